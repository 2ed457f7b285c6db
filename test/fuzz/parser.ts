/** What a trial of a reader with spoilt input needs, and one case of it. */
import { random } from '../../shared/demo/random'
import { ProblemError } from '../../shared/problem/problem'
import { type Spoil, spoilBytes } from './spoil'

export type Parser = {
  /** as it is asked for on the command line */
  name: string
  /** small sound inputs, made here */
  samples: () => readonly Uint8Array[] | Promise<readonly Uint8Array[]>
  /** pieces of text that mean something to this reader */
  signs: readonly string[]
  spoil?: Spoil
  /** gives anything; refuses by a ProblemError, and by nothing else */
  read: (bytes: Uint8Array) => unknown
  /** cases on demand, where one takes so long that the usual number would take days */
  most?: number
  /** cases of the short run, where each takes long */
  few?: number
}

/** Longest that one case may take. Milliseconds. */
export const LIMIT = 5000

/** The input of a case: the same for the same seed. */
export function inputOf(parser: Parser, samples: readonly Uint8Array[], seed: number): Uint8Array {
  const chance = random(seed)
  const sample = samples[Math.floor(chance() * samples.length)] as Uint8Array
  return (parser.spoil ?? spoilBytes)(sample, chance, parser.signs)
}

/** @returns what is wrong with how the reader took it, or null */
export async function faultOf(parser: Parser, bytes: Uint8Array): Promise<string | null> {
  try {
    await parser.read(bytes)
    return null
  } catch (cause) {
    if (!(cause instanceof ProblemError)) return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
    const { happened } = cause.problem
    return /^\S.*\.$/s.test(happened) ? null : `refused, but not by a sentence: ${JSON.stringify(happened)}`
  }
}
