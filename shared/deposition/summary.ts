/** A deposition looked back on: what was admitted, refused and demanded, and what stays open. Pure. */
import { put, type Operation } from '../log/change'
import type { Deposition, Gap, MarkedExhibit, Question, RunningNote, Topic } from '../records'
import type { Paper, PaperPart } from '../report/paper'
import { clockText, recordTime } from './clock'
import { byOrder, type NewId } from './outline'
import { noteWord } from './room'

export type DepositionRecords = {
  deposition: Deposition
  topics: readonly Topic[]
  questions: readonly Question[]
  notes: readonly RunningNote[]
  marked: readonly MarkedExhibit[]
  gaps: readonly Gap[]
}

export type Summary = {
  admissions: RunningNote[]
  refusals: RunningNote[]
  objections: RunningNote[]
  evasions: RunningNote[]
  demands: RunningNote[]
  followUps: RunningNote[]
  exhibits: MarkedExhibit[]
  gapsClosed: Gap[]
  gapsOpen: Gap[]
  unasked: Question[]
  /** milliseconds on the record, and by who examined */
  used: number
  byExaminer: { examiner: string; total: number }[]
}

/** @param now milliseconds since 1970, for a record that still runs */
export function summarise({ deposition, topics, questions, notes, marked, gaps }: DepositionRecords, now: number): Summary {
  const own = [...notes].sort(byOrder)
  const of = (...kinds: RunningNote['kind'][]) => own.filter((one) => kinds.includes(one.kind))
  const wanted = new Set(topics.flatMap((one) => one.of))
  const about = gaps.filter((one) => wanted.has(one.id))
  const time = recordTime(deposition.clock, now)
  return {
    admissions: of('admission'), refusals: own.filter((one) => one.kind === 'refused' || one.ground === 'instructed not to answer'), objections: of('objection'), evasions: of('evasive'),
    demands: of('demand'), followUps: of('follow-up'), exhibits: [...marked].sort((a, b) => (a.at < b.at ? -1 : 1)),
    gapsClosed: about.filter((one) => one.state === 'closed'), gapsOpen: about.filter((one) => one.state === 'open'), unasked: [...topics].sort(byOrder).flatMap((topic) => questions.filter((one) => one.topic === topic.id && one.state === 'open').sort(byOrder)), used: time.total, byExaminer: time.byExaminer,
  }
}

export type Names = { documentName: (id: string) => string; witness: string; /** the cite of testimony that a note was matched to */ testimonyCite: (id: string) => string }

/** The notes and the exhibits as one table, in order of time: for a spreadsheet. */
export function notesTable({ notes, marked, questions }: DepositionRecords, { documentName, testimonyCite }: Names): { head: string[]; rows: string[][] } {
  const asked = new Map(questions.map((one) => [one.id, one.text]))
  const rows = [
    ...notes.map((one) => ({ at: one.at, cells: [clockText(one.onRecord), one.at, noteWord(one), one.text, one.question ? (asked.get(one.question) ?? '') : '', one.document ? documentName(one.document) : '', one.testimony ? testimonyCite(one.testimony) : ''] })),
    ...marked.map((one) => ({ at: one.at, cells: [clockText(one.onRecord), one.at, `Exhibit ${one.number} marked`, one.offeredBy === '' ? '' : `Offered by ${one.offeredBy}`, '', documentName(one.document), ''] })),
  ]
  return { head: ['On the record', 'Clock (UTC)', 'What', 'Words', 'Question', 'Exhibit', 'Page and line'], rows: rows.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map((one) => one.cells) }
}

/** The summary as a paper. */
export function summaryPaper(records: DepositionRecords, names: Names, head: Pick<Paper, 'court' | 'caption' | 'docket'>, now: number): Paper {
  const found = summarise(records, now)
  const parts: PaperPart[] = [
    { kind: 'heading', text: `Deposition of ${names.witness}` },
    { kind: 'note', text: records.notes.some((one) => one.testimony !== null) ? 'From notes taken in the room. What has no page and line is rough, not certified.' : 'From notes taken in the room. Rough, not certified: no page and line before the transcript has come.' },
    { kind: 'text', text: `Time on the record ${clockText(found.used)} of ${clockText(records.deposition.limitMinutes * 60_000)}.${found.byExaminer.map((one) => ` ${one.examiner === '' ? 'Not named' : one.examiner} ${clockText(one.total)}.`).join('')}` },
  ]
  const list = (title: string, rows: string[][], columns: string[]) => {
    if (rows.length > 0) parts.push({ kind: 'heading', text: title }, { kind: 'table', head: columns, rows })
  }
  const said = (notes: readonly RunningNote[]) => notes.map((one) => [one.testimony ? names.testimonyCite(one.testimony) : clockText(one.onRecord), noteWord(one), one.text, one.document ? names.documentName(one.document) : ''])
  const columns = ['Record', 'What', 'Words', 'Exhibit']
  list(found.admissions.every((one) => one.testimony !== null) ? 'Admissions' : 'Admissions (rough, not certified)', said(found.admissions), columns)
  list('Refusals and instructions not to answer', said(found.refusals), columns)
  list('Evasive answers', said(found.evasions), columns)
  list('Demanded on the record', said(found.demands), columns)
  list('To follow up', said(found.followUps), columns)
  list('Exhibits marked', found.exhibits.map((one) => [one.number, names.documentName(one.document), one.offeredBy, clockText(one.onRecord)]), ['Exhibit', 'Document', 'Offered by', 'Record'])
  list('Gaps still open', found.gapsOpen.map((one) => [one.what, one.plan]), ['Gap', 'How to get it'])
  list('Gaps closed', found.gapsClosed.map((one) => [one.what, one.plan]), ['Gap', 'How it was to be got'])
  list('Questions not asked', found.unasked.map((one) => [one.text]), ['Question'])
  return { title: `Deposition of ${names.witness}`, ...head, parts }
}

/** The outline as a binder: topics, goals, questions with what is expected and what shows otherwise. */
export function outlinePaper({ deposition, topics, questions }: Pick<DepositionRecords, 'deposition' | 'topics' | 'questions'>, names: Names & { sourceName: (id: string) => string }, head: Pick<Paper, 'court' | 'caption' | 'docket'>): Paper {
  const parts: PaperPart[] = [{ kind: 'heading', text: `Outline: deposition of ${names.witness}` }, { kind: 'note', text: 'Attorney work product.' }]
  if (deposition.note) parts.push({ kind: 'text', text: deposition.note })
  for (const [index, topic] of [...topics].sort(byOrder).entries()) {
    parts.push({ kind: 'heading', text: `${index + 1}. ${topic.title}` })
    const about = [topic.goal && `Wanted: ${topic.goal}`, topic.minutes > 0 && `${topic.minutes} minutes`].filter(Boolean).join(' · ')
    if (about) parts.push({ kind: 'note', text: about })
    const own = questions.filter((one) => one.topic === topic.id).sort(byOrder)
    if (own.length > 0) parts.push({ kind: 'table', head: ['', 'Question', 'Exhibits', 'Expected; if not'], rows: own.map((one, at) => [`${index + 1}.${at + 1}`, one.text, one.exhibits.map(names.documentName).join(', '), [one.expected, one.fallback && `If he or she says otherwise: ${names.sourceName(one.fallback)}`].filter(Boolean).join('. ')]) })
  }
  return { title: `Outline: deposition of ${names.witness}`, ...head, parts }
}

/** Requests for production drafted from what was demanded on the record; one set, in draft (FRCP 34). */
export function requestOps(deposition: Deposition, demands: readonly RunningNote[], newId: NewId, now: string): Operation[] {
  if (demands.length === 0) return []
  const set = newId('requestSets')
  return [
    put('requestSets', {
      id: set, kind: 'rfp', title: `Requests from the deposition of ${deposition.witness}`.slice(0, 500), by: null, to: null, instructions: [], definitions: [], spanFrom: null, spanUntil: null, state: 'draft', served: null,
      servedHow: null, due: null, dueWhy: '', extended: null, extendedWhy: '', responded: null, response: null, steps: [], created: now, note: 'Drafted from what was demanded on the record.',
    }),
    ...demands.map((one, index) => put('requests', {
      id: newId('requests'), set, order: index + 1, number: index + 1, text: requestText(one.text, deposition), subparts: 1, gaps: [], elements: [], state: 'draft', response: '', objections: [], produced: [],
      note: `Demanded on the record at ${clockText(one.onRecord)}.`,
    })),
  ]
}

function requestText(words: string, { witness }: Deposition): string {
  const what = words.trim().replace(/[.\s]+$/, '')
  return what === '' ? `The documents demanded on the record at the deposition of ${witness}.` : `${what}, as demanded on the record at the deposition of ${witness}.`.slice(0, 8000)
}
