/** "repeats and realleges paragraphs 1 through 45": resolved to printed numbers (domain § 1.5). */
export type NumberRange = { from: number; to: number }

/**
 * @param text the incorporating paragraph
 * @param own its own printed number
 * @returns ranges of printed numbers, or null where the text incorporates nothing
 */
export function incorporated(text: string, own: number): NumberRange[] | null {
  if (!/\b(?:repeats?|re-?alleges?|re-?states?|incorporates?)\b/i.test(text)) return null
  const without = text.replace(/\bexcept\b[^.]*/i, '')
  const explicit = /(?:\bparagraphs?|¶{1,2}|\baverments)\s*(?:number(?:ed|s)?\s+)?((?:\d{1,4}(?:\s*(?:-|–|—|through|to|,|and|&)\s*)?)+)/i.exec(without)
  if (explicit?.[1]) return minus(ranges(explicit[1]), exceptions(text))
  if (/\b(?:foregoing|preceding|above|previous|prior|all (?:of the )?(?:allegations|paragraphs)|each (?:and every|of)|every)\b/i.test(text)) {
    return minus(own > 1 ? [{ from: 1, to: own - 1 }] : [], exceptions(text))
  }
  return null
}

function exceptions(text: string): NumberRange[] {
  const except = /\bexcept\b[^.]{0,40}?(?:paragraphs?|¶{1,2})\s+((?:\d{1,4}(?:\s*(?:-|–|—|through|to|,|and|&)\s*)?)+)/i.exec(text)
  return except?.[1] ? ranges(except[1]) : []
}

function ranges(text: string): NumberRange[] {
  return [...text.matchAll(/(\d{1,4})(?:\s*(?:-|–|—|through|to)\s*(\d{1,4}))?/gi)].flatMap(([, from = '', to]) => {
    const range = { from: Number(from), to: Number(to ?? from) }
    return range.to >= range.from ? [range] : []
  })
}

function minus(all: NumberRange[], out: NumberRange[]): NumberRange[] {
  let left = all
  for (const gone of out) {
    left = left.flatMap((range) => {
      if (gone.to < range.from || gone.from > range.to) return [range]
      return [{ from: range.from, to: gone.from - 1 }, { from: gone.to + 1, to: range.to }].filter((part) => part.from <= part.to)
    })
  }
  return left
}
