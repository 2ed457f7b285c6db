/**
 * The lists of a segment as rows of the file. Lists of rare tokens, which most are, share a row: a row
 * of its own for each would take longer to write than the list to make.
 */
import { ByteReader, ByteWriter, Damaged, sumOf } from './bytes'
import { type IndexDatabase, postingKey } from './database'

export type StoredPosting = { units: Uint8Array; places: Uint8Array }

/** A row is written when its lists are this long. Bytes. */
const LENGTH_OF_A_ROW = 6000

const NONE = new Uint8Array(0)

/** Gathers lists, ascending by token, and writes them row by row. */
export class ListWriter {
  private readonly head = new ByteWriter()
  private readonly units = new ByteWriter()
  private readonly places = new ByteWriter()
  private last = 0

  constructor(private readonly database: IndexDatabase, private readonly seg: number) {}

  add(tid: number, units: Uint8Array, places: Uint8Array): void {
    this.head.number(this.head.length === 0 ? tid : tid - this.last)
    this.head.number(units.length)
    this.head.number(places.length)
    this.units.append(units)
    this.places.append(places)
    this.last = tid
    if (this.units.length + this.places.length >= LENGTH_OF_A_ROW) this.end()
  }

  /** Writes what is gathered. */
  end(): void {
    if (this.head.length === 0) return
    const [head, units, places] = [this.head.take(), this.units.take(), this.places.take()]
    const key = postingKey(this.seg, this.last)
    this.database.run('INSERT INTO posting(key, head, units, unitSum, placeSum, places) VALUES(?, ?, ?, ?, ?, ?)', key, head, units, sumOf(units, sumOf(head, this.last)), sumOf(places, this.last), places)
  }
}

/** The list of a token in a segment; null where it is not in it. `places` is empty where it is not asked for. */
export function readPosting(database: IndexDatabase, seg: number, tid: number, withPlaces: boolean): StoredPosting | null {
  return new ListReader(database, seg, withPlaces).read(tid)
}

/** Reads lists of one segment; neighbours from the row that was read last. */
export class ListReader {
  private first = 0
  private last = -1
  private lists = new Map<number, StoredPosting>()

  constructor(private readonly database: IndexDatabase, private readonly seg: number, private readonly withPlaces: boolean) {}

  /** @throws Damaged */
  read(tid: number): StoredPosting | null {
    if (tid < this.first || tid > this.last) this.load(tid)
    return this.lists.get(tid) ?? null
  }

  private load(tid: number): void {
    const { database, seg, withPlaces } = this
    this.lists = new Map()
    const row = database.row(`SELECT key, head, units, unitSum, placeSum${withPlaces ? ', places' : ''} FROM posting WHERE key BETWEEN ? AND ? ORDER BY key LIMIT 1`, postingKey(seg, tid), postingKey(seg + 1, 0) - 1)
    this.first = tid
    this.last = tid
    if (!row) return
    const [key, head, units, unitSum, placeSum, places = NONE] = row as [number, Uint8Array, Uint8Array, number, number, Uint8Array?]
    const last = key - postingKey(seg, 0)
    if (sumOf(units, sumOf(head, last)) !== unitSum || (withPlaces && sumOf(places, last) !== placeSum)) throw new Damaged('a list is not as it was written')
    const reader = new ByteReader(head)
    let own = 0
    let [unitsAt, placesAt] = [0, 0]
    while (!reader.ended) {
      own += reader.number()
      const [unitsEnd, placesEnd] = [unitsAt + reader.number(), placesAt + reader.number()]
      this.lists.set(own, { units: units.subarray(unitsAt, unitsEnd), places: withPlaces ? places.subarray(placesAt, placesEnd) : NONE })
      unitsAt = unitsEnd
      placesAt = placesEnd
    }
    if (own !== last || unitsAt !== units.length) throw new Damaged('lists do not fit their row')
    this.last = last
  }
}
