/** What a Word file holds beside the words it prints: tracked changes, comments, hidden text, fields that fetch. */
import { dayOf, listed, some } from '../office/package'
import { type Node, value } from './xml'

/** Words that are not printed, with who did it and when, as the file states it; "" where it does not. */
export type Aside = { text: string; author: string; date: string }

/** The words around a comment that are shown with it. */
const LONGEST_QUOTE = 200
/** Fields by which a program fetches or runs something (ECMA-376 17.16.5). */
const FETCHING = /^\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE)\b/i

/** Gathers along one reading of the body. */
export class Markup {
  readonly deleted: Aside[] = []
  readonly hidden: string[] = []
  readonly inserted: Aside[] = []
  readonly quotes = new Map<string, string>()
  readonly notes: { kind: 'footnote' | 'endnote'; id: string }[] = []
  moved = 0
  formats = 0
  readonly fetching = new Set<string>()
  private readonly open = new Set<string>()
  private instruction = ''

  insertion(node: Node): void {
    this.inserted.push({ text: '', author: value(node, 'w:author') ?? '', date: value(node, 'w:date') ?? '' })
  }

  deletion(node: Node, text: string): void {
    const author = value(node, 'w:author') ?? ''
    const date = value(node, 'w:date') ?? ''
    const last = this.deleted.at(-1)
    // Word cuts a deletion into pieces where the type changes.
    if (last && this.joins && last.author === author && dayOf(last.date) === dayOf(date)) last.text += text
    else this.deleted.push({ text, author, date })
    this.joins = true
  }

  /** Whether the next deletion or hidden run goes on with the last one. */
  private joins = false
  private joinsHidden = false

  hide(text: string): void {
    if (this.joinsHidden) this.hidden.push((this.hidden.pop() ?? '') + text)
    else this.hidden.push(text)
    this.joinsHidden = true
  }

  /** Printed words came: what was open ends. */
  printed(text: string): void {
    if (text.trim() !== '') {
      this.joins = false
      this.joinsHidden = false
    }
    for (const id of this.open) {
      const sofar = this.quotes.get(id) ?? ''
      if (sofar.length <= LONGEST_QUOTE) this.quotes.set(id, sofar + text.slice(0, LONGEST_QUOTE + 1))
    }
  }

  paragraphEnds(): void {
    this.printed(' ')
    this.joins = false
    this.joinsHidden = false
  }

  range(node: Node, opens: boolean): void {
    const id = value(node, 'w:id') ?? ''
    // A file may open any number of ranges and close none.
    if (opens && this.open.size < 50) this.open.add(id)
    else this.open.delete(id)
  }

  /** Part of a field's instruction; its end comes with `fieldEnds`. */
  field(text: string): void {
    if (this.instruction.length < 500) this.instruction += text
  }

  fieldEnds(): void {
    if (FETCHING.test(this.instruction)) this.fetching.add(this.instruction.replace(/\s+/g, ' ').trim().slice(0, 200))
    this.instruction = ''
  }

  remarks(): string[] {
    const found: string[] = []
    const deleted = this.deleted.filter((one) => one.text.trim() !== '')
    if (this.inserted.length > 0) found.push(`It holds ${some(this.inserted.length, 'tracked insertion')}${by(this.inserted)}; the text shows them as accepted.`)
    if (deleted.length > 0) found.push(`It holds ${some(deleted.length, 'tracked deletion')}${by(deleted)}; the deleted words stand after the body.`)
    if (this.moved > 0) found.push(`It holds ${some(this.moved, 'tracked move')}; the words stand where they were moved to.`)
    if (this.formats > 0) found.push(`It holds ${some(this.formats, 'tracked change')} of format.`)
    const hidden = this.hidden.filter((text) => text.trim() !== '').length
    if (hidden > 0) found.push(`It holds ${some(hidden, 'passage')} of hidden text; they stand after the body.`)
    if (this.fetching.size > 0) found.push(`It holds ${some(this.fetching.size, 'field')} that would fetch or run something; nothing was: ${listed([...this.fetching])}.`)
    return found
  }
}

/** " by A. Roe, B. Poe"; "" where the file names nobody. */
export function by(asides: readonly { author: string }[]): string {
  const authors = [...new Set(asides.map((one) => one.author.trim()).filter(Boolean))]
  return authors.length > 0 ? ` by ${listed(authors)}` : ''
}

/** "A. Roe, 2024-05-01", either alone, or "". */
export function signed(author: string, date: string): string {
  return [author.trim(), dayOf(date) ?? ''].filter(Boolean).join(', ')
}
