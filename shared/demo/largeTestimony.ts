/** A long deposition and a prepared one out of nothing, as records: the same for the same seed. */
import { readPlain } from '../plain/read'
import { type AnyRecord, type Document, PLAIN_DOCUMENT, type Question, type TableName, type Testimony, type Topic, type Transcript, type TranscriptPage } from '../records'
import type { PageText } from '../text/page'
import { ASKED, asciiTranscript, largeTranscript, MORE, PER_PAGE, SAID } from './largeTranscript'
import { random } from './random'

/**
 * The same as records with highlights spread over it, and the text of its file.
 * @param highlights how many; each of two lines, at places of their own
 * @param hash of a text, as hexadecimal digits
 */
export function largeTestimony(options: { pages: number; highlights: number; seed: number }, hash: (text: string) => string): { tables: [TableName, AnyRecord[]][]; paper: { sha256: string; text: string; pages: PageText[] } } {
  const made = largeTranscript(options.pages, random(options.seed))
  const text = asciiTranscript(made)
  const sha256 = hash(text)
  const id = (prefix: string, n: number) => `${prefix}_L${String(n).padStart(7, '0')}`
  const pages = made.map((page, index): TranscriptPage => {
    let speaker = ''
    return {
      id: id('trp', index), transcript: id('trn', 0), order: index + 1, printed: page.printed, filePage: null, part: page.part,
      lines: page.lines.map((line, at) => {
        const kind = page.part !== 'testimony' ? 'front' as const : line.startsWith('Q.') ? 'question' as const : line.startsWith('A.') ? 'answer' as const : line.includes('Objection') ? 'objection' as const : speaker === 'THE WITNESS' ? 'answer' as const : 'question' as const
        speaker = kind === 'answer' ? 'THE WITNESS' : 'MS. ORCHARD'
        return { n: at + 1, text: line.trim(), kind, speaker, time: '' }
      }),
    }
  })
  const document: Document = {
    id: id('doc', 0), sha256, size: text.length, originalName: 'teasdale.txt', originalFolder: '', originalModified: null, title: 'Deposition of Morgan Teasdale', kind: 'text', media: 'text/plain', pages: 1, range: null, text: 'file', confidence: 1,
    exhibit: null, source: 'Transcript', custodian: '', date: '2025-06-03', confidentiality: 'none', tags: [], note: '', reviewed: true, warning: '', added: '2025-06-20T00:00:00.000Z', ...PLAIN_DOCUMENT,
  }
  const transcript: Transcript = {
    id: id('trn', 0), document: document.id, kind: 'deposition', witness: 'Morgan Teasdale', person: null, shortForm: 'Teasdale Dep.', date: '2025-06-03', volume: '', firstPage: 1, lastPage: made.length, linesPerPage: PER_PAGE, paged: true, rough: false, replaces: null, digest: [],
    examinations: [{ by: 'Ms. Orchard', kind: 'examination', at: { page: 3, line: 2 } }], exhibits: [], errata: [], certificate: '', doubts: [], video: null, imported: '2025-06-20T00:00:00.000Z',
  }
  const body = pages.filter((page) => page.part === 'testimony').flatMap((page) => page.lines.slice(0, -1).map((line, at) => ({ page: page.printed, line: line.n, quote: `${line.text} ${page.lines[at + 1]?.text ?? ''}` })))
  const testimony = Array.from({ length: Math.min(options.highlights, body.length) }, (_, n): Testimony => {
    const { page, line, quote } = body[Math.floor((n * body.length) / options.highlights)] as (typeof body)[number]
    return { id: id('tst', n), transcript: transcript.id, from: { page, line }, to: { page, line: line + 1 }, quote, note: '', tags: [], rough: false }
  })
  const texts = readPlain(text)
  return { tables: [['documents', [{ ...document, pages: texts.length }]], ['transcripts', [transcript]], ['transcriptPages', pages], ['testimony', testimony], ...largeOutline()], paper: { sha256, text, pages: texts } }
}

/** A deposition that is prepared: eight topics of twelve questions. */
function largeOutline(): [TableName, AnyRecord[]][] {
  const deposition = 'dep_L0000000'
  const topics = ASKED.concat(ASKED.slice(0, 2)).map((title, n): Topic => ({ id: `top_L${String(n).padStart(7, '0')}`, deposition, order: n + 1, title, goal: SAID[n % SAID.length] as string, minutes: 45, of: [] }))
  const questions = topics.flatMap((topic, t) => Array.from({ length: 12 }, (_, n): Question => ({
    id: `qst_L${String(t * 12 + n).padStart(7, '0')}`, deposition, topic: topic.id, order: n + 1, text: `${ASKED[(t + n) % ASKED.length]}, ${MORE[n % MORE.length]}?`, exhibits: [], expected: SAID[n % SAID.length] as string, fallback: null, note: '', state: 'open',
  })))
  return [
    ['depositions', [{ id: deposition, witness: 'Ann Roe', person: null, date: null, where: '', organisation: false, limitMinutes: 420, exhibitPrefix: '', state: 'planned', clock: [], transcript: null, note: '' }]],
    ['topics', topics], ['questions', questions],
  ]
}
