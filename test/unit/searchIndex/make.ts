/** An index in memory, fed from texts instead of a matter. */
import sqlite3InitModule, { type Sqlite3Static } from '@sqlite.org/sqlite-wasm'
import type { Query, UnitKind } from '../../../shared/search/model'
import type { ReferenceUnit } from '../../../shared/search/reference'
import { batchesOf, type UnitText } from '../../../renderer/workers/search/batch'
import { stampOf } from '../../../renderer/workers/search/bytes'
import { IndexDatabase } from '../../../renderer/workers/search/database'
import { filtersOf } from '../../../renderer/workers/search/filters'
import { SearchIndex } from '../../../renderer/workers/search/SearchIndex'
import { kindNumber } from '../../../renderer/workers/search/units'

let known: Promise<Sqlite3Static> | null = null

export function sqlite(): Promise<Sqlite3Static> {
  known ??= sqlite3InitModule()
  return known
}

export async function emptyIndex(): Promise<SearchIndex> {
  const { oo1 } = await sqlite()
  const database = new IndexDatabase(new oo1.DB(':memory:'))
  IndexDatabase.prepare(database.db)
  return SearchIndex.load(database)
}

export function textOf(unit: ReferenceUnit): UnitText {
  return { id: unit.id, kind: kindNumber(unit.kind), stamp: stampOf(JSON.stringify(unit.pages)), pages: unit.pages }
}

export async function put(index: SearchIndex, units: readonly ReferenceUnit[], gone: readonly string[] = []): Promise<void> {
  async function* texts() {
    for (const unit of units) yield textOf(unit)
  }
  await index.apply(batchesOf(texts(), index.nextUnit), gone, () => {}, () => {})
}

const KINDS: Record<string, UnitKind> = { documents: 'document', testimony: 'transcript', paragraphs: 'paragraph', gaps: 'gap' }

/** Answers `in:` alone: the filters are the records' business. */
export function resolverOf(units: readonly ReferenceUnit[]) {
  return (filter: ReturnType<typeof filtersOf>[number]): ReadonlySet<string> =>
    new Set(units.filter((one) => filter.test.kind === 'value' && KINDS[filter.test.value] === one.kind).map((one) => one.id))
}

export function askedOf(query: Query, units: readonly ReferenceUnit[]) {
  const resolve = resolverOf(units)
  return { query, filters: filtersOf(query).map((one) => [...resolve(one)]), hidden: [] as string[], kinds: null }
}

/** Runs a generator to its end at once. */
export function run<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
