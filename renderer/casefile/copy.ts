/** A copy of the open matter that leaves something out, as the source of a case file. */
import type { CopyPlan } from '../../shared/casefile/copy'
import { freshLog } from '../../shared/casefile/freshLog'
import { recordsPart } from '../../shared/casefile/layout'
import { tableNames } from '../../shared/records'
import { makeId } from '../../shared/records/id'
import { type FileLock, openCaseRows, type Session } from '../store'
import type { CaseSource } from './save'

/**
 * @param choice what the copy is made of, as a sentence: it is the label of its one log entry, and stands in its manifest
 * @param author as in the log
 * @param lock of the file
 */
export async function copyOf(session: Session, plan: CopyPlan, choice: string, author: string, lock: FileLock | null): Promise<CaseSource> {
  const rows = await openCaseRows(session.matterId)
  const now = Date.now()
  const device = makeId('dev', now, crypto.getRandomValues(new Uint8Array(16)))
  const fresh = freshLog(tableNames.map((table) => [table, plan.rows(table)] as const), { author, device, label: choice, now })
  const parts = new Map<string, readonly unknown[]>([
    ['log.jsonl', [fresh.entry]], ['heads.jsonl', [fresh.head]], ...tableNames.map((table) => [recordsPart(table), plan.rows(table)] as const),
  ])
  return {
    kind: 'part', choice, lock,
    async *rows(part) {
      if (part === 'bulk.jsonl') for (const chunk of fresh.bulk) yield [chunk]
      else if (part === 'pages.jsonl') for await (const some of rows.rows(part)) yield (some as { sha256: string }[]).filter((page) => plan.files.has(page.sha256))
      else yield parts.get(part) ?? []
    },
    async *bytes() {
      for await (const file of rows.bytes()) if (plan.files.has(file.sha256)) yield file
    },
    size: () => rows.size(),
    close: () => rows.close(),
  }
}
