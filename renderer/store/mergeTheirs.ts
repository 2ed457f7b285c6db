/** The other's log: read here, and every new entry held against its hash, in a worker where there are many. */
import { entryId, type LogEntry } from '../../shared/log/entry'
import type { Ends, Obstacle } from '../../shared/log/merge'
import { sealReader } from '../../shared/log/seals'
import { ProblemError, problem } from '../../shared/problem/problem'
import { SealsWorker } from '../workers/seals/SealsWorker'
import type { Theirs, Work } from './mergePlan'
import { type MergeSource, originHere } from './mergeSource'
import { refusal } from './mergeWords'

/** What was read and checked for a preview need not be read again to bring it in. */
const READ = new WeakMap<MergeSource, { at: string; theirs: Theirs }>()
/** New entries from which on a worker is worth its start. */
const WORTH_A_WORKER = 1000
/** Entries between two pauses. */
const STRIDE = 50

export const endsText = (ends: Ends): string => JSON.stringify([...ends])

/**
 * @returns what they have, of which the hashes may still be under way: see `Theirs.sound`
 * @throws ProblemError `merge.refused`, or the signal's reason
 */
export async function theirEntries(work: Work, ends: Ends, signal: AbortSignal | undefined): Promise<Theirs> {
  work.tell('Reading both histories', 0, 0)
  const before = READ.get(work.source)
  if (before?.at === endsText(ends)) return before.theirs
  const seals = new SealsWorker(Object.fromEntries([...ends].map(([device, { seq }]) => [device, seq])), work.pause, signal)
  try {
    const theirs = await readEntries(work, ends, seals)
    void theirs.sound.then(() => READ.set(work.source, { at: endsText(ends), theirs }), () => {}).finally(() => seals.end())
    return theirs
  } catch (cause) {
    seals.end()
    throw cause
  }
}

async function readEntries({ db, source, pause, tell }: Work, ends: Ends, seals: SealsWorker): Promise<Theirs> {
  const isSealed = await sealReader()
  const came = new Map<string, LogEntry>()
  const known = new Map<string, string>()
  const wrong = new FirstWrong()
  const checks: Promise<void>[] = []
  let count = 0
  await source.entries(seals.known, async (some, texts) => {
    const first = count
    count += some.length
    const elsewhere = texts !== null && came.size >= WORTH_A_WORKER
    let isNews = false
    for (const [at, entry] of some.entries()) {
      if (at % STRIDE === 0) await pause()
      if (wrong.isBefore(first + at)) break
      const { id, device, seq, hash } = entry
      const isKnown = seq <= (ends.get(device)?.seq ?? 0)
      const there = isKnown ? known.get(id) : came.get(id)?.hash
      if (there !== undefined && there !== hash) wrong.found('forked', first + at, entry)
      else if (id !== entryId(device, seq) || !(isKnown || elsewhere || isSealed(entry))) wrong.found('altered', first + at, entry)
      else if (isKnown) known.set(id, hash)
      else came.set(id, entry)
      isNews ||= !isKnown
    }
    if (elsewhere && isNews) {
      checks.push(seals.check(texts).then((at) => {
        const entry = at === null ? undefined : some[at]
        if (at !== null && entry) wrong.found('altered', first + at, entry)
      }))
      // It is waited for at the end; what it says may come before.
      checks.at(-1)?.catch(() => {})
    }
    await seals.room()
    tell('Checking what came', came.size, 0)
  })
  // Of a file it is known once its log was read. This machine may write other matters under the same name, so it is said first.
  if ((await source.origin()) !== (await originHere(db))) throw new ProblemError(problem('merge.refused', 'These are two different matters, not two copies of one.', 'Open the other as a matter of its own.', 'Nothing was changed.'))
  const sound = Promise.all(checks).then(() => wrong.refuse())
  // Nothing goes on beside it where something is wrong already: what it says may only come before that.
  if (wrong.isBefore(count)) await sound
  sound.catch(() => {})
  return { came: [...came.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), known, sound }
}

/** The first entry, in the order in which they came, for which a log is refused: what is found elsewhere comes late. */
class FirstWrong {
  private first: { place: number; kind: WrongKind; entry: LogEntry } | null = null

  isBefore(place: number): boolean {
    return this.first !== null && this.first.place < place
  }

  found(kind: WrongKind, place: number, entry: LogEntry): void {
    if (!this.first || place < this.first.place || (place === this.first.place && kind === 'forked')) this.first = { place, kind, entry }
  }

  /** @throws ProblemError where one was found */
  refuse(): void {
    if (this.first) throw new ProblemError(refusal({ kind: this.first.kind, device: this.first.entry.device, seq: this.first.entry.seq }, [this.first.entry]))
  }
}

type WrongKind = Exclude<Obstacle['kind'], 'gap'>
