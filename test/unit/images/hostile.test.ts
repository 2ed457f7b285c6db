/** TIFFs made to fill the memory. Spoilt ones are tried with every other format (`test/fuzz`). */
import { describe, expect, test, vi } from 'vitest'
import { tiffFrames, tiffPicture } from '../../../renderer/workers/tiff'
import { deflated, tiffOf } from './make'
import { jpegOf } from './makeJpeg'

/** A file of many small pages whose directories all point to the same table. */
function sharedTable(pages: number, tag: number, entries: number): Uint8Array {
  const first = 8 + entries * 4
  const length = 2 + 5 * 12 + 4
  const bytes = new Uint8Array(first + pages * length)
  const view = new DataView(bytes.buffer)
  bytes.set([0x49, 0x49, 42, 0])
  view.setUint32(4, first, true)
  for (let page = 0; page < pages; page++) {
    const at = first + page * length
    view.setUint16(at, 5, true)
    const tags: [number, number, number][] = [[256, 1, 100], [257, 1, 100], [258, 1, 8], [262, 1, tag === 320 ? 3 : 1], [tag, entries, 8]]
    for (const [index, [name, count, value]] of tags.entries()) {
      view.setUint16(at + 2 + index * 12, name, true)
      view.setUint16(at + 4 + index * 12, 4, true)
      view.setUint32(at + 6 + index * 12, count, true)
      view.setUint32(at + 10 + index * 12, value, true)
    }
    view.setUint32(at + length - 4, page + 1 < pages ? at + length : 0, true)
  }
  return bytes
}

describe('Hostile TIFFs', () => {
  test('a strip that unpacks to far more than the page has does no more than fill the page', () => {
    const bomb = deflated(new Uint8Array(60_000_000))
    const found = tiffPicture(tiffOf([{ width: 16, height: 16, bits: 8, photometric: 1, compression: 8, strips: [bomb] }]), 1, 'a.tif', 1e6)
    expect(found.data.length).toBe(16 * 16 * 4)
  })

  test.each([['strips', 273, 250_000], ['colours', 320, 196_608]])('many pages that share one vast table of %s cost no memory before they are shown', (_what, tag, entries) => {
    const allocated = vi.spyOn(Array, 'from')
    const { frames } = tiffFrames(sharedTable(40, tag, entries), 'a.tif')
    expect(frames).toHaveLength(40)
    const read = allocated.mock.results.reduce((sum, one) => sum + (one.value as unknown[]).length, 0)
    expect(read).toBeLessThan(2_000_000)
  })

  test('a JPEG that says it is larger than its strip is not decoded', () => {
    const { whole } = jpegOf(16, 16, 90)
    const vast = whole.slice()
    const frame = vast.findIndex((byte, at) => byte === 0xff && vast[at + 1] === 0xc0)
    vast.set([0xff, 0xff, 0xff, 0xff], frame + 5)
    expect(() => tiffPicture(tiffOf([{ width: 16, height: 16, bits: 8, photometric: 1, compression: 7, strips: [vast] }]), 1, 'a.tif', 1e6)).toThrow('damaged')
  })
})
