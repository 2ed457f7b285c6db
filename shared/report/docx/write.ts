/**
 * Papers as Word files (ECMA-376): real styles, numbered headings, table heads that repeat, page
 * numbers, the court's caption; no name of a person or computer. Written as text at once and not by a
 * tree of objects: a proof chart has 20,000 cites.
 */
import { behindCite, type Cell, courtHead, type Line, linesOf, type Paper, type PaperPart } from '../paper'
import { contentTypes, coreProperties, escapeXml, packParts, RELATION, relationships, XML_HEAD } from '../xml'
import { FOOTER, NUMBERING, SETTINGS, STYLES, W } from './styles'

/** Letter, in twentieths of a point, with margins of an inch. */
const LETTER = { short: 12240, long: 15840, margin: 1440 }
/** Letters of Hebrew, Arabic and their kin: a paragraph that begins with them runs from the right. */
const RIGHT_TO_LEFT = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u
const HAS_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** @returns the bytes of a .docx */
export function paperToDocx(paper: Paper): Uint8Array<ArrayBuffer> {
  const wide = paper.landscape ? LETTER.long : LETTER.short
  const high = paper.landscape ? LETTER.short : LETTER.long
  const body = [caption(paper, wide - 2 * LETTER.margin), ...paper.parts.map((part) => partOf(part, wide - 2 * LETTER.margin))].join('')
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  return packParts({
    '[Content_Types].xml': contentTypes({
      'word/document.xml': `${type}.document.main+xml`, 'word/styles.xml': `${type}.styles+xml`, 'word/numbering.xml': `${type}.numbering+xml`, 'word/settings.xml': `${type}.settings+xml`, 'word/footer1.xml': `${type}.footer+xml`,
      'docProps/core.xml': 'application/vnd.openxmlformats-package.core-properties+xml',
    }),
    '_rels/.rels': relationships([{ id: 'rId1', type: RELATION.document, target: 'word/document.xml' }, { id: 'rId2', type: RELATION.core, target: 'docProps/core.xml' }]),
    'docProps/core.xml': coreProperties(paper.title),
    'word/_rels/document.xml.rels': relationships([
      { id: 'rId1', type: RELATION.styles, target: 'styles.xml' }, { id: 'rId2', type: RELATION.numbering, target: 'numbering.xml' }, { id: 'rId3', type: RELATION.settings, target: 'settings.xml' }, { id: 'rId4', type: RELATION.footer, target: 'footer1.xml' },
    ]),
    'word/styles.xml': STYLES, 'word/numbering.xml': NUMBERING, 'word/settings.xml': SETTINGS, 'word/footer1.xml': FOOTER,
    'word/document.xml': `${XML_HEAD}<w:document ${W}><w:body>${body}<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="${wide}" w:h="${high}"${paper.landscape ? ' w:orient="landscape"' : ''}/><w:pgMar w:top="${LETTER.margin}" w:right="${LETTER.margin}" w:bottom="${LETTER.margin}" w:left="${LETTER.margin}" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  })
}

/** Court above; parties in a box at the left, number and title at the right, as most courts want it. */
function caption(paper: Paper, width: number): string {
  const head = courtHead(paper)
  if (!head) return ''
  const court = head.court === '' ? '' : paragraph('CaptionCourt', head.court)
  const half = Math.floor(width / 2)
  const line = '<w:top w:val="nil"/>'
  const left = `<w:tc><w:tcPr><w:tcW w:w="${half}" w:type="dxa"/><w:tcBorders>${line}<w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/><w:right w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:tcBorders></w:tcPr>${head.caption.split('\n').map((text) => paragraph('CaptionText', text)).join('')}</w:tc>`
  const right = `<w:tc><w:tcPr><w:tcW w:w="${width - half}" w:type="dxa"/></w:tcPr>${paragraph('CaptionText', head.docket)}${paragraph('CaptionText', paper.title)}</w:tc>`
  return `${court}<w:tbl><w:tblPr><w:tblStyle w:val="TableNormal"/><w:tblW w:w="${width}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="${half}"/><w:gridCol w:w="${width - half}"/></w:tblGrid><w:tr>${left}${right}</w:tr></w:tbl>${paragraph('Normal', '')}`
}

const HEADINGS = { 1: 'Heading1', 2: 'Heading2', 3: 'Heading3' } as const

function partOf(part: PaperPart, width: number): string {
  switch (part.kind) {
    case 'heading': {
      const level = part.level ?? 1
      return paragraph(HEADINGS[level], part.text, part.numbered && level > 1 ? `<w:numPr><w:ilvl w:val="${level - 2}"/><w:numId w:val="1"/></w:numPr>` : '')
    }
    case 'text': return paragraph('Normal', part.text)
    case 'item': return paragraph('NumberedItem', part.text)
    case 'note': return paragraph('Note', part.text)
    case 'table': return table(part, width)
  }
}

function paragraph(style: string, text: string, properties = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}${RIGHT_TO_LEFT.test(text) ? '<w:bidi/>' : ''}</w:pPr>${run(text)}</w:p>`
}

function run(text: string, style = ''): string {
  if (text === '') return ''
  const properties = `${style === '' ? '' : `<w:rStyle w:val="${style}"/>`}${HAS_RIGHT.test(text) && RIGHT_TO_LEFT.test(text) ? '<w:rtl/>' : ''}`
  const open = properties === '' ? '<w:r>' : `<w:r><w:rPr>${properties}</w:rPr>`
  if (!/[\n\t]/.test(text)) return `${open}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`
  const inside = text.split('\n').map((line) => line.split('\t').map((piece) => `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`).join('<w:tab/>')).join('<w:br/>')
  return `${open}${inside}</w:r>`
}

/** What a row may hold before it is let run over the end of a page. */
const WHOLE_ROW = 12

function table({ head, widths, rows }: Extract<PaperPart, { kind: 'table' }>, width: number): string {
  const shares = head.map((_, at) => widths?.[at] ?? 1)
  const total = shares.reduce((sum, one) => sum + one, 0) || 1
  const columns = shares.map((one) => Math.floor((width * one) / total))
  const cellProperties = columns.map((one) => `<w:tc><w:tcPr><w:tcW w:w="${one}" w:type="dxa"/></w:tcPr>`)
  const headRow = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head.map((label, at) => `<w:tc><w:tcPr><w:tcW w:w="${columns[at]}" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="EFEDE8"/></w:tcPr>${paragraph('TableHead', label)}</w:tc>`).join('')}</w:tr>`
  const out = [`<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="${columns.reduce((sum, one) => sum + one, 0)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${columns.map((one) => `<w:gridCol w:w="${one}"/>`).join('')}</w:tblGrid>`, headRow]
  for (const row of rows) {
    let most = 0
    const cells = cellProperties.map((open, at) => {
      const cell = row[at] ?? ''
      const lines = linesOf(cell)
      most = Math.max(most, lines.length)
      return `${open}${lines.map((line) => cellParagraph(line, cell)).join('')}</w:tc>`
    }).join('')
    out.push(`<w:tr>${most <= WHOLE_ROW ? '<w:trPr><w:cantSplit/></w:trPr>' : ''}${cells}</w:tr>`)
  }
  out.push('</w:tbl>', paragraph('Normal', ''))
  return out.join('')
}

function cellParagraph({ cite, text }: Line, cell: Cell): string {
  const right = typeof cell !== 'string' && cell.kind === 'number' ? '<w:jc w:val="right"/>' : ''
  const words = cite ? `${run(cite, 'Cite')}${text === '' ? '' : run(behindCite(text))}` : run(text)
  return `<w:p><w:pPr><w:pStyle w:val="TableText"/>${RIGHT_TO_LEFT.test(cite || text) ? '<w:bidi/>' : ''}${right}</w:pPr>${words}</w:p>`
}
