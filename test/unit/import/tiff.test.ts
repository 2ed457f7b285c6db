import { beforeAll, describe, expect, test } from 'vitest'
import UTIF from 'utif2'
import { isTiff, tiffFrames, tiffPicture } from '../../../renderer/workers/tiff'
import { tryAll } from '../../fuzz'

beforeAll(() => {
  // Node has no pictures of its own.
  globalThis.ImageData ??= class {
    readonly colorSpace = 'srgb'
    constructor(readonly data: Uint8ClampedArray, readonly width: number, readonly height: number) {
      if (typeof data === 'number') throw new Error('not asked for here')
    }
  } as unknown as typeof ImageData
})

const rgba = new Uint8Array(40 * 30 * 4).map((_, at) => (at * 7) & 255)
const one = new Uint8Array(UTIF.encodeImage(rgba as never, 40, 30))

describe('TIFF', () => {
  test('is known by its content, in both byte orders', () => {
    expect(isTiff(one)).toBe(true)
    expect(isTiff(Uint8Array.of(0x49, 0x49, 0x2a, 0))).toBe(true)
    expect(isTiff(new TextEncoder().encode('Just text'))).toBe(false)
  })

  test('gives its size without its pixels, and its pixels as they are', () => {
    expect(tiffFrames(one, 'a.tif')).toEqual([{ width: 40, height: 30 }])
    const picture = tiffPicture(one, 1, 'a.tif')
    expect([picture.width, picture.height]).toEqual([40, 30])
    expect(Array.from(picture.data.slice(0, 3))).toEqual(Array.from(rgba.slice(0, 3)))
    expect(() => tiffPicture(one, 2, 'a.tif')).toThrow(/damaged/)
  })

  test('a sheet that claims more pixels than can be shown is refused before any is made', () => {
    const bomb = Uint8Array.from(one)
    const view = new DataView(bomb.buffer)
    const little = view.getUint16(0) === 0x4949
    const at = view.getUint32(4, little)
    for (let n = 0; n < view.getUint16(at, little); n++) {
      const entry = at + 2 + n * 12
      const tag = view.getUint16(entry, little)
      if (tag !== 256 && tag !== 257) continue
      view.setUint16(entry + 2, 4, little)
      view.setUint32(entry + 8, 60_000, little)
    }
    expect(() => tiffPicture(bomb, 1, 'bomb.tif')).toThrow(/more pixels/)
  })

  test('spoilt ones are shown or refused in a sentence', async () => {
    await tryAll('tiff', [one], ['II*\0', '\xff\xff\xff\xff'], (bytes) => {
      for (const [index] of tiffFrames(bytes, 'x.tif').slice(0, 3).entries()) tiffPicture(bytes, index + 1, 'x.tif')
    })
  }, 600_000)
})
