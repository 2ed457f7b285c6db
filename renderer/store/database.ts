/**
 * The database of one matter. Only this folder knows Dexie; features read through the mirror
 * and write through `commit`.
 */
import Dexie, { type EntityTable, type Table } from 'dexie'
import type { LogEntry } from '../../shared/log/entry'
import type { Vector } from '../../shared/log/vector'
import type { AnyRecord } from '../../shared/records'
import type { PageText } from '../../shared/text/page'
import type { LogRun, RunKey } from './log/runs'
import type { BlockKey, LayoutBlock, TextBlock } from './pages/blocks'
import type { Pack, PackKey } from './records/packs'
import type { SeenRow } from './searchSeen'
import { stores001 } from './migrations/001-first'
import { stores002 } from './migrations/002-productions'
import { stores003 } from './migrations/003-texts-in-time-and-search'
import { stores004 } from './migrations/004-answers-discovery-testimony'
import { stores005 } from './migrations/005-page-blocks'
import { stores006 } from './migrations/006-log-runs'
import { stores007 } from './migrations/007-packs'
import { keysOf } from './lock/keyring'
import type { MatterKeys } from './lock/matterKeys'
import { readable, sealing } from './lock/sealing'
import { databaseName, sealedName } from './name'

export type Head = {
  device: string; seq: number; hash: string; clock: string
  /** of this device: what its last entry had seen of the others */
  saw?: Vector
}
/** `blob`: a small file's bytes lie in its row */
export type StoredBytes = { sha256: string; size: number; blob: Blob | Uint8Array<ArrayBuffer> }
/** Some records of an import; versions before 7 kept them as objects. */
export type StoredBulk = { rows: string; chunk: number } & ({ json: string } | { records: AnyRecord[] })
/** A page by itself, as case files hold it. */
export type StoredPage = { sha256: string; n: number; page: PageText }

/** An import that has begun and not ended. The file's bytes are already stored. */
export type Job = {
  id: string
  kind: 'documents' | 'complaint' | 'answer' | 'production'
  started: string
  files: { sha256: string; name: string; folder: string; modified: string | null; size: number }[]
  /** files of the list that are read and waiting for the commit */
  done: string[]
}

/** A file of a production whose bytes are stored; `size` and `modified` tell whether it is still the same. */
export type Arrived = { job: string; path: string; size: number; modified: number; sha256: string; found: unknown }

/** What each version added. */
const STORES: readonly Readonly<Record<string, string>>[] = [stores001, stores002, stores003, stores004, stores005, stores006, stores007]
/** The newest version of a database that this program knows; grows with each migration. */
export const NEWEST_STORE = STORES.length
/**
 * The newest version of what a matter holds, as case files say it: versions 5 to 7 keep the same in other rows, so
 * earlier programs read what this one writes.
 */
export const NEWEST = 4

export class MatterDatabase extends Dexie {
  /** asked through `LogStore` */
  declare log: EntityTable<LogEntry, 'id'>
  declare runs: Table<LogRun, RunKey>
  /** asked through `RecordStore`, with the tables of records */
  declare packs: Table<Pack, PackKey>
  declare bulk: Table<StoredBulk, [string, number]>
  declare heads: EntityTable<Head, 'device'>
  declare bytes: EntityTable<StoredBytes, 'sha256'>
  /** of versions before 5, until they are moved */
  declare pages: Table<StoredPage, [string, number]>
  declare texts: Table<TextBlock, BlockKey>
  declare layouts: Table<LayoutBlock, BlockKey>
  declare jobs: EntityTable<Job, 'id'>
  declare arrived: Table<Arrived, [string, string]>
  declare searchSeen: Table<SeenRow, string>

  /** @param keys of a locked matter; null: as it is without a lock */
  constructor(readonly matterId: string, readonly keys: MatterKeys | null = keysOf(matterId)) {
    // What was confirmed on screen must survive a power cut.
    super(keys ? sealedName(matterId) : databaseName(matterId), { chromeTransactionDurability: 'strict' })
    for (const [at, stores] of STORES.entries()) this.version(at + 1).stores(keys ? withoutIndexes(stores) : stores)
    if (keys) this.use(sealing(keys))
  }

  static async remove(matterId: string): Promise<void> {
    await Dexie.delete(databaseName(matterId))
    await Dexie.delete(sealedName(matterId))
  }
}

/** An index of a locked matter would tell what its rows hold; but for ids nothing asks by one. */
function withoutIndexes(stores: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(stores).map(([name, keys]) => [name, [keys.split(',')[0], ...readable(name)].join(', ')]))
}
