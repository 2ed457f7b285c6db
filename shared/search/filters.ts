/** Answers the fields of a query over the records in memory: which units fit. */
import { parseBates } from '../bates/number'
import { sameExhibit } from '../cite/parse'
import type { Clause, Contract, Count, Document, Element, Intake, Passage, Person, Policy, PolicyVersion, Status, Tag, Transcript } from '../records'
import { mayLieIn } from './dates'
import { fieldNamed } from './fields'
import { citedRecords, type LinkRecords, type Links, linksOf } from './links'
import type { FieldTest, Filter, FilterResolver, QueryError, QueryNode, UnitKind } from './model'
import { matcherOf } from './atoms'
import { tokensOf } from './tokens'

export type FilterRecords = LinkRecords & {
  contracts: readonly Contract[]
  clauses: readonly Clause[]
  policies: readonly Policy[]
  versions: readonly PolicyVersion[]
  elements: readonly Element[]
  counts: readonly Count[]
  people: readonly Person[]
  transcripts: readonly Transcript[]
  tags: readonly Tag[]
  intakes: readonly Intake[]
  /** of a paragraph or element, as the proof rules have it; null for everything else */
  statusOf(id: string): Status | null
}

const KIND_OF_PLACE: Record<string, UnitKind> = {
  documents: 'document', testimony: 'transcript', paragraphs: 'paragraph', passages: 'passage', clauses: 'clause', versions: 'version', events: 'event', gaps: 'gap', elements: 'element', people: 'person',
}

/**
 * Makes what resolves filters over these records. Answers are kept, so make it anew when records change.
 * Documents in quarantine, and what lies in them, fit nothing.
 */
export function filterResolver(records: FilterRecords): FilterResolver {
  const finder = new Finder(records)
  const known = new Map<string, ReadonlySet<string>>()
  return (filter) => {
    const key = JSON.stringify([filter.field, filter.test])
    let found = known.get(key)
    if (!found) {
      found = finder.find(filter)
      known.set(key, found)
    }
    return found
  }
}

type Test<T> = (record: T) => boolean

class Finder {
  private readonly open: readonly Document[]
  private readonly held: ReadonlySet<string>
  private readonly documentOfContract: ReadonlyMap<string, string>
  private linked: Links | null = null

  constructor(private readonly records: FilterRecords) {
    this.open = records.documents.filter((one) => one.quarantine === null)
    this.held = new Set(records.documents.filter((one) => one.quarantine !== null).map((one) => one.id))
    this.documentOfContract = new Map(records.contracts.map((one) => [one.id, one.document]))
  }

  find({ field, test }: Filter): ReadonlySet<string> {
    switch (test.kind) {
      case 'value': return this.byValue(field, test.value)
      case 'words': return this.byWords(field, test)
      case 'dates': return this.byDate(test)
      case 'bates': return this.documents((one) => [one.bates, one.ownBates].some((range) => range !== null && overlaps(range, test)))
      case 'cite': return field === 'exhibit' ? this.byExhibit(test.cite) : this.byLink(test.cite)
    }
  }

  private get links(): Links {
    this.linked ??= linksOf(this.records)
    return this.linked
  }

  private shown(document: string | undefined): boolean {
    return document === undefined || !this.held.has(document)
  }

  /** Documents that pass, with the transcripts, passages, versions and clauses in them. */
  private documents(test: Test<Document>): Set<string> {
    const found = new Set(this.open.filter(test).map((one) => one.id))
    return this.withInner(found)
  }

  private withInner(found: Set<string>): Set<string> {
    const { passages, versions, clauses, transcripts } = this.records
    if (found.size === 0) return found
    for (const one of passages) if (found.has(one.document)) found.add(one.id)
    for (const one of transcripts) if (found.has(one.document)) found.add(one.id)
    for (const one of versions) if (found.has(one.document)) found.add(one.id)
    for (const one of clauses) if (found.has(this.documentOfContract.get(one.contract) ?? '')) found.add(one.id)
    return found
  }

  private of<T extends { id: string }>(rows: readonly T[], test: Test<T>, documentOf?: (row: T) => string | undefined): string[] {
    return rows.filter((one) => this.shown(documentOf?.(one)) && test(one)).map((one) => one.id)
  }

  private passages(test: Test<Passage>): string[] {
    return this.of(this.records.passages, test, (one) => one.document)
  }

  private byValue(field: string, value: string): ReadonlySet<string> {
    switch (field) {
      case 'in': return new Set(this.kind(KIND_OF_PLACE[value] ?? 'document'))
      case 'type': return this.documents((one) => one.kind === value)
      case 'designation': return this.documents((one) => one.confidentiality === value)
      case 'privilege': return this.documents((one) => hasPrivilege(one, value))
      case 'status': return this.byStatus(value as Status)
      case 'count': return this.byCount(value)
      case 'has': return this.byHaving(value)
      default: return this.byMark(value)
    }
  }

  private kind(kind: UnitKind): string[] {
    const { records } = this
    switch (kind) {
      case 'document': return this.open.map((one) => one.id)
      case 'paragraph': return records.paragraphs.map((one) => one.id)
      case 'transcript': return this.of(records.transcripts, () => true, (one) => one.document)
      case 'passage': return this.passages(() => true)
      case 'clause': return this.of(records.clauses, () => true, (one) => this.documentOfContract.get(one.contract))
      case 'version': return this.of(records.versions, () => true, (one) => one.document)
      case 'event': return records.events.map((one) => one.id)
      case 'gap': return records.gaps.map((one) => one.id)
      case 'element': return records.elements.map((one) => one.id)
      case 'person': return records.people.map((one) => one.id)
    }
  }

  /** Everything that can be linked, with what it is linked to. */
  private linkable(): string[] {
    return [...this.kind('document'), ...this.kind('paragraph'), ...this.kind('passage'), ...this.kind('element'), ...this.kind('event'), ...this.kind('gap')]
  }

  private byStatus(status: Status): ReadonlySet<string> {
    const { statusOf } = this.records
    return new Set(this.linkable().filter((id) => {
      const own = statusOf(id)
      return own ? own === status : [...(this.links.get(id) ?? [])].some((other) => statusOf(other) === status)
    }))
  }

  private byCount(value: string): ReadonlySet<string> {
    const { counts, paragraphs, elements, gaps } = this.records
    const number = /^\d+$/.test(value) ? Number(value) : fromRoman(value)
    const wanted = new Set(counts.filter((one) => one.ordinal === number).map((one) => one.id))
    const found = new Set([...paragraphs.filter((one) => one.count !== null && wanted.has(one.count)), ...elements.filter((one) => wanted.has(one.count))].map((one) => one.id))
    for (const one of gaps) if (found.has(one.of)) found.add(one.id)
    return found
  }

  private byHaving(value: string): ReadonlySet<string> {
    const { records } = this
    switch (value) {
      case 'gap': {
        const gaps = new Set(records.gaps.filter((one) => one.state === 'open').map((one) => one.of))
        return new Set([...records.paragraphs, ...records.elements].filter((one) => gaps.has(one.id)).map((one) => one.id))
      }
      case 'evidence': {
        const supports = records.supports.filter((one) => one.standing !== 'rejected')
        const ids = new Set(supports.flatMap((one) => [one.of, one.source]))
        for (const one of records.passages) if (ids.has(one.id)) ids.add(one.document)
        return new Set(this.linkable().filter((id) => ids.has(id)))
      }
      case 'tag': return new Set([...this.of(this.open, (one) => one.tags.length > 0), ...this.passages((one) => one.tags.length > 0), ...this.of(records.events, (one) => one.issues.length > 0)])
      case 'note': return new Set([...this.of(this.open, (one) => one.note !== ''), ...this.passages((one) => one.note !== ''), ...this.of(records.events, (one) => one.note !== ''), ...this.of(records.people, (one) => one.note !== '')])
      case 'attachment': {
        const parents = new Set(records.documents.map((one) => one.parent))
        return new Set(this.of(this.open, (one) => parents.has(one.id)))
      }
      case 'bates': return this.documents((one) => one.bates !== null || one.ownBates !== null)
      case 'exhibit': return this.documents((one) => one.exhibit !== null)
      case 'date': return this.byDate({ first: null, last: null })
      case 'warning': return this.documents((one) => one.warning !== '')
      default: return this.documents((one) => one.text !== 'none' && one.text !== 'waiting')
    }
  }

  private byMark(value: string): ReadonlySet<string> {
    const { records } = this
    switch (value) {
      case 'hot': return this.documents((one) => one.hot)
      case 'privileged': return this.documents((one) => one.privilege !== null)
      case 'reviewed': return this.documents((one) => one.reviewed)
      case 'unreviewed': return this.documents((one) => !one.reviewed)
      case 'responsive': return this.documents((one) => one.responsive === 'yes')
      case 'not-responsive': return this.documents((one) => one.responsive === 'no')
      case 'attachment': return this.documents((one) => one.parent !== null)
      case 'disputed': return new Set(this.of(records.events, (one) => one.disputed === 'yes'))
      case 'deadline': return new Set(this.of(records.events, (one) => one.kind === 'deadline'))
      case 'withdrawn': return new Set(this.of(records.paragraphs, (one) => one.withdrawn))
      case 'information-and-belief': return new Set(this.of(records.paragraphs, (one) => one.flags.includes('information-and-belief')))
      default: {
        const proposed = records.supports.filter((one) => one.standing === 'proposed')
        const ids = new Set(proposed.flatMap((one) => [one.of, one.source]))
        return new Set([...this.linkable().filter((id) => ids.has(id)), ...this.of(records.events, (one) => one.standing === 'proposed')])
      }
    }
  }

  private byDate(days: { first: string | null; last: string | null }): ReadonlySet<string> {
    const { records } = this
    const found = this.documents((one) => mayLieIn(one.date, days))
    for (const one of records.versions) {
      if (!this.shown(one.document)) continue
      if ([one.effective, one.published, one.firstCaptured].some((date) => mayLieIn(date?.date ?? null, days))) found.add(one.id)
    }
    for (const id of this.of(records.transcripts, (one) => mayLieIn(one.date, days), (one) => one.document)) found.add(id)
    for (const one of records.events) if (mayLieIn(one.date, days)) found.add(one.id)
    for (const one of records.gaps) if (mayLieIn(one.due, days)) found.add(one.id)
    return found
  }

  private byExhibit(cite: string): ReadonlySet<string> {
    return this.documents((one) => one.exhibit !== null && (cite === '*' || sameExhibit(one.exhibit, cite)))
  }

  private byLink(cite: string): ReadonlySet<string> {
    const word = cite.toLowerCase()
    if (word === 'any' || word === '*') return new Set(this.linkable().filter((id) => this.links.has(id)))
    if (word === 'none') return new Set(this.linkable().filter((id) => !this.links.has(id)))
    const found = new Set<string>()
    for (const id of citedRecords(cite, this.records)) for (const other of this.links.get(id) ?? []) if (this.shown(other)) found.add(other)
    const passages = new Map(this.records.passages.map((one) => [one.id, one.document]))
    for (const id of found) if (!this.shown(passages.get(id))) found.delete(id)
    return found
  }

  private byWords(field: string, test: FieldTest & { kind: 'words' }): ReadonlySet<string> {
    const { records } = this
    const fits = textTest(test)
    const any = (texts: readonly string[]) => texts.some(fits)
    switch (field) {
      case 'tag': return this.byTag(fits)
      case 'custodian': return this.documents((one) => fits(one.custodian))
      case 'from': return this.documents((one) => any(one.mail?.from ?? []))
      case 'to': return this.documents((one) => any(one.mail?.to ?? []))
      case 'cc': return this.documents((one) => any(one.mail?.cc ?? []) || any(one.mail?.bcc ?? []))
      case 'participant': {
        const people = new Set(records.people.filter((one) => any([one.name, ...one.addresses])).map((one) => one.id))
        const found = this.documents((one) => one.mail !== null && any([...one.mail.from, ...one.mail.to, ...one.mail.cc, ...one.mail.bcc]))
        for (const one of records.events) if (one.people.some((id) => people.has(id))) found.add(one.id)
        for (const id of people) found.add(id)
        return found
      }
      case 'witness': return new Set(this.of(records.transcripts, (one) => fits(one.witness), (one) => one.document))
      case 'subject': return this.documents((one) => fits(one.mail?.subject ?? ''))
      case 'title': return this.documents((one) => fits(one.title) || fits(one.originalName))
      case 'source': return this.plus(this.documents((one) => fits(one.source)), this.of(records.events, (one) => fits(one.source)), this.of(records.versions, (one) => fits(one.source), (one) => one.document))
      case 'note': return new Set([...this.of(this.open, (one) => fits(one.note)), ...this.passages((one) => fits(one.note)), ...this.of(records.events, (one) => fits(one.note)), ...this.of(records.people, (one) => fits(one.note))])
      case 'production': {
        const intakes = new Set(records.intakes.filter((one) => any([one.label, one.party, one.volume])).map((one) => one.id))
        return this.documents((one) => one.intake !== null && intakes.has(one.intake))
      }
      case 'docket': return this.documents((one) => one.docket !== null && (fits(one.docket.number) || fits(one.docket.case)))
      case 'policy': {
        const policies = new Set(records.policies.filter((one) => fits(one.name) || fits(one.publisher)).map((one) => one.id))
        const versions = records.versions.filter((one) => policies.has(one.policy) && this.shown(one.document))
        return this.plus(this.withInner(new Set(versions.map((one) => one.document))), versions.map((one) => one.id))
      }
      case 'contract': {
        const contracts = records.contracts.filter((one) => (fits(one.name) || fits(one.shortForm)) && this.shown(one.document))
        return this.withInner(new Set(contracts.map((one) => one.document)))
      }
      case 'region': return new Set([...this.of(records.versions, (one) => any(one.regions), (one) => one.document), ...this.of(records.events, (one) => any(one.regions))])
      default: return new Set(this.of(records.gaps, (one) => fits(one.holder)))
    }
  }

  private plus(found: Set<string>, ...more: string[][]): Set<string> {
    for (const ids of more) for (const id of ids) found.add(id)
    return found
  }

  /** A tag with the tags under it. The mark “hot” counts as a tag of that name. */
  private byTag(fits: Test<string>): ReadonlySet<string> {
    const { records } = this
    const tags = new Set(records.tags.filter((one) => fits(one.name)).map((one) => one.id))
    for (let before = -1; before !== tags.size; ) {
      before = tags.size
      for (const one of records.tags) if (one.parent !== null && tags.has(one.parent)) tags.add(one.id)
    }
    const hot = fits('hot')
    const tagged = (own: readonly string[]) => own.some((tag) => tags.has(tag))
    return new Set([...this.of(this.open, (one) => (hot && one.hot) || tagged(one.tags)), ...this.passages((one) => tagged(one.tags)), ...this.of(records.events, (one) => tagged(one.issues))])
  }
}

/** Tests a field's text; the same few texts come again and again. */
function textTest(test: FieldTest & { kind: 'words' }): Test<string> {
  const runs = test.runs.map((run) => run.map(matcherOf))
  const known = new Map<string, boolean>()
  const fits = (text: string) => {
    const tokens = tokensOf(text)
    return runs.some((run) => tokens.some((_, at) => at + run.length <= tokens.length && run.every((one, index) => one(tokens[at + index]?.text ?? ''))))
  }
  return (text) => {
    if (text === '') return false
    let found = known.get(text)
    if (found === undefined) {
      found = fits(text)
      known.set(text, found)
    }
    return found
  }
}

function hasPrivilege({ privilege }: Document, value: string): boolean {
  if (value === 'none' || privilege === null) return value === 'none' && privilege === null
  return value === 'any' || privilege.treatment === value || privilege.basis.some((basis) => basis === value)
}

/** Whether two ranges of Bates numbers meet; separators and case of the prefix do not count. */
function overlaps(own: { first: string; last: string }, wanted: { first: string; last: string }): boolean {
  const [first, last, from, to] = [own.first, own.last, wanted.first, wanted.last].map(parseBates)
  if (!first || !last || !from || !to) return false
  const plain = (prefix: string) => prefix.replace(/[\s_.-]/g, '').toUpperCase()
  // "LI_000100..200": the end may be given without its prefix.
  const same = plain(first.prefix) === plain(from.prefix) && (to.prefix === '' || plain(to.prefix) === plain(from.prefix))
  return same && first.number <= to.number && last.number >= from.number
}

function fromRoman(text: string): number {
  const value: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 }
  let sum = 0
  const letters = [...text.toLowerCase()]
  letters.forEach((letter, at) => {
    const own = value[letter] ?? Number.NaN
    sum += own < (value[letters[at + 1] ?? ''] ?? 0) ? -own : own
  })
  return sum
}

/** Filters that can find nothing in these records, in words, each at its place: a tag or paragraph that is not there. */
export function filterHints(root: QueryNode, records: FilterRecords, resolve: FilterResolver): QueryError[] {
  const hints: QueryError[] = []
  const walk = (node: QueryNode): void => {
    if (node.kind === 'and' || node.kind === 'or') node.parts.forEach(walk)
    else if (node.kind === 'not') walk(node.part)
    else if (node.kind === 'filter' && resolve(node).size === 0) hints.push(emptyFilter(node, records))
  }
  walk(root)
  return hints
}

function emptyFilter(filter: Filter, records: FilterRecords): QueryError {
  const { test, field } = filter
  const hint = (say: string, todo = ''): QueryError => ({ span: filter.valueSpan, say, todo, mended: null })
  if (test.kind === 'cite' && field === 'linked' && citedRecords(test.cite, records).length === 0) return hint(`“${test.cite}” names nothing in this matter.`, 'Write it as “¶12”, “PX-3” or a Bates number.')
  if (test.kind === 'words' && field === 'tag') {
    const names = records.tags.map((one) => one.name)
    return hint(`No tag of that name marks anything.`, names.length > 0 ? `There are: ${names.slice(0, 8).join(', ')}${names.length > 8 ? ', …' : ''}.` : 'This matter has no tags yet.')
  }
  return hint(`Nothing in this matter fits “${fieldNamed(field)?.name ?? field}:” with this value.`)
}
