/** Damaged files of each kind: read, or refused in a sentence; nothing else, and soon. */
import { utils, write } from '@e965/xlsx'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readDocxWhole } from '../../../shared/docx/read'
import { oleKind } from '../../../shared/office/sniff'
import { unwrapObject } from '../../../shared/office/embedded'
import { readSlides } from '../../../shared/office/slides'
import { readWorkbook } from '../../../shared/office/workbook'
import { exifOf } from '../../../shared/picture/exif'
import { ProblemError } from '../../../shared/problem/problem'
import { readRtf, rtfToText } from '../../../shared/rtf/read'
import { readMhtml } from '../../../shared/web/mhtml'
import { captureOf } from '../../../shared/web/saved'
import { CASES, CORE, damaged, docx, p, pptx, rels, seeded, shape, slidePart, tree, wordPart } from './make'

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 0xff)
const book = { SheetNames: ['A', 'B'], Sheets: { A: utils.aoa_to_sheet([['Item', 'Sum'], ['Rent', 5.5], [new Date(Date.UTC(2024, 3, 1)), true]]), B: utils.aoa_to_sheet([[1, 2, 3]]) } }
const sheet = (format: 'xlsx' | 'biff8' | 'biff5' | 'xlml' | 'ods') => new Uint8Array(write(book, { type: 'array', bookType: format }) as ArrayBuffer)

const rtf = bytes("{\\rtf1\\ansi\\ansicpg1252\\deff0\\fromhtml1{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset128 Mincho;}}{\\stylesheet{\\s1 heading 1;}}{\\info{\\title T}{\\creatim\\yr2024\\mo4\\dy1}}{\\*\\revtbl{Unknown;}{A;}}{\\header H}\\pard\\s1 One\\par\\pard\\intbl a\\cell b\\cell\\row{\\f1\\'83\\'41}\\u8217?{\\v hidden}{\\deleted\\revauthdel1 gone}{\\footnote n}{\\*\\atnauthor A}{\\*\\annotation c}{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt y}}{\\pict 00}{\\*\\htmltag <p>}\\htmlrtf x\\htmlrtf0\\page two}")
const word = docx(`${p('One')}<w:p><w:del w:author="A"><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p><w:tbl><w:tr><w:tc>${p('a')}</w:tc><w:tc>${p('b')}</w:tc></w:tr></w:tbl>`, { 'word/comments.xml': wordPart('comments', `<w:comment w:id="1">${p('c')}</w:comment>`), 'docProps/core.xml': CORE, 'word/_rels/document.xml.rels': rels(['r', 'image', 'http://example.test', true]) })
const slides = pptx([slidePart('sld', tree(shape(['One'], [0, 0], '<p:ph type="title"/>'), shape(['two'], [1, 2])))], { 'ppt/slides/_rels/slide1.xml.rels': rels(['r1', 'notesSlide', '../n.xml']), 'ppt/n.xml': slidePart('notes', tree(shape(['n']))) })
const mhtml = bytes('Date: Tue, 2 Apr 2024 14:03:00 -0700\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=C3=A9</p>\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n')

/** The parts of an archive damaged inside, so that the archive itself still opens. */
function inside(archive: Uint8Array, chance: (below: number) => number): Uint8Array {
  const files = unzipSync(archive)
  const names = Object.keys(files).filter((name) => (files[name]?.length ?? 0) > 8)
  const name = names[chance(names.length)] as string
  files[name] = damaged(files[name] as Uint8Array, chance) as Uint8Array<ArrayBuffer>
  return zipSync(files, { level: 0 })
}

const zipped: [string, Uint8Array, (given: Uint8Array) => unknown][] = [
  ['Word files', word, readDocxWhole], ['slides', slides, readSlides], ['xlsx', sheet('xlsx'), (given) => readWorkbook(given, 'A.xlsx')], ['ods', sheet('ods'), (given) => readWorkbook(given, 'A.xlsx')],
]
const flat: [string, Uint8Array, (given: Uint8Array) => unknown][] = [
  ...zipped, ['rich text', rtf, readRtf], ['wrapped HTML', rtf, rtfToText], ['xls', sheet('biff8'), (given) => readWorkbook(given, 'A.xlsx')], ['old xls', sheet('biff5'), (given) => readWorkbook(given, 'A.xlsx')], ['XML workbooks', sheet('xlml'), (given) => readWorkbook(given, 'A.xlsx')],
  ['web archives', mhtml, readMhtml], ['saved pages', mhtml, (given) => captureOf(new TextDecoder('windows-1252').decode(given))], ['compound files', sheet('biff8'), (given) => [oleKind(given), unwrapObject(given)]], ['pictures', bytes('\xff\xd8\xff\xe1\0\x50Exif\0\0II*\0\x08\0\0\0\x02\0\x10\x01\x02\0\x04\0\0\0abc\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0'), exifOf],
]

async function holds(given: Uint8Array, read: (given: Uint8Array) => unknown, seed: number): Promise<void> {
  const started = performance.now()
  try {
    await read(given)
  } catch (cause) {
    expect(cause, `seed ${seed}`).toBeInstanceOf(ProblemError)
    expect((cause as ProblemError).problem.happened, `seed ${seed}`).toMatch(/^[A-Z].*\.$/)
  }
  expect(performance.now() - started, `seed ${seed}`).toBeLessThan(5000)
}

describe('Damaged files are read or refused in a sentence', () => {
  test.each(flat)('%s', async (_name, bytes, read) => {
    expect(() => read(bytes)).not.toThrow()
    for (let seed = 1; seed <= CASES; seed++) await holds(damaged(bytes, seeded(seed)), read, seed)
  }, 600_000)
  test.each(zipped)('%s, damaged inside', async (_name, bytes, read) => {
    for (let seed = 1; seed <= CASES; seed++) await holds(inside(bytes, seeded(seed)), read, seed)
  }, 600_000)
})
