/** What pleadings themselves say belongs together: an answer's response to a paragraph, by its number; the paragraphs under a heading, by their place. */
import { readFileSync } from 'node:fs'
import { type ParsedComplaint, parseComplaint } from '../../../shared/pleading'
import { corpusFile } from '../../corpus'
import { readPdf } from '../../papers/read'
import type { LabelledSet, Query } from './labelled'

const ANSWER = 'pleadings/sines-v-kessler-answer-kessler.pdf'
const ANSWERED = 'pleadings/sines-v-kessler-second-amended-complaint.pdf'
/** Shorter responses ("Denied.", lack of knowledge alone) say nothing that could be found. Characters. */
const SAYS_SOMETHING = 330
/** Behind it the numbers of the answer no longer fit the complaint's (see the corpus's own notes). */
const LAST_SURE = 330

async function pagesOf(path: string) {
  const file = corpusFile(path)
  return file ? readPdf(new Uint8Array(readFileSync(file))) : null
}

/** Paragraphs of the second amended complaint against the responses that bear their number. */
export async function answerSet(): Promise<LabelledSet[]> {
  const [answer, answered] = [await pagesOf(ANSWER), await pagesOf(ANSWERED)]
  if (!answer || !answered) return []
  const complaint = parseComplaint(answered)
  const responses = numbered(answer.map((page) => ({ n: page.n, text: page.text })))
  const names = namesOf(complaint)
  const queries = complaint.paragraphs.flatMap((paragraph): Query[] => {
    const response = responses.get(paragraph.n)
    const length = response?.reduce((sum, one) => sum + (one.to ?? 0) - (one.from ?? 0), 0) ?? 0
    if (!response || paragraph.n > LAST_SURE || length < SAYS_SOMETHING) return []
    return [{ need: { text: paragraph.text, context: '', names }, labels: response, part: paragraph.n % 2 === 1 ? 'tuning' : 'held out' }]
  })
  return [{ name: 'answer', texts: [{ source: { key: ANSWER, title: 'Answer', date: null, people: [] }, pages: answer.map((page) => ({ n: page.n, text: page.text })) }], queries }]
}

/** Stretches of each numbered response; one that runs over a page's end has several. */
function numbered(pages: readonly { n: number; text: string }[]): Map<number, Query['labels']> {
  const starts: { response: number; page: number; at: number }[] = []
  for (const [page, { text }] of pages.entries()) {
    for (const match of text.matchAll(/^\s*(\d{1,3})\.\s/gm)) if (Number(match[1]) === (starts.at(-1)?.response ?? 0) + 1) starts.push({ response: Number(match[1]), page, at: match.index })
  }
  const found = new Map<number, Query['labels']>()
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? { page: pages.length - 1, at: pages.at(-1)?.text.length ?? 0 }
    const labels: Query['labels'] = []
    for (let page = start.page; page <= end.page; page++) labels.push({ key: ANSWER, n: pages[page]?.n ?? 1, from: page === start.page ? start.at : 0, to: page === end.page ? end.at : (pages[page]?.text.length ?? 0) })
    found.set(start.response, labels)
  }
  return found
}

/** Headings of complaints against the paragraphs under them. Each paragraph is a page of its own. */
export async function headingSets(): Promise<LabelledSet[]> {
  const files: [string, Query['part']][] = [['pleadings/sines-v-kessler-complaint.pdf', 'tuning'], ['pleadings/sines-v-kessler-second-amended-complaint.pdf', 'held out'], ['pleadings/iqbal-first-amended-complaint.pdf', 'held out'], ['pleadings/twombly-complaint.pdf', 'held out']]
  const sets: LabelledSet[] = []
  for (const [file, part] of files) {
    const pages = await pagesOf(file)
    if (!pages) continue
    const complaint = parseComplaint(pages)
    const names = namesOf(complaint)
    const queries = complaint.headings.flatMap((heading, at): Query[] => {
      const end = complaint.headings[at + 1]?.before ?? complaint.paragraphs.length
      const under = complaint.paragraphs.slice(heading.before, end)
      // A heading of two words ("THE PARTIES") asserts nothing; a long section holds more than a list of ten can show.
      if (heading.text.split(/\s+/).length < 4 || under.length === 0 || under.length > 10) return []
      return [{ need: { text: heading.text, context: '', names }, labels: under.map((one) => ({ key: file, n: complaint.paragraphs.indexOf(one) + 1, from: null, to: null })), part }]
    })
    if (queries.length > 0) sets.push({ name: 'headings', texts: [{ source: { key: file, title: '', date: null, people: [] }, pages: complaint.paragraphs.map((one, index) => ({ n: index + 1, text: one.text })) }], queries })
  }
  return sets
}

const namesOf = (complaint: ParsedComplaint) => complaint.caption.parties.flatMap((one) => [one.name, one.definedAs ?? '']).filter(Boolean)
