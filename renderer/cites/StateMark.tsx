import { RESOLUTION_WORDS } from '../../shared/cite/resolve'
import type { RowState } from '../../shared/brief/check'
import type { Status } from '../../shared/records'
import { StatusMark } from '../ui'

/** Shapes and colours of the proof's statuses, lent to the states of a cite: good, doubtful, wrong, missing. */
const LENT: Record<RowState, Status> = { resolved: 'supported', 'words-differ': 'undermined', 'place-missing': 'missing', 'document-missing': 'missing', ambiguous: 'contested', unclear: 'unexamined' }

/** Shape of a cite's state; the word stands beside it, or is its name where `named`. */
export function StateMark({ state, named = false }: { state: RowState; named?: boolean }) {
  const mark = <StatusMark status={LENT[state]} size={10} bare />
  return named && state !== 'words-differ' ? <span role="img" aria-label={RESOLUTION_WORDS[state]}>{mark}</span> : mark
}

export function stateColour(state: RowState): { color: string; background: string } {
  return { color: `var(--${LENT[state]})`, background: `var(--${LENT[state]}-ground)` }
}
