/** A colleague's file of changes to the open matter, written without the app: what another copy of it would save. */
import type { Page } from '@playwright/test'
import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import { createHash } from 'node:crypto'
import { formatClock, parseClock, tick } from '../../../shared/log/clock.ts'
import { entryId, type LogEntry, type LoggedOperation, seal } from '../../../shared/log/entry.ts'
import { originOf } from '../../../shared/log/origin.ts'
import { rowsIn } from './matter.ts'

export type Written = { label: string; ops: LoggedOperation[] }

/**
 * @param wrong how far the colleague's clock is ahead, in milliseconds; @param device of which nothing was brought in yet
 * @param altered what somebody made of an entry after it was written
 */
export async function colleagueFile(page: Page, changes: readonly Written[], wrong = 0, device = 'dev_BEN0000000000000000000000', altered = (entry: LogEntry): LogEntry => entry): Promise<Buffer> {
  const log = await rowsIn<LogEntry>(page, 'log')
  const saw: Record<string, number> = {}
  for (const { device, seq } of log) saw[device] = Math.max(saw[device] ?? 0, seq)
  let last = log.map((one) => parseClock(one.clock)).reduce((a, b) => (a.ms > b.ms ? a : b))
  const entries: LogEntry[] = []
  for (const [at, { label, ops }] of changes.entries()) {
    const before = entries.at(-1)
    const now = Date.now() + wrong + at * 1000
    last = tick(last, now)
    entries.push(seal({
      id: entryId(device, at + 1), device, seq: at + 1, author: 'Ben Ortiz', clock: formatClock(last, device), at: new Date(now).toISOString(), label, ops, undoes: null, redoes: null,
      prev: before?.hash ?? '', ...(at === 0 ? { saw } : {}),
    }))
  }
  const zip = new ZipWriter(new Uint8ArrayWriter())
  const parts = [['log.jsonl', entries], ['bulk.jsonl', []], ['pages.jsonl', []]] as const
  const listed = []
  for (const [path, rows] of parts) {
    const text = rows.map((row) => `${JSON.stringify(path === 'log.jsonl' ? altered(row) : row)}\n`).join('')
    await zip.add(path, new TextReader(text))
    listed.push({ path, sha256: createHash('sha256').update(text).digest('hex'), lines: rows.length })
  }
  await zip.add('manifest.json', new TextReader(JSON.stringify({ probata: 'case file', format: 1, schema: 4, kind: 'changes', matter: '', made: new Date().toISOString(), parts: listed, origin: originOf(log), since: saw, author: 'Ben Ortiz' })))
  return Buffer.from(await zip.close())
}
