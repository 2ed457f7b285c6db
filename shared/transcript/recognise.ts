/** Whether a file is a transcript of testimony, by what stands on some of its pages: a proposal, which a person decides. */
import { isCaptions } from './captions'
import { dvtLines, isDvt, isSami, pagesOfDvt } from './timed'

/** Pages that are looked at: the first two, and these many about the middle, behind cover, index and appearances. */
const MIDDLE = 8
const LONGEST = 8000

const QUESTION = /^(?:q[.:]\s+|Q(?:[.:]\s*|\s{2,}|\s(?=[A-Z]))|Q(?:UESTION|uestion):\s*)\S/
const ANSWER = /^(?:a[.:]\s+|A(?:[.:]\s*|\s{2,}|\s(?=[A-Z]))|(?:THE )?ANSWER:\s*|Answer:\s*)\S/
const SPEAKER = /^(?:MR|MS|MRS|DR|THE)\.?\s[A-ZÀ-ÖØ-Þ .'’-]{2,40}:/
const NUMBER = /^\s{0,12}\d{1,2}[.):]?(?=\s|$)/
/** its page, before the number of the line */
const PAGE = /^\s{0,6}0\d{2,4}(?=\s{1,3}\d{1,2}(?:\s|$))/
const STAMP = /^\s{0,12}\d{1,5}[:/]\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?(?=\s|$)/
const BAR = /^\s{0,12}[|\u2502\u2503\u2551\u00a6](?=\s|$)/
const SWORN = /\bdeposition\s+of\b|\bdeponent\b|\bduly\s+sworn\b|\bexamination\s+(?:under\s+oath|by)\b|\bBY\s+M[RS]S?\.\s|\bcertified\s+(?:shorthand|court)\s+reporter\b|\b(?:direct|cross|redirect)[\s-]+examination\b|\bofficial\s+(?:court\s+)?reporter\b/i

export type Recognised = {
  what: 'transcript' | 'captions'
  /** what it was recognised by, as a phrase: "122 questions and answers on numbered lines" */
  by: string
}

/** The pages by which a file of so many is judged, 1-based, in order. */
export function pagesToJudge(count: number): number[] {
  const middle = Math.max(1, Math.floor(count / 2) - MIDDLE / 2)
  return [...new Set([1, 2, ...Array.from({ length: MIDDLE }, (_, at) => middle + at)])].filter((n) => n <= count).sort((a, b) => a - b)
}

/** @param texts of the pages that `pagesToJudge` names @returns null where it is none */
export function recogniseTranscript(texts: readonly string[]): Recognised | null {
  if (texts[0] !== undefined && isDvt(texts[0]) && pagesOfDvt(dvtLines(texts[0])).length > 0) return { what: 'transcript', by: 'printed lines with their times' }
  if (texts[0] !== undefined && (isCaptions(texts[0]) || isSami(texts[0]))) return { what: 'captions', by: 'captions with their times' }
  let [rows, numbered, questions, answers, speakers] = [0, 0, 0, 0, 0]
  for (const text of texts) {
    const middle = Math.max(0, Math.floor((text.length - LONGEST) / 2))
    for (const row of `${text.slice(0, LONGEST / 4)}\n${text.slice(Math.max(LONGEST / 4, middle), Math.max(LONGEST / 4, middle) + LONGEST)}`.split('\n')) {
      if (row.trim() === '') continue
      rows++
      // The number of the line, its time, or page:line stand before the words, in any order.
      const bare = row.replace(BAR, '').replace(STAMP, '').replace(STAMP, '').replace(PAGE, '')
      if (bare.length < row.length || NUMBER.test(bare)) numbered++
      const said = bare.replace(NUMBER, '').replace(BAR, '').replace(STAMP, '').trimStart()
      if (QUESTION.test(said)) questions++
      else if (ANSWER.test(said)) answers++
      else if (SPEAKER.test(said)) speakers++
    }
  }
  const lines = numbered >= rows * 0.4 ? ' on numbered lines' : ''
  const sworn = texts.some((text) => SWORN.test(text))
  if (questions >= 4 && answers >= 4 && (questions + answers) >= rows * 0.06 && (lines !== '' || sworn)) return { what: 'transcript', by: `questions and answers${lines}` }
  // A hearing: people speak in turn, and nobody is examined.
  return speakers >= 6 && speakers >= rows * 0.08 && (lines !== '' || sworn) ? { what: 'transcript', by: `speakers in turn${lines}` } : null
}
