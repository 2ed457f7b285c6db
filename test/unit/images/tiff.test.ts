import UTIF from 'utif2'
import { describe, expect, test } from 'vitest'
import { isTiff, readTiff } from '../../../shared/images/tiffFile'
import { decodeTiffPage, type Pixels, whyNot } from '../../../shared/images/tiffPixels'
import { decodeJpeg, tiffFrames, tiffPicture } from '../../../renderer/workers/tiff'
import { random as chance } from '../../../shared/demo/random'
import { deflated, differences, dpiTags, group3, group4, huffman, lzw, type Made, packBits, packed, scanLike, tiffOf } from './make'
import { jpegOf } from './makeJpeg'

const never = () => false
const decode = (bytes: Uint8Array, index = 0, most = 200_000_000): Pixels => {
  const page = readTiff(bytes, 100).pages[index]
  if (!page) throw new Error('no page')
  return decodeTiffPage(bytes, page, 'a.tif', { most, late: never }, decodeJpeg)
}
/** 1 for black. */
const ink = ({ data, width, height }: Pixels) => Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => ((data[(y * width + x) * 4] as number) < 128 ? 1 : 0)))
const reds = ({ data }: Pixels) => Array.from({ length: data.length / 4 }, (_, at) => data[at * 4] as number)
const pixel = ({ data, width }: Pixels, x: number, y: number) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)]

const CODINGS: Record<string, (rows: number[][]) => Pick<Made, 'compression' | 'strips' | 'tags'>> = {
  'no coding': (rows) => ({ compression: 1, strips: [packed(rows)] }),
  'modified Huffman': (rows) => ({ compression: 2, strips: [huffman(rows)] }),
  'group 3': (rows) => ({ compression: 3, strips: [group3(rows)] }),
  'group 3 in two dimensions': (rows) => ({ compression: 3, strips: [group3(rows, true)], tags: [[292, 4, [1]]] }),
  'group 4': (rows) => ({ compression: 4, strips: [group4(rows)] }),
  LZW: (rows) => ({ compression: 5, strips: [lzw(packed(rows))] }),
  Deflate: (rows) => ({ compression: 8, strips: [deflated(packed(rows))] }),
  PackBits: (rows) => ({ compression: 32_773, strips: [packBits(packed(rows))] }),
}

describe('Black and white pages', () => {
  for (const [name, coded] of Object.entries(CODINGS)) {
    for (const [width, height, seed] of [[1, 1, 1], [7, 9, 2], [64, 33, 3], [333, 120, 4], [2600, 40, 5]] as const) {
      test(`${name}, ${width} × ${height}, comes out as it went in, in both byte orders`, () => {
        const rows = scanLike(width, height, seed)
        for (const little of [true, false]) expect(ink(decode(tiffOf([{ width, height, ...coded(rows) }], little)))).toEqual(rows)
      })
    }
  }

  test('another decoder reads what these tests write, so that both sides cannot be wrong alike', () => {
    for (const name of ['group 4', 'LZW', 'PackBits', 'Deflate'] as const) {
      const rows = scanLike(200, 60, 11)
      const file = tiffOf([{ width: 200, height: 60, ...CODINGS[name]?.(rows) }])
      const [ifd] = UTIF.decode(file.buffer as ArrayBuffer)
      if (!ifd) throw new Error('no page')
      UTIF.decodeImage(file.buffer as ArrayBuffer, ifd)
      const theirs = UTIF.toRGBA8(ifd)
      expect(reds(decode(file)), name).toEqual(Array.from({ length: 200 * 60 }, (_, at) => theirs[at * 4]))
    }
  })

  test('several strips, the last one shorter, each coded by itself', () => {
    const rows = scanLike(90, 50, 6)
    const strips = [0, 16, 32, 48].map((from) => group4(rows.slice(from, from + 16)))
    expect(ink(decode(tiffOf([{ width: 90, height: 50, compression: 4, strips, rowsPerStrip: 16 }])))).toEqual(rows)
  })

  test('bits the other way round, and black as zero', () => {
    const rows = scanLike(40, 20, 7)
    const turned = group4(rows).map((byte) => Number.parseInt(byte.toString(2).padStart(8, '0').split('').reverse().join(''), 2))
    expect(ink(decode(tiffOf([{ width: 40, height: 20, compression: 4, strips: [turned], tags: [[266, 3, [2]]] }])))).toEqual(rows)
    const inverted = rows.map((row) => row.map((bit) => 1 - bit))
    expect(ink(decode(tiffOf([{ width: 40, height: 20, photometric: 1, strips: [packed(inverted)] }])))).toEqual(rows)
  })

  test('a group 3 line that is damaged takes the one above it, and the rest stands', () => {
    const rows = Array.from({ length: 12 }, () => scanLike(80, 1, 8)[0] as number[])
    const strip = group3(rows)
    strip[20] = 0xff
    const found = ink(decode(tiffOf([{ width: 80, height: 12, compression: 3, strips: [strip] }])))
    expect(found.filter((row, y) => row.join('') === rows[y]?.join('')).length).toBeGreaterThan(8)
  })

  test('a page cut short shows its upper part; the rest is paper, and counted', () => {
    const rows = scanLike(200, 100, 9)
    const strip = group4(rows)
    const found = decode(tiffOf([{ width: 200, height: 100, compression: 4, strips: [strip.subarray(0, strip.length >> 1)] }]))
    expect(found.lost).toBeGreaterThan(10)
    expect(found.lost).toBeLessThan(90)
    const whole = 100 - found.lost
    expect(ink(found).slice(0, whole)).toEqual(rows.slice(0, whole))
    expect(ink(found).slice(whole).flat().every((bit) => bit === 0)).toBe(true)
  })
})

describe('Grey and colour', () => {
  const random = chance(3)
  const grey = Uint8Array.from({ length: 30 * 20 }, () => Math.floor(random() * 256))
  const rgb = Uint8Array.from({ length: 30 * 20 * 3 }, () => Math.floor(random() * 256))

  test('8 bits with differences, by LZW and by Deflate', () => {
    for (const [compression, code] of [[5, lzw], [8, deflated]] as const) {
      const made = { width: 30, height: 20, bits: 8, photometric: 1, compression, strips: [code(differences(grey, 30, 1))], tags: [[317, 3, [2]]] as Made['tags'] }
      expect(reds(decode(tiffOf([made as Made])))).toEqual([...grey])
    }
    const made = { width: 30, height: 20, bits: 8, samples: 3, photometric: 2, compression: 5, strips: [lzw(differences(rgb, 90, 3))], tags: [[317, 3, [2]]] as Made['tags'] }
    expect(pixel(decode(tiffOf([made as Made])), 7, 11)).toEqual([...rgb.subarray((11 * 30 + 7) * 3, (11 * 30 + 7) * 3 + 3), 255])
  })

  test('16 bits in both byte orders, and planes of their own', () => {
    for (const little of [true, false]) {
      const wide = new Uint8Array(grey.length * 2)
      grey.forEach((value, at) => wide.set(little ? [99, value] : [value, 99], at * 2))
      expect(reds(decode(tiffOf([{ width: 30, height: 20, bits: 16, photometric: 1, strips: [wide] }], little)))).toEqual([...grey])
    }
    const planes = [0, 1, 2].map((sample) => rgb.filter((_, at) => at % 3 === sample))
    const found = decode(tiffOf([{ width: 30, height: 20, bits: 8, samples: 3, photometric: 2, strips: planes, tags: [[284, 3, [2]]] }]))
    expect(pixel(found, 29, 19)).toEqual([...rgb.subarray(-3), 255])
  })

  test('a palette, four inks, 4 bits, transparency on paper', () => {
    const palette = [...Array.from({ length: 16 }, (_, n) => n * 4369), ...new Array(16).fill(0), ...new Array(16).fill(65_535)]
    expect(pixel(decode(tiffOf([{ width: 2, height: 1, bits: 4, photometric: 3, strips: [new Uint8Array([0x3f])], tags: [[320, 3, palette]] }])), 0, 0)).toEqual([51, 0, 255, 255])
    expect(pixel(decode(tiffOf([{ width: 1, height: 1, bits: 8, samples: 4, photometric: 5, strips: [new Uint8Array([255, 0, 0, 0])] }])), 0, 0)).toEqual([0, 255, 255, 255])
    expect(reds(decode(tiffOf([{ width: 3, height: 1, bits: 4, photometric: 0, strips: [new Uint8Array([0x0f, 0x80])] }])))).toEqual([255, 0, 119])
    const clear = { width: 2, height: 1, bits: 8, samples: 4, photometric: 2, strips: [new Uint8Array([0, 0, 0, 0, 0, 0, 0, 255])], tags: [[338, 3, [2]]] as Made['tags'] }
    expect(reds(decode(tiffOf([clear as Made])))).toEqual([255, 0])
  })

  test('tiles, at the edges cut off', () => {
    const tile = (left: number, top: number) => Uint8Array.from({ length: 256 }, (_, at) => (left + (at % 16)) * 3 + (top + (at >> 4)))
    const strips = [[0, 0], [16, 0], [0, 16], [16, 16]].map(([left = 0, top = 0]) => lzw(tile(left, top)))
    const found = decode(tiffOf([{ width: 25, height: 20, bits: 8, photometric: 1, compression: 5, strips, tags: [[322, 3, [16]], [323, 3, [16]], [324, 4, []]] }]))
    expect(reds(found)).toEqual(Array.from({ length: 500 }, (_, at) => (at % 25) * 3 + Math.floor(at / 25)))
  })

  test('JPEG inside, with tables of its own and with shared ones', () => {
    const { whole, tables, data } = jpegOf(16, 16, 200)
    const page = { width: 16, height: 16, bits: 8, photometric: 1, compression: 7 }
    for (const file of [tiffOf([{ ...page, strips: [whole] }]), tiffOf([{ ...page, strips: [data], tags: [[347, 7, [...tables]]] }])]) {
      const found = decode(file)
      expect(found.lost).toBe(0)
      expect(Math.abs((reds(found)[100] as number) - 200)).toBeLessThan(4)
    }
    // The older form: the picture lies whole somewhere in the file.
    const file = tiffOf([{ ...page, compression: 6, strips: [whole], tags: [[513, 4, [8]], [514, 4, [whole.length]]] }])
    expect(Math.abs((reds(decode(file))[0] as number) - 200)).toBeLessThan(4)
  })

  test('a vast page is made smaller by whole steps, its ink kept', () => {
    const rows = Array.from({ length: 40 }, (_, y) => Array.from({ length: 40 }, (_, x) => (x < 20 && y < 20 ? 1 : 0)))
    const found = decode(tiffOf([{ width: 40, height: 40, compression: 4, strips: [group4(rows)] }]), 0, 400)
    expect([found.width, found.height]).toEqual([20, 20])
    expect(ink(found).map((row) => row.join('')).slice(9, 11)).toEqual(['1'.repeat(10) + '0'.repeat(10), '0'.repeat(20)])
  })

  test('each of the eight ways a page may lie comes out upright', () => {
    // L: two pixels of ink down the left side and one to the right at its foot.
    const upright = ['100', '110']
    const stored: Record<number, string[]> = { 1: ['100', '110'], 2: ['001', '011'], 3: ['011', '001'], 4: ['110', '100'], 5: ['11', '01', '00'], 6: ['00', '01', '11'], 7: ['00', '10', '11'], 8: ['11', '10', '00'] }
    for (const [orientation, rows] of Object.entries(stored)) {
      const bits = rows.map((row) => [...row].map(Number))
      const found = decode(tiffOf([{ width: bits[0]?.length ?? 0, height: bits.length, strips: [packed(bits)], tags: [[274, 3, [Number(orientation)]]] }]))
      expect(ink(found).map((row) => row.join('')), `orientation ${orientation}`).toEqual(upright)
    }
  })
})

describe('What a file says of its pages', () => {
  const page = (width: number, height: number, tags: Made['tags'] = []): Made => ({ width, height, strips: [packed(scanLike(width, height, 1))], tags })

  test('pages in their order, thumbnails left out, sizes in points by their resolution', () => {
    const file = tiffOf([page(1700, 22, dpiTags(200)), page(10, 10, [[254, 4, [1]]]), page(204, 98, dpiTags(204, 98)), page(100, 200, [...dpiTags(100, 200), [274, 3, [6]]]), page(300, 300, dpiTags(118, 118, 3))])
    expect(tiffFrames(file, 'a.tif')).toEqual({ warning: '', frames: [{ width: 612, height: 612 / 1700 * 22 }, { width: 72, height: 72 }, { width: 72, height: 72 }, { width: 300 / (118 * 2.54) * 72, height: 300 / (118 * 2.54) * 72 }].map((one, index) => index === 0 ? { width: 612, height: expect.any(Number) } : one) })
  })

  test('a large page without a resolution is taken for a scan at 200 an inch', () => {
    expect(tiffFrames(tiffOf([page(1700, 2200)]), 'a.tif').frames).toEqual([{ width: 612, height: 792 }])
  })

  test('chains that run in a circle, break off, or never end are walked once and told', () => {
    const file = tiffOf([page(8, 8), page(8, 8)])
    const first = new DataView(file.buffer).getUint32(4, true)
    const view = new DataView(file.buffer)
    const second = view.getUint32(first + 2 + view.getUint16(first, true) * 12, true)
    const link = second + 2 + view.getUint16(second, true) * 12
    view.setUint32(link, first, true)
    expect(readTiff(file, 100)).toMatchObject({ broken: 'circle', pages: { length: 2 } })
    expect(tiffFrames(file, 'a.tif').warning).toBe('The file is damaged or cut short: only its first 2 pages could be reached.')
    view.setUint32(link, 0x7fffffff, true)
    expect(readTiff(file, 100)).toMatchObject({ broken: 'cut', pages: { length: 2 } })
    expect(readTiff(file, 1).broken).toBe('many')
  })

  test('what cannot be decoded is refused in a sentence, before anything is allocated', () => {
    const why = (made: Partial<Made>) => whyNot(readTiff(tiffOf([{ width: 8, height: 8, strips: [new Uint8Array(8)], ...made }]), 1).pages[0] as never)
    expect(why({})).toBeNull()
    expect(why({ width: 60_000, height: 60_000 })).toBe('has more pixels than can be shown')
    expect(why({ width: 14_000, height: 14_000, bits: 16, samples: 4, photometric: 2 })).toBe('has more pixels than can be shown')
    expect(why({ compression: 34_712 })).toBe('is compressed in a way that Probata does not read')
    expect(why({ bits: 32, photometric: 1 })).toBe('holds measured values, not a picture')
    expect(why({ tags: [[322, 4, [4_000_000_000]], [323, 4, [16]], [324, 4, []]] })).toBe('is damaged')
    expect(() => tiffPicture(tiffOf([{ width: 60_000, height: 60_000, strips: [new Uint8Array(8)] }]), 1, 'big.tif', 1e6)).toThrow('big.tif has more pixels than can be shown.')
    expect(() => tiffFrames(new Uint8Array([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]), 'cut.tif')).toThrow('cut.tif is damaged or cut short')
    expect(isTiff(new TextEncoder().encode('Just words.'))).toBe(false)
  })

  test('time that runs out ends the decoding', () => {
    const file = tiffOf([page(8, 8)])
    const found = readTiff(file, 1).pages[0]
    expect(() => decodeTiffPage(file, found as never, 'a.tif', { most: 1e6, late: () => true }, decodeJpeg)).toThrow('took too long')
  })
})
