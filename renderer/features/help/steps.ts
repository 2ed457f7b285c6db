import type { LogEntry } from '../../../shared/log/entry'
import type { Place } from '../../navigation'

/** One thing to do on the demo matter. It is done when it was seen to be done, never by ticking it off. */
export type Step = {
  id: string
  what: string
  how: string
  /** where it is done */
  go: Partial<Place>
  at?: (place: Place) => boolean
  wrote?: (entry: LogEntry) => boolean
}

const puts = (entry: LogEntry, table: string) => entry.undoes === null && entry.ops.some((op) => 'table' in op && op.table === table && (op.op === 'put' || op.op === 'bulk-put'))

export const STEPS: readonly Step[] = [
  { id: 'paragraph', what: 'Open an allegation', how: 'In the complaint, choose a paragraph and press Enter. Its status is a sentence.', go: { room: 'complaint' }, at: (place) => place.room === 'complaint' && place.item !== null },
  { id: 'source', what: 'Open a source at its place', how: 'Click any cite. The document opens at the right, and the left stays where it is.', go: { room: 'complaint' }, at: (place) => place.source !== null },
  { id: 'gaps', what: 'See what is missing', how: 'In Proof, choose Gaps. The first is what an element falls without.', go: { room: 'proof', view: 'gaps' }, at: (place) => place.room === 'proof' && place.view === 'gaps' },
  { id: 'link', what: 'Link evidence', how: 'On a paragraph press L, type words or an exhibit number, and press Enter.', go: { room: 'complaint' }, wrote: (entry) => puts(entry, 'supports') },
  { id: 'undo', what: 'Take it back', how: 'Press Ctrl Z. Undo is a change of its own, and Activity shows it.', go: { room: 'activity' }, wrote: (entry) => entry.undoes !== null },
  { id: 'search', what: 'Search the whole matter', how: 'Press Ctrl ⇧ F and type train* w/10 message.', go: { room: 'search' }, at: (place) => place.room === 'search' },
]
