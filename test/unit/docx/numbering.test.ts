import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readDocx } from '../../../shared/docx/read'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

function docx(body: string, numbering = '', styles = ''): Uint8Array {
  return zipSync({
    'word/document.xml': strToU8(`<w:document ${W}><w:body>${body}</w:body></w:document>`),
    ...(numbering ? { 'word/numbering.xml': strToU8(`<w:numbering ${W}>${numbering}</w:numbering>`) } : {}), ...(styles ? { 'word/styles.xml': strToU8(`<w:styles ${W}>${styles}</w:styles>`) } : {}),
  })
}
const paragraph = (text: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
const num = (id: number, level = 0) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`
const level = (at: number, format: string, text: string, extra = '') => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${extra}<w:lvlText w:val="${text}"/></w:lvl>`
const numbersOf = (bytes: Uint8Array) => readDocx(bytes).flatMap((page) => page.styled ?? []).map((line) => line.number)

const LIST = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '(%2)')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`

describe('Word’s automatic numbers are computed', () => {
  test('along the document, with sub-levels that begin again', () => {
    expect(numbersOf(docx(paragraph('a', num(1)) + paragraph('b', num(1, 1)) + paragraph('c', num(1, 1)) + paragraph('d', num(1)) + paragraph('e', num(1, 1)), LIST))).toEqual(['1.', '(a)', '(b)', '2.', '(a)'])
  })
  test('with a list that starts where it is told', () => expect(numbersOf(docx(paragraph('a', num(1)) + paragraph('b', num(2)) + paragraph('c', num(2)), LIST))).toEqual(['1.', '5.', '6.']))
  test('through the style alone', () => {
    const linked = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.', '<w:pStyle w:val="Para"/>')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
    const styles = `<w:style w:styleId="Para"><w:pPr>${num(1)}</w:pPr></w:style><w:style w:styleId="Child"><w:basedOn w:val="Para"/></w:style>`
    expect(numbersOf(docx(paragraph('a', '<w:pStyle w:val="Para"/>') + paragraph('plain') + paragraph('b', '<w:pStyle w:val="Child"/>'), linked, styles))).toEqual(['1.', null, '2.'])
  })
  test('and empty paragraphs count as Word counts them', () => expect(numbersOf(docx(`${paragraph('a', num(1))}<w:p><w:pPr>${num(1)}</w:pPr></w:p>${paragraph('c', num(1))}`, LIST))).toEqual(['1.', '3.']))
})

describe('A Word file', () => {
  test('keeps inserted words and leaves deleted ones out', () => {
    const body = '<w:p><w:r><w:t>kept </w:t></w:r><w:ins><w:r><w:t>added </w:t></w:r></w:ins><w:del><w:r><w:delText>gone </w:delText></w:r></w:del></w:p>'
    expect(readDocx(docx(body))[0]?.text).toBe('kept added')
  })
  test('that is cut short is refused in a sentence', () => expect(() => readDocx(docx(paragraph('a')).slice(0, 80))).toThrow('damaged or cut short'))
  test('that is no Word file is refused in a sentence', () => expect(() => readDocx(zipSync({ 'x.txt': strToU8('x') }))).toThrow('not a Word document'))
  test('that unpacks to far more than it should is not opened', () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(40_000_000) }, { level: 9 })
    expect(() => readDocx(bomb)).toThrow('unpacks to far more')
  })
  test('with entities that expand is refused', () => {
    const evil = zipSync({ 'word/document.xml': strToU8(`<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document ${W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`) })
    expect(() => readDocx(evil)).toThrow('damaged')
  })
})
