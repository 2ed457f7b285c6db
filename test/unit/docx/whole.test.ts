import { describe, expect, test } from 'vitest'
import { readDocx, readDocxWhole } from '../../../shared/docx/read'
import { CORE, docx, p, rels, wordPart, zipOf } from '../office/make'

const text = (bytes: Uint8Array) => readDocxWhole(bytes).pages.map((page) => page.text).join('\f')
const run = (words: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`
const mark = (tag: string, words: string, author = 'A. Roe') => `<w:${tag} w:id="1" w:author="${author}" w:date="2024-05-01T10:00:00Z"><w:r><w:${tag === 'del' ? 'delText' : 't'} xml:space="preserve">${words}</w:${tag === 'del' ? 'delText' : 't'}></w:r></w:${tag}>`
const cell = (...inside: string[]) => `<w:tc>${inside.join('')}</w:tc>`
const table = (...rows: string[][]) => `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`

describe('The body of a Word file read whole', () => {
  test('is that of the plain reading where nothing is hidden', () => {
    const bytes = docx(p('one') + p('two', '<w:pageBreakBefore/>') + p('three'))
    expect(readDocxWhole(bytes).pages).toEqual(readDocx(bytes))
  })
  test.each([
    ['rows are lines, cells tabs', p('before') + table([cell(p('Date')), cell(p('Amount'))], [cell(p('May 1')), cell(p('$5'))]) + p('after'), 'before\nDate\tAmount\nMay 1\t$5\nafter'],
    ['an empty cell keeps its column', table([cell(p('a')), cell(p('')), cell(p('c'))]), 'a\t\tc'],
    ['paragraphs of a cell run on', table([cell(p('a') + p('b')), cell(p('c'))]), 'a b\tc'],
    ['a layout table of many paragraphs is read cell by cell', table([cell(p('1') + p('2') + p('3') + p('4') + p('5')), cell(p('x'))]), '1\n2\n3\n4\n5\nx'],
    ['a table in a table', table([cell(p('outer'), table([cell(p('a')), cell(p('b'))]))]), 'outer\na\tb'],
    ['rows in content controls', `<w:tbl><w:sdt><w:sdtContent><w:tr>${cell(p('a'))}<w:sdt><w:sdtContent>${cell(p('b'))}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>`, 'a\tb'],
    ['a text box once, though it is written twice', `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p('box')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p('box')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`, 'box'],
    ['inserted words stay', `<w:p>${run('kept ')}${mark('ins', 'added')}</w:p>`, 'kept added'],
  ])('%s', (_name, body, expected) => expect(text(docx(body))).toBe(expected))
  test('whatever prefix the file gives its vocabulary', () => {
    const strict = '<ns0:document xmlns:ns0="http://purl.oclc.org/ooxml/wordprocessingml/main"><ns0:body><ns0:p><ns0:pPr><ns0:jc ns0:val="center"/></ns0:pPr><ns0:r><ns0:t>words</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>'
    const page = readDocxWhole(zipOf({ 'word/document.xml': strict })).pages[0]
    expect(page?.text).toBe('words')
    expect(page?.styled?.[0]?.centred).toBe(true)
  })
})

describe('What a Word file does not print', () => {
  test('deleted words, with who and when', () => {
    const read = readDocxWhole(docx(`<w:p>${run('The ')}${mark('del', 'knowing ')}${mark('del', 'breach')}${run(' stays')}</w:p><w:p>${mark('del', 'gone', 'B. Poe')}</w:p>`))
    expect(read.pages[0]?.text).toBe('The stays\n[Deleted text] knowing breach (A. Roe, 2024-05-01)\n[Deleted text] gone (B. Poe, 2024-05-01)')
    expect(read.remarks).toEqual(['It holds 2 tracked deletions by A. Roe, B. Poe; the deleted words stand after the body.'])
  })
  test('insertions are counted', () => expect(readDocxWhole(docx(`<w:p>${mark('ins', 'a')}${run('b')}${mark('ins', 'c', 'B. Poe')}</w:p>`)).remarks).toEqual(['It holds 2 tracked insertions by A. Roe, B. Poe; the text shows them as accepted.']))
  test.each([
    ['by the run', `<w:p>${run('seen ')}${run('secret', '<w:vanish/>')}</w:p>`, '', 'seen\n[Hidden text] secret'],
    ['by the character style', `<w:p>${run('seen ')}${run('secret', '<w:rStyle w:val="H"/>')}</w:p>`, '<w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>', 'seen\n[Hidden text] secret'],
    ['by the paragraph style', `${p('seen')}<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>${run('secret ')}${run('shown', '<w:vanish w:val="0"/>')}</w:p>`, '<w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>', 'seen\nshown\n[Hidden text] secret'],
    ['switched off', `<w:p>${run('seen', '<w:vanish w:val="false"/>')}</w:p>`, '', 'seen'],
  ])('hidden text %s', (_name, body, styles, expected) => expect(text(docx(body, styles ? { 'word/styles.xml': wordPart('styles', styles) } : {}))).toBe(expected))
  test('comments, with the words they are on', () => {
    const read = readDocxWhole(docx(`<w:p>${run('We ')}<w:commentRangeStart w:id="3"/>${run('never knew')}<w:commentRangeEnd w:id="3"/>${run('.')}</w:p>`, {
      'word/comments.xml': wordPart('comments', `<w:comment w:id="3" w:author="A. Roe" w:date="2024-05-01T10:00:00Z">${p('Not true.')}${p('See mail.')}</w:comment>`),
    }))
    expect(read.pages[0]?.text).toBe('We never knew.\n[Comment by A. Roe, 2024-05-01] Not true. See mail. (on “never knew”)')
    expect(read.remarks).toEqual(['It holds 1 comment by A. Roe; they stand after the body.'])
  })
  test('notes as the body refers to them, then headers and footers once each', () => {
    const read = text(docx(`<w:p>${run('b')}<w:r><w:footnoteReference w:id="3"/></w:r>${run('a')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`, {
      'word/footnotes.xml': wordPart('footnotes', `<w:footnote w:type="separator" w:id="0">${p('-')}</w:footnote><w:footnote w:id="2">${p('second')}</w:footnote><w:footnote w:id="3">${p('first')}</w:footnote>`),
      'word/endnotes.xml': wordPart('endnotes', `<w:endnote w:id="5">${p('end')}</w:endnote>`),
      'word/header1.xml': wordPart('hdr', p('DRAFT')), 'word/header2.xml': wordPart('hdr', p('DRAFT')), 'word/footer1.xml': wordPart('ftr', p('Page')),
    }))
    expect(read).toBe('ba\n[Footnote 1] first\n[Footnote 2] second\n[Endnote 1] end\n[Header] DRAFT\n[Footer] Page')
  })
  test('properties, links, macros and files inside', () => {
    const read = readDocxWhole(docx(`${p('x')}<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> DDEAUTO c:\\\\x "y" </w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p>`, {
      'docProps/core.xml': CORE, 'word/vbaProject.bin': new Uint8Array(9), 'word/embeddings/Costs.xlsx': new Uint8Array([1, 2, 3]),
      'word/_rels/document.xml.rels': rels(['r1', 'attachedTemplate', 'http://example.test/t.dotm', true], ['r2', 'hyperlink', 'https://example.test/a', true], ['r3', 'styles', 'styles.xml']),
    }))
    expect(read.title).toBe('Draft agreement')
    expect(read.date).toBe('2024-05-01')
    expect(read.facts).toMatchObject({ Author: 'A. Roe', 'Last author': 'B. Poe', Revision: '7', Created: '2024-04-01T08:00:00Z', Modified: '2024-05-01T10:00:00Z', Hyperlinks: 'https://example.test/a' })
    expect(read.inner.map((one) => [one.name, one.media, [...one.bytes]])).toEqual([['Costs.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', [1, 2, 3]]])
    expect(read.remarks).toEqual([
      'It holds 1 field that would fetch or run something; nothing was: DDEAUTO c:\\\\x "y".', '1 file is embedded in it: Costs.xlsx.', 'It holds macros; they were not run.',
      'It refers to 1 file outside itself; nothing was fetched: http://example.test/t.dotm.',
    ])
  })
  test('in a file without any printed words', () => {
    const read = readDocxWhole(docx(`<w:p>${mark('del', 'all of it')}</w:p>`))
    expect(read.pages).toHaveLength(1)
    expect(read.pages[0]).toMatchObject({ n: 1, source: 'file', text: '[Deleted text] all of it (A. Roe, 2024-05-01)' })
  })
  test('nothing at all is one empty page', () => expect(readDocxWhole(docx('')).pages).toMatchObject([{ n: 1, source: 'none', text: '' }]))
  test('a damaged part beside the body is told and left out', () => {
    const read = readDocxWhole(docx(p('body'), { 'word/comments.xml': '<w:comments' }))
    expect(read.pages[0]?.text).toBe('body')
    expect(read.remarks).toEqual(['Its comments are damaged and were left out.'])
  })
})

describe('A Word file is refused in a sentence', () => {
  test.each([
    ['no archive', new Uint8Array([1, 2, 3]), 'damaged or cut short'],
    ['no Word file', zipOf({ 'x.txt': 'x' }), 'not a Word document'],
    ['broken XML', zipOf({ 'word/document.xml': '<w:document>' }), 'damaged'],
    ['nested too deep', docx('<w:sdt>'.repeat(5000) + '</w:sdt>'.repeat(5000)), 'damaged'],
    ['too many entries', zipOf(Object.fromEntries(Array.from({ length: 5100 }, (_one, at) => [`${at}`, '']))), 'unpacks to far more'],
  ])('%s', (_name, bytes, sentence) => expect(() => readDocxWhole(bytes)).toThrow(sentence))
  test('entities that expand', () => expect(() => readDocxWhole(zipOf({ 'word/document.xml': `<!DOCTYPE x [<!ENTITY a "aaaa">]>${wordPart('document', `<w:body>${p('&a;')}</w:body>`)}` }))).toThrow('damaged'))
})
