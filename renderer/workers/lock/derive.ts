import { type Cost, KEY_BYTES, passphraseBytes, SALT_BYTES } from '../../../shared/lock/keys'
import { ProblemError, problem } from '../../../shared/problem/problem'
import { askOnce } from '../askOnce'
import type { DeriveAnswer, DeriveRequest } from './worker'

export type Derive = (passphrase: string, salt: Uint8Array, cost: Cost) => Promise<Uint8Array>

/** The key of a passphrase. Takes about a second; that is its purpose. */
export const derive: Derive = async (passphrase, salt, cost) => {
  const request: DeriveRequest = { passphrase: passphraseBytes(passphrase), salt, cost }
  const answer = await askOnce<DeriveAnswer>(() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }), request, new AbortController().signal)
  if (answer && 'key' in answer && answer.key.length === KEY_BYTES) return answer.key
  throw new ProblemError(problem('lock.failed', 'The passphrase could not be worked on: the computer did not have the memory for it.', 'Close other programs, then try again.', 'Nothing was changed.'))
}

/** KiB. More costs a thief with graphics cards most; a small laptop must still have it. */
const MEMORY = 65_536
const LEAST_PASSES = 3
/** What one try shall cost here. Milliseconds. */
const WANTED = 1000

/** How many passes take about a second on this machine. */
export async function tuneCost(run: Derive = derive, now: () => number = () => performance.now()): Promise<Cost> {
  const cost: Cost = { memory: MEMORY, passes: LEAST_PASSES, lanes: 1 }
  const salt = new Uint8Array(SALT_BYTES)
  await run('warm-up', salt, { ...cost, passes: 1 })
  const began = now()
  await run('measured', salt, cost)
  const each = (now() - began) / LEAST_PASSES
  return { ...cost, passes: Math.max(LEAST_PASSES, Math.min(40, Math.round(WANTED / Math.max(1, each)))) }
}
