import type { Covered } from './decide'

/** "Words can still be read under 3 covered places (pages 2 and 5); they are kept out of lists." */
export function coveredSentence(covered: readonly Covered[]): string {
  if (covered.length === 0) return ''
  const pages = [...new Set(covered.map((one) => one.page))]
  const named = pages.slice(0, 6).join(', ')
  return `Words can still be read under ${covered.length} covered ${covered.length === 1 ? 'place' : 'places'} (${pages.length === 1 ? 'page' : 'pages'} ${named}${pages.length > 6 ? ' …' : ''}); they are kept out of lists. If they were hidden on purpose, see FRCP 26(b)(5)(B).`
}
