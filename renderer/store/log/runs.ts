/** Entries of the log that lie in one row together. */
import { groupBy } from '../../../shared/list/groupBy'
import { inParts } from '../../../shared/list/inParts'
import { entryId, type LogEntry } from '../../../shared/log/entry'

export type RunKey = [first: string, last: string]

/** Entries of one device, each following the one before; as JSON, which is written and read in a third of the time that their objects take. */
export type LogRun = { first: string; last: string; json: string }

export const entriesOf = (run: LogRun | undefined): LogEntry[] => (run ? (JSON.parse(run.json) as LogEntry[]) : [])

/** Entries of a row: some thirty thousand letters, of which each may take two bytes. From 64 kB on the engine would write each row as a file of its own. */
export const RUN = 40
/** Fewer that follow each other have rows of their own, as a commit has. */
const FEWEST = 16

/** @param entries in any order. @returns the rows in which they are kept */
export function rowsOfEntries(entries: readonly LogEntry[]): { runs: LogRun[]; singles: LogEntry[] } {
  const runs: LogRun[] = []
  const singles: LogEntry[] = []
  for (const chain of chainsOf(entries)) {
    if (chain.length < FEWEST) singles.push(...chain)
    else runs.push(...inParts(chain, RUN).map(runOf))
  }
  return { runs, singles }
}

/** Whether nothing can lie between two entries, by their ids. */
export const follows = (id: string, next: string): boolean => numberOf(next) === numberOf(id) + 1 && next.startsWith(id.slice(0, id.lastIndexOf(':') + 1))

export const numberOf = (id: string): number => Number(id.slice(id.lastIndexOf(':') + 1))

export function runOf(entries: readonly LogEntry[]): LogRun {
  const [first, last] = [entries[0], entries.at(-1)]
  if (!first || !last) throw new Error('a run holds at least one entry')
  return { first: first.id, last: last.id, json: JSON.stringify(entries) }
}

/** Stretches without gaps, each of one device. */
function chainsOf(entries: readonly LogEntry[]): LogEntry[][] {
  const chains: LogEntry[][] = []
  for (const own of groupBy(entries, (entry) => entry.device).values()) {
    let chain: LogEntry[] = []
    for (const entry of [...own].sort((a, b) => a.seq - b.seq)) {
      if (chain.length > 0 && !isNext(chain.at(-1), entry)) chain = []
      if (chain.length === 0) chains.push(chain)
      chain.push(entry)
    }
  }
  return chains
}

/** An entry of another's making that names itself wrongly follows nothing. */
const isNext = (a: LogEntry | undefined, b: LogEntry | undefined): boolean => a !== undefined && b !== undefined && a.device === b.device && b.seq === a.seq + 1 && a.id === entryId(a.device, a.seq) && b.id === entryId(b.device, b.seq)
