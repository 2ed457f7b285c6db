/** The tree that says what everything in a PDF is (ISO 32000-1, 14.8): headings, paragraphs, lists, tables. */
import type { PdfFile } from './file'

export type Tag = 'Document' | 'H1' | 'H2' | 'H3' | 'P' | 'Note' | 'L' | 'LI' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD'

/** A node of the tree; what belongs to it on the pages is noted while they are written. */
export class TagNode {
  readonly kids: (TagNode | { page: number; mark: number })[] = []
  /** number of its object */
  number = 0

  constructor(readonly tag: Tag) {}

  child(tag: Tag): TagNode {
    const node = new TagNode(tag)
    this.kids.push(node)
    return node
  }
}

/** What each mark of each page belongs to: page by page, mark by mark. */
export type Marks = readonly { page: number; owners: readonly TagNode[] }[]

/** Writes the tree. @returns the number of its root */
export function writeTags(file: PdfFile, document: TagNode, marks: Marks): number {
  const root = file.reserve()
  const number = (node: TagNode) => {
    node.number = file.reserve()
    for (const kid of node.kids) if (kid instanceof TagNode) number(kid)
  }
  number(document)
  const write = (node: TagNode, parent: number) => {
    const kids = node.kids.map((kid) => (kid instanceof TagNode ? `${kid.number} 0 R` : `<</Type/MCR/Pg ${kid.page} 0 R/MCID ${kid.mark}>>`))
    file.put(`<</Type/StructElem/S/${node.tag}/P ${parent} 0 R${node.tag === 'TH' ? '/A<</O/Table/Scope/Column>>' : ''}/K[${kids.join(' ')}]>>`, node.number)
    for (const kid of node.kids) if (kid instanceof TagNode) write(kid, node.number)
  }
  write(document, root)
  const parents = marks.map(({ owners }, at) => `${at}[${owners.map((node) => `${node.number} 0 R`).join(' ')}]`)
  const tree = file.put(`<</Nums[${parents.join(' ')}]>>`)
  file.put(`<</Type/StructTreeRoot/K[${document.number} 0 R]/ParentTree ${tree} 0 R/ParentTreeNextKey ${marks.length}>>`, root)
  return root
}
