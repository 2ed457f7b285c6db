import { CFB, utils, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { unwrapObject } from '../../../shared/office/embedded'
import { mediaOf } from '../../../shared/office/media'
import { isEncryptedOffice, officeKind, oleKind } from '../../../shared/office/sniff'
import { readDocxWhole } from '../../../shared/docx/read'
import { readWorkbook } from '../../../shared/office/workbook'
import { docx, p } from './make'

/** A compound file of these streams. */
function compound(streams: Record<string, Uint8Array>): Uint8Array {
  const made = CFB.utils.cfb_new()
  for (const [name, bytes] of Object.entries(streams)) CFB.utils.cfb_add(made, `/${name}`, bytes)
  CFB.utils.cfb_del(made, '/\u0001Sh33tJ5')
  return Uint8Array.from(CFB.write(made, { type: 'array' }) as ArrayLike<number>)
}
const some = (length: number) => Uint8Array.from({ length }, (_one, at) => at % 251)

describe('The kind of an Office file by its entries', () => {
  test.each([
    [['[Content_Types].xml', 'word/document.xml'], 'docx'], [['word/document2.xml'], 'docx'], [['xl/workbook.xml'], 'xlsx'], [['xl/workbook.bin'], 'xlsx'], [['ppt/presentation.xml'], 'pptx'], [['mimetype', 'content.xml', 'layout-cache'], 'odt'], [['mimetype', 'content.xml'], null], [['a.txt'], null], [[], null],
  ] as const)('%s', (names, kind) => expect(officeKind([...names])).toBe(kind))
  test('an open document by its first bytes', () => {
    const head = (kind: string) => new TextEncoder().encode(`${'x'.repeat(30)}mimetypeapplication/vnd.oasis.opendocument.${kind}PK`)
    expect(['spreadsheet', 'text', 'graphics'].map((kind) => officeKind(['content.xml'], head(kind)))).toEqual(['ods', 'odt', null])
  })
})

describe('A compound file', () => {
  test.each([
    ['WordDocument', 'doc'], ['Workbook', 'xls'], ['Book', 'xls'], ['PowerPoint Document', 'ppt'], ['__substg1.0_0037001F', 'msg'], ['Other', 'other'],
  ])('with %s is %s', (name, kind) => expect(oleKind(compound({ [name]: some(5000), more: some(10) }))).toBe(kind))
  test('is judged by its root, not by what is embedded in it', () => expect(oleKind(compound({ 'WordDocument': some(5000), 'ObjectPool/_1/Workbook': some(100) }))).toBe('doc'))
  test('is known by any entry where its tables are lost', () => {
    const bytes = compound({ Workbook: some(5000) })
    bytes.fill(0xff, 76, 512)
    bytes.fill(0xff, 48, 52)
    expect(oleKind(bytes)).toBe('xls')
  })
  test('that is none', () => expect([oleKind(some(2000)), oleKind(new Uint8Array())]).toEqual(['other', 'other']))
  test('as SheetJS writes it', () => expect(oleKind(new Uint8Array(write({ SheetNames: ['A'], Sheets: { A: utils.aoa_to_sheet([[1]]) } }, { type: 'array', bookType: 'biff8' }) as ArrayBuffer))).toBe('xls'))
  test('that locks a file is told in every reader', () => {
    const locked = compound({ EncryptionInfo: some(100), EncryptedPackage: some(5000) })
    expect(isEncryptedOffice(locked)).toBe(true)
    expect(() => readDocxWhole(locked)).toThrow('locked with a password')
    expect(() => readWorkbook(locked, 'Costs.xlsx')).toThrow('Costs.xlsx is locked with a password')
  })
})

describe('An embedded object', () => {
  const native = (name: string, bytes: Uint8Array) => {
    const text = (words: string) => [...words].map((sign) => sign.charCodeAt(0)).concat(0)
    const size = (n: number) => [n & 0xff, (n >> 8) & 0xff, (n >> 16) & 0xff, n >>> 24]
    const inner = [2, 0, ...text(name), ...text(`C:\\x\\${name}`), 0, 0, 3, 0, ...size(4), ...text('tmp'), ...size(bytes.length), ...bytes]
    return Uint8Array.from([...size(inner.length), ...inner])
  }
  test.each([100, 9000])('of %i bytes comes out of its wrapping by its own name', (length) => {
    const found = unwrapObject(compound({ '\u0001Ole10Native': native('Letter.pdf', some(length)) }))
    expect(found?.name).toBe('Letter.pdf')
    expect(found?.bytes).toEqual(some(length))
  })
  test('in a Word file', () => {
    const read = readDocxWhole(docx(p('x'), { 'word/embeddings/oleObject1.bin': compound({ '\u0001Ole10Native': native('Letter.pdf', some(50)) }), 'word/embeddings/oleObject2.bin': compound({ WordDocument: some(5000) }) }))
    expect(read.inner.map((one) => [one.name, one.media])).toEqual([['Letter.pdf', 'application/pdf'], ['oleObject2.doc', 'application/msword']])
  })
  test('that is none', () => expect([unwrapObject(some(10)), unwrapObject(compound({ '\u0001Ole10Native': some(20) })), unwrapObject(compound({ x: some(20) }))]).toEqual([null, null, null]))
  test('has a media type by its ending', () => expect(['a.PDF', 'b', 'c.constructor'].map(mediaOf)).toEqual(['application/pdf', 'application/octet-stream', 'application/octet-stream']))
})
