/** Documents of several pictures, read with a worker and a recogniser that the test plays. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { PageText } from '../../../shared/text/page'
import { group4, packed, scanLike, tiffOf } from './make'

const fake = vi.hoisted(() => ({ recognised: [] as number[], fails: new Set<number>(), drawn: [] as string[] }))

vi.mock('../../../renderer/workers/readers', async () => {
  const { tiffFrames } = await import('../../../renderer/workers/tiff')
  const layer = (n: number, text: string): PageText => ({ n, width: 612, height: 792, source: text ? 'file' : 'none', confidence: text ? 1 : 0, text, runs: [] })
  const reader = {
    text: {
      opened: null as Blob | null,
      frames: async (blob: Blob, name: string) => tiffFrames(new Uint8Array(await blob.arrayBuffer()), name),
      image: async (_blob: Blob, name: string, _signal: AbortSignal, frame = 1) => {
        fake.drawn.push(`${name}/${frame}`)
        return { picture: new Blob(), width: 612, height: 792, dpi: 300 }
      },
      open: async () => ({ pages: 2, title: null }),
      text: async (_from: number, _to: number, _signal: AbortSignal, onPage: (page: PageText, broken: boolean) => void) => {
        onPage(layer(1, 'The plaintiff and the defendant made an agreement that was not kept by the company.'), false)
        onPage(layer(2, ''), false)
      },
      picture: async (page: number) => {
        fake.drawn.push(`pdf/${page}`)
        return { picture: new Blob(), width: 612, height: 792, dpi: 300 }
      },
      close: async () => {},
    },
    recogniser: {
      recognise: async (_scan: object, n: number): Promise<PageText> => {
        if (fake.fails.has(n)) throw new Error('not readable')
        fake.recognised.push(n)
        return { n, width: 612, height: 792, source: 'ocr', confidence: 0.9, text: `words of page ${n}`, runs: [] }
      },
    },
  }
  return { takeReader: async () => reader, takeIdleReader: () => null, giveBack: () => {} }
})

const { readImages } = await import('../../../renderer/workers/images')
const { nextPage } = await import('../../../renderer/import/ocrQueue')
const { hearRecognised, prioritise } = await import('../../../renderer/workers/recognised')

const rows = scanLike(1700, 22, 1)
const blobs: Record<string, Blob> = {
  two: new Blob([tiffOf([{ width: 1700, height: 22, compression: 4, strips: [group4(rows)] }, { width: 1700, height: 22, strips: [packed(rows)] }]) as Uint8Array<ArrayBuffer>]),
  pdf: new Blob(['%PDF-1.7 …']),
}
const entry = (sha256: string, frame: number) => ({ sha256, name: sha256, frame, bates: '' })
const getBlob = async (sha256: string) => {
  const blob = blobs[sha256]
  if (!blob) throw new Error('missing')
  return blob
}
const options = (more: object = {}) => ({ signal: new AbortController().signal, onProgress: () => {}, ocr: 'now' as const, ...more })
const pages = [entry('two', 1), entry('pdf', 1), entry('two', 2), entry('pdf', 2), entry('gone', 1)]

beforeEach(() => {
  fake.recognised.length = 0
  fake.drawn.length = 0
  fake.fails.clear()
  prioritise(null)
})

describe('A document of pictures', () => {
  test('put off, has its sizes, the words that a PDF page has, and what waits', async () => {
    const read = await readImages(pages, getBlob, options({ ocr: 'later' }))
    expect(read.text).toBe('waiting')
    expect(read.unread).toEqual([1, 3, 4, 5])
    expect(read.pages.map((page) => [page.n, page.source, Math.round(page.height)])).toEqual([[1, 'none', 8], [2, 'file', 792], [3, 'none', 8], [4, 'none', 792], [5, 'none', 792]])
    expect(read.warning).toBe('Page 5 is damaged and could not be read.')
  })

  test('recognised, takes each page from its own picture and names the one that is missing', async () => {
    const kept: number[] = []
    const heard: number[] = []
    const stop = hearRecognised((_sha256, n) => heard.push(n))
    const read = await readImages(pages, getBlob, options({ onRecognised: async (_key: string, page: PageText) => void kept.push(page.n) }), 'key')
    stop()
    expect(fake.drawn).toEqual(['two/1', 'two/2', 'pdf/2'])
    expect(kept).toEqual([1, 3, 4])
    expect(heard).toEqual([1, 3, 4])
    expect(read.text).toBe('mixed')
    expect(read.warning).toBe('Page 5 is damaged and could not be read.')
  })

  test('goes on where it was broken off, and does not recognise a page twice', async () => {
    const known = [1, 3].map((n): PageText => ({ n, width: 612, height: 8, source: 'ocr', confidence: 0.9, text: 'kept', runs: [] }))
    const read = await readImages(pages, getBlob, options({ known: async () => known, resume: true }), 'key')
    expect(fake.recognised).toEqual([4])
    expect(read.pages[0]?.text).toBe('kept')
  })

  test('gives way when something else is on the screen, and says that it waits', async () => {
    const read = await readImages(pages, getBlob, options({ next: (waiting: readonly number[]) => (fake.recognised.length < 2 ? (waiting[0] ?? null) : null) }), 'key')
    expect(fake.recognised).toEqual([1, 3])
    expect(read.text).toBe('waiting')
    expect(read.unread).toEqual([4, 5])
  })
})

describe('The page that is recognised next', () => {
  const document = { id: 'doc_a', range: null }

  test('is the one on the screen, then those after it, then the rest', () => {
    expect(nextPage([1, 2, 3], document, new Set())).toBe(1)
    prioritise('doc_a', 3)
    expect(nextPage([1, 2, 3, 4], document, new Set())).toBe(3)
    expect(nextPage([1, 2, 4], document, new Set())).toBe(4)
    expect(nextPage([1, 2], document, new Set())).toBe(1)
  })

  test('is none where another document that waits is on the screen; one that does not wait changes nothing', () => {
    prioritise('doc_b', 2)
    expect(nextPage([1, 2], document, new Set(['doc_b']))).toBeNull()
    expect(nextPage([1, 2], document, new Set(['doc_c']))).toBe(1)
  })

  test('is counted in the file where the document is a part of it', () => {
    prioritise('doc_a', 2)
    expect(nextPage([10, 11, 12], { id: 'doc_a', range: { from: 10, to: 12 } }, new Set())).toBe(11)
  })
})
