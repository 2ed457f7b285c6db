/**
 * The index file: tables in SQLite, whose transactions keep it whole through a crash. SQLite is the
 * store only; the lists in it are our own, since its FTS5 hands out positions one row at a time (ten
 * microseconds each), and proximity, sentences, hit counts and places need all of them.
 */
import type { Database, PreparedStatement, Sqlite3Static } from '@sqlite.org/sqlite-wasm'
import { Damaged } from './bytes'

/** Grows when the tables, the lists or the tokeniser change: an older index is built anew. */
export const INDEX_VERSION = 3

const SCHEMA = `
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE vocabulary(last INTEGER PRIMARY KEY, terms TEXT NOT NULL, sum INTEGER NOT NULL);
CREATE TABLE unit(uid INTEGER PRIMARY KEY, id TEXT NOT NULL, kind INTEGER NOT NULL, tokens INTEGER NOT NULL, stamp TEXT NOT NULL, sum INTEGER NOT NULL);
CREATE TABLE layout(uid INTEGER PRIMARY KEY, pages BLOB NOT NULL, sentences BLOB NOT NULL, paragraphs BLOB NOT NULL, sum INTEGER NOT NULL);
CREATE TABLE text(key INTEGER PRIMARY KEY, body TEXT NOT NULL, sum INTEGER NOT NULL);
CREATE TABLE segment(seg INTEGER PRIMARY KEY, level INTEGER NOT NULL, tokens INTEGER NOT NULL, frequencies BLOB NOT NULL, sum INTEGER NOT NULL);
CREATE TABLE posting(key INTEGER PRIMARY KEY, head BLOB NOT NULL, units BLOB NOT NULL, unitSum INTEGER NOT NULL, placeSum INTEGER NOT NULL, places BLOB NOT NULL);
`

/** A row of lists of one segment, by its last term. Terms of a segment lie side by side. */
export const postingKey = (seg: number, tid: number): number => seg * 2 ** 28 + tid
/** One page of a unit; page 0 is its head or whole text. */
export const textKey = (uid: number, page: number): number => uid * 2 ** 21 + page
export const MOST_TERMS_OF_AN_INDEX = 2 ** 28
export const MOST_PAGES = 2 ** 21

type Bound = string | number | Uint8Array | null

export class IndexDatabase {
  private readonly statements = new Map<string, PreparedStatement>()

  constructor(readonly db: Database) {}

  /** Opens what is there or makes the tables. @returns false where the file is of another version */
  static prepare(db: Database): 'new' | 'older' | 'known' {
    db.exec('PRAGMA page_size=16384; PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-48000; PRAGMA temp_store=MEMORY')
    const made = Number(db.selectValue('PRAGMA user_version'))
    const tables = Number(db.selectValue('SELECT count(*) FROM sqlite_schema'))
    if (tables === 0) {
      db.exec(`BEGIN; ${SCHEMA} PRAGMA user_version=${INDEX_VERSION}; COMMIT`)
      return 'new'
    }
    return made === INDEX_VERSION ? 'known' : 'older'
  }

  run(sql: string, ...values: Bound[]): void {
    const statement = this.statement(sql)
    if (values.length > 0) statement.bind(values)
    statement.stepReset()
  }

  /** The columns of the first row, or null. */
  row(sql: string, ...values: Bound[]): Bound[] | null {
    const statement = this.statement(sql)
    try {
      if (values.length > 0) statement.bind(values)
      return statement.step() ? (statement.get([]) as Bound[]) : null
    } finally {
      statement.reset()
    }
  }

  /** Every row. Must be run to its end or left by `break`. */
  *rows(sql: string, ...values: Bound[]): Generator<Bound[]> {
    const statement = this.db.prepare(sql)
    try {
      if (values.length > 0) statement.bind(values)
      while (statement.step()) yield statement.get([]) as Bound[]
    } finally {
      statement.finalize()
    }
  }

  begin(): void {
    this.db.exec('BEGIN IMMEDIATE')
  }

  commit(): void {
    this.db.exec('COMMIT')
  }

  rollback(): void {
    try {
      this.db.exec('ROLLBACK')
    } catch {
      // SQLite has taken it back by itself.
    }
  }

  size(): number {
    return Number(this.db.selectValue('SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()'))
  }

  close(): void {
    for (const statement of this.statements.values()) statement.finalize()
    this.statements.clear()
    this.db.close()
  }

  private statement(sql: string): PreparedStatement {
    let known = this.statements.get(sql)
    if (!known) {
      known = this.db.prepare(sql)
      this.statements.set(sql, known)
    }
    return known
  }
}

/** SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_IOERR, SQLITE_FORMAT: the file is not what was written. */
const BROKEN = new Set([10, 11, 24, 26])

/** Whether a failure means that the file is damaged, not that the disk is full or the program wrong. */
export function isDamage(cause: unknown, sqlite: Pick<Sqlite3Static, 'SQLite3Error'>): boolean {
  if (cause instanceof Damaged) return true
  return cause instanceof sqlite.SQLite3Error && BROKEN.has((cause as unknown as { resultCode: number }).resultCode & 255)
}
