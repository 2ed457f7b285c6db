/** Pages of a paper while they fill: where the next line goes, what is marked as what, which links lie where. */
import { latin, type PdfFile, pdfNumber, pdfText } from './file'
import type { FontSet } from './fonts'
import type { TextLine } from './lines'
import type { Bookmark } from './outline'
import { TagNode } from './tags'

export const MARGIN = 54
const LETTER = { short: 612, long: 792 }
const FOOT = 30
const FOOT_SIZE = 9

/** A link waits for its page to be written. Points. */
type Link = { x: number; y: number; w: number; h: number; page: number }

export class Pages {
  readonly width: number
  readonly height: number
  readonly document = new TagNode('Document')
  readonly bookmarks: Bookmark[] = []
  readonly numbers: number[] = []
  readonly marks: { page: number; owners: TagNode[] }[] = []
  readonly fontNumbers: number[]
  /** height of the next line's top, from below */
  y = 0
  private content: string[] = []
  private links: Link[] = []
  private owners: TagNode[] = []
  private page = 0
  private readonly resources: number

  /** @param parent number of the tree of pages */
  constructor(readonly file: PdfFile, readonly fonts: FontSet, readonly parent: number, landscape: boolean) {
    this.width = landscape ? LETTER.long : LETTER.short
    this.height = landscape ? LETTER.short : LETTER.long
    this.fontNumbers = fonts.fonts.map(() => file.reserve())
    this.resources = file.put(`<</Font<<${this.fontNumbers.map((number, at) => `/F${at} ${number} 0 R`).join('')}>>>>`)
    this.begin(file.reserve())
  }

  get inner(): number {
    return this.width - 2 * MARGIN
  }

  /** Room for lines below the next one's top. Points. */
  get room(): number {
    return this.y - MARGIN
  }

  /** @param page number of the new page's object, where others lead to it already */
  next(page = this.file.reserve()): void {
    this.finish()
    this.begin(page)
  }

  /** Marks what is drawn in `work` as a part of `node`. */
  marked(node: TagNode, work: () => void): void {
    const mark = this.owners.push(node) - 1
    node.kids.push({ page: this.page, mark })
    this.content.push(`/${node.tag} <</MCID ${mark}>> BDC`)
    work()
    this.content.push('EMC')
  }

  /** Marks what is drawn as decoration: rules, grounds, repeated heads, page numbers. */
  artifact(work: () => void): void {
    this.content.push('/Artifact BMC')
    work()
    this.content.push('EMC')
  }

  /** @param y the line's base */
  text(line: TextLine, x: number, y: number, size: number): void {
    if (line.stretches.length === 0) return
    if (line.said !== null) this.content.push(`/Span <</ActualText ${pdfText(line.said)}>> BDC`)
    this.content.push(`BT 1 0 0 1 ${pdfNumber(x)} ${pdfNumber(y)} Tm ${line.stretches.map((one) => `/F${one.font} ${size} Tf <${one.hex}> Tj`).join(' ')} ET`)
    if (line.said !== null) this.content.push('EMC')
  }

  /** Draws with PDF's own words. */
  draw(words: string): void {
    this.content.push(words)
  }

  /** A link over a place to another page of the file, by the number of its object. */
  link(link: Link): void {
    this.links.push(link)
  }

  bookmark(title: string, level: number, top: number): void {
    let list = this.bookmarks
    for (let n = 1; n < level; n++) list = list.at(-1)?.kids ?? list
    list.push({ title, page: this.page, top, kids: [] })
  }

  /** The last page. */
  end(): void {
    this.finish()
  }

  private begin(page: number): void {
    this.page = page
    this.y = this.height - MARGIN
    this.content = []
    this.links = []
    this.owners = []
  }

  private finish(): void {
    const shaped = this.fonts.shape(String(this.numbers.length + 1), 'plain')
    this.artifact(() => this.text({ ...shaped, right: false, said: null }, (this.width - (shaped.width * FOOT_SIZE) / 1000) / 2, FOOT, FOOT_SIZE))
    const body = this.file.stream('', latin(this.content.join('\n')))
    const annotations = this.links.map(({ x, y, w, h, page }) => this.file.put(`<</Type/Annot/Subtype/Link/Rect[${[x, y, x + w, y + h].map(pdfNumber).join(' ')}]/Border[0 0 0]/Dest[${page} 0 R/Fit]>>`))
    this.file.put(`<</Type/Page/Parent ${this.parent} 0 R/MediaBox[0 0 ${this.width} ${this.height}]/Resources ${this.resources} 0 R/Contents ${body} 0 R/StructParents ${this.marks.length}/Tabs/S${annotations.length > 0 ? `/Annots[${annotations.map((one) => `${one} 0 R`).join(' ')}]` : ''}>>`, this.page)
    this.numbers.push(this.page)
    this.marks.push({ page: this.page, owners: this.owners })
  }
}
