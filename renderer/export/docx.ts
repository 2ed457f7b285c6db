/** Papers as Word files: real styles, numbered items, table heads that repeat, page numbers; no name of a person or computer in them. */
import { AlignmentType, Document, Footer, HeadingLevel, LevelFormat, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import type { Paper, PaperPart } from '../../shared/report/paper'

/** Half points and twentieths of a point are Word's own units. */
const FONT = 'Times New Roman'
const SIZE = 24

export async function paperToDocx(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const head = [paper.court.toUpperCase(), paper.caption, paper.docket && `Case No. ${paper.docket}`].filter(Boolean)
  const file = new Document({
    title: paper.title, creator: 'Probata', lastModifiedBy: 'Probata', description: '',
    styles: { default: { document: { run: { font: FONT, size: SIZE } } } },
    numbering: { config: [{ reference: 'items', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START, style: { paragraph: { indent: { left: 720, hanging: 360 } } } }] }] },
    sections: [{
      footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT], size: 20 })] })] }) },
      children: [...head.map((text) => new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 120 }, children: [new TextRun({ text, bold: text === head[0] })] })), ...paper.parts.map(partOf)],
    }],
  })
  return new Uint8Array(await (await Packer.toBlob(file)).arrayBuffer())
}

function partOf(part: PaperPart): Paragraph | Table {
  switch (part.kind) {
    case 'heading':
      return new Paragraph({ heading: HeadingLevel.HEADING_1, alignment: AlignmentType.CENTER, spacing: { before: 240, after: 160 }, children: [new TextRun({ text: part.text, bold: true, color: '000000', font: FONT, size: SIZE })] })
    case 'text':
      return new Paragraph({ text: part.text, spacing: { after: 160 } })
    case 'item':
      return new Paragraph({ text: part.text, numbering: { reference: 'items', level: 0 }, spacing: { after: 160 } })
    case 'note':
      return new Paragraph({ spacing: { after: 200 }, children: [new TextRun({ text: part.text, italics: true, color: '666666' })] })
    case 'table':
      return new Table({
        width: { size: 100, type: WidthType.PERCENTAGE },
        rows: [part.head, ...part.rows].map((cells, index) => new TableRow({
          tableHeader: index === 0, cantSplit: true,
          children: cells.map((text) => new TableCell({ margins: { left: 80, right: 80, top: 40, bottom: 40 }, children: [new Paragraph({ children: [new TextRun({ text, bold: index === 0, size: 16 })] })] })),
        })),
      })
  }
}
