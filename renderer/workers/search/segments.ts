/** Segments: made of a batch, joined when there are many, each in one transaction. */
import type { PackedBatch, PackedUnit } from './batch'
import { ByteReader, ByteWriter, Damaged, sumOf } from './bytes'
import { type IndexDatabase, MOST_PAGES, postingKey, textKey } from './database'
import { layoutSum } from './layout'
import { ListReader, ListWriter } from './lists'

export type Segment = { seg: number; level: number; tokens: number }

/** So many neighbours of a level, or below it, are joined into one of the next. */
const JOINED_AT_ONCE = 8
/** A segment of more tokens is joined no further. */
const LARGEST = 64_000_000
const LEVEL_0 = 50_000

export const levelOf = (tokens: number): number => Math.max(0, Math.ceil(Math.log(Math.max(1, tokens) / LEVEL_0) / Math.log(JOINED_AT_ONCE)))

/**
 * Writes the lists of a batch as a segment; yields between rows, so that the worker can look up from
 * it. @param tids number in the index of each of the batch's words
 * @returns what the segment says of its tokens
 */
export function* writeSegment(database: IndexDatabase, seg: number, { lists, tokens }: PackedBatch, tids: Uint32Array): Generator<void, { tid: number; units: number }[]> {
  const frequencies: { tid: number; units: number }[] = []
  const writer = new ListWriter(database, seg)
  const tidOf = (list: number) => tids[lists.terms[list] as number] as number
  const start = (ends: Uint32Array, list: number) => (list === 0 ? 0 : (ends[list - 1] as number))
  for (const list of Uint32Array.from({ length: lists.terms.length }, (_, at) => at).sort((a, b) => tidOf(a) - tidOf(b))) {
    const tid = tidOf(list)
    writer.add(tid, lists.units.subarray(start(lists.unitEnds, list), lists.unitEnds[list]), lists.places.subarray(start(lists.placeEnds, list), lists.placeEnds[list]))
    frequencies.push({ tid, units: lists.counts[list] as number })
    yield
  }
  writer.end()
  writeSegmentRow(database, { seg, level: levelOf(tokens), tokens }, frequencies)
  return frequencies
}

const decoder = new TextDecoder()

/** Writes the texts and the layout of a unit. */
export function writeUnitText(database: IndexDatabase, { uid, texts, pages, sentences, paragraphs }: PackedUnit): void {
  database.run('INSERT INTO layout(uid, pages, sentences, paragraphs, sum) VALUES(?, ?, ?, ?, ?)', uid, pages, sentences, paragraphs, layoutSum(pages, sentences, paragraphs))
  for (const { page, body } of texts) if (page < MOST_PAGES) database.run('INSERT INTO text(key, body, sum) VALUES(?, ?, ?)', textKey(uid, page), body, sumOf(body))
}

/** Text of a page as it was indexed; null where it has none. */
export function readText(database: IndexDatabase, uid: number, page: number): string | null {
  const row = database.row('SELECT body, sum FROM text WHERE key = ?', textKey(uid, page))
  if (!row) return null
  const [body, sum] = row as [Uint8Array, number]
  if (sumOf(body) !== sum) throw new Damaged('a text is not as it was written')
  return decoder.decode(body)
}

export function removeUnit(database: IndexDatabase, uid: number): void {
  database.run('DELETE FROM unit WHERE uid = ?', uid)
  database.run('DELETE FROM layout WHERE uid = ?', uid)
  database.run('DELETE FROM text WHERE key >= ? AND key < ?', textKey(uid, 0), textKey(uid + 1, 0))
}

export function readSegments(database: IndexDatabase, onFrequencies: (packed: Uint8Array, sum: number) => void): Segment[] {
  const segments: Segment[] = []
  for (const [seg, level, tokens, frequencies, sum] of database.rows('SELECT seg, level, tokens, frequencies, sum FROM segment ORDER BY seg')) {
    onFrequencies(frequencies as Uint8Array, sum as number)
    segments.push({ seg, level, tokens } as Segment)
  }
  return segments
}

/** The newest neighbours that should be one segment; null where nothing is to do. Units ascend through the segments, so only neighbours are joined. */
export function toJoin(segments: readonly Segment[]): Segment[] | null {
  for (const level of new Set(segments.map((one) => one.level))) {
    let from = segments.length
    while (from > 0 && (segments[from - 1] as Segment).level <= level) from--
    const run = segments.slice(from)
    if (run.length >= JOINED_AT_ONCE && run.reduce((sum, one) => sum + one.tokens, 0) <= LARGEST) return run
  }
  return null
}

/**
 * Joins neighbours into the segment `seg`, without what was taken out since. The old ones stay until
 * `dropSegments`. Lists are copied, not read: only the distance to the first unit of each part changes.
 */
export function* joinSegments(database: IndexDatabase, old: readonly Segment[], seg: number, alive: Uint8Array): Generator<void, { segment: Segment; frequencies: { tid: number; units: number }[] }> {
  const tids = [...new Set(old.flatMap((one) => tidsOf(database, one.seg)))].sort((a, b) => a - b)
  yield
  const frequencies: { tid: number; units: number }[] = []
  const unitList = new ByteWriter()
  const placeList = new ByteWriter()
  const readers = old.map((one) => new ListReader(database, one.seg, true))
  const lists = new ListWriter(database, seg)
  let tokens = 0
  for (const tid of tids) {
    let before = 0
    let count = 0
    for (const one of readers) {
      const posting = one.read(tid)
      if (!posting) continue
      const reader = new ByteReader(posting.units)
      let uid = 0
      let at = 0
      while (!reader.ended) {
        uid += reader.number()
        const times = reader.number()
        const length = reader.number()
        if (alive[uid] === 1) {
          unitList.number(uid - before)
          unitList.number(times)
          unitList.number(length)
          placeList.append(posting.places.subarray(at, at + length))
          before = uid
          count++
          tokens += times
        }
        at += length
      }
    }
    const [units, places] = [unitList.take(), placeList.take()]
    if (count > 0) {
      lists.add(tid, units, places)
      frequencies.push({ tid, units: count })
    }
    yield
  }
  lists.end()
  const segment = { seg, level: Math.max(levelOf(tokens), ...old.map((one) => one.level)), tokens }
  writeSegmentRow(database, segment, frequencies)
  return { segment, frequencies }
}

/** Takes segments out, a part at a time; they must be looked at by nobody. */
export function* dropSegments(database: IndexDatabase, old: readonly Segment[]): Generator<void> {
  for (const { seg } of old) {
    database.run('DELETE FROM segment WHERE seg = ?', seg)
    database.run('DELETE FROM posting WHERE key >= ? AND key < ?', postingKey(seg, 0), postingKey(seg + 1, 0))
    yield
  }
}

/** Tokens of a segment, ascending. */
export function tidsOf(database: IndexDatabase, seg: number): number[] {
  const row = database.row('SELECT frequencies FROM segment WHERE seg = ?', seg)
  if (!row) throw new Damaged('a segment is gone')
  const reader = new ByteReader(row[0] as Uint8Array)
  const tids: number[] = []
  let tid = 0
  while (!reader.ended) {
    tid += reader.number()
    reader.number()
    tids.push(tid)
  }
  return tids
}

function writeSegmentRow(database: IndexDatabase, { seg, level, tokens }: Segment, frequencies: readonly { tid: number; units: number }[]): void {
  const out = new ByteWriter()
  let before = 0
  for (const { tid, units } of frequencies) {
    out.number(tid - before)
    out.number(units)
    before = tid
  }
  const packed = out.take()
  database.run('INSERT INTO segment(seg, level, tokens, frequencies, sum) VALUES(?, ?, ?, ?, ?)', seg, level, tokens, packed, sumOf(packed))
}
