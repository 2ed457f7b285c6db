/**
 * The text as the reader of cites sees it: one kind of blank, dash and apostrophe, nothing
 * invisible, words broken at a line's end joined. Each sign keeps the offset it came from.
 */
export type Clean = {
  text: string
  /** offsets in the source at which each sign of `text` begins and ends */
  at: Int32Array
  end: Int32Array
}

/** UTF-8 read as Windows-1252: "¶", "§", dashes, apostrophes, a blank. */
const MOJIBAKE: readonly [string, string][] = [['Â¶', '¶'], ['Â§', '§'], ['Â\u00a0', ' '], ['â€“', '–'], ['â€”', '—'], ['â€™', "'"]]
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]/
const BLANK = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]/

/** Evens a text out. @returns no longer than the text given */
export function cleanText(source: string): Clean {
  const at = new Int32Array(source.length)
  const end = new Int32Array(source.length)
  const out: string[] = []
  let blank = true
  const put = (sign: string, from: number, length = 1) => {
    at[out.length] = from
    end[out.length] = from + length
    out.push(sign)
    blank = sign === ' '
  }
  for (let i = 0; i < source.length; i++) {
    const sign = source[i] as string
    const wrong = sign === 'Â' || sign === 'â' ? MOJIBAKE.find(([bad]) => source.startsWith(bad, i)) : undefined
    if (wrong) {
      if (wrong[1] !== ' ' || !blank) put(wrong[1], i, wrong[0].length)
      i += wrong[0].length - 1
    } else if (INVISIBLE.test(sign)) {
      // A soft hyphen at a line's end takes the break with it.
      if (sign === '\u00ad' && /[\r\n]/.test(source[i + 1] ?? '')) while (BLANK.test(source[i + 1] ?? '')) i++
    } else if (sign === '-' && isBrokenWord(source, i)) {
      while (BLANK.test(source[i + 1] ?? '')) i++
    } else if (BLANK.test(sign)) {
      if (!blank) put(' ', i)
    } else put(EVEN[sign] ?? sign, i)
  }
  return { text: out.join(''), at, end }
}

const EVEN: Record<string, string> = { '’': "'", '‘': "'", 'ʼ': "'", '‐': '-', '‑': '-', '‒': '–', '−': '–', '⁋': '¶' }

/** "Com-⏎plaint": letters on both sides, the second small, with a line break between. */
function isBrokenWord(source: string, hyphen: number): boolean {
  if (!/\p{L}/u.test(source[hyphen - 1] ?? '')) return false
  let next = hyphen + 1
  while (next < hyphen + 12 && (source[next] === ' ' || source[next] === '\t')) next++
  if (source[next] !== '\n' && source[next] !== '\r') return false
  while (next < hyphen + 24 && BLANK.test(source[next] ?? '')) next++
  return /\p{Ll}/u.test(source[next] ?? '')
}

/** The stretch of the source that a stretch of the clean text, of one sign or more, stands for. */
export function spanIn(clean: Clean, from: number, to: number): { from: number; to: number } {
  return { from: clean.at[from] ?? 0, to: clean.end[to - 1] ?? 0 }
}
