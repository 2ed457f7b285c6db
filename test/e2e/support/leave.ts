/** What lies in a folder that a matter left into, held against the matter itself. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { APART } from '../../../shared/leave/readme.ts'
import { tableNames } from '../../../shared/records/index.ts'
import { expect } from './app.ts'
import { rowsIn } from './matter.ts'

const lines = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>) : [])
const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

/** @param secret fingerprint of a privileged document */
export async function checkLeft(page: Page, folder: string, secret: string): Promise<void> {
  const apart = join(folder, APART)
  for (const table of tableNames) {
    const stored = await rowsIn(page, table)
    const open = lines(join(folder, 'Records', 'JSON lines', `${table}.jsonl`))
    const hidden = lines(join(apart, 'Records', 'JSON lines', `${table}.jsonl`))
    // Every record is there, and as it stands in one of the two.
    const left = new Map([...open, ...hidden].map((one) => [one.id, one]))
    expect(left.size, table).toBe(stored.length)
    for (const record of stored) expect(left.get(record.id), table).toMatchObject(record)
    const csv = readFileSync(join(folder, 'Records', 'CSV', `${table}.csv`), 'utf8')
    expect(csv.split(/\r\n(?=[a-z]{3}_|matter,)/).length - 1, `${table}.csv`).toBe(open.length)
  }
  expect(readFileSync(join(folder, 'Records', 'CSV', 'gaps.csv'), 'utf8')).toContain(`"'=HYPERLINK`)
  const listed = readFileSync(join(folder, 'SHA256.txt'), 'utf8').trimEnd().split('\n').map((line) => ({ hash: line.slice(0, 64), path: line.slice(66) }))
  const files = (readdirSync(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  expect(listed.length).toBe(files.length - 1)
  for (const { hash, path } of listed) expect(sha256(join(folder, path)), path).toBe(hash)
  // The privileged document is in its folder only: by its bytes, and by its name.
  expect(listed.filter((one) => one.hash === secret && !one.path.startsWith(APART))).toEqual([])
  expect(listed.filter((one) => one.hash === secret && one.path.startsWith(`${APART}/Originals/`))).toHaveLength(1)
  const openText = listed.filter((one) => !one.path.startsWith(APART) && /\.(jsonl|csv|dat|txt)$/.test(one.path) && !one.path.startsWith('SHA256')).map((one) => readFileSync(join(folder, one.path), 'utf8')).join('\n')
  expect(openText).not.toContain('counsel-statement-2025-01-31')
  const documents = await rowsIn(page, 'documents')
  const rows = ['Production/DATA/OPEN.dat', `${APART}/Production/DATA/APART.dat`].map((path) => readFileSync(join(folder, path), 'utf8').trimEnd().split('\r\n').length - 1)
  expect(rows).toEqual([documents.length - 1, 1])
  const stored = new Set(documents.map((one) => one.sha256))
  for (const hash of stored) expect(listed.some((one) => one.hash === hash && one.path.includes('Originals/'))).toBe(true)
  const log = lines(join(apart, 'History', 'log.jsonl'))
  for (const [at, entry] of log.entries()) if (log[at - 1]?.device === entry.device) expect(entry.prev).toBe(log[at - 1]?.hash)
  for (const name of ['Proof chart.pdf', 'Chronology.csv', 'Privilege log.csv']) expect(existsSync(join(folder, 'Reports', name)), name).toBe(true)
  expect(readFileSync(join(folder, 'Reports', 'Proof chart.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  expect(readdirSync(join(folder, 'Transcripts')).length).toBeGreaterThan(0)
}
