/**
 * Pages read by plain IndexedDB, for the window and its workers alike: all rows of a question in one transaction,
 * so that words and layout are of one moment, and those of a locked matter opened behind it, where there is time.
 */
import type { PageText } from '../../../shared/text/page'
import type { StoredPage } from '../database'
import type { MatterKeys } from '../lock/matterKeys'
import { type SealedRow, TableSeal } from '../lock/sealing'
import { BLOCK_KEY, type LayoutBlock, pagesOfBlocks, type TextBlock } from './blocks'

/** Stores that a transaction for pages must have. */
export const PAGE_STORES = ['texts', 'layouts', 'pages'] as const

const KEYS = { texts: BLOCK_KEY, layouts: BLOCK_KEY, pages: ['sha256', 'n'] }
const END = Number.POSITIVE_INFINITY

export function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, fail) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error)
  })
}

export class PageReader {
  /**
   * @param transaction over `PAGE_STORES`
   * @param older whether rows of earlier versions may be there
   */
  constructor(private readonly transaction: IDBTransaction, private readonly keys: MatterKeys | null, private readonly older: boolean) {}

  /** Pages of a file, in order, from one to another. Nothing may be read in the transaction behind this. */
  async pages(sha256: string, from = 0, to = END): Promise<PageText[]> {
    const file = this.fileOf(sha256)
    const [texts, layouts, older] = await Promise.all([this.blocks('texts', file, from, to), this.blocks('layouts', file, from, to), this.olderRows(file, from, to)])
    const [textRows, layoutRows, olderRows] = await Promise.all([this.opened<TextBlock>('texts', texts), this.opened<LayoutBlock>('layouts', layouts), this.opened<StoredPage>('pages', older)])
    const pages = pagesOfBlocks(textRows, layoutRows).filter(({ n }) => n >= from && n <= to)
    return joined(pages, olderRows.map((row) => row.page))
  }

  /** The same without layout. */
  async words(sha256: string): Promise<{ n: number; text: string }[]> {
    const file = this.fileOf(sha256)
    const [texts, older] = await Promise.all([this.blocks('texts', file, 0, END), this.olderRows(file, 0, END)])
    const [textRows, olderRows] = await Promise.all([this.opened<TextBlock>('texts', texts), this.opened<StoredPage>('pages', older)])
    return joined(textRows.flatMap((row) => row.pages), olderRows.map((row) => row.page))
  }

  /** Words of all files from one fingerprint to another; null where there are more than `most` pages, or they do not lie side by side. */
  async wordsBetween(first: string, last: string, most: number): Promise<Map<string, { n: number; text: string }[]> | null> {
    // Hidden fingerprints lie in another order.
    if (this.keys || this.older) return null
    const rows = (await answer(this.transaction.objectStore('texts').getAll(IDBKeyRange.bound([first, 0, 0], [last, END, END]), most + 1))) as TextBlock[]
    if (rows.reduce((sum, row) => sum + row.pages.length, 0) > most) return null
    const found = new Map<string, { n: number; text: string }[]>()
    for (const { sha256, pages } of rows) {
      const before = found.get(sha256)
      if (before) before.push(...pages)
      else found.set(sha256, pages)
    }
    return found
  }

  private fileOf(sha256: string): string {
    return this.keys ? this.keys.hide(sha256) : sha256
  }

  private async blocks(name: 'texts' | 'layouts', file: string, from: number, to: number): Promise<unknown[]> {
    const store = this.transaction.objectStore(name)
    const inside = answer(store.getAll(IDBKeyRange.bound([file, from, 0], [file, to, END])))
    if (from <= 1) return inside
    // One that begins before may reach into them.
    const [before, rows] = await Promise.all([answer(store.openCursor(IDBKeyRange.bound([file, 0, 0], [file, from, 0], false, true), 'prev')), inside])
    return before ? [before.value, ...rows] : rows
  }

  private async olderRows(file: string, from: number, to: number): Promise<unknown[]> {
    return this.older ? answer(this.transaction.objectStore('pages').getAll(IDBKeyRange.bound([file, from], [file, to]))) : []
  }

  private async opened<T>(name: keyof typeof KEYS, rows: unknown[]): Promise<T[]> {
    return (this.keys && rows.length > 0 ? await new TableSeal(this.keys, name, KEYS[name]).openMany(rows as SealedRow[]) : rows) as T[]
  }
}

/** What was moved already is what counts. */
function joined<T extends { n: number }>(pages: T[], older: readonly T[]): T[] {
  if (older.length === 0) return pages
  const there = new Set(pages.map(({ n }) => n))
  return [...pages, ...older.filter(({ n }) => !there.has(n))].sort((a, b) => a.n - b.n)
}
