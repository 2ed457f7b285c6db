import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { extractPage } from '../../../renderer/workers/pdf/extract'
import { pdfProblem } from '../../../renderer/workers/pdf/pdfProblem'
import { pictureSize } from '../../../renderer/workers/picture'
import { tiffFrames, tiffPicture } from '../../../renderer/workers/tiff'
import { readPageManifest } from '../../../shared/images/manifest'
import { exifOf } from '../../../shared/picture/exif'
import { ProblemError } from '../../../shared/problem/problem'
import { deflated, differences, dpiTags, group3, group4, huffman, lzw, type Made, packBits, packed, scanLike, tiffOf } from '../../unit/images/make'
import { jpegOf } from '../../unit/images/makeJpeg'
import type { Parser } from '../parser'
import { spoilNumbers } from '../spoil'

const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 0xff)

/** A page of each way in which a TIFF can be coded. */
function tiffs(): Uint8Array[] {
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

function readTiff(bytes: Uint8Array): void {
  const { frames } = tiffFrames(bytes, 'a.tif')
  for (const [frame] of frames.slice(0, 6).entries()) {
    const { data, width, height, lost } = tiffPicture(bytes, frame + 1, 'a.tif', 24_000_000)
    if (data.length !== width * height * 4 || lost < 0) throw new Error(`${width} × ${height} pixels in ${data.length} bytes, ${lost} rows lost`)
  }
}

async function pdfs(): Promise<Uint8Array[]> {
  const made = async (useObjectStreams: boolean) => {
    const file = await PDFDocument.create()
    const font = await file.embedFont(StandardFonts.TimesRoman)
    for (const line of ['Dear counsel, the first page.', 'And the second.']) file.addPage([612, 792]).drawText(line, { x: 72, y: 700, size: 12, font })
    file.getForm().createTextField('name').addToPage(file.getPage(0))
    await file.attach(new Uint8Array([1, 2, 3]), 'one.bin', { mimeType: 'application/octet-stream' })
    return file.save({ useObjectStreams })
  }
  return [await made(false), await made(true)]
}

async function readPdf(bytes: Uint8Array): Promise<void> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false, isEvalSupported: false, stopAtErrors: false } as never)
  try {
    const file = await task.promise
    // A page that cannot be read is left out and named, as by the worker.
    for (let n = 1; n <= Math.min(3, file.numPages); n++) await file.getPage(n).then((page) => extractPage(page as never, n)).catch(() => null)
  } catch (cause) {
    throw new ProblemError(pdfProblem(cause, 'x.pdf'))
  } finally {
    await task.destroy()
  }
}

export const pictures: Parser[] = [
  { name: 'tiff', signs: ['II*\0', 'MM\0*', '\xff\xff\xff\xff', '\0\0\0\0'], spoil: spoilNumbers, samples: tiffs, read: readTiff },
  { name: 'exif', signs: ['Exif\0\0', 'II*\0', 'MM\0*', '\xff\xe1', '\xff\xff'], samples: () => [latin('\xff\xd8\xff\xe1\0\x50Exif\0\0II*\0\x08\0\0\0\x02\0\x10\x01\x02\0\x04\0\0\0abc\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0'), jpegOf(16, 16, 90).whole], read: (bytes) => [exifOf(bytes), pictureSize(bytes)] },
  { name: 'page-list', signs: ['{', '}', '[', ']', '"', ',', 'null', '-1', '1e999', '"../"'], samples: () => [new TextEncoder().encode(JSON.stringify({ pages: [{ sha256: 'a'.repeat(64), frame: 1, name: 'A1.tif', bates: 'A1' }] }))], read: (bytes) => readPageManifest(new TextDecoder().decode(bytes)) },
  { name: 'pdf', signs: ['endobj', 'obj', '<<', '>>', '[', ']', ' R ', 'stream\n', 'endstream', '/Kids', '/Count 2000000000', '/Length -1', '/Prev 0', '/Filter /FlateDecode', '(', ')', 'trailer', 'startxref\n0', 'BT', 'ET', 'Tj'], samples: pdfs, read: readPdf, most: 10_000, few: 40 },
]
