/** Paragraphs of a Word file in order, with their automatic numbers and the page they begin on. */
import type { Markup } from './markup'
import { Counter, readNumbering } from './numbering'
import type { Paragraph } from './pages'
import { inherited, isOn, type Style } from './styles'
import { child, descendants, type Node, parseXml, textOf, value } from './xml'

/** Elements whose words are not printed: deleted, or moved elsewhere. */
const GONE = new Set(['w:del', 'w:moveFrom'])

/** Reads one paragraph after the other; keeps the count of lists and pages. */
export class ParagraphReader {
  page = 1
  private readonly numbering
  private readonly counter: Counter

  /** `markup` gathers what is not printed; without it, hidden words count as printed. */
  constructor(private readonly styles: Map<string, Style>, numberingSource: string | undefined, private readonly markup: Markup | null = null) {
    this.numbering = readNumbering(numberingSource === undefined ? null : parseXml(numberingSource))
    this.counter = new Counter(this.numbering)
  }

  /** The paragraph of a `w:p`; null where it prints nothing. Paragraphs inside it (text boxes) are not its own. */
  read(node: Node): Paragraph | null {
    const properties = child(node, 'w:pPr')
    const style = value(child(properties, 'w:pStyle'))
    const numPr = child(properties, 'w:numPr')
    const direct = numPr ? { num: value(child(numPr, 'w:numId')), level: value(child(numPr, 'w:ilvl')) } : null
    const fromStyle = inherited(this.styles, style, 'num')
    const linked = style ? this.numbering.byStyle.get(style) : undefined
    const num = direct?.num ?? (fromStyle?.num || linked?.num)
    const level = Number(direct?.level ?? linked?.level ?? fromStyle?.level ?? 0)
    const read = this.readRuns(node, inherited(this.styles, style, 'hidden') ?? false)
    if (child(properties, 'w:pageBreakBefore') !== undefined) this.page++
    const text = read.text.replace(/\s+/g, ' ').trim()
    // Word numbers empty paragraphs too; they count.
    const number = num && num !== '0' ? this.counter.next(num, level) : null
    const page = this.page
    this.page += read.breaks
    if (text === '') return null
    const align = value(child(properties, 'w:jc'))
    return { text, number, level, heading: inherited(this.styles, style, 'heading'), centred: align ? align === 'center' : (inherited(this.styles, style, 'centred') ?? false), bold: read.bold, page }
  }

  /** Deleted text is left out, inserted text kept; fields give their last result. */
  private readRuns(node: Node, hiddenStyle: boolean): { text: string; bold: boolean; breaks: number } {
    let text = ''
    let bold = true
    let breaks = 0
    let instruction = false
    const { markup } = this
    const add = (words: string, hidden: boolean) => {
      if (hidden) markup?.hide(words)
      else {
        text += words
        markup?.printed(words)
      }
    }
    const walk = (at: Node, hidden: boolean) => {
      for (const one of at.children) {
        if (one.name === 'w:p') continue
        if (GONE.has(one.name)) {
          if (markup) setAside(markup, one)
          continue
        }
        if (one.name === 'w:fldChar') {
          const type = value(one, 'w:fldCharType')
          instruction = type === 'begin' ? true : type === 'separate' ? false : instruction && type !== 'end'
          if (type !== 'begin') markup?.fieldEnds()
        } else if (one.name === 'w:lastRenderedPageBreak' || (one.name === 'w:br' && value(one, 'w:type') === 'page')) breaks++
        else if (one.name === 'w:t' && !instruction) {
          add(one.text, hidden)
          if (one.text.trim() !== '' && !hidden && !child(child(at, 'w:rPr'), 'w:b')) bold = false
        } else if (one.name === 'w:tab' || one.name === 'w:br' || one.name === 'w:cr') add(' ', hidden)
        else if (one.name === 'w:noBreakHyphen') add('-', hidden)
        else if (!markup) walk(one, false)
        else if (one.name === 'm:t') add(one.text, hidden)
        else {
          notice(markup, one)
          walk(one, one.name === 'w:r' ? this.isHidden(one, hiddenStyle) : hidden)
        }
      }
    }
    walk(node, false)
    markup?.paragraphEnds()
    return { text, bold: bold && text.trim() !== '', breaks }
  }

  private isHidden(run: Node, hiddenStyle: boolean): boolean {
    const properties = child(run, 'w:rPr')
    return isOn(child(properties, 'w:vanish')) ?? inherited(this.styles, value(child(properties, 'w:rStyle')), 'hidden') ?? hiddenStyle
  }
}

function setAside(markup: Markup, node: Node): void {
  if (node.name === 'w:moveFrom') {
    if (descendants(node, 'w:r').length > 0) markup.moved++
    return
  }
  const words = wordsOf(node)
  if (words !== '') markup.deletion(node, words)
}

/** Words of a deleted stretch, its paragraphs and breaks as blanks. */
function wordsOf(node: Node): string {
  return node.children.map((one) => (one.name === 'w:delText' || one.name === 'w:t' ? one.text : one.name === 'w:tab' || one.name === 'w:br' ? ' ' : one.name === 'w:p' ? `${wordsOf(one)} ` : wordsOf(one))).join('')
}

function notice(markup: Markup, node: Node): void {
  switch (node.name) {
    case 'w:ins':
      // The mark of an inserted paragraph end holds no words.
      if (node.children.length > 0) markup.insertion(node)
      return
    case 'w:rPrChange': case 'w:pPrChange': case 'w:tblPrChange': case 'w:sectPrChange': markup.formats++; return
    case 'w:commentRangeStart': markup.range(node, true); return
    case 'w:commentRangeEnd': markup.range(node, false); return
    case 'w:footnoteReference': markup.notes.push({ kind: 'footnote', id: value(node, 'w:id') ?? '' }); return
    case 'w:endnoteReference': markup.notes.push({ kind: 'endnote', id: value(node, 'w:id') ?? '' }); return
    case 'w:instrText': case 'w:delInstrText': markup.field(textOf(node)); return
    case 'w:fldSimple':
      markup.field(value(node, 'w:instr') ?? '')
      markup.fieldEnds()
  }
}
