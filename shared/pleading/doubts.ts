/** What a person must look at: nothing that the reader was unsure of is silently dropped. */
import type { PageText, Rect } from '../text/page'
import type { Candidate } from './candidates'
import type { ParsedCount, ParsedDoubt, ParsedParagraph } from './model'

/** Below this the line by itself did not look like a paragraph's start. */
const SURE = 0.75
/** Confidence of recognised text below which a page is shown. */
const READABLE = 0.72

export function doubtsOf(pages: readonly PageText[], paragraphs: readonly ParsedParagraph[], counts: readonly ParsedCount[], chosen: readonly Candidate[], lastPage: number): ParsedDoubt[] {
  const doubts: ParsedDoubt[] = []
  const add = (index: number, what: ParsedDoubt['what'], say: string, fixes: ParsedDoubt['fixes']) => {
    const place = paragraphs[index]?.place
    doubts.push({ what, say, paragraph: index, page: place?.page ?? 1, rect: place?.rects[0]?.rect ?? null, fixes })
  }
  paragraphs.forEach((paragraph, index) => {
    const before = paragraphs[index - 1]
    const step = paragraph.n - (before?.n ?? 0)
    if (!before && paragraph.n > 1) add(index, 'skipped', `The first numbered paragraph is ¶ ${paragraph.n}; nothing before it carries a number.`, ['read-number-as'])
    else if (before && step > 1) {
      const gone = step === 2 ? `¶ ${before.n + 1}` : `¶¶ ${before.n + 1}–${paragraph.n - 1}`
      add(index, 'skipped', `${gone} ${step === 2 ? 'is' : 'are'} not on the paper, or could not be read: ¶ ${before.n} is followed by ¶ ${paragraph.n}.`, ['read-number-as', 'split'])
    } else if (before && step === 0) add(index, 'duplicate', `The number ${paragraph.n} is printed twice in a row.`, ['merge-with-previous', 'read-number-as', 'not-a-paragraph'])
    else if (before && step < 0 && paragraph.n === 1) add(index, 'restarted', `The numbers begin again at 1 after ¶ ${before.n}.`, ['read-number-as', 'not-a-paragraph'])
    else if (before && step < 0) add(index, 'out-of-order', `¶ ${paragraph.n} stands after ¶ ${before.n}.`, ['read-number-as', 'merge-with-previous', 'not-a-paragraph'])
    const candidate = chosen[index]
    if (candidate && candidate.score < SURE) {
      add(index, 'number-unclear', candidate.printed === '' ? `¶ ${paragraph.label} carries no readable number; it was taken to begin here.` : `The number of ¶ ${paragraph.label} is printed as “${candidate.printed}”.`, ['read-number-as', 'merge-with-previous', 'not-a-paragraph'])
    }
    if (paragraph.text.trim().length < 4) add(index, 'start-unclear', `¶ ${paragraph.label} has no words behind its number.`, ['merge-with-previous', 'not-a-paragraph'])
  })
  for (const page of pages) {
    if (page.n > lastPage) continue
    const whole: Rect = { x: 0, y: 0, w: page.width, h: page.height }
    if (page.source === 'decoded') {
      if (!doubts.some((doubt) => doubt.what === 'text-layer')) doubts.push({ what: 'text-layer', say: 'The file’s text is stored under wrong character codes and was decoded. Compare a page with its picture.', paragraph: null, page: page.n, rect: whole, fixes: [] })
    } else if (page.source === 'ocr' && page.confidence < READABLE) {
      doubts.push({ what: 'low-confidence', say: `Page ${page.n} was hard to recognise (${Math.round(page.confidence * 100)} %). Compare it with its picture.`, paragraph: null, page: page.n, rect: whole, fixes: [] })
    }
  }
  counts.forEach((count, index) => {
    const expected = (counts[index - 1]?.ordinal ?? 0) + 1
    if (count.ordinal !== expected) doubts.push({ what: 'count-unclear', say: `${count.printed} is number ${count.ordinal}, where number ${expected} was expected.`, paragraph: count.from, page: count.place.page, rect: count.place.rects[0]?.rect ?? null, fixes: [] })
    if (count.from === null) doubts.push({ what: 'count-unclear', say: `${count.printed} has no paragraphs of its own.`, paragraph: null, page: count.place.page, rect: count.place.rects[0]?.rect ?? null, fixes: [] })
  })
  if (paragraphs.length === 0) doubts.push({ what: 'few-numbers', say: 'No numbered paragraphs were found.', paragraph: null, page: 1, rect: null, fixes: [] })
  return doubts
}
