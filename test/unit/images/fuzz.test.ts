/** Damaged and hostile TIFFs. `PROBATA_FUZZ=20000` runs more of them; `PROBATA_SEED` others. */
import { describe, expect, test, vi } from 'vitest'
import { ProblemError } from '../../../shared/problem/problem'
import { tiffFrames, tiffPicture } from '../../../renderer/workers/tiff'
import { chance } from '../../fuzz'
import { deflated, differences, dpiTags, group3, group4, huffman, lzw, type Made, packBits, packed, scanLike, tiffOf } from './make'
import { jpegOf } from './makeJpeg'

const CASES = Number(process.env.PROBATA_FUZZ ?? 200)
const SEED = Number(process.env.PROBATA_SEED ?? 1)
const MOST_MS = 5000
const MOST_BYTES = 1_000_000_000

function seeds(): Uint8Array[] {
  const rows = scanLike(120, 60, 5)
  const grey = Uint8Array.from({ length: 400 }, (_, at) => at)
  const jpeg = jpegOf(24, 24, 90)
  const pages: Made[] = [
    { width: 120, height: 60, compression: 4, strips: [group4(rows)], tags: dpiTags(200) },
    { width: 120, height: 60, compression: 3, strips: [group3(rows)] },
    { width: 120, height: 60, compression: 3, strips: [group3(rows, true)], tags: [[292, 4, [1]]] },
    { width: 120, height: 60, compression: 2, strips: [huffman(rows)] },
    { width: 120, height: 60, compression: 32_773, strips: [packBits(packed(rows))] },
    { width: 20, height: 20, bits: 8, photometric: 1, compression: 5, strips: [lzw(differences(grey, 20, 1))], tags: [[317, 3, [2]]] },
    { width: 20, height: 20, bits: 8, photometric: 1, compression: 8, strips: [deflated(grey.subarray(0, 200)), deflated(grey.subarray(200))], rowsPerStrip: 10 },
    { width: 24, height: 24, bits: 8, photometric: 1, compression: 7, strips: [jpeg.data], tags: [[347, 7, [...jpeg.tables]]] },
    { width: 25, height: 20, bits: 8, photometric: 1, compression: 5, strips: [0, 1, 2, 3].map(() => lzw(grey.subarray(0, 256))), tags: [[322, 3, [16]], [323, 3, [16]], [324, 4, []]] },
    { width: 10, height: 10, bits: 8, samples: 4, photometric: 5, strips: [grey] },
    { width: 20, height: 20, bits: 4, photometric: 3, strips: [grey.subarray(0, 200)], tags: [[320, 3, new Array(48).fill(30_000)]] },
  ]
  return [...pages.map((page, index) => tiffOf([page], index % 2 === 0)), tiffOf(pages.slice(0, 5))]
}

/** Bytes changed, cut out, doubled; numbers made vast. */
function damaged(file: Uint8Array, random: () => number): Uint8Array {
  let out = file.slice()
  for (let times = 1 + Math.floor(random() * 6); times > 0; times--) {
    const at = Math.floor(random() * out.length)
    switch (Math.floor(random() * 6)) {
      case 0:
        out[at] = Math.floor(random() * 256)
        break
      case 1:
        out[at] = (out[at] ?? 0) ^ (1 << Math.floor(random() * 8))
        break
      case 2:
        out = out.slice(0, Math.max(9, at))
        break
      case 3:
        for (let index = 0; index < 4 && at + index < out.length; index++) out[at + index] = random() < 0.7 ? 0xff : 0x7f
        break
      case 4:
        out.copyWithin(at, Math.floor(random() * out.length), Math.floor(random() * out.length))
        break
      default:
        out = new Uint8Array([...out.subarray(0, at), ...out.subarray(at + Math.floor(random() * 9))])
    }
  }
  return out
}

/** Hears what is allocated, through the constructors that the decoders use. */
function watchAllocation(): () => number {
  let largest = 0
  for (const name of ['Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Uint32Array', 'Int32Array'] as const) {
    const Plain = globalThis[name]
    vi.stubGlobal(name, new Proxy(Plain, {
      construct(target, [first, ...rest], self) {
        const made = Reflect.construct(target, [first, ...rest], self) as InstanceType<typeof Plain>
        if (typeof first === 'number') largest = Math.max(largest, made.byteLength)
        return made
      },
    }))
  }
  return () => largest
}

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

describe('Damaged TIFFs', () => {
  test(`${CASES} of them end in pixels or in a sentence, soon and within bounds`, { timeout: 30_000 + CASES * 200 }, () => {
    const files = seeds()
    const random = chance(SEED)
    const allocated = watchAllocation()
    let refused = 0
    try {
      for (let index = 0; index < CASES; index++) {
        const file = damaged(files[index % files.length] as Uint8Array, random)
        const began = performance.now()
        try {
          const { frames } = tiffFrames(file, 'a.tif')
          for (const [frame] of frames.slice(0, 6).entries()) {
            const { data, width, height, lost } = tiffPicture(file, frame + 1, 'a.tif', 24_000_000)
            expect(data.length).toBe(width * height * 4)
            expect(lost).toBeGreaterThanOrEqual(0)
          }
        } catch (cause) {
          if (!(cause instanceof ProblemError)) throw new Error(`case ${index} of seed ${SEED}: ${String(cause)}`, { cause })
          expect(cause.problem.happened).toMatch(/^(?:Page \d+ of )?a\.tif .*\.$/)
          refused++
        }
        const took = performance.now() - began
        if (took > MOST_MS) throw new Error(`case ${index} of seed ${SEED} took ${Math.round(took)} ms`)
        if (allocated() > MOST_BYTES) throw new Error(`case ${index} of seed ${SEED} took ${allocated()} bytes at once`)
      }
    } finally {
      vi.unstubAllGlobals()
    }
    expect(refused).toBeGreaterThan(0)
    expect(refused).toBeLessThan(CASES)
  })

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
