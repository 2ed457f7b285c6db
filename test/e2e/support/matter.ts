/** A matter as a person begins it, and what the store then holds. */
import { expect, type Page } from '@playwright/test'

export async function newMatter(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New empty matter' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 20_000 })
}

/** From the desk. In a profile that has no demo matter yet it is made now. */
export async function openDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the demo matter' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 30_000 })
}

export async function reopenMatter(page: Page): Promise<void> {
  await page.getByRole('button', { name: /New matter/ }).first().click()
  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible({ timeout: 20_000 })
}

/** Gives files to the import of documents, as its chooser would. */
export async function importFiles(page: Page, paths: readonly string[]): Promise<void> {
  await page.getByLabel('Files to import').setInputFiles([...paths])
}

export async function importComplaint(page: Page, path: string): Promise<void> {
  await page.getByLabel('Complaint file').setInputFiles(path)
}

export type StoredDocument = {
  originalName: string; sha256: string; size: number; kind: string; pages: number | null; text: string; confidence: number | null; warning: string; title: string; originalFolder: string
}
export type Stored = { documents: StoredDocument[]; bytes: string[]; pages: Record<string, number>; jobs: number; log: string[] }

/** Rows of one table of the open matter's database, read past the app. */
export function rowsIn<T = Record<string, unknown>>(page: Page, table: string): Promise<T[]> {
  return page.evaluate(async (name) => {
    const found = (await indexedDB.databases()).find((one) => one.name?.startsWith('probata-matter-'))
    const answer = <R>(request: IDBRequest<R>) => new Promise<R>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const database = await answer(indexedDB.open(found?.name ?? ''))
    const rows = (await answer(database.transaction(name).objectStore(name).getAll())) as (T & { id?: string })[]
    const packs = (await answer(database.transaction('packs').objectStore('packs').getAll())) as { table: string; json: string }[]
    database.close()
    // A row of its own counts where a record lies in both.
    const own = new Set(rows.map((row) => row.id))
    return [...packs.filter((pack) => pack.table === name).flatMap((pack) => (JSON.parse(pack.json) as (T & { id: string })[]).filter((one) => !own.has(one.id))), ...rows]
  }, table)
}

/** What the open matter's database holds, read past the app. */
export function storedIn(page: Page): Promise<Stored> {
  return page.evaluate(async () => {
    const found = (await indexedDB.databases()).find((one) => one.name?.startsWith('probata-matter-'))
    const answer = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const database = await answer(indexedDB.open(found?.name ?? ''))
    const store = (name: string) => database.transaction(name).objectStore(name)
    const singles = (await answer(store('documents').getAll())) as (StoredDocument & { id: string })[]
    const own = new Set(singles.map((one) => one.id))
    const packs = (await answer(store('packs').getAll())) as { table: string; json: string }[]
    const documents = [...packs.filter((pack) => pack.table === 'documents').flatMap((pack) => (JSON.parse(pack.json) as (StoredDocument & { id: string })[]).filter((one) => !own.has(one.id))), ...singles]
    const bytes = (await answer(store('bytes').getAllKeys())) as string[]
    const pages: Record<string, number> = {}
    for (const [hash, first, last] of (await answer(store('texts').getAllKeys())) as unknown as [string, number, number][]) pages[hash] = (pages[hash] ?? 0) + last - first + 1
    const jobs = await answer(store('jobs').count())
    const runs = (await answer(store('runs').getAll())) as { json: string }[]
    const entries = [...((await answer(store('log').getAll())) as { id: string; label: string }[]), ...runs.flatMap((run) => JSON.parse(run.json) as { id: string; label: string }[])]
    const log = entries.sort((a, b) => (a.id < b.id ? -1 : 1)).map((entry) => entry.label)
    database.close()
    return { documents, bytes, pages, jobs, log }
  })
}

/** Documents without their bytes, or with fewer pages of text than they claim: there must be none. */
export function halfDocuments({ documents, bytes, pages }: Stored): string[] {
  return documents.filter((one) => !bytes.includes(one.sha256) || (pages[one.sha256] ?? 0) !== (one.pages ?? 0)).map((one) => one.originalName)
}

/** The last change that a person made; what the app itself looks for behind the work may be logged at any time. */
export async function lastDone(page: Page): Promise<string | undefined> {
  return (await storedIn(page)).log.findLast((label) => !label.startsWith('Look for covered words'))
}
