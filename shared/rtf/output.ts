/** Sorts the words of an RTF file: printed, deleted, hidden, or filed under a name. */
import type { Aside } from '../docx/markup'
import { Body, dttm, type Gathered } from './sinks'
import type { State } from './state'

const PRINTED = new Set(['footnote', 'endnote', 'header', 'footer', 'comment'])

export class Output {
  readonly body = new Body()
  readonly gathered: Gathered[] = []
  readonly deleted: Aside[] = []
  readonly inserted: Aside[] = []
  readonly hidden: string[] = []
  readonly facts: Record<string, string> = {}
  /** outline level by style, as the style sheet names them */
  readonly headings = new Map<number, number>()
  /** how the next section begins */
  section: 'page' | 'on' = 'page'
  sectionEnded = false
  private authors: string[] = []
  private comment = { author: '', initials: '' }
  /** what the last words were, so that a stretch cut into pieces stays one */
  private last: 'deleted' | 'hidden' | 'inserted' | 'text' = 'text'

  put(state: State, text: string): void {
    const { body } = this
    if (!state.to) return
    const into = state.to === body ? null : (state.to as Gathered)
    if (!into || PRINTED.has(into.kind)) {
      if (state.deleted || state.hidden) {
        this.setAside(state, state.deleted ? 'deleted' : 'hidden', text)
        return
      }
      if (state.inserted) this.setAside(state, 'inserted', text)
      else if (text.trim() !== '') this.last = 'text'
    }
    if (into) {
      into.text += text
      return
    }
    this.turnAfterSection()
    body.add(text, state.bold)
  }

  /** The end of a table cell: structure, and so neither deleted nor hidden. */
  cell(state: State): void {
    if (state.to === this.body) this.body.add('\t', true)
    else if (state.to) (state.to as Gathered).text += '\t'
  }

  endParagraph(state: State): void {
    if (state.to === this.body && !state.inTable) this.endLine(state)
    else this.put(state, ' ')
  }

  endLine(state: State): void {
    if (state.to !== this.body) {
      this.put(state, ' ')
      return
    }
    this.last = 'text'
    this.body.paragraph(state.outline ?? this.headings.get(state.style) ?? null, state.level, state.centred)
  }

  endPage(state: State, inParagraph: boolean): void {
    if (state.to !== this.body || !this.body.pageBegun) return
    if (inParagraph && this.body.open) this.endLine(state)
    this.body.turn()
  }

  gather(state: State, kind: string): void {
    const { author, initials } = this.comment
    state.to = { kind, text: '', author: kind === 'comment' ? author || initials : '', date: '', number: 0 }
  }

  heading(style: number, level: number): void {
    if (style >= 0 && this.headings.size < 5000) this.headings.set(style, level)
  }

  /** A gathered text is complete; `outer` is what holds after it. */
  file(one: Gathered, outer: State): void {
    const text = one.text.replace(/\s+/g, ' ').trim()
    const into = outer.to && outer.to !== this.body ? (outer.to as Gathered) : null
    switch (one.kind) {
      case 'list':
        if (outer.to === this.body) this.body.list(text)
        else if (into) into.text += `${text} `
        return
      case 'atnid': this.comment.initials = text; return
      case 'atnauthor': this.comment.author = text; return
      case 'atndate': if (into?.kind === 'comment') into.date = dttm(Number(text)); return
      case 'authors': this.authors = text.split(';').map((name) => name.trim()); return
      case 'style': {
        const heading = /^heading ([1-9])\b/i.exec(text)?.[1]
        if (heading) this.heading(one.number, Number(heading))
        return
      }
      case 'comment': this.comment = { author: '', initials: '' }
    }
    if (one.kind.startsWith('info:')) {
      const clean = text.replace(/;$/, '').slice(0, 1000)
      if (clean !== '') this.facts[one.kind.slice(5)] = clean
    } else this.gathered.push({ ...one, text })
  }

  private turnAfterSection(): void {
    if (!this.sectionEnded) return
    this.sectionEnded = false
    if (this.section === 'page' && this.body.pageBegun) this.body.turn()
  }

  private setAside(state: State, kind: 'deleted' | 'hidden' | 'inserted', text: string): void {
    const goesOn = this.last === kind
    if (text.trim() !== '') this.last = kind
    if (kind === 'hidden') {
      this.hidden.push(goesOn ? (this.hidden.pop() ?? '') + text : text)
      return
    }
    const list = kind === 'deleted' ? this.deleted : this.inserted
    const name = this.authors[kind === 'deleted' ? state.deletedBy : state.insertedBy] ?? ''
    const author = name === 'Unknown' ? '' : name
    const before = list.at(-1)
    if (goesOn && before?.author === author) before.text += text
    else if (text.trim() !== '' || goesOn) list.push({ text, author, date: dttm(kind === 'deleted' ? state.deletedOn : state.insertedOn) })
  }
}
