import { utils, write } from '@e965/xlsx'
import { readDocxWhole } from '../../../shared/docx/read'
import { oleKind } from '../../../shared/office/sniff'
import { unwrapObject } from '../../../shared/office/embedded'
import { readSlides } from '../../../shared/office/slides'
import { readWorkbook } from '../../../shared/office/workbook'
import { readRtf, rtfToText } from '../../../shared/rtf/read'
import { CORE, docx, p, pptx, rels, shape, slidePart, tree, wordPart } from '../../unit/office/make'
import type { Parser } from '../parser'
import { spoilInside, spoilNumbers } from '../spoil'

const bytesOf = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 0xff)
const book = { SheetNames: ['A', 'B'], Sheets: { A: utils.aoa_to_sheet([['Item', 'Sum'], ['Rent', 5.5], [new Date(Date.UTC(2024, 3, 1)), true]]), B: utils.aoa_to_sheet([[1, 2, 3]]) } }
const sheet = (format: 'xlsx' | 'biff8' | 'biff5' | 'xlml' | 'ods') => new Uint8Array(write(book, { type: 'array', bookType: format }) as ArrayBuffer)
const workbook = (bytes: Uint8Array) => readWorkbook(bytes, 'A.xlsx')

const RTF = bytesOf("{\\rtf1\\ansi\\ansicpg1252\\deff0\\fromhtml1{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset128 Mincho;}}{\\stylesheet{\\s1 heading 1;}}{\\info{\\title T}{\\creatim\\yr2024\\mo4\\dy1}}{\\*\\revtbl{Unknown;}{A;}}{\\header H}\\pard\\s1 One\\par\\pard\\intbl a\\cell b\\cell\\row{\\f1\\'83\\'41}\\u8217?{\\v hidden}{\\deleted\\revauthdel1 gone}{\\footnote n}{\\*\\atnauthor A}{\\*\\annotation c}{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt y}}{\\pict 00}{\\*\\htmltag <p>}\\htmlrtf x\\htmlrtf0\\page two}")
const word = () => docx(`${p('One')}<w:p><w:del w:author="A"><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p><w:tbl><w:tr><w:tc>${p('a')}</w:tc><w:tc>${p('b')}</w:tc></w:tr></w:tbl>`, { 'word/comments.xml': wordPart('comments', `<w:comment w:id="1">${p('c')}</w:comment>`), 'docProps/core.xml': CORE, 'word/_rels/document.xml.rels': rels(['r', 'image', 'http://example.test', true]) })
const slides = () => pptx([slidePart('sld', tree(shape(['One'], [0, 0], '<p:ph type="title"/>'), shape(['two'], [1, 2])))], { 'ppt/slides/_rels/slide1.xml.rels': rels(['r1', 'notesSlide', '../n.xml']), 'ppt/n.xml': slidePart('notes', tree(shape(['n']))) })

const XML = ['<', '>', '</', '/>', '&', '&amp;', '&#0;', '&#x110000;', '<![CDATA[', '<!--', '"', 'xmlns=""', '\0', '<?xml version="1.0" encoding="utf-16"?>', 'PK\x03\x04', '999999999', '-1']

export const office: Parser[] = [
  { name: 'docx', signs: [...XML, '<w:tbl>', '<w:p>', '<w:tr>', '<w:tc>', '<w:ins>', '<w:numPr>'], spoil: spoilInside, samples: () => [word()], read: readDocxWhole },
  { name: 'pptx', signs: [...XML, '<p:sp>', '<a:p>', '../'], spoil: spoilInside, samples: () => [slides()], read: readSlides },
  { name: 'xlsx', signs: [...XML, '<row r="1048576">', '<c r="XFD1" t="s">', 'A1:XFD1048576', '<v>', '=1+1'], spoil: spoilInside, samples: () => [sheet('xlsx')], read: workbook },
  { name: 'ods', signs: [...XML, 'table:number-columns-repeated="999999999"', 'table:number-rows-repeated="999999999"'], spoil: spoilInside, samples: () => [sheet('ods')], read: workbook },
  { name: 'xls', signs: ['\0\0\0\0', '\xff\xff\xff\xff'], spoil: spoilNumbers, samples: () => [sheet('biff8'), sheet('biff5')], read: (bytes) => [workbook(bytes), oleKind(bytes), unwrapObject(bytes)] },
  { name: 'xml-workbook', signs: [...XML, 'ss:Index="999999999"', 'ss:MergeAcross="999999999"'], samples: () => [sheet('xlml')], read: workbook },
  { name: 'rtf', signs: ['{', '}', '\\', "\\'", '\\u-1?', '\\bin99999999 ', '\\uc9999', '\\par', '\\cell', '\\row', '{\\*\\htmltag ', '\\fcharset128 ', '\\ansicpg936', '\0', '-2147483648'], samples: () => [RTF], read: (bytes) => [readRtf(bytes), rtfToText(bytes)] },
]
