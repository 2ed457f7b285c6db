/** The units of an index in memory: which there are, how long, and which are to be found. */
import { UNIT_KINDS, type UnitKind } from '../../../shared/search/model'
import { Damaged, sumOfText } from './bytes'
import type { IndexDatabase } from './database'

export type IndexedUnit = { uid: number; id: string; kind: number; tokens: number; stamp: string }

const unitSum = ({ uid, id, kind, tokens, stamp }: IndexedUnit) => sumOfText(`${uid} ${id} ${kind} ${tokens} ${stamp}`)

export const kindNumber = (kind: UnitKind): number => UNIT_KINDS.indexOf(kind)

export class Units {
  private readonly byId = new Map<string, IndexedUnit>()
  /** by uid; undefined where a unit was taken out */
  private byUid: (IndexedUnit | undefined)[] = []
  /** by uid, 1 where the unit is there */
  alive = new Uint8Array(1024)
  lengths = new Uint32Array(1024)
  kinds = new Uint8Array(1024)
  /** tokens of all units that are there */
  tokens = 0

  get count(): number {
    return this.byId.size
  }

  /** uid that the next unit gets; they only grow */
  get next(): number {
    return Math.max(1, this.byUid.length)
  }

  get documents(): number {
    const kind = kindNumber('document')
    let count = 0
    for (const one of this.byId.values()) if (one.kind === kind) count++
    return count
  }

  get(id: string): IndexedUnit | undefined {
    return this.byId.get(id)
  }

  at(uid: number): IndexedUnit | undefined {
    return this.byUid[uid]
  }

  all(): Iterable<IndexedUnit> {
    return this.byId.values()
  }

  add(unit: IndexedUnit): void {
    const { uid } = unit
    if (uid >= this.alive.length) this.grow(uid)
    this.byId.set(unit.id, unit)
    this.byUid[uid] = unit
    this.alive[uid] = 1
    this.lengths[uid] = unit.tokens
    this.kinds[uid] = unit.kind
    this.tokens += unit.tokens
  }

  remove(id: string): void {
    const unit = this.byId.get(id)
    if (!unit) return
    this.byId.delete(id)
    this.byUid[unit.uid] = undefined
    this.alive[unit.uid] = 0
    this.tokens -= unit.tokens
  }

  load(database: IndexDatabase): void {
    for (const [uid, id, kind, tokens, stamp, sum] of database.rows('SELECT uid, id, kind, tokens, stamp, sum FROM unit ORDER BY uid')) {
      const unit = { uid, id, kind, tokens, stamp } as IndexedUnit
      if (unitSum(unit) !== sum || this.byId.has(unit.id)) throw new Damaged('a unit is not as it was written')
      this.add(unit)
    }
    const next = Number(database.row('SELECT value FROM meta WHERE key = ?', 'next')?.[0] ?? 1)
    if (next < this.next) throw new Damaged('the count of units went back')
    this.byUid.length = next
  }

  static write(database: IndexDatabase, unit: IndexedUnit): void {
    database.run('INSERT INTO unit(uid, id, kind, tokens, stamp, sum) VALUES(?, ?, ?, ?, ?, ?)', unit.uid, unit.id, unit.kind, unit.tokens, unit.stamp, unitSum(unit))
  }

  private grow(uid: number): void {
    const size = Math.max(this.alive.length * 2, uid + 1)
    const larger = <T extends Uint8Array | Uint32Array>(old: T, fresh: T): T => {
      fresh.set(old)
      return fresh
    }
    this.alive = larger(this.alive, new Uint8Array(size))
    this.lengths = larger(this.lengths, new Uint32Array(size))
    this.kinds = larger(this.kinds, new Uint8Array(size))
  }
}
