import { describe, expect, test } from 'vitest'
import { exifOf } from '../../../shared/picture/exif'
import { withSoundCounts } from '../../../shared/picture/soundCounts'

type Tag = [number, 'text' | 'short' | 'ratios' | 'byte' | 'link', string | number | number[] | Tag[]]

/** A TIFF with these directories, little-endian; a link's value is a directory of its own. */
function tiff(tags: Tag[]): Uint8Array {
  const out: number[] = [0x49, 0x49, 42, 0, 8, 0, 0, 0]
  const put = (at: number, size: number, n: number) => { for (let i = 0; i < size; i++) out[at + i] = (n >>> (8 * i)) & 0xff }
  const directory = (rows: Tag[]) => {
    const start = out.length
    for (let i = 0; i < 2 + rows.length * 12 + 4; i++) out.push(0)
    put(start, 2, rows.length)
    rows.forEach(([id, kind, value], index) => {
      const at = start + 2 + index * 12
      put(at, 2, id)
      const type = { text: 2, short: 3, ratios: 5, byte: 1, link: 4 }[kind]
      put(at + 2, 2, type)
      if (kind === 'link') {
        put(at + 4, 4, 1)
        put(at + 8, 4, out.length)
        directory(value as Tag[])
      } else if (kind === 'short' || kind === 'byte') {
        put(at + 4, 4, 1)
        put(at + 8, 4, value as number)
      } else {
        const bytes: number[] = kind === 'text' ? [...`${value as string}\0`].map((sign) => sign.charCodeAt(0)) : (value as number[]).flatMap((n) => [n & 0xff, (n >> 8) & 0xff, (n >> 16) & 0xff, (n >> 24) & 0xff, 1, 0, 0, 0])
        put(at + 4, 4, kind === 'text' ? bytes.length : (value as number[]).length)
        if (bytes.length <= 4) bytes.forEach((byte, i) => put(at + 8 + i, 1, byte))
        else {
          put(at + 8, 4, out.length)
          out.push(...bytes)
        }
      }
    })
  }
  directory(tags)
  return Uint8Array.from(out)
}
const jpeg = (inner: Uint8Array) => Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, ((inner.length + 8) >> 8) & 0xff, (inner.length + 8) & 0xff, 0x45, 0x78, 0x69, 0x66, 0, 0, ...inner, 0xff, 0xda, 0, 2, 0xff, 0xd9])
const taken = (...more: Tag[]): Tag => [0x8769, 'link', [[0x9003, 'text', '2024:04:02 14:03:00'], ...more]]

describe('What a picture says of itself', () => {
  test('device, software, time, orientation, place', async () => {
    const read = await exifOf(jpeg(tiff([
      [0x10f, 'text', 'Apple'], [0x110, 'text', 'iPhone 12'], [0x112, 'short', 6], [0x131, 'text', '17.4.1'], [0x132, 'text', '2024:05:01 09:00:00'], taken([0x9011, 'text', '-07:00']),
      [0x8825, 'link', [[1, 'text', 'N'], [2, 'ratios', [40, 26, 46]], [3, 'text', 'W'], [4, 'ratios', [79, 58, 56]], [5, 'byte', 0], [6, 'ratios', [250]], [7, 'ratios', [21, 3, 0]], [0x1d, 'text', '2024:04:02']]],
    ])))
    expect(read.date).toBe('2024-04-02T14:03:00-07:00')
    expect(read.facts).toEqual({
      'Camera maker': 'Apple', Camera: 'iPhone 12', Software: '17.4.1', Taken: '2024-04-02T14:03:00-07:00', Changed: '2024-05-01T09:00:00', Orientation: 'turned 90° clockwise', 'GPS position': '40.446111° N, 79.982222° W', 'GPS altitude': '250.0 m', 'GPS time': '2024-04-02T21:03:00Z',
    })
  })
  test('local time stays local where no zone is given', async () => expect((await exifOf(jpeg(tiff([taken()])))).date).toBe('2024-04-02T14:03:00'))
  test('in a TIFF as well', async () => expect((await exifOf(tiff([[0x110, 'text', 'Scanner'], taken()]))).facts).toEqual({ Camera: 'Scanner', Taken: '2024-04-02T14:03:00' }))
  test('a change is no date of the picture', async () => expect(await exifOf(jpeg(tiff([[0x132, 'text', '2024:05:01 09:00:00']])))).toEqual({ facts: { Changed: '2024-05-01T09:00:00' }, date: null }))
  test.each([
    ['nothing', new Uint8Array()], ['no picture', new TextEncoder().encode('hello, this is text')], ['a picture without', Uint8Array.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 0xff, 0xd9])], ['a time that is none', jpeg(tiff([[0x132, 'text', '0000:00:00 00:00:00']]))],
    ['one cut short', jpeg(tiff([taken()])).slice(0, 30)],
  ])('%s gives no facts', async (_name, bytes) => expect(await exifOf(bytes)).toEqual({ facts: {}, date: null }))
})

test('a count that no file can hold is zero before anybody makes room for it; sound ones stay', () => {
  const bytes = (count: number) => Uint8Array.from([0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x10, 0, 5, ...[24, 16, 8, 0].map((bits) => (count >>> bits) & 255), 0, 0, 0, 0, 0, 0, 0, 0])
  expect([...withSoundCounts(bytes(0x3fffffff)).subarray(14, 18)]).toEqual([0, 0, 0, 0])
  const sound = bytes(3)
  expect(withSoundCounts(sound)).toBe(sound)
})
