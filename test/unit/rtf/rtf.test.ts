import { describe, expect, test } from 'vitest'
import { readRtf, rtfToText } from '../../../shared/rtf/read'
import { isRtf } from '../../../shared/rtf/scan'

const bytes = (source: string) => Uint8Array.from(source, (sign) => sign.charCodeAt(0))
const rtf = (body: string, head = '') => bytes(`{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times;}{\\f1\\fcharset204 Arial Cyr;}{\\f2\\fcharset128 MS Mincho;}{\\f3\\fcharset2 Symbol;}{\\f4\\fcharset2 Wingdings;}}${head}${body}}`)
const text = (body: string, head = '') => readRtf(rtf(body, head)).pages.map((page) => page.text).join('\f')

describe('Words of rich text', () => {
  test.each([
    ['paragraphs', 'one\\par two\\par', 'one\ntwo'],
    ['line ends in the source mean nothing', 'o\r\nne', 'one'],
    ['an escaped line end is a paragraph', 'one\\\ntwo', 'one\ntwo'],
    ['braces and backslashes', '\\{a\\\\b\\}', '{a\\b}'],
    ['quotes and dashes', '\\ldblquote a\\rdblquote\\emdash b\\endash\\lquote c\\rquote', '“a”—b–‘c’'],
    ['escaped bytes in the file’s codepage', "caf\\'e9 \\'93x\\'94", 'café “x”'],
    ['escaped bytes in the typeface’s', "{\\f1 \\'cf\\'f0}\\'e9", 'Прé'],
    ['two-byte characters, one half a plain letter', "{\\f2 \\'83A\\'83\\'42}", 'アィ'],
    ['Unicode with its substitute', 'a\\u8217?b', 'a’b'],
    ['Unicode with an escaped substitute', "a\\u8217\\'92b", 'a’b'],
    ['Unicode without substitute', '{\\uc0 a\\u8217 b}', 'a’b'],
    ['Unicode with two substitutes', '{\\uc2 \\u1055??x}', 'Пx'],
    ['a negative number', '\\u-10179?\\u-8704?', '😀'],
    ['a group ends the substitutes', '{\\uc5 {\\u1055 ab}c}', 'Пc'],
    ['bullets and boxes of picture typefaces', "{\\f3\\'b7} a {\\f4\\'a8} b {\\f4 \\u-3842?} c", '• a ☐ b ☑ c'],
    ['a typeface that is not in the table', "{\\f99 \\'e9}", 'é'],
    ['blanks that do not break', 'a\\~b\\_c\\-d', 'a b-cd'],
    ['raw bytes are passed over', 'a{\\pict\\bin5 }}{{\\x}b', 'ab'],
    ['tables', '\\trowd\\cellx1\\pard\\intbl Date\\cell Amount\\cell\\row\\trowd\\pard\\intbl May 1\\par noon\\cell $5\\cell\\row\\pard after', 'Date\tAmount\nMay 1 noon\t$5\nafter'],
    ['pages', 'one\\page two\\par\\sect\\sectd\\sbknone three\\sect\\sectd four', 'one\ftwo\nthree\ffour'],
    ['numbers of lists', '{\\listtext\\pard\\plain 1.\\tab}first\\par{\\pntext\\f3\\\'b7\\tab}second', '1. first\n• second'],
    ['fields by their result', '{\\field{\\*\\fldinst HYPERLINK "https://example.test"}{\\fldrslt here}}', 'here'],
    ['what is marked as skippable', 'a{\\*\\unknownthing secret{\\b x}}b', 'ab'],
    ['index entries', 'a{\\xe entry}{\\tc contents}b', 'ab'],
    ['both forms of the same words', '{\\upr{old}{\\*\\ud new}}', 'new'],
    ['text boxes', '{\\shp{\\*\\shpinst{\\sp{\\sn name}{\\sv value}}{\\shptxt box}}{\\shprslt again}}', 'box'],
    ['the result of an object', '{\\object\\objemb{\\*\\objclass Excel.Sheet.8}{\\*\\objdata 0105}{\\result shown}}', 'shown'],
    ['a file that is cut short', 'one\\par tw{\\b o', 'one\ntwo'],
  ])('%s', (_name, body, expected) => expect(text(body)).toBe(expected))
  test.each([
    ['the Macintosh', '{\\rtf1\\mac \\\'8e}', 'é'], ['DOS', '{\\rtf1\\pc \\\'82}', 'é'], ['DOS, 850', "{\\rtf1\\pca \\'b5}", 'Á'], ['Greek', "{\\rtf1\\ansi\\ansicpg1253 \\'e1}", 'α'], ['UTF-8', "{\\rtf1\\ansicpg65001 \\'c3\\'a9}", 'é'], ['an unknown codepage', "{\\rtf1\\ansicpg9 \\'e9}", 'é'],
  ])('in the codepage of %s', (_name, source, expected) => expect(readRtf(bytes(source)).pages[0]?.text).toBe(expected))
  test('headings by style and by outline level', () => {
    const read = readRtf(rtf('\\pard\\s1 Facts\\par\\pard\\outlinelevel1 Breach\\par\\pard plain', '{\\stylesheet{\\s0 Normal;}{\\s1\\b heading 1;}{\\*\\cs10 Default;}}'))
    expect(read.pages[0]?.styled?.map((line) => line.heading)).toEqual([1, 2, null])
    expect(read.pages[0]?.text).toBe('Facts\nBreach\nplain')
  })
  test('long files in parts of 2,000 lines', () => expect(readRtf(rtf('x\\par '.repeat(2500))).pages.map((page) => page.text.split('\n').length)).toEqual([2000, 500]))
})

describe('What rich text does not print', () => {
  test('facts', () => {
    const read = readRtf(rtf('x', '{\\info{\\title Draft \\u8217?s}{\\author A. Roe}{\\operator B. Poe}{\\creatim\\yr2024\\mo4\\dy1\\hr8\\min5}{\\revtim\\yr2024\\mo5\\dy1}{\\*\\company Roe LLP}\\version3}{\\*\\generator Riched20 10.0;}'))
    expect(read).toMatchObject({ title: 'Draft ’s', date: '2024-05-01', facts: { Title: 'Draft ’s', Author: 'A. Roe', 'Last author': 'B. Poe', Created: '2024-04-01T08:05', Modified: '2024-05-01T00:00', Company: 'Roe LLP', Revision: '3', Application: 'Riched20 10.0' } })
  })
  test('hidden, deleted and inserted words', () => {
    const when = (((124 * 16 + 5) * 32 + 1) * 32 + 10) * 64
    const read = readRtf(rtf(`seen {\\v secret\\b  words}{\\deleted\\revauthdel1\\revdttmdel${when} gone}{\\revised\\revauth2 new}`, '{\\*\\revtbl{Unknown;}{A. Roe;}{B. Poe;}}'))
    expect(read.pages[0]?.text).toBe('seen new\n[Deleted text] gone (A. Roe, 2024-05-01)\n[Hidden text] secret words')
    expect(read.remarks).toEqual(['It holds 1 tracked insertion by B. Poe; the text shows them as accepted.', 'It holds 1 tracked deletion by A. Roe; the deleted words stand after the body.', 'It holds 1 passage of hidden text; they stand after the body.'])
  })
  test('notes, headers and comments under labels', () => {
    const read = readRtf(rtf('{\\header DRAFT\\par}{\\headerf DRAFT}{\\footer 2}a{\\footnote\\chftn  first\\par more}b{\\footnote\\ftnalt end}{\\*\\atnid AR}{\\*\\atnauthor A. Roe}\\chatn{\\*\\annotation{\\*\\atndate 130287616}no}'))
    expect(read.pages[0]?.text).toBe('ab\n[Footnote 1] first more\n[Endnote 1] end\n[Header] DRAFT\n[Footer] 2\n[Comment by A. Roe, 2024-04-01] no')
  })
  test('pictures, objects, links and fields that fetch', () => {
    const read = readRtf(rtf('a{\\*\\shppict{\\pict\\pngblip 8950}}{\\nonshppict{\\pict 01}}{\\object{\\*\\objclass Package}{\\*\\objdata 01}}{\\field{\\*\\fldinst { HYPERLINK "https://example.test/a" }}{\\fldrslt x}}{\\field{\\*\\fldinst INCLUDEPICTURE "http://example.test/p.png"}{\\fldrslt }}'))
    expect(read.remarks).toEqual(['1 picture is not shown.', '1 embedded object is not shown: Package.', 'It holds 1 field that would fetch or run something; nothing was: INCLUDEPICTURE "http://example.test/p.png".'])
    expect(read.facts.Hyperlinks).toBe('https://example.test/a')
  })
  test('a file cut short says so', () => expect(readRtf(bytes('{\\rtf1 words')).remarks).toEqual(['The file ends before its text does; it may be cut short.']))
})

describe('Rich text is refused in a sentence', () => {
  test('that is none', () => expect(() => readRtf(bytes('hello'))).toThrow('not a rich-text file'))
  test('that is nested absurdly deep', () => expect(() => readRtf(bytes(`{\\rtf1 ${'{'.repeat(100_000)}`))).toThrow('nested far deeper'))
  test('and is known by how it begins', () => expect([isRtf(bytes('\r\n{\\rtf1')), isRtf(bytes('{\\rt'))]).toEqual([true, false]))
})

describe('HTML wrapped in rich text', () => {
  const wrapped = (body: string) => `{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial;}}${body}}`
  test.each([
    ['tags and text', '{\\*\\htmltag19 <html>}{\\*\\htmltag50 <p>}\\htmlrtf {\\htmlrtf0 Hello\\htmlrtf\\par}\\htmlrtf0 {\\*\\htmltag58 </p>}{\\*\\htmltag27 </html>}', '<html><p>Hello</p></html>'],
    ['line ends', '{\\*\\htmltag <a>\\par }b\\par', '<a>\r\nb\r\n'],
    ['tabs and quotes', '{\\*\\htmltag <p title="\\{x\\}">\\tab }\\lquote a\\rquote', '<p title="{x}">\t‘a’'],
    ['escaped bytes in tags and text', "{\\*\\htmltag <i title=\\'e9>}{\\f1 \\'cf}\\u8217?", '<i title=é>П’'],
    ['text stays text', 'a <b> & c', 'a &lt;b&gt; &amp; c'],
    ['what Outlook marks for itself', '{\\*\\mhtmltag <img src=x>}{\\*\\htmltag <img src=y>}', '<img src=y>'],
    ['the list’s printed numbers', '{\\*\\htmltag <li>}{\\pntext 1.}a', '<li>a'],
    ['silence ends with its group', '{\\htmlrtf a}b', 'b'],
  ])('%s', (_name, body, expected) => expect(rtfToText(wrapped(body)).html).toBe(expected))
  test('its plain words are those of the rich text', () => expect(rtfToText(wrapped('{\\*\\htmltag <p>}\\htmlrtf {\\htmlrtf0 Hello\\htmlrtf\\par}\\htmlrtf0 {\\*\\htmltag </p>}World')).text).toBe('Hello\nWorld'))
  test('there is none in other rich text, and empty lines stay', () => expect(rtfToText('{\\rtf1\\fromtext a\\par\\par b\\par}')).toEqual({ text: 'a\n\nb', html: null }))
  test('a string with characters beyond bytes', () => expect(rtfToText('{\\rtf1 a’b}').text).toBe('a’b'))
})
