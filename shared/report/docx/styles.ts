/** Styles, numbering and page furniture of a Word file. */
import { XML_HEAD } from '../xml'

export const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** Word picks the font by the script of each letter: these cover Western, Hebrew and Arabic, and East Asian names. */
const FONTS = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="SimSun"/>'

function paragraphStyle(id: string, name: string, { based = 'Normal', next = 'Normal', properties = '', run = '', quick = true }: { based?: string | null; next?: string; properties?: string; run?: string; quick?: boolean }): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"${id === 'Normal' ? ' w:default="1"' : ''}><w:name w:val="${name}"/>${based === null ? '' : `<w:basedOn w:val="${based}"/>`}<w:next w:val="${next}"/>${quick ? '<w:qFormat/>' : ''}<w:pPr>${properties}</w:pPr><w:rPr>${run}</w:rPr></w:style>`
}

const bold = '<w:b/><w:bCs/>'
const size = (halfPoints: number) => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`

/** Names are Word's own where it has one, so that its navigation pane and its tables of contents work. */
export const STYLES = `${XML_HEAD}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr>${FONTS}${size(24)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>${[
  paragraphStyle('Normal', 'Normal', { based: null, properties: '<w:spacing w:after="160"/>' }),
  paragraphStyle('Heading1', 'heading 1', { properties: '<w:keepNext/><w:spacing w:before="240" w:after="160"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>', run: bold }),
  paragraphStyle('Heading2', 'heading 2', { properties: '<w:keepNext/><w:spacing w:before="280" w:after="120"/><w:outlineLvl w:val="1"/>', run: bold }),
  paragraphStyle('Heading3', 'heading 3', { properties: '<w:keepNext/><w:spacing w:before="200" w:after="100"/><w:outlineLvl w:val="2"/>', run: `${bold}${size(22)}` }),
  paragraphStyle('CaptionCourt', 'Court', { next: 'CaptionText', properties: '<w:spacing w:after="120"/><w:jc w:val="center"/>', run: bold }),
  paragraphStyle('CaptionText', 'Court Caption', { next: 'CaptionText', properties: '<w:spacing w:after="60"/>' }),
  paragraphStyle('Note', 'Note', { properties: '<w:spacing w:after="120"/>', run: '<w:i/><w:iCs/><w:color w:val="57534B"/>' }),
  paragraphStyle('NumberedItem', 'Numbered Item', { properties: '<w:numPr><w:numId w:val="2"/></w:numPr><w:spacing w:after="160"/>' }),
  paragraphStyle('TableText', 'Table Text', { next: 'TableText', properties: '<w:spacing w:after="40"/>', run: size(18) }),
  paragraphStyle('TableHead', 'Table Head', { based: 'TableText', next: 'TableText', properties: '<w:keepNext/>', run: bold }),
  paragraphStyle('Footer', 'footer', { quick: false, properties: '<w:jc w:val="center"/>', run: size(18) }),
].join('')}<w:style w:type="character" w:styleId="Cite"><w:name w:val="Record Cite"/><w:qFormat/><w:rPr>${bold}</w:rPr></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="ReportTable"><w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="A9A49A"/>`).join('')}</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`

const level = (n: number, text: string, style: string, left: number, hanging: number) => `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>${style === '' ? '' : `<w:pStyle w:val="${style}"/>`}<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${left}" w:hanging="${hanging}"/></w:pPr></w:lvl>`

/** 1: parts and their parts. 2: items through the whole paper. */
export const NUMBERING = `${XML_HEAD}<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>${level(0, '%1.', '', 432, 432)}${level(1, '%1.%2', '', 576, 576)}</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>${level(0, '%1.', 'NumberedItem', 720, 360)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`

export const SETTINGS = `${XML_HEAD}<w:settings ${W}><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`

const field = (name: string) => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`

export const FOOTER = `${XML_HEAD}<w:ftr ${W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${field('PAGE')}</w:p></w:ftr>`
