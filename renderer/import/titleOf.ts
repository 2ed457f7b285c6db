/** The name without its ending; control and direction signs are shown, not obeyed (domain § 15). */
export function titleOf(name: string): string {
  const visible = name.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return (visible.replace(/\.[A-Za-z0-9]{1,5}$/, '') || visible || 'unnamed').slice(0, 1024)
}
