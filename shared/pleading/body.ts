import type { Line } from './line'

const ITEM = /^\(?([a-z]{1,2}|[ivx]{1,5}|\d{1,2})[.)]\s+\S/

/**
 * Text of a paragraph from its lines: number off, line ends joined, hyphens at line ends mended.
 * @param skip characters of the first line that are the number
 * @returns the text, and its sub-items with offsets into it (domain § 1.3.5)
 */
export function bodyText(lines: readonly Line[], skip: number): { text: string; items: { label: string; from: number; to: number }[] } {
  let text = ''
  const items: { label: string; from: number; to: number }[] = []
  lines.forEach((line, index) => {
    const raw = (index === 0 ? line.text.slice(skip) : line.text).replace(/\u00ad/g, '').trim()
    if (raw === '') return
    const item = index > 0 ? ITEM.exec(raw) : null
    if (/\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(raw)) text = joinHyphen(text, raw)
    else text += (text === '' ? '' : ' ') + raw
    if (item?.[1]) {
      const from = text.length - raw.length
      const last = items.at(-1)
      if (last) last.to = from
      items.push({ label: item[1], from, to: from })
    }
  })
  const last = items.at(-1)
  if (last) last.to = text.length
  return { text, items }
}

/** "infor-" + "mation" is one word; "self-" + "evident" keeps its hyphen where both halves are words of their own length. */
function joinHyphen(text: string, raw: string): string {
  const before = /(\p{L}+)-$/u.exec(text)?.[1] ?? ''
  const compound = /^(?:self|non|pre|post|anti|co|ex|well|cross|multi|third|long|short|high|low|year|day|on|off|in|out|opt|class|profit)$/i.test(before)
  return compound ? text + raw : text.slice(0, -1) + raw
}
