import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkWithoutKey, fits, HEAD_FIXED, headLength, isLocked, type LockedHead, lockFile, readHead, TRAILER, writeHead } from '../../../shared/lock/envelope'
import { dataKeyOf } from '../../../shared/lock/keys'
import { LockedBytes } from '../../../shared/lock/lockedBytes'
import { NotAuthentic } from '../../../shared/lock/rows'
import { CHUNK, STREAM_HEAD, TAG } from '../../../shared/lock/stream'
import { platform } from './webCipher'

type Bytes = Uint8Array<ArrayBuffer>
const bytes = (length: number, from = 0): Bytes => Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8) * 7 + from) & 255)
const root = bytes(32, 1)
const slots = { passphrase: { salt: '00'.repeat(16), cost: { memory: 65_536, passes: 3, lanes: 1 }, wrapped: '11'.repeat(60) }, recovery: { salt: '22'.repeat(16), wrapped: '33'.repeat(60) } }
const header = { holds: 'case file' as const, label: 'Otters', of: 'mat_1', ...slots }

async function locked(plain: Bytes, salt = bytes(16)): Promise<Bytes> {
  const head = writeHead(header, root, bytes(16, 9))
  const parts: Bytes[] = []
  for await (const part of lockFile(head, root, salt, (async function* () { yield plain.subarray(0, 10); yield plain.subarray(10) })(), platform)) parts.push(part)
  return new Uint8Array(Buffer.concat(parts))
}

const fileOf = (all: Bytes) => ({ size: all.length, read: async (from: number, to: number) => all.slice(from, to) })
function headOf(all: Bytes): LockedHead {
  const head = readHead(all.subarray(0, headLength(all) ?? 0))
  if (typeof head === 'string') throw new Error(head)
  return head
}
const open = async (all: Bytes, key = root) => LockedBytes.open(fileOf(all), headOf(all), key, platform.cipher)
const whole = async (all: Bytes) => {
  const inside = await open(all)
  return inside.read(0, inside.size)
}

describe('A locked file', () => {
  test.each([1, 17, CHUNK - 1, CHUNK, CHUNK + 1, 9 * CHUNK, 9 * CHUNK + 12_345])('of %i bytes is read anywhere as it was written', async (length) => {
    const plain = bytes(length)
    const all = await locked(plain)
    expect(isLocked(all)).toBe(true)
    expect(all.length).toBe(headOf(all).at + STREAM_HEAD + length + Math.ceil(length / CHUNK) * TAG + TRAILER)
    expect(Buffer.compare(await whole(all), plain)).toBe(0)
    const inside = await open(all)
    await fc.assert(fc.asyncProperty(fc.nat({ max: length }), fc.nat({ max: length }), async (a, b) => {
      const [from, to] = a < b ? [a, b] : [b, a]
      expect(Buffer.compare(await inside.read(from, to), plain.subarray(from, to))).toBe(0)
    }), { numRuns: 20 })
    expect(await checkWithoutKey(fileOf(all), headOf(all), platform)).toBe('whole')
  })

  test('has a key of its own, whoever writes the same bytes again', async () => {
    const plain = bytes(5000)
    const [one, other] = [await locked(plain, bytes(16, 1)), await locked(plain, bytes(16, 2))]
    expect(Buffer.compare(one.subarray(headOf(one).at + STREAM_HEAD, -TRAILER), other.subarray(headOf(one).at + STREAM_HEAD, -TRAILER))).not.toBe(0)
    // Nor may the chunks of one stand in the other.
    const mixed = new Uint8Array([...one.subarray(0, headOf(one).at + STREAM_HEAD), ...other.subarray(headOf(one).at + STREAM_HEAD)])
    await expect(open(mixed)).rejects.toThrow(NotAuthentic)
  })

  test('tells its key from others before it is opened; another one opens nothing', async () => {
    const all = await locked(bytes(100))
    expect(fits(root, headOf(all).header)).toBe(true)
    expect(fits(bytes(32, 2), headOf(all).header)).toBe(false)
    await expect(open(all, bytes(32, 2))).rejects.toThrow(NotAuthentic)
    // Two copies of one matter have one root key, and rows under different keys.
    expect(new Set([null, bytes(16, 1), bytes(16, 2)].map((own) => Buffer.from(dataKeyOf(root, own)).toString('hex'))).size).toBe(3)
  })

  test('cut at any place is told, with a key and without one', async () => {
    const all = await locked(bytes(3 * CHUNK + 500))
    const { at } = headOf(all)
    const body = at + STREAM_HEAD
    const places = [...Array.from({ length: TRAILER + 20 }, (_, n) => all.length - 1 - n), body + CHUNK + TAG, body + 2 * (CHUNK + TAG), body + 3 * (CHUNK + TAG), body + 3 * (CHUNK + TAG) + 7, body + 1, body, at + 3, at]
    for (const place of places) {
      const cut = all.slice(0, place)
      await expect(open(cut)).rejects.toThrow(NotAuthentic)
      expect(await checkWithoutKey(fileOf(cut), headOf(all), platform)).not.toBe('whole')
    }
    for (const place of [at - 1, 40, HEAD_FIXED - 1, 3]) expect(headLength(all.subarray(0, place)) ?? all.length).toBeGreaterThan(place)
  })

  test('with one bit turned anywhere is never taken for what was written', async () => {
    const plain = bytes(2 * CHUNK + 700)
    const all = await locked(plain)
    const { at } = headOf(all)
    await fc.assert(fc.asyncProperty(fc.oneof(fc.nat({ max: at + 30 }), fc.nat({ max: all.length - 1 }), fc.nat({ max: TRAILER + 730 }).map((n) => all.length - 1 - n)), fc.nat({ max: 7 }), async (place, bit) => {
      const altered = all.slice()
      altered[place] = (altered[place] as number) ^ (1 << bit)
      const length = headLength(altered)
      const head = length === null || length > altered.length ? 'damaged' : readHead(altered.subarray(0, length))
      if (typeof head === 'string') return
      // Whoever has no key notices each; whoever has it notices all but the sum at the end, which is not for him.
      expect(await checkWithoutKey(fileOf(altered), head, platform)).not.toBe('whole')
      const read = await LockedBytes.open(fileOf(altered), head, root, platform.cipher).then((inside) => inside.read(0, inside.size)).catch((cause: unknown) => cause)
      if (read instanceof Uint8Array) {
        expect(place).toBeGreaterThanOrEqual(all.length - TRAILER)
        expect(Buffer.compare(read, plain)).toBe(0)
      } else expect(read).toBeInstanceOf(NotAuthentic)
    }), { numRuns: 120 })
  })

  test('of a newer version, or asking for more work than ours ever does, is known as such', async () => {
    const text = (said: object) => new TextEncoder().encode(JSON.stringify(said))
    const framed = (json: Uint8Array) => {
      const length = new Uint8Array(4)
      new DataView(length.buffer).setUint32(0, json.length)
      return Uint8Array.from([...new TextEncoder().encode('PBLOCK01'), ...length, ...json, ...bytes(32)])
    }
    const said = { ...headOf(await locked(bytes(1))).header }
    expect(readHead(framed(text({ ...said, version: 2, more: 1 })))).toBe('newer')
    expect(readHead(framed(text({ ...said, passphrase: { ...said.passphrase, cost: { memory: 4_194_304, passes: 3, lanes: 1 } } })))).toBe('costly')
    expect(readHead(framed(text({ ...said, passphrase: { ...said.passphrase, cost: { memory: 1_048_576, passes: 900, lanes: 1 } } })))).toBe('costly')
    expect(readHead(framed(text({ ...said, more: 1 })))).toBe('damaged')
    expect(readHead(framed(bytes(50)))).toBe('damaged')
    expect(headLength(Uint8Array.from([...new TextEncoder().encode('PBLOCK01'), 255, 0, 0, 0]))).toBeNull()
  })
})

describe('A damaged locked file', () => {
  const rescue = (all: Bytes, head: LockedHead) => LockedBytes.rescue(fileOf(all), head, root, platform.cipher)

  test('cut anywhere gives each whole part before the cut', async () => {
    const plain = bytes(3 * CHUNK + 500)
    const all = await locked(plain)
    const body = headOf(all).at + STREAM_HEAD
    const kept = async (place: number) => {
      const inside = await rescue(all.slice(0, place), headOf(all))
      expect(Buffer.compare(await inside.read(0, inside.size), plain.subarray(0, inside.size))).toBe(0)
      expect(inside.damage()).toEqual([])
      return inside.size
    }
    for (let more = 0; more <= TRAILER; more++) expect(await kept(all.length - more)).toBe(plain.length)
    expect(await kept(all.length - TRAILER - 1)).toBe(3 * CHUNK)
    expect(await kept(body + 2 * (CHUNK + TAG))).toBe(2 * CHUNK)
    expect(await kept(body + 2 * (CHUNK + TAG) - 1)).toBe(CHUNK)
    await expect(kept(body + CHUNK)).rejects.toThrow(NotAuthentic)
    await expect(kept(body - 1)).rejects.toThrow(NotAuthentic)
  })

  test('altered in some parts gives all others, and says which cannot be read', async () => {
    const plain = bytes(6 * CHUNK + 500)
    const all = await locked(plain)
    const head = headOf(all)
    const at = (n: number) => head.at + STREAM_HEAD + n * (CHUNK + TAG) + 77
    const altered = all.slice()
    for (const n of [1, 2, 4]) altered[at(n)] = (altered[at(n)] as number) ^ 1
    const inside = await rescue(altered, head)
    const read = await inside.read(0, inside.size)
    for (const n of [0, 3, 5, 6]) expect(Buffer.compare(read.subarray(n * CHUNK, (n + 1) * CHUNK), plain.subarray(n * CHUNK, (n + 1) * CHUNK))).toBe(0)
    expect(read.subarray(CHUNK, 3 * CHUNK).every((byte) => byte === 0)).toBe(true)
    expect(inside.damage()).toEqual([{ from: CHUNK, to: 3 * CHUNK }, { from: 4 * CHUNK, to: 5 * CHUNK }])
    // In one that is to be whole, what can be read is read, and what not fails.
    const strict = await LockedBytes.open(fileOf(altered), head, root, platform.cipher)
    expect(Buffer.compare(await strict.read(0, CHUNK), plain.subarray(0, CHUNK))).toBe(0)
    await expect(strict.read(CHUNK - 1, CHUNK + 1)).rejects.toThrow('part 2 of')
    expect(strict.damage()).toEqual([{ from: CHUNK, to: 2 * CHUNK }])
  })
})
