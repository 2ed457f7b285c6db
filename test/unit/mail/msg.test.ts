/** Outlook files whose chains have no end: the library alone would never come back. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readMsg } from '../../../shared/mail/msg'
import { unsoundCompound } from '../../../shared/office/sound'
import { corpusFile, hasCorpus } from '../../corpus'

const sample = () => new Uint8Array(readFileSync(corpusFile('mail/msgreader-js/attachmentFiles.msg') as string))
const int = (bytes: Uint8Array, at: number) => new DataView(bytes.buffer, bytes.byteOffset).getInt32(at, true)
const set = (bytes: Uint8Array, at: number, value: number) => new DataView(bytes.buffer, bytes.byteOffset).setInt32(at, value, true)
const offset = (sector: number) => (sector + 1) * 512
const fatOf = (bytes: Uint8Array) => offset(int(bytes, 0x4c))
/** Where the entries of the directory's first sector stand. */
const entries = (bytes: Uint8Array) => [0, 1, 2, 3].map((n) => offset(int(bytes, 0x30)) + 128 * n)

describe.skipIf(!hasCorpus)('compound files', () => {
  test('a whole one is sound', () => expect(unsoundCompound(sample())).toBeNull())

  test.each<[string, (bytes: Uint8Array) => void]>([
    ['a directory that is its own successor', (bytes) => set(bytes, fatOf(bytes) + 4 * int(bytes, 0x30), int(bytes, 0x30))],
    ['a stream of small parts that is its own successor', (bytes) => set(bytes, fatOf(bytes) + 4 * int(bytes, (entries(bytes)[0] as number) + 0x74), int(bytes, (entries(bytes)[0] as number) + 0x74))],
    ['an entry that is its own sibling', (bytes) => set(bytes, (entries(bytes)[1] as number) + 0x48, 1)],
    ['a folder that lies in itself', (bytes) => set(bytes, (entries(bytes)[0] as number) + 0x4c, 0)],
    ['two entries that follow each other', (bytes) => {
      set(bytes, (entries(bytes)[1] as number) + 0x44, 2)
      set(bytes, (entries(bytes)[2] as number) + 0x44, 1)
    }],
    ['an entry that is not there', (bytes) => set(bytes, (entries(bytes)[0] as number) + 0x4c, 99_999)],
    ['a table of two thousand million parts', (bytes) => set(bytes, 0x48, 2_000_000_000)],
    ['a table of fewer than none', (bytes) => set(bytes, 0x2c, -5)],
    ['a stream of two gigabytes', (bytes) => {
      for (let at = 0; at + 128 <= bytes.length; at += 128) if (bytes[at + 0x42] === 2 && bytes[at + 0x43] !== 255 && bytes[at] === 0x5f) set(bytes, at + 0x78, 2_000_000_000)
    }],
  ])('%s is refused by a sentence, at once', (_, harm) => {
    const bytes = sample()
    harm(bytes)
    const start = performance.now()
    expect(unsoundCompound(bytes)).not.toBeNull()
    expect(() => readMsg(bytes, 'harmed.msg')).toThrow('harmed.msg is not a whole Outlook message.')
    expect(performance.now() - start).toBeLessThan(5000)
  })

  test('bytes that only begin like one', () => {
    const bytes = new Uint8Array(4096)
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    expect(() => readMsg(bytes, 'x.msg')).toThrow('not a whole Outlook message')
    expect(() => readMsg(bytes.subarray(0, 8), 'x.msg')).toThrow('not a whole Outlook message')
  })
})
