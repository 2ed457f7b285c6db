/**
 * Proof that nothing was altered: the chain of each device, the rows of each import, and that
 * every record stands as the log left it.
 */
import type { AnyRecord, TableName } from '../records'
import { canonical } from './canonical'
import type { LogEntry } from './entry'
import { type BulkRows, replay } from './replay'
import { sealReader } from './seals'

export type Finding = {
  /** where: "log entry 12", "documents doc_…" */
  where: string
  /** a sentence for a person */
  say: string
}

/**
 * Checks a whole log, entries of one device after the other in the order of their chain.
 *
 * @param entries all entries, sorted by id
 * @param head what the matter remembers of each device's last entry: `seq` and `hash`
 * @param bulkRows the rows kept beside the log
 * @param current every record that stands in a table now
 */
export async function verifyLog(
  entries: LogEntry[],
  head: Map<string, { seq: number; hash: string }>,
  bulkRows: BulkRows,
  current: (table: TableName) => Promise<AnyRecord[]>,
  tableNames: TableName[],
): Promise<Finding[]> {
  const findings: Finding[] = []
  checkChains(entries, head, await sealReader(), findings)
  const { records: expected, broken } = await replay(entries, bulkRows)
  for (const entry of broken) {
    findings.push({ where: `log entry ${entry.seq}`, say: `The records of the import in log entry ${entry.seq} (“${entry.label}”) were altered or are missing.` })
  }
  for (const table of tableNames) {
    const seen = new Set<string>()
    for (const record of await current(table)) {
      const key = `${table} ${record.id}`
      seen.add(key)
      const should = expected.get(key)
      if (should === undefined) {
        findings.push({ where: key, say: `The record ${record.id} in ${table} is in no log entry: it was put there from outside.` })
      } else if (safeCanonical(should) !== safeCanonical(record)) {
        findings.push({ where: key, say: `The record ${record.id} in ${table} is not as the log left it: it was altered from outside.` })
      }
    }
    for (const key of expected.keys()) {
      if (key.startsWith(`${table} `) && !seen.has(key)) {
        findings.push({ where: key, say: `The record ${key.slice(table.length + 1)} in ${table} is missing: it was removed from outside.` })
      }
    }
  }
  return findings
}

function safeCanonical(value: unknown): string {
  try {
    return canonical(value)
  } catch {
    return ''
  }
}

function checkChains(entries: LogEntry[], head: Map<string, { seq: number; hash: string }>, isSealed: (entry: LogEntry) => boolean, findings: Finding[]): void {
  const last = new Map<string, { seq: number; hash: string }>()
  for (const entry of entries) {
    const before = last.get(entry.device) ?? { seq: 0, hash: '' }
    const where = `log entry ${entry.seq}`
    if (entry.seq !== before.seq + 1) {
      findings.push({ where, say: `Between log entry ${before.seq} and ${entry.seq} an entry is missing.` })
    } else if (entry.prev !== before.hash) {
      findings.push({ where, say: `Log entry ${entry.seq} does not follow entry ${before.seq}: one of them was altered.` })
    }
    if (!isSealed(entry)) findings.push({ where, say: `Log entry ${entry.seq} (“${entry.label}”) was altered after it was written.` })
    last.set(entry.device, { seq: entry.seq, hash: entry.hash })
  }
  for (const [device, should] of head) {
    const is = last.get(device) ?? { seq: 0, hash: '' }
    if (is.seq !== should.seq || is.hash !== should.hash) {
      findings.push({ where: `log entry ${should.seq}`, say: `The log ends at entry ${is.seq}, but entry ${should.seq} was written: its end was cut off or altered.` })
    }
  }
}
