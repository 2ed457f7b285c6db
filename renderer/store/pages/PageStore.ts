/** The texts of pages, by the fingerprint of the file they were read from. */
import type { Table } from 'dexie'
import { groupBy } from '../../../shared/list/groupBy'
import type { PageText } from '../../../shared/text/page'
import type { MatterDatabase, StoredPage } from '../database'
import { TableSeal } from '../lock/sealing'
import { BLOCK_KEY, type BlockKey, type LayoutBlock, layoutBlocks, layoutsOf, type PageRows, pagesOfBlocks, splitPages, type TextBlock, textBlocks } from './blocks'
import { PAGE_STORES, PageReader } from './read'

/** Rows of files, ready to be written: of a locked matter sealed already. */
export type ReadyPages = PageRows & { sha256: string; plain: PageRows }

const ofFile = <T>(table: Table<T, BlockKey>, sha256: string) => table.where(':id').between([sha256, 0, 0], [sha256, Infinity, Infinity])

export class PageStore {
  /** whether rows of earlier versions are there; none are written any more */
  private older: Promise<boolean> | null = null

  constructor(private readonly db: MatterDatabase) {}

  /** Pages of each of these files. */
  async of(files: readonly string[]): Promise<PageText[][]> {
    const reader = await this.reader()
    return Promise.all(files.map((one) => reader.pages(one)))
  }

  async page(sha256: string, n: number): Promise<PageText | undefined> {
    const [page] = await (await this.reader()).pages(sha256, n, n)
    return page
  }

  /** Pages from one to another, for whoever must not have all of a large file in memory. */
  async part(sha256: string, from: number, to: number): Promise<PageText[]> {
    return (await this.reader()).pages(sha256, from, to)
  }

  /** Numbers of the pages that are there, by file, in the order of the fingerprints. */
  async numbers(): Promise<Map<string, Set<number>>> {
    const [blocks, older] = await Promise.all([this.db.texts.toCollection().primaryKeys(), this.db.pages.toCollection().primaryKeys()])
    const found = new Map<string, Set<number>>()
    const add = (sha256: string, n: number) => {
      const numbers = found.get(sha256)
      if (numbers) numbers.add(n)
      else found.set(sha256, new Set([n]))
    }
    for (const [sha256, first, last] of blocks) for (let n = first; n <= last; n++) add(sha256, n)
    for (const [sha256, n] of older) add(sha256, n)
    return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  /** Writes pages in the place of those with the same numbers. */
  async put(files: readonly { sha256: string; pages: readonly PageText[] }[]): Promise<void> {
    const older = await this.hasOlder()
    await this.db.transaction('rw', this.tables(), async () => {
      for (const { sha256, pages } of files) await this.replace(sha256, pages, older)
    })
  }

  /** What `store` writes of new files; of a locked matter sealed beside each other, for which a transaction has no time. */
  async ready(files: readonly { sha256: string; rows: PageRows }[]): Promise<ReadyPages[]> {
    const { keys } = this.db
    const made = files.map(({ sha256, rows }) => ({ sha256, plain: rows, ...rows }))
    if (!keys) return made
    const [ofTexts, ofLayouts] = [new TableSeal(keys, 'texts', BLOCK_KEY), new TableSeal(keys, 'layouts', BLOCK_KEY)]
    return Promise.all(made.map(async (one) => ({
      ...one,
      texts: (await Promise.all(one.texts.map((row) => ofTexts.storeLarge(row)))) as TextBlock[],
      layouts: (await Promise.all(one.layouts.map((row) => ofLayouts.storeLarge(row)))) as LayoutBlock[],
    })))
  }

  /** Whether `store` has to look for rows of earlier versions: to be known before its transaction. */
  hasOlder(): Promise<boolean> {
    this.older ??= this.db.pages.limit(1).primaryKeys().then((keys) => keys.length > 0)
    return this.older
  }

  /** Tables of the transactions in which `store` is called. */
  tables(): Table[] {
    return PAGE_STORES.map((name) => this.db.table(name))
  }

  /** Writes the pages of files that were read, within a transaction. Pages that were recognised before are kept. */
  async store(files: readonly ReadyPages[], older: boolean): Promise<void> {
    const { texts, layouts } = this.db
    // Asked for beside each other and put in one go: each answer that is waited for costs as much as a file.
    const there = await Promise.all(files.map(async ({ sha256 }) => {
      const own = await ofFile(texts, sha256).limit(1).primaryKeys()
      return own.length > 0 || (older && (await this.olderOf(sha256).count()) > 0)
    }))
    const fresh = files.filter((_, at) => !there[at])
    await Promise.all([texts.bulkPut(fresh.flatMap((one) => one.texts)), layouts.bulkPut(fresh.flatMap((one) => one.layouts))])
    for (const [at, { sha256, plain }] of files.entries()) {
      if (!there[at]) continue
      const recognised = new Set((await this.within(sha256, older)).filter((page) => page.source === 'ocr').map((page) => page.n))
      await this.replace(sha256, pagesOfBlocks(plain.texts, plain.layouts).filter((page) => page.source !== 'none' || !recognised.has(page.n)), older)
    }
  }

  async remove(files: readonly string[]): Promise<void> {
    await this.db.transaction('rw', this.tables(), async () => {
      for (const sha256 of files) await Promise.all([ofFile(this.db.texts, sha256).delete(), ofFile(this.db.layouts, sha256).delete(), this.olderOf(sha256).delete()])
    })
  }

  async clear(): Promise<void> {
    await this.db.transaction('rw', this.tables(), () => Promise.all(this.tables().map((table) => table.clear())))
  }

  /**
   * Moves some pages of earlier versions into rows of this one.
   * @returns whether any are left
   */
  async moveSome(): Promise<boolean> {
    const left = await this.db.transaction('rw', this.tables(), async () => {
      const rows = await this.db.pages.orderBy(':id').limit(MOVED_AT_ONCE).toArray()
      const [first] = rows
      if (!first) return false
      const own = rows.filter((row) => row.sha256 === first.sha256)
      const there = await ofFile(this.db.texts, first.sha256).primaryKeys()
      await this.replace(first.sha256, own.map((row) => row.page).filter(({ n }) => !there.some(([, from, to]) => n >= from && n <= to)), false)
      await this.db.pages.bulkDelete(own.map((row): [string, number] => [row.sha256, row.n]))
      return true
    })
    if (!left) this.older = Promise.resolve(false)
    return left
  }

  private async reader(): Promise<PageReader> {
    const older = await this.hasOlder()
    return new PageReader(this.db.backendDB().transaction(PAGE_STORES), this.db.keys, older)
  }

  private olderOf(sha256: string) {
    return (this.db.pages as Table<StoredPage, [string, number]>).where(':id').between([sha256, 0], [sha256, Infinity])
  }

  /** Pages as the transaction sees them. */
  private async within(sha256: string, older: boolean): Promise<PageText[]> {
    const [texts, layouts, rows] = await Promise.all([ofFile(this.db.texts, sha256).toArray(), ofFile(this.db.layouts, sha256).toArray(), older ? this.olderOf(sha256).toArray() : []])
    const pages = pagesOfBlocks(texts, layouts)
    const there = new Set(pages.map(({ n }) => n))
    return [...pages, ...rows.map((row) => row.page).filter(({ n }) => !there.has(n))]
  }

  /** Within a transaction. */
  private async replace(sha256: string, pages: readonly PageText[], older: boolean): Promise<void> {
    if (pages.length === 0) return
    const numbers = new Set(pages.map(({ n }) => n))
    const isOther = (n: number) => !numbers.has(n)
    const { words, layouts } = splitPages(pages)
    await Promise.all([
      remake(this.db.texts, sha256, numbers, (rows) => textBlocks(sha256, [...rows.flatMap((row) => row.pages).filter(({ n }) => isOther(n)), ...words])),
      remake(this.db.layouts, sha256, numbers, (rows) => layoutBlocks(sha256, [...rows.flatMap(layoutsOf).filter(([n]) => isOther(n)), ...layouts])),
      older ? this.db.pages.bulkDelete([...numbers].map((n): [string, number] => [sha256, n])) : null,
    ])
  }
}

/** Pages as case files hold them, put together by file. */
export function pagesByFile(rows: readonly StoredPage[]): { sha256: string; pages: PageText[] }[] {
  return [...groupBy(rows, (row) => row.sha256)].map(([sha256, some]) => ({ sha256, pages: some.map((row) => row.page) }))
}

/** Makes those rows of a file anew that have some of the pages, or end beside them. */
async function remake<T extends TextBlock | LayoutBlock>(table: Table<T, BlockKey>, sha256: string, numbers: ReadonlySet<number>, make: (old: T[]) => T[]): Promise<void> {
  const touched = (await ofFile(table, sha256).primaryKeys()).filter(([, first, last]) => {
    for (let n = first - 1; n <= last + 1; n++) if (numbers.has(n)) return true
    return false
  })
  const rows = (await table.bulkGet(touched)).filter((row): row is T => row !== undefined)
  await table.bulkDelete(touched)
  await table.bulkPut(make(rows))
}

/** Pages that are moved in one transaction. */
const MOVED_AT_ONCE = 40
