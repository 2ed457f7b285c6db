const STYLE_SHEETS = /<style\b[\s\S]*?(?:<\/style\s*>|$)/gi
const TAGS = /<[a-z][^>]*>/gi
const STYLE_ATTRIBUTE = /\sstyle\s*=/gi

/**
 * A page without its styles, before it is parsed. The app's content security policy refuses them
 * in any case; without this each would be reported as an attempt.
 */
export function inertHtml(html: string): string {
  return html.replace(STYLE_SHEETS, '').replace(TAGS, (tag) => tag.replace(STYLE_ATTRIBUTE, ' data-style='))
}
