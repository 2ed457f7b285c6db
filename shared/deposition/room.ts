/** What is written down in the room: kinds of notes, numbers of exhibits, what a typed number calls. */
import { clockText } from './clock'
import type { Deposition, Document, MarkedExhibit, Question, RunningNote } from '../records'

export type NoteKind = RunningNote['kind']

export type Mark = { kind: NoteKind; ground: string; label: string; /** tinykeys syntax; works while typing */ keys: string; /** what it makes of the question that is asked */ question: Question['state'] | null }

/** Every mark with its key. The sheet of keys, the buttons and the notes read this one list. */
export const MARKS: readonly Mark[] = [
  { kind: 'asked', ground: '', label: 'Asked', keys: '$mod+1', question: 'asked' },
  { kind: 'answered', ground: '', label: 'Answered', keys: '$mod+2', question: 'answered' },
  { kind: 'refused', ground: '', label: 'Refused', keys: '$mod+3', question: 'asked' },
  { kind: 'evasive', ground: '', label: 'Evasive', keys: '$mod+4', question: 'asked' },
  { kind: 'admission', ground: '', label: 'Admission', keys: '$mod+5', question: 'answered' },
  { kind: 'follow-up', ground: '', label: 'Follow up', keys: '$mod+6', question: null },
  { kind: 'demand', ground: '', label: 'Demand', keys: '$mod+7', question: null },
  { kind: 'objection', ground: 'form', label: 'Objection: form', keys: '$mod+Shift+Digit1', question: null },
  { kind: 'objection', ground: 'foundation', label: 'Objection: foundation', keys: '$mod+Shift+Digit2', question: null },
  { kind: 'objection', ground: 'privilege', label: 'Objection: privilege', keys: '$mod+Shift+Digit3', question: null },
  { kind: 'objection', ground: 'instructed not to answer', label: 'Instructed not to answer', keys: '$mod+Shift+Digit4', question: 'asked' },
]

const WORD: Record<NoteKind, string> = { note: 'Note', asked: 'Asked', answered: 'Answered', refused: 'Refused', evasive: 'Evasive', objection: 'Objection', admission: 'Admission', 'follow-up': 'Follow up', demand: 'Demand', break: 'Break' }

/** "Objection: form" */
export function noteWord(note: Pick<RunningNote, 'kind' | 'ground'>): string {
  return note.ground === '' ? WORD[note.kind] : note.ground === 'instructed not to answer' ? 'Instructed not to answer' : `${WORD[note.kind]}: ${note.ground}`
}

/**
 * The number that the next exhibit of a deposition gets: one more than the highest marked with its prefix.
 * Numbers run on through depositions of a case where they share the prefix.
 */
export function nextExhibitNumber(deposition: Deposition, marked: readonly MarkedExhibit[]): string {
  const start = deposition.exhibitPrefix
  let highest = 0
  for (const { number } of marked) {
    const rest = number.startsWith(start) ? number.slice(start.length) : ''
    if (/^\d{1,9}$/.test(rest)) highest = Math.max(highest, Number(rest))
  }
  return `${start}${highest + 1}`
}

/**
 * Documents that a typed number may call, the best first: "17" is PX-17 or deposition exhibit 17, a whole
 * number or name before one that only begins so. Quarantined documents are never called.
 */
export function calledBy(typed: string, documents: readonly Document[], marked: readonly MarkedExhibit[], limit = 8): Document[] {
  const wanted = fold(typed)
  if (wanted === '') return []
  const words = wanted.length > 2
  const numbers = new Map<string, string[]>()
  for (const one of marked) numbers.set(one.document, [...(numbers.get(one.document) ?? []), fold(one.number)])
  const found: { document: Document; rank: number }[] = []
  for (const document of documents) {
    if (document.quarantine !== null) continue
    const names = [...(numbers.get(document.id) ?? []), ...(document.exhibit === null ? [] : [fold(document.exhibit)])]
    // Most documents of a large matter are no exhibits: a number is looked for among few.
    if (names.length === 0 && !words) continue
    const rank = Math.min(rankOf(names, wanted), words && folded(document).title.includes(wanted) ? 5 : 9, words && document.bates && folded(document).bates.endsWith(wanted) ? 4 : 9)
    if (rank < 9) found.push({ document, rank })
  }
  return found.sort((a, b) => a.rank - b.rank || (a.document.exhibit ?? '~').localeCompare(b.document.exhibit ?? '~', 'en', { numeric: true })).slice(0, limit).map((one) => one.document)
}

/** "17 at 3", "PX-17 p. 3", "17:3": which exhibit, and at which of its pages; null where none was typed. */
export function calledAt(typed: string): { name: string; page: number | null } {
  const match = /^(.*\S)(?:\s+(?:at|p\.?|pp\.?|page)\s*|\s*:\s*)(\d{1,6})$/i.exec(typed.trim())
  return match ? { name: match[1] ?? '', page: Number(match[2]) } : { name: typed, page: null }
}

/** Why a page of an exhibit cannot be shown: it has no such page. Null where it has, or nobody counted them. */
export function noSuchPage(document: Document, page: number | null, name: string): string | null {
  if (page === null || document.pages === null || (page >= 1 && page <= document.pages)) return null
  return `${name} has ${document.pages === 1 ? 'one page' : `${document.pages} pages`}; there is no page ${page}.`
}

function rankOf(names: readonly string[], wanted: string): number {
  let rank = 9
  for (const name of names) {
    const digits = /\d+$/.exec(name)?.[0] ?? ''
    rank = Math.min(rank, name === wanted ? 0 : digits.replace(/^0+/, '') === wanted ? 1 : digits.startsWith(wanted) ? 2 : name.startsWith(wanted) ? 3 : 9)
  }
  return rank
}

/** Folded once for each document: records are never changed, only replaced. */
const known = new WeakMap<Document, { title: string; bates: string }>()

function folded(document: Document): { title: string; bates: string } {
  const own = known.get(document) ?? { title: fold(document.title), bates: document.bates ? fold(document.bates.first) : '' }
  known.set(document, own)
  return own
}

const fold = (text: string) => text.toLowerCase().replace(/[\s\-_.]+/g, '')

/** "Roe" of "Ann Roe (30(b)(6), data systems)" and of "Roe, Ann" */
const nameOf = (witness: string) => (witness.split('(', 1)[0] ?? '').trim().replace(/,.*$/, '').split(/\s+/).at(-1) ?? ''

/** How a note of the room is cited until the transcript comes: "Roe Dep. (rough) 2:41:07". */
export function roughCite(note: RunningNote, deposition: Deposition | undefined): string {
  return `${nameOf(deposition?.witness ?? '')} Dep. (rough, not certified) ${clockText(note.onRecord)}`.trim()
}
