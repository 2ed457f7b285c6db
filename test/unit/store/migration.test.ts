import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { complete } from '../../../shared/records'
import { openMatter } from '../../../renderer/store/session'

type Dump = { version: number; stores: Record<string, string>; rows: Record<string, unknown[]> }

/** Builds the database as that version had it, from the dump alone: none of today's code takes part. */
async function restore(name: string, dump: Dump): Promise<void> {
  await new Promise<void>((done, fail) => {
    const request = indexedDB.open(name, dump.version)
    request.onupgradeneeded = () => {
      for (const [store, schema] of Object.entries(dump.stores)) {
        const [primary = '', ...indexes] = schema.split(',').map((part) => part.trim())
        const key = primary.startsWith('[') ? primary.slice(1, -1).split('+') : primary
        const made = request.result.createObjectStore(store, { keyPath: key })
        for (const index of indexes) made.createIndex(index, index)
        for (const row of dump.rows[store] ?? []) made.put(row)
      }
    }
    request.onsuccess = () => {
      request.result.close()
      done()
    }
    request.onerror = () => fail(request.error)
  })
}

test('a matter written by version 1 opens with everything in it, verifies, and can be undone further', async () => {
  const dump = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../fixtures/databases/v1.json'), 'utf8')) as Dump
  await restore('probata-matter-old', dump)
  const session = await openMatter('old')
  for (const table of ['matter', 'pleadings', 'paragraphs', 'counts', 'elements', 'assignments', 'documents', 'supports', 'gaps'] as const) {
    expect([...session.reader.rows(table)].sort((a, b) => (a.id < b.id ? -1 : 1)), table).toEqual(dump.rows[table]?.map((row) => complete(table, row)))
  }
  expect(session.reader.get('matter', 'matter')?.judge).toBe('Judge Example')
  expect(await session.logLength()).toBe(dump.rows.log?.length)
  expect(await session.verify()).toEqual([])
  session.close()
})
