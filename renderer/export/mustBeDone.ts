/** What a person reads where the main process could not write. */
import type { SaveAnswer } from '../../shared/ipc/contract'
import { ProblemError, problem } from '../../shared/problem/problem'

const WORDS: Record<Exclude<SaveAnswer, 'done'>, readonly [why: string, todo: string]> = {
  full: ['the disk is full', 'Free some space there, or choose another disk.'],
  gone: ['the folder is not there any more', 'Connect the disk again, or choose another folder.'],
  refused: ['the folder may not be written to', 'Choose another folder, or ask for leave to write there.'],
  exists: ['there is something of that name already', 'Choose another name or folder.'],
  failed: ['the disk did not take it', 'Try again, or choose another disk.'],
}

/** @throws ProblemError `store.full`, `export.refused` where the answer is not "done" */
export function mustBeDone(answer: SaveAnswer, name: string): void {
  if (answer === 'done') return
  const [why, todo] = WORDS[answer]
  throw new ProblemError(problem(answer === 'full' ? 'store.full' : 'export.refused', `${name} was not written: ${why}.`, todo, 'The matter is untouched, and nothing half was left.'))
}
