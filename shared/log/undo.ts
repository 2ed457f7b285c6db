import type { LogEntry } from './entry'

/** What can be taken back and what can be brought back, newest last. Ids of entries. */
export type UndoStacks = { undo: string[]; redo: string[] }

type Step = Pick<LogEntry, 'id' | 'undoes' | 'redoes'> & { ops?: LogEntry['ops'] }

/** What the program itself finds out about a document, behind the work of a person. */
const DERIVED = new Set(['text', 'confidence', 'warning', 'covered'])

/**
 * Whether an entry only notes what was recognised or found in documents. It is logged like any
 * other, but Undo takes back what a person did, not what came in meanwhile.
 */
export function isDerived({ ops }: { ops?: LogEntry['ops'] }): boolean {
  return ops !== undefined && ops.length > 0 && ops.every((op) => op.op === 'patch' && op.table === 'documents' && Object.keys(op.after).every((field) => DERIVED.has(field)))
}

/**
 * Moves the stacks over one more entry of this device's log.
 *
 * A change pushes itself and empties redo; an undo moves its entry to redo; a redo moves it back.
 * The stacks hold the entry that would be taken back next: after a redo that is the redo entry.
 */
export function advance(stacks: UndoStacks, entry: Step): UndoStacks {
  if (isDerived(entry)) return stacks
  if (entry.undoes !== null) {
    return { undo: stacks.undo.filter((id) => id !== entry.undoes), redo: [...stacks.redo, entry.id] }
  }
  if (entry.redoes !== null) {
    return { undo: [...stacks.undo, entry.id], redo: stacks.redo.filter((id) => id !== entry.redoes) }
  }
  // A note that a colleague's work was brought in changes nothing: what was done before it is taken back.
  if (entry.ops?.length === 0) return stacks
  return { undo: [...stacks.undo, entry.id], redo: [] }
}

/** Stacks of a whole log, entries in the order of the chain. */
export function stacksOf(entries: Iterable<Step>): UndoStacks {
  let stacks: UndoStacks = { undo: [], redo: [] }
  for (const entry of entries) stacks = advance(stacks, entry)
  return stacks
}
