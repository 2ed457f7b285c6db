import { describe, expect, test } from 'vitest'
import { checkLoadfile } from '../../../shared/loadfile/checkFile'
import { readProduction } from '../../../shared/loadfile/produced'
import { sniffLoadfile } from '../../../shared/loadfile/sniff'
import { bytesOf, check, COMMA, dat, kindsOf, PIPE, THORN } from './make'

const HEAD = ['BEGBATES', 'ENDBATES', 'CUSTODIAN', 'DATESENT', 'NATIVEPATH']
const ROWS = [HEAD, ['LI_0001', 'LI_0002', 'Roe, Ann', '05/21/2024', '.\\NATIVES\\LI_0001.msg'], ['LI_0003', 'LI_0003', 'Zoë Müller', '12/31/2023', '.\\NATIVES\\LI_0003.pdf']]

describe('found by content', () => {
  test.each([
    ['0x14 and thorn', THORN, 'dat'], ['| and ^', PIPE, 'dat'], ['^ and |', { column: '^', quote: '|' }, 'dat'], ['comma and quote', COMMA, 'csv'], ['tab and quote', { column: '\t', quote: '"' }, 'csv'],
    ['| without quotes', { column: '|', quote: '' }, 'dat'],
  ] as const)('%s', async (_, delimiters, kind) => {
    const found = await check(bytesOf(dat(ROWS, delimiters)))
    expect(found).toMatchObject({ kind, headed: true, documents: 2, pages: 3, columns: HEAD, delimiters })
    expect(found.mapping).toEqual({ BEGBATES: 'begBates', ENDBATES: 'endBates', CUSTODIAN: 'custodian', DATESENT: 'dateSent', NATIVEPATH: 'nativePath' })
    expect(found.findings).toEqual([])
  })

  test.each(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'utf-16le-bare', 'windows-1252'] as const)('encoding %s, however the bytes are cut', async (encoding) => {
    for (const piece of [1, 7, 65_536]) {
      const found = await check(bytesOf(dat(ROWS), encoding), {}, piece)
      expect(found).toMatchObject({ documents: 2, encoding: encoding.replace(/-(?:bom|bare)$/, '') })
      expect(found.findings).toEqual([])
    }
  })

  test('a file without a header: columns by what stands in them', async () => {
    const found = await check(bytesOf(dat(ROWS.slice(1))))
    expect(found).toMatchObject({ headed: false, documents: 2 })
    expect(found.mapping).toMatchObject({ 'Column 1': 'docId', 'Column 4': 'dateSort', 'Column 5': 'nativePath' })
  })

  test('LFP lines under another name', async () => {
    expect(await check(bytesOf('IM,A1,D,0,@001;IMG;A1.tif;2,0\r\nIM,A2,,0,@001;IMG;A2.tif;2,0\r\nIM,A3,C,0,@001;IMG;A3.tif;2,0\r\n'))).toMatchObject({ kind: 'lfp', documents: 2, pages: 3 })
  })

  test('Opticon of seven fields and of five', async () => {
    expect(await check(bytesOf('A1,V,.\\I\\A1.tif,Y,,,2\r\nA2,V,.\\I\\A2.tif,,,,\r\nA3,V,.\\I\\A3.tif,Y,,,1\r\n'))).toMatchObject({ kind: 'opt', documents: 2, pages: 3, findings: [] })
    expect(await check(bytesOf('A1,V,.\\I\\A1.tif,Y,2\nA2,V,.\\I\\A2.tif,,\n'))).toMatchObject({ kind: 'opt', documents: 1, pages: 2, findings: [] })
  })

  test('one row for a file of several pages', async () => {
    expect(await check(bytesOf('A1,V,.\\I\\A1.pdf,Y,,,4\r\nA5,V,.\\I\\A5.pdf,Y,,,1\r\nA6,V,.\\I\\A6.pdf,Y,,,2\r\n'))).toMatchObject({ documents: 3, pages: 7, counts: {} })
  })

  test.each([['a letter', 'Dear Ann,\nthank you.\n'], ['a web page', '<html><body>hi</body></html>'], ['blanks', '   \n \n'], ['one column', 'a\nb\nc\n']])('%s is refused in a sentence', async (_, text) => {
    await expect(check(bytesOf(text))).rejects.toMatchObject({ problem: { code: 'loadfile.unknown' } })
  })

  test('a Summation file is named as such', async () => {
    await expect(check(bytesOf('@T LI_0001\n@D @I\\IMG\nLI_0001.tif\n@T LI_0002\n'))).rejects.toMatchObject({ problem: { code: 'loadfile.dii' } })
  })
})

describe('rows that are not as they should be', () => {
  const wrap = (...rows: string[][]) => check(bytesOf(dat([HEAD, ...rows])))
  const row = (first: string, last: string, date = '05/21/2024', native = '') => [first, last, '', date, native]

  test('gaps, overlaps, doubles, order and reversed ranges', async () => {
    const found = await wrap(row('LI_0001', 'LI_0002'), row('LI_0005', 'LI_0009'), row('LI_0008', 'LI_0010'), row('LI_0008', 'LI_0008'), row('LI_0004', 'LI_0004'), row('LI_0020', 'LI_0019'))
    expect(kindsOf(found).sort()).toEqual(['bates-duplicate@5', 'bates-gap@6', 'bates-order@6', 'bates-overlap@4', 'bates-reversed@7'])
    expect(found.findings.find((one) => one.kind === 'bates-gap')?.detail).toBe('LI_0003 was not received.')
  })

  test('a delimiter and a line end inside a quoted value are text', async () => {
    const text = `${dat([HEAD])}þLI_0001þ\x14þLI_0001þ\x14þRoe,\x14Annþ\x14þ05/21/2024þ\x14þa\r\nb.pdfþ\r\nþLI_0002þ\x14þLI_0002þ\x14þþ\x14þþ\x14þþ\r\n`
    expect(await check(bytesOf(text))).toMatchObject({ documents: 2, counts: {} })
  })

  test('a row cut in the middle ends where the next begins', async () => {
    const text = `${dat([HEAD])}þLI_0001þ\x14þLI_00\r\nþLI_0002þ\x14þLI_0002þ\x14þþ\x14þþ\x14þþ\r\n`
    const found = await check(bytesOf(text))
    expect(kindsOf(found)).toEqual(['cut-row@2'])
    expect(found.documents).toBe(1)
  })

  test('the last row cut off by the end of the file', async () => {
    expect(kindsOf(await check(bytesOf(dat(ROWS).slice(0, -20))))).toEqual(['cut-row@3'])
  })

  test('too few and too many columns', async () => {
    expect(kindsOf(await check(bytesOf(`${dat(ROWS, PIPE)}^LI_0009^|^LI_0009^\r\n^a^|^b^|^c^|^d^|^e^|^f^\r\n`)))).toEqual(['column-count@4', 'column-count@5'])
  })

  test('a line of 20 million signs is said and left out', async () => {
    const found = await check(bytesOf(`${dat(ROWS)}${'x'.repeat(20_000_000)}\r\n${dat([row('LI_0004', 'LI_0004')])}`))
    expect(kindsOf(found)).toEqual(['long-row@4'])
    expect(found.documents).toBe(3)
  })

  test('a line of 500 MB, given in pieces, takes no more memory than a short one', async () => {
    const [head, tail, piece] = [bytesOf(`${dat(ROWS)}þ`), bytesOf(`þ\r\n${dat([row('LI_0004', 'LI_0004')])}`), new Uint8Array(4_000_000).fill(0x78)]
    const chunks = async function* () {
      yield head
      for (let n = 0; n < 125; n++) yield piece
      yield tail
    }
    const before = process.memoryUsage.rss()
    const found = await checkLoadfile('load.dat', chunks, { thisYear: 2026 })
    const read = await readProduction([{ name: 'load.dat', chunks, sniffed: sniffLoadfile(head, false, 'load.dat') }])
    expect(kindsOf(found)).toEqual(['long-row@4'])
    expect(found.findings[0]?.detail).toBe('Line 4 is longer than a row can be; the file may be damaged or not a load file.')
    expect([found.documents, read.length]).toEqual([3, 3])
    expect(process.memoryUsage.rss() - before).toBeLessThan(400_000_000)
  }, 60_000)

  test('dates that cannot be are kept and told, never swapped', async () => {
    const found = await wrap(row('LI_0001', 'LI_0001', '13/21/2001 3:48 PM'), row('LI_0002', 'LI_0002', '02/30/2024'), row('LI_0003', 'LI_0003', '00/00/0000'), row('LI_0004', 'LI_0004', '05/01/1969'), row('LI_0005', 'LI_0005', '20990101'), row('LI_0006', 'LI_0006', 'soon'))
    expect(kindsOf(found)).toEqual(['bad-date@2', 'bad-date@3', 'odd-date@5', 'odd-date@6', 'bad-date@7'])
    expect((await check(bytesOf(dat([HEAD, row('LI_0001', 'LI_0001', '13/12/2001')])), { dateOrder: 'dmy' })).findings).toEqual([])
  })

  test('a path out of the production is not followed', async () => {
    expect(kindsOf(await wrap(row('LI_0001', 'LI_0001', '', '..\\..\\etc\\passwd'), row('LI_0002', 'LI_0002', '', 'D:\\x\\..\\y.pdf')))).toEqual(['path-escape@2'])
  })

  test('missing files, redacted documents with their native, privileged documents', async () => {
    const head = ['BEGBATES', 'NATIVEPATH', 'TEXTPATH', 'REDACTED', 'PRIVILEGE']
    const found = await check(bytesOf(dat([head, ['LI_0001', 'n\\a.pdf', 't\\a.txt', 'Yes', ''], ['LI_0002', 'n\\b.pdf', '', 'No', 'AC'], ['LI_0003', 'n\\c.pdf', '', '', '']])), { has: (path) => path !== 'n\\c.pdf' && path !== 't\\a.txt' })
    expect(kindsOf(found)).toEqual(['missing-text@2', 'redacted-native@2', 'privileged-produced@3', 'missing-native@4'])
  })
})

test('families: a parent that is not there, a range that does not hold its member, two ends', async () => {
  const head = ['BEGBATES', 'ENDBATES', 'BEGATTACH', 'ENDATTACH']
  const found = await check(bytesOf(dat([head,
    ['LI_0001', 'LI_0002', 'LI_0001', 'LI_0004'], ['LI_0003', 'LI_0003', 'LI_0001', 'LI_0004'], ['LI_0004', 'LI_0004', 'LI_0001', 'LI_0005'],
    ['LI_0005', 'LI_0005', 'LI_0900', 'LI_0901'], ['LI_0006', 'LI_0006', 'AA_0001', 'AA_0002'], ['LI_0007', 'LI_0007', '', 'LI_0008'],
  ])))
  expect(kindsOf(found).sort()).toEqual(['broken-family@4', 'broken-family@5', 'broken-family@7', 'missing-parent@6'])
})

test('pages: the span of the numbers against the count of the row; a native has one number', async () => {
  const head = ['BEGBATES', 'ENDBATES', 'PGCOUNT', 'NATIVEPATH']
  const found = await check(bytesOf(dat([head, ['LI_0001', 'LI_0003', '3', ''], ['LI_0004', 'LI_0005', '3', ''], ['LI_0006', 'LI_0006', '12', 'a.xlsx']])))
  expect(kindsOf(found)).toEqual(['page-count@3'])
  expect(found.pages).toBe(6)
})

test('ids given twice are found, in order or not', async () => {
  const rows = [['DOCID', 'FILENAME'], ...Array.from({ length: 3000 }, (_, n) => [`D${String((n * 7919) % 3000).padStart(5, '0')}`, `f${n}`]), ['D00042', 'again'], ['D02999', 'again']]
  const found = await check(bytesOf(dat(rows)))
  expect(kindsOf(found)).toEqual(['duplicate-id@3002', 'duplicate-id@3003'])
})

test('EDRM: tags, files, families and relationships', async () => {
  const xml = `<?xml version="1.0"?><Root MajorVersion="1" MinorVersion="2"><Batch><Documents>
    <Document DocID="D1" DocType="Message" MimeType="message/rfc822"><Tags><Tag TagName="#Subject" TagDataType="Text" TagValue="A &amp; B"/><Tag TagName="#DateSent" TagValue="2024-02-30"/></Tags>
      <Files><File FileType="Native"><ExternalFile FilePath="n" FileName="d1.eml" FileSize="12" Hash="xyz"/></File></Files></Document>
    <Document DocID="D2"><Files><File FileType="Text"><ExternalFile FilePath="t/d2.txt" FileName="d2.txt"/></File></Files></Document></Documents>
    <Relationships><Relationship Type="Attachment" ParentDocID="D1" ChildDocID="D2"/><Relationship Type="Attachment" ParentDocID="D1" ChildDocID="D9"/></Relationships></Batch></Root>`
  const found = await check(bytesOf(xml), { has: (path) => path === 'n/d1.eml' })
  expect(found).toMatchObject({ kind: 'edrm', documents: 2 })
  expect(found.columns).toContain('Subject')
  expect(found.findings.map((one) => one.kind).sort()).toEqual(['bad-date', 'bad-hash', 'missing-parent', 'missing-text'])
})

test.each([
  ['cut off', '<Root><Batch><Document DocID="A">'], ['with a document type', '<!DOCTYPE Root [<!ENTITY a "b">]><Root><Batch/></Root>'], ['nested without end', `<Root>${'<a>'.repeat(100)}`],
])('an EDRM file %s is refused in a sentence', async (_, xml) => {
  await expect(check(bytesOf(xml))).rejects.toMatchObject({ problem: { code: 'loadfile.broken' } })
})
