/** The demo matter's testimony: an invented witness who was heard, the notes of that day, and what was made of them since. */
import { type Operation, patch, put } from '../log/change'
import type { Deposition, Document, Paragraph, Passage, RunningNote, TableName, Testimony, Transcript } from '../records'
import { compare, linesIn, quoteOf, type Range, type RangeLine } from '../transcript/range'
import { roughCite } from '../deposition/room'

/** The reporter's file, made by the script that makes the other papers. */
export const transcriptFile = 'sample-deposition.txt'

type Context = {
  newId: (table: Exclude<TableName, 'matter'>) => string
  transcript: Transcript
  lines: readonly RangeLine[]
  paragraphs: readonly Paragraph[]
  documents: ReadonlyMap<string, Document>
  passages: readonly Passage[]
}

type Noted = { at: number; kind: RunningNote['kind']; ground?: string; text: string; of?: string; cited?: string }

/** Minutes on the record, and what was typed then. `cited`: words of the place that it was matched to already. */
const NOTES: readonly Noted[] = [
  { at: 12, kind: 'demand', text: 'Launch checklist, used to refresh recollection' },
  { at: 58, kind: 'admission', text: 'Never heard anybody say that an InMail was not confidential', of: '16', cited: 'Did you ever hear anybody' },
  { at: 96, kind: 'admission', text: 'Setting was on by default in the United States', of: '27' },
  { at: 104, kind: 'evasive', text: 'Does not recall who decided the default. Review meeting in the spring' },
  { at: 109, kind: 'demand', text: 'Slides of the spring review meeting' },
  { at: 112, kind: 'objection', ground: 'instructed not to answer', text: 'Was off by default discussed at the meeting' },
  { at: 113, kind: 'refused', text: 'Off by default at the meeting: advice of counsel' },
  { at: 131, kind: 'break', text: '' },
  { at: 139, kind: 'admission', text: 'No notice went through the group in August', of: '29' },
  { at: 152, kind: 'admission', text: 'Before September 18 the policy did not name training', of: '25' },
  { at: 181, kind: 'follow-up', text: 'Manifest of data sources: ask M. Example' },
  { at: 188, kind: 'admission', text: 'Cannot tell from own knowledge whether a message was used' },
  { at: 203, kind: 'admission', text: 'Design rules treat messages as sensitive' },
  { at: 214, kind: 'demand', text: 'The 2023 study of what members value' },
]
const BEGAN = Date.parse('2025-09-18T16:05:00.000Z')
const MINUTE = 60_000
const instant = (minutes: number) => new Date(BEGAN + minutes * MINUTE).toISOString()

/** Words by which a place is found, and what was made of it. */
const DESIGNATED = [['Was the setting on by default', 'affirmative'], ['no notice about this setting', 'affirmative'], ['Could a member turn the setting off', 'counter'], ['Is it fair to say', 'affirmative']] as const
const HIGHLIGHTED = ['Which regions were left out', 'So LinkedIn knew in August', 'Who keeps the manifest'] as const
const CONFLICTING = 'Do you know of anything in writing'

/** Puts over the imported transcript. @throws Error where words of it are not there: a fault of ours */
export function demoTestimony({ newId, transcript, lines, paragraphs, documents, passages }: Context): Operation[] {
  const deposition: Deposition = {
    id: newId('depositions'), witness: 'Jordan Sample', person: null, date: '2025-09-18', where: 'Hotel, room 4', organisation: true, limitMinutes: 420, exhibitPrefix: '', state: 'ended',
    clock: [{ at: instant(0), on: true, examiner: 'plaintiff' }, { at: instant(131), on: false, examiner: 'plaintiff' }, { at: instant(149), on: true, examiner: 'plaintiff' }, { at: instant(239), on: true, examiner: 'defendant' }, { at: instant(256), on: false, examiner: 'defendant' }],
    transcript: transcript.id, note: 'DEMONSTRATION. The witness and every word of this testimony are invented.',
  }
  const ops: Operation[] = [put('depositions', deposition), patch('documents', transcript.document, { title: 'Deposition of Jordan Sample (invented)', reviewed: true })]
  const said = new Map<string, Testimony>()
  const testimony = (words: string): Testimony => {
    const there = said.get(words)
    if (there) return there
    const range = exchange(lines, words)
    const record: Testimony = { id: newId('testimony'), transcript: transcript.id, ...range, quote: quoteOf(linesIn(lines, range)), note: '', tags: [], rough: false }
    said.set(words, record)
    ops.push(put('testimony', record))
    return record
  }
  NOTES.forEach(({ at, kind, ground = '', text, of, cited }, order) => {
    const place = cited ? testimony(cited) : null
    const note: RunningNote = {
      id: newId('runningNotes'), deposition: deposition.id, order: order + 1, kind, ground, text, at: instant(at > 131 ? at + 18 : at), onRecord: at * MINUTE, question: null, document: null, support: null, testimony: place?.id ?? null,
    }
    const target = of === undefined ? undefined : paragraphs.find((one) => one.label === of)?.id
    if (target) {
      note.support = newId('supports')
      ops.push(put('supports', { id: note.support, of: target, source: place?.id ?? note.id, bearing: 'supports', directness: 'direct', standing: place ? 'verified' : 'proposed', note: place ? text : `Rough, not certified: ${roughCite(note, deposition)}. ${text}`, defendants: [] }))
    }
    ops.push(put('runningNotes', note))
  })
  for (const [file, number, at] of [['LSA.pdf', '2', 41], ['privacy-policy-2024-09-18.html', '3', 150]] as const) {
    const document = documents.get(file)
    if (document) ops.push(put('markedExhibits', { id: newId('markedExhibits'), deposition: deposition.id, document: document.id, number, offeredBy: 'plaintiff', at: instant(at), onRecord: at * MINUTE }))
  }
  for (const words of HIGHLIGHTED) testimony(words)
  for (const [words, kind] of DESIGNATED) ops.push(put('designations', { id: newId('designations'), transcript: transcript.id, ...exchange(lines, words), kind, party: null, objections: kind === 'counter' ? [] : [{ by: 'Mr. Stone', ground: 'Form', ruling: 'none', note: '' }], note: '' }))
  const denial = passages.find((one) => one.quote.includes('We never did that'))
  if (denial) ops.push(put('impeachments', { id: newId('impeachments'), one: testimony(CONFLICTING).id, other: denial.id, note: 'Denied in public; the designee has seen no paper that shows it.' }))
  return ops
}

/** From the question that has these words to the end of its answer. */
function exchange(lines: readonly RangeLine[], words: string): Range {
  const at = lines.findIndex((line, index) => `${line.text} ${lines[index + 1]?.text ?? ''} ${lines[index + 2]?.text ?? ''}`.includes(words) && !`${lines[index + 1]?.text ?? ''} ${lines[index + 2]?.text ?? ''} ${lines[index + 3]?.text ?? ''}`.includes(words))
  const first = lines.slice(0, at + 1).findLastIndex((line) => line.text.startsWith('Q.'))
  const rest = lines.slice(first + 1)
  const next = rest.findIndex((line) => line.text.startsWith('Q.') || line.kind === 'parenthetical' || line.kind === 'heading' || line.kind === 'colloquy')
  const last = lines[next < 0 ? lines.length - 1 : first + next]
  const start = lines[first]
  if (at < 0 || !start || !last || compare({ page: start.page, line: start.n }, { page: last.page, line: last.n }) > 0) throw new Error(`the demo transcript has no “${words}”`)
  return { from: { page: start.page, line: start.n }, to: { page: last.page, line: last.n } }
}
