/** Words in quotation marks; a quote that carries its own marks gets no second pair. */
export function quoted(text: string): string {
  const bare = text.trim()
  return /^[“"‘'].*[”"’']$/s.test(bare) ? bare : `“${bare}”`
}
