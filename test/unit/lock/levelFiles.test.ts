import { describe, expect, test } from 'vitest'
import { databaseOf, entriesOfLog, entriesOfTable, isNameOf, numberOf, unsnap, WrongFormat } from '../../../shared/lock/levelFiles'

const text = (words: string) => new TextEncoder().encode(words)
const varint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...varint(Math.floor(value / 128))])
const bytes = (...parts: (number | readonly number[] | Uint8Array)[]) => Uint8Array.from(parts.flatMap((one) => (typeof one === 'number' ? [one] : [...one])))

/** Key of a row: database, store, index, then its own bytes; behind it in a table its mark. */
const key = (database: number, own: string) => bytes(0, database, 1, 1, text(own))
const marked = (own: Uint8Array, isValue: boolean, sequence: number) => bytes(own, isValue ? 1 : 0, sequence, 0, 0, 0, 0, 0, 0)

function blockOf(rows: readonly (readonly [Uint8Array, Uint8Array])[]): Uint8Array {
  let before = new Uint8Array()
  const parts = rows.map(([own, value]) => {
    let shared = 0
    while (shared < before.length && shared < own.length && before[shared] === own[shared]) shared++
    before = Uint8Array.from(own)
    return bytes(varint(shared), varint(own.length - shared), varint(value.length), own.subarray(shared), value)
  })
  return bytes(...parts, [0, 0, 0, 0], [1, 0, 0, 0])
}

/** Snappy of literals only. */
const snapped = (plain: Uint8Array) => bytes(varint(plain.length), 61 << 2, (plain.length - 1) & 255, (plain.length - 1) >> 8, plain)

function tableOf(blocks: readonly (readonly (readonly [Uint8Array, Uint8Array])[])[]): Uint8Array {
  let file = new Uint8Array()
  const index: [Uint8Array, Uint8Array][] = []
  for (const [at, rows] of blocks.entries()) {
    const block = at % 2 === 0 ? snapped(blockOf(rows)) : blockOf(rows)
    index.push([rows.at(-1)?.[0] ?? new Uint8Array(), bytes(varint(file.length), varint(block.length))])
    file = bytes(file, block, at % 2 === 0 ? 1 : 0, [0, 0, 0, 0])
  }
  const from = file.length
  const last = blockOf(index)
  const foot = bytes(varint(0), varint(0), varint(from), varint(last.length))
  return bytes(file, last, 0, [0, 0, 0, 0], foot, new Uint8Array(40 - foot.length), [0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb])
}

const table = tableOf([
  [[marked(key(3, 'a'), true, 5), text('one')], [marked(key(3, 'ab'), false, 6), new Uint8Array()]],
  [[marked(key(4, 'x'), true, 7), text('two')], [marked(key(9, 'y'), true, 8), text('three')]],
])

const told = (entries: Iterable<{ key: Uint8Array; value: Uint8Array | null; sequence: number }>) => [...entries].map((one) => `${databaseOf(one.key)} ${one.value ? new TextDecoder().decode(one.value) : 'deleted'} ${one.sequence}`)

describe('Files of LevelDB', () => {
  test('a table gives all its rows, packed or not, and says which were deleted', () => {
    expect(told(entriesOfTable(table, null))).toEqual(['3 one 5', '3 deleted 6', '4 two 7', '9 three 8'])
  })

  test('blocks that cannot hold a database are passed over, and no other', () => {
    expect(told(entriesOfTable(table, new Set([2])))).toEqual(['3 one 5', '3 deleted 6'])
    // The second block may begin with more of the same.
    expect(told(entriesOfTable(table, new Set([3])))).toHaveLength(4)
    expect(told(entriesOfTable(table, new Set([7])))).toEqual(['4 two 7', '9 three 8'])
    expect(told(entriesOfTable(table, new Set([10])))).toEqual([])
  })

  test('a log gives what was written, also over the ends of its frames', () => {
    const long = 'z'.repeat(40_000)
    const batch = bytes([9, 0, 0, 0, 0, 0, 0, 0], [2, 0, 0, 0], 1, varint(key(3, 'a').length), key(3, 'a'), varint(long.length), text(long), 0, varint(key(3, 'b').length), key(3, 'b'))
    const cut = 32_768 - 7
    const frame = (piece: Uint8Array, type: number) => bytes([0, 0, 0, 0], piece.length & 255, piece.length >> 8, type, piece)
    const log = bytes(frame(batch.subarray(0, cut), 2), frame(batch.subarray(cut), 4), new Uint8Array(100))
    expect(told(entriesOfLog(log))).toEqual([`3 ${long} 9`, '3 deleted 10'])
  })

  test('copies of what came before are unpacked, also over themselves', () => {
    // "ab", then six letters from two back
    expect(new TextDecoder().decode(unsnap(bytes(8, 1 << 2, text('ab'), ((6 - 4) << 2) | 1, 2)))).toBe('abababab')
  })

  test('what is of no such format is told, never taken for empty', () => {
    expect(() => [...entriesOfTable(text('no table at all, but long enough to be one by its size'), null)]).toThrow(WrongFormat)
    expect(() => unsnap(bytes(8, 1 << 2, text('ab')))).toThrow(WrongFormat)
    expect(() => unsnap(bytes(8, ((6 - 4) << 2) | 1, 2))).toThrow(WrongFormat)
  })

  test('finds the number of a database by its name', () => {
    const name = 'probata-desk'
    const stored = bytes([0, 0, 0, 0, 201], 1, [0, 65], name.length, [...name].flatMap((letter) => [0, letter.charCodeAt(0)]))
    expect(isNameOf(name, stored)).toBe(true)
    expect(isNameOf('probata-desks', stored)).toBe(false)
    expect(numberOf(bytes(1, 2))).toBe(513)
    expect(databaseOf(bytes(1 << 5, 1, 2, 1, 1))).toBe(513)
  })
})
