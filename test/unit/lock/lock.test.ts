import { argon2id } from 'hash-wasm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultOfPassphrase, keyFor, passphraseBytes, unwrapKey, wrapKey } from '../../../shared/lock/keys'
import { printRecovery, readRecovery } from '../../../shared/lock/recovery'
import { hideName, NotAuthentic, openRow, placeOf, sealRow, showName } from '../../../shared/lock/rows'
import { CHUNK, openStream, sealStream } from '../../../shared/lock/stream'
import { secondsToWait } from '../../../shared/lock/wait'
import { platform } from './webCipher'

const bytes = (length: number, from = 0) => Uint8Array.from({ length }, (_, at) => (at * 31 + from) & 255)
const key = bytes(32, 1)

describe('Keys of a lock', () => {
  test('a wrapped key opens under its own key and place alone', () => {
    const wrapped = wrapKey(key, bytes(32, 2), 'mat_1 passphrase', bytes(12, 3))
    expect(unwrapKey(wrapped, bytes(32, 2), 'mat_1 passphrase')).toEqual(key)
    expect(unwrapKey(wrapped, bytes(32, 4), 'mat_1 passphrase')).toBeNull()
    expect(unwrapKey(wrapped, bytes(32, 2), 'mat_1 recovery')).toBeNull()
    expect(unwrapKey(`${wrapped.slice(0, -1)}${wrapped.endsWith('0') ? '1' : '0'}`, bytes(32, 2), 'mat_1 passphrase')).toBeNull()
    expect(unwrapKey('no digits', bytes(32, 2), 'mat_1 passphrase')).toBeNull()
  })

  test('no purpose has the key of another', () => {
    expect(new Set((['records', 'names', 'streams', 'recovery', 'copy', 'files', 'check'] as const).map((purpose) => keyFor(key, purpose).join())).size).toBe(7)
  })

  test('a passphrase is the same however its letters were composed, and Argon2id is that of the reference', async () => {
    expect(passphraseBytes('cafe\u0301')).toEqual(passphraseBytes('caf\u00e9'))
    expect(await argon2id({ password: 'password', salt: 'somesalt', iterations: 2, memorySize: 65_536, parallelism: 1, hashLength: 32, outputType: 'hex' })).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7')
  })

  test('short and monotonous ones are not taken', () => {
    expect([faultOfPassphrase('short'), faultOfPassphrase('aaaaaaaaaaaa'), faultOfPassphrase('seven grey otters sing')].map((one) => one === null)).toEqual([false, false, true])
  })
})

describe('The recovery key', () => {
  test('is read as somebody types it, and a slip of the pen is told', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), fc.nat({ max: 35 }), (secret, at) => {
      const printed = printRecovery(secret)
      expect(printed).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(readRecovery(printed.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'))).toEqual(secret)
      const letters = [...printed.replaceAll('-', '')]
      letters[at] = letters[at] === 'A' ? 'B' : 'A'
      expect(readRecovery(letters.join(''))).toBeNull()
    }))
  })
})

describe('Rows', () => {
  test('open at their own place alone', () => {
    const place = placeOf('people', 'per_1')
    const sealed = sealRow(key, place, { name: 'Ann' }, bytes(12))
    expect(openRow(key, place, sealed)).toEqual({ name: 'Ann' })
    expect(() => openRow(key, placeOf('people', 'per_2'), sealed)).toThrow(NotAuthentic)
    expect(() => openRow(key, placeOf('events', 'per_1'), sealed)).toThrow(NotAuthentic)
    expect(() => openRow(key, place, sealed.subarray(0, 20))).toThrow(NotAuthentic)
  })

  test('names are hidden so that equal ones stay equal', () => {
    expect(hideName(key, 'vol/1.tif')).toBe(hideName(key, 'vol/1.tif'))
    expect(hideName(key, 'vol/1.tif')).not.toBe(hideName(key, 'vol/2.tif'))
    expect(showName(key, hideName(key, 'vol/ü.tif'))).toBe('vol/ü.tif')
    expect(() => showName(bytes(32, 9), hideName(key, 'vol/1.tif'))).toThrow(NotAuthentic)
  })
})

describe('Streams', () => {
  const make = platform.cipher
  const all = async (parts: AsyncIterable<Uint8Array<ArrayBuffer>>) => {
    const list: Uint8Array<ArrayBuffer>[] = []
    for await (const part of parts) list.push(part)
    return new Uint8Array(await new Blob(list).arrayBuffer())
  }
  const seal = (plain: Iterable<Uint8Array>, place = 'file 1') => all(sealStream(key, place, bytes(16), plain, make))
  const open = (sealed: Uint8Array, place = 'file 1') => all(openStream(key, place, [sealed.subarray(0, 5), sealed.subarray(5, 900_000), sealed.subarray(900_000)], make))

  test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, CHUNK * 2, CHUNK * 2 + 7])('%i bytes come back, however they were cut', async (length) => {
    const plain = bytes(length)
    expect(Buffer.compare(await open(await seal([plain.subarray(0, 3), plain.subarray(3)])), plain)).toBe(0)
  })

  test('what was cut, lengthened, reordered, altered or put elsewhere does not open', async () => {
    const sealed = await seal([bytes(CHUNK * 2 + 7)])
    const part = CHUNK + 16
    const cases = [sealed.subarray(0, -1), sealed.subarray(0, 24 + part), sealed.subarray(0, 24), sealed.subarray(0, 10), Uint8Array.from([...sealed, 0]),
      Buffer.concat([sealed.subarray(0, 24), sealed.subarray(24 + part, 24 + 2 * part), sealed.subarray(24, 24 + part), sealed.subarray(24 + 2 * part)]), sealed.map((byte, at) => (at === 1000 ? byte ^ 1 : byte))]
    for (const wrong of cases) await expect(open(wrong)).rejects.toThrow(NotAuthentic)
    await expect(open(sealed, 'file 2')).rejects.toThrow(NotAuthentic)
  })
})

test('wrong passphrases make one wait longer each time, and no clock shortens it', () => {
  const at = '2030-01-01T00:00:00.000Z'
  const after = (seconds: number) => new Date(Date.parse(at) + seconds * 1000)
  expect([1, 2, 3, 4, 5].map((failures) => secondsToWait(failures, at, after(0)))).toEqual([0, 0, 2, 4, 8])
  expect(secondsToWait(100, at, after(0))).toBe(900)
  expect(secondsToWait(4, at, after(4))).toBe(0)
  expect(secondsToWait(4, at, after(-1000))).toBe(4)
})
