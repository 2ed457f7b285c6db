/** Reads the cite, or the law, that begins at a place of the clean text. */
import { LAW_SHORT, LAW_WORDS, readAuthority, readLawSection } from './authority'
import { readBates } from './bates'
import { Cursor } from './cursor'
import { type LociRead, readLoci } from './loci'
import type { Cite, CiteKind, KnownName, Locus } from './model'
import { pleadingAt, requestAt, versionAt } from './names'
import { kindOfPhrase, readDocket, readExhibit, readPhrase, readTestimony } from './sources'

export type FindOptions = {
  /** names of the matter: "LSA", "Roe Decl.", "Privacy Policy" */
  names?: readonly KnownName[]
  /** Bates prefixes of the matter, as `barePrefix` gives them */
  prefixes?: ReadonlySet<string>
  /** a name alone is a cite too: what stands in a search field */
  alone?: boolean
}

/** A cite with its span in the clean text. */
export type Read = { cite: Cite; error: string | null; guess: string | null; from: number; to: number }

const ID = /(?:Id\.?|Ibid\.?|ID\.|\(same source(?: and place)?\))(?![\w'])/y
const SMALL_ID = /(?:id\.|ibid\.)(?![\w'])/y
/** A bracket, a signal or a word in small letters; behind a name or a number the sign belongs to that. */
const BEFORE_PARAGRAPH = /(?:^|[([;:—–] ?|(?:^|[ (])[a-z]{2,12} |\b(?:See|Cf\.|Accord|also|and|In|At|Under|Per)[ ,]+)$/
const BEFORE_SECTION = /(?:^|[([;:—–] ?|\b(?:[Ss]ee|also|in|at|per|and|to|from|with|Cf\.|Accord)[ ,]+)$/
/** What may stand before "id." where it is a cite: a signal, a bracket, a semicolon, an end. */
const BEFORE_SMALL_ID = /(?:^|[([;—–.] ?|\b(?:see|cf\.|also|generally|e\.g\.,|accord|but|and|citing|quoting) )$/i
/** First letters of the names of sources; small ones are met in "complaint", "ex.", "dkt.", "interrog.". */
const MAY_BEGIN = /[A-Zacdefijmnoprst]/
const SUPRA = /,? ?supra(?: note \d{1,3}| n\.? ?\d{1,3})?(?=[, .;)]|$)/iy
const NONE: ReadonlySet<string> = new Set()

/** What lies ahead in a text, so that readers that need a certain sign are not tried where there is none. */
class Ahead {
  private next = -1
  private from = -1

  constructor(
    private readonly text: string,
    private readonly pattern: RegExp,
  ) {}

  /** Whether the pattern matches at or behind `at`, within `reach` characters. `at` only grows. */
  within(at: number, reach: number): boolean {
    if (this.from < 0 || (this.next >= 0 && this.next < at)) {
      this.pattern.lastIndex = at
      this.next = this.pattern.exec(this.text)?.index ?? -1
      this.from = at
    }
    return this.next >= 0 && this.next - at <= reach
  }
}

/** Tries every kind of cite at a place of the clean text. */
export class Reader {
  private readonly byInitial = new Map<string, KnownName[]>()
  private readonly testimonyAhead: Ahead
  private readonly sectionAhead: Ahead
  private readonly phraseAhead: Ahead
  private readonly digitAhead: Ahead

  constructor(
    private readonly text: string,
    private readonly options: FindOptions,
    names: readonly KnownName[],
  ) {
    this.testimonyAhead = new Ahead(text, /Dep|Decl|Aff|Tr\b|Rep|Transcr|Trial|Hear|dep|tr\./g)
    this.sectionAhead = new Ahead(text, /§|[Ss]ec|[Aa]rt/g)
    this.phraseAhead = new Ahead(text, /§|¶|[([](?:eff|last|upd|rev|dat|vers|as of|v\.|\d|[A-Z][a-z]{2})| at \d/gi)
    this.digitAhead = new Ahead(text, /\d{4}/g)
    for (const one of names) {
      const initial = (one.name[0] ?? '').toLowerCase()
      this.byInitial.set(initial, [...(this.byInitial.get(initial) ?? []), one])
    }
  }

  /** Where law that begins here ends, or null. */
  law(at: number): number | null {
    if (!/[\dA-Z]/.test(this.text[at] as string)) return null
    return readAuthority(this.text, at) ?? (this.sectionAhead.within(at, 120) ? this.lawPhrase(at) : null)
  }

  /** "Cal. Civ. Code § 1798.81": capitalised words that end as the names of statutes do. */
  private lawPhrase(at: number): number | null {
    const cursor = new Cursor(this.text, at)
    const phrase = readPhrase(cursor)
    if (!phrase || !(LAW_WORDS.test(phrase.words.at(-1) ?? '') || LAW_SHORT.test(phrase.doc))) return null
    return readLawSection(this.text, cursor.at)
  }

  /** The cites that begin here: several for "ECF Nos. 45, 47 & 50". */
  cites(at: number, floor: number): Read[] | null {
    const first = this.text[at] as string
    if (first === '¶' || first === '§') return this.bare(at)
    if (this.options.alone && /^\s*$/.test(this.text.slice(0, at)) && /^par/i.test(this.text.slice(at, at + 3))) return this.bare(at)
    if (first === '(') return this.text.startsWith('(same source', at) ? this.id(at, floor) : null
    if (/\d/.test(first)) return null
    const known = this.id(at, floor) ?? this.named(at)
    if (known) return known
    if (!MAY_BEGIN.test(first) && !this.digitAhead.within(at, 50)) return null
    return this.docket(at) ?? this.discovery(at) ?? this.exhibit(at) ?? (this.digitAhead.within(at, 50) ? this.bates(at) : null)
      ?? (this.testimonyAhead.within(at, 90) ? this.testimony(at) : null) ?? this.pleading(at) ?? (this.phraseAhead.within(at, 120) ? this.phrase(at) : null)
  }

  private id(at: number, floor: number): Read[] | null {
    const cursor = new Cursor(this.text, at)
    if (!cursor.eat(ID) && !(BEFORE_SMALL_ID.test(this.text.slice(Math.max(floor, at - 12), at)) && cursor.eat(SMALL_ID))) return null
    // "ID" and "Id" without a point are words unless a place follows.
    const pointed = /[.)]$/.test(this.text.slice(at, cursor.at))
    const loci = readLoci(cursor, { bare: true, mayBeMisread: false, numbers: false })
    if (!pointed && loci.loci.length === 0) return null
    const inner = this.inner(cursor, loci)
    return [this.done(at, cursor.at, { kind: 'id', doc: null, loci: loci.loci, ...(inner ? { inner } : {}) }, loci)]
  }

  /** A short name of the matter, as it was written there. */
  private named(at: number): Read[] | null {
    const near = this.byInitial.get((this.text[at] as string).toLowerCase())
    const known = near?.find((one) => this.text.slice(at, at + one.name.length).toLowerCase() === one.name.toLowerCase() && !/[\p{L}\p{N}]/u.test(this.text[at + one.name.length] ?? '') && (one.name.length > 4 || this.text.startsWith(one.name, at)))
    if (!known) return null
    const cursor = new Cursor(this.text, at + known.name.length)
    return this.rest(at, cursor, { kind: known.kind, doc: known.name, loci: [] }, { bare: known.kind === 'transcript', mayBeMisread: known.kind === 'pleading' || known.kind === 'declaration', numbers: known.kind === 'discovery' }, false)
  }

  private docket(at: number): Read[] | null {
    const cursor = new Cursor(this.text, at)
    const read = readDocket(cursor)
    if (!read) return null
    // "Dkt. 45-2 (Roe Decl.) ¶ 4": the name in brackets says the same once more.
    const bracket = cursor.attempt(() => (cursor.eat(/ [([][^()[\]]{1,60}[)\]]/y) && cursor.sees(/,? (?:¶|at |p\.|pp\.|§)/y) ? cursor.at : null))
    const head = read.numbers.slice(0, -1).map((one) => this.done(one.from, one.to, { kind: 'docket', doc: one.doc, loci: [] }))
    const tail = read.numbers.at(-1)
    if (!tail) return null
    const before = bracket ?? cursor.at
    const loci = readLoci(cursor, { bare: false, mayBeMisread: false, numbers: false })
    const cite: Cite = { kind: 'docket', doc: tail.doc, loci: loci.loci }
    const inner = this.inner(cursor, loci.loci.length > 0 ? loci : null)
    if (inner) {
      // The attachment is the exhibit: a place behind it is a place in the attachment.
      if (loci.loci.length === 0 && inner.loci) cite.loci = inner.loci
      cite.inner = loci.loci.length === 0 ? { kind: 'exhibit', doc: inner.doc } : inner
    }
    return [...head, this.done(tail.from, cursor.at > before ? cursor.at : tail.to, cite, loci)]
  }

  private exhibit(at: number): Read[] | null {
    const cursor = new Cursor(this.text, at)
    const read = readExhibit(cursor)
    const tail = read?.names.at(-1)
    if (!read || !tail) return null
    const of = cursor.attempt(() => {
      // "Ex. B to Roe Decl. at 2" is an exhibit inside.
      if (!cursor.eat(/,? (?:to|of) (?:the )?/y)) return null
      return readTestimony(cursor)
    })
    const supra = this.supra(cursor)
    const docket = this.beside(cursor)
    const loci = readLoci(cursor, { bare: false, mayBeMisread: false, numbers: false })
    if (read.weak && loci.loci.length === 0) return null
    const heads = read.names.slice(0, -1).map((one) => this.done(one.from, one.to, { kind: 'exhibit', doc: one.doc, loci: [] }))
    const cite: Cite = of
      ? { kind: of.kind, doc: of.doc, loci: [], inner: { kind: 'exhibit', doc: tail.doc, ...(loci.loci.length > 0 ? { loci: loci.loci } : {}) } }
      : { kind: 'exhibit', doc: tail.doc, loci: loci.loci }
    return [...heads, this.done(tail.from, cursor.at, { ...cite, ...(docket ? { docket } : {}), ...(supra ? { supra } : {}) }, loci)]
  }

  private bates(at: number): Read[] | null {
    if (/(?:[-/#:@]|\bNos?\. )$/.test(this.text.slice(Math.max(0, at - 5), at))) return null
    const cursor = new Cursor(this.text, at)
    const read = readBates(cursor, this.options.prefixes ?? NONE)
    if (!read) return null
    return [this.done(at, cursor.at, { kind: 'bates', doc: read.doc, loci: read.loci, ...(read.span ? { span: read.span } : {}) }, { error: read.error, guess: null })]
  }

  private discovery(at: number): Read[] | null {
    const name = requestAt(this.text, at)
    if (!name) return null
    const cursor = new Cursor(this.text, name.end)
    const loci = readLoci(cursor, { bare: false, mayBeMisread: false, numbers: true })
    return loci.loci.length === 0 ? null : [this.done(at, cursor.at, { kind: 'discovery', doc: name.doc, loci: loci.loci }, loci)]
  }

  private testimony(at: number): Read[] | null {
    const cursor = new Cursor(this.text, at)
    const name = readTestimony(cursor)
    if (!name) return null
    const cite: Cite = { kind: name.kind, doc: name.doc, loci: [], ...(name.volume === null ? {} : { volume: name.volume }) }
    return this.rest(at, cursor, cite, { bare: name.kind === 'transcript', mayBeMisread: name.kind === 'declaration', numbers: false }, false)
  }

  private pleading(at: number): Read[] | null {
    const name = pleadingAt(this.text, at)
    if (!name) {
      // "CCAC ¶ 12": an abbreviation with a paragraph is a paper of the case.
      const short = /[A-Z][A-Z\d]{1,5}(?= ¶)/y
      short.lastIndex = at
      const match = short.exec(this.text)
      return match ? this.rest(at, new Cursor(this.text, short.lastIndex), { kind: 'pleading', doc: match[0], loci: [] }, { bare: false, mayBeMisread: false, numbers: false }, true) : null
    }
    return this.rest(at, new Cursor(this.text, name.end), { kind: 'pleading', doc: name.doc, loci: [] }, { bare: false, mayBeMisread: /Compl|AC$|Answer|cl\.$/.test(name.doc), numbers: false }, true)
  }

  private phrase(at: number): Read[] | null {
    const cursor = new Cursor(this.text, at)
    const phrase = readPhrase(cursor)
    if (!phrase) return null
    const last = phrase.words.at(-1) ?? ''
    if (LAW_WORDS.test(last) || LAW_SHORT.test(phrase.doc)) return null
    const kind = kindOfPhrase(phrase)
    // Initials and words alike are names of texts only where a section or a version stands behind.
    if (!kind || !(cursor.sees(/,? ?§/y) || (kind === 'policy' && versionAt(this.text, cursor.at)) || (phrase.words.length > 1 && cursor.sees(/,? (?:at \d|¶)/y)))) return null
    return this.rest(at, cursor, { kind, doc: phrase.doc, loci: [] }, { bare: false, mayBeMisread: false, numbers: false }, true)
  }

  /** "¶ 12" and "§ 3.2" alone: the source is the one before, or the paper itself. */
  private bare(at: number): Read[] | null {
    const cursor = new Cursor(this.text, at)
    const loci = readLoci(cursor, { bare: false, mayBeMisread: false, numbers: false })
    const first = loci.loci[0]
    // "§ 2702(a)(1)" alone is law: no agreement has thousands of sections.
    if (!first || (first.t === 'sec' && (/^\d{3,}/.test(first.from) || /\d-\d/.test(this.text.slice(at, cursor.at))))) return null
    if (!(first.t === 'sec' ? BEFORE_SECTION : BEFORE_PARAGRAPH).test(this.text.slice(Math.max(0, at - 20), at))) return null
    return [this.done(at, cursor.at, { kind: 'bare', doc: null, loci: loci.loci }, loci)]
  }

  /** What may follow any name: supra, a version, a docket number beside it, places, an exhibit inside. */
  private rest(at: number, cursor: Cursor, cite: Cite, options: Parameters<typeof readLoci>[1], needsPlace: boolean): Read[] | null {
    const supra = this.supra(cursor)
    let version = this.version(cursor, cite.kind)
    const docket = this.beside(cursor)
    const loci = readLoci(cursor, options)
    // Small letters make a word of it: "the answer at 3 p.m.".
    if (needsPlace && /[a-z]/.test(this.text[at] as string) && !/[¶§]/.test(this.text.slice(at, cursor.at))) return null
    version ??= this.version(cursor, cite.kind)
    const inner = cite.kind === 'declaration' || cite.kind === 'transcript' || cite.kind === 'named' || cite.kind === 'pleading' ? this.inner(cursor, loci) : null
    if (loci.loci.length === 0 && !inner && !version && !docket && !supra && !this.standsAlone(at, cursor.at, cite.kind)) return null
    const whole: Cite = {
      kind: cite.kind, doc: cite.doc, loci: loci.loci, ...(inner ? { inner } : {}), ...(version ? { version } : {}), ...(cite.volume === undefined ? {} : { volume: cite.volume }), ...(docket ? { docket } : {}), ...(supra ? { supra } : {}),
    }
    return [this.done(at, cursor.at, whole, loci)]
  }

  /** A name without a place is a cite where it is all that was typed. */
  private standsAlone(from: number, to: number, kind: CiteKind): boolean {
    return this.options.alone === true && /^[\s("[]*$/.test(this.text.slice(0, from)) && /^[\s).,"\]]*$/.test(this.text.slice(to)) && kind !== 'bare'
  }

  private supra(cursor: Cursor): true | null {
    return cursor.eat(SUPRA) ? true : null
  }

  private version(cursor: Cursor, kind: CiteKind): string | null {
    if (kind !== 'policy' && kind !== 'contract' && kind !== 'named' && kind !== 'transcript') return null
    const found = versionAt(this.text, cursor.at)
    if (found) cursor.at = found.end
    return found?.date ?? null
  }

  /** "Compl. (ECF No. 1) ¶ 12", "Compl., ECF No. 1, ¶ 12". */
  private beside(cursor: Cursor): string | null {
    return cursor.attempt(() => {
      const open = cursor.eat(/,? ?([([]?)(?=[A-Z])/y)
      if (!open) return null
      const docket = readDocket(cursor)
      const [only, more] = docket?.numbers ?? []
      if (!only || more) return null
      if (open[1] && !cursor.eat(/[)\]]/y)) return null
      return only.doc
    })
  }

  /** ", Ex. B at 2" behind a declaration or docket number. `outer`: places read before it, or null. */
  private inner(cursor: Cursor, outer: LociRead | null): { kind: 'exhibit'; doc: string; loci?: Locus[] } | null {
    return cursor.attempt(() => {
      if (!cursor.eat(/, ?(?=Exh?)| (?=Exh?)/y)) return null
      const read = readExhibit(cursor)
      const only = read?.names[0]
      if (!only || read.names.length > 1 || read.weak) return null
      const loci = readLoci(cursor, { bare: false, mayBeMisread: false, numbers: false })
      if (outer && loci.error) outer.error = loci.error
      return { kind: 'exhibit', doc: only.doc, ...(loci.loci.length > 0 ? { loci: loci.loci } : {}) }
    })
  }

  private done(from: number, to: number, cite: Cite, read: { error: string | null; guess: string | null } = { error: null, guess: null }): Read {
    return { from, to, cite, error: read.error, guess: read.guess }
  }
}
