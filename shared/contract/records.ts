/** What was read, as records of a matter; and records read again as clauses, with references and terms. */
import { type Operation, put } from '../log/change'
import type { Clause, Contract } from '../records'
import type { ReadClause, ReadContract, Reference, Term } from './model'
import { referencesOf } from './references'
import { endAtSiblings } from './segment'
import { termsOf } from './terms'

type NewId = (table: 'contracts' | 'clauses' | 'obligations') => string

/**
 * Records of an agreement that was taken apart. Kinds, facts and obligations are proposals.
 * @param document its document
 * @param taken short forms of the agreements that are there
 */
export function contractRecords(read: ReadContract, document: { id: string; title: string; date: string | null }, newId: NewId, taken: ReadonlySet<string> = new Set()): Operation[] {
  const ids = read.clauses.map(() => newId('clauses'))
  const contract: Contract = {
    id: newId('contracts'), document: document.id, name: (read.title || document.title).slice(0, 300), shortForm: freeShortForm(shortFormOf(read.title || document.title), taken), parties: read.parties.map((one) => ({ name: one.name.slice(0, 300), as: one.as.slice(0, 100) })),
    facts: read.facts.slice(0, 200).map((fact) => ({
      kind: fact.kind, value: fact.value, words: fact.words, page: fact.span.page, from: fact.span.from, to: fact.span.endPage === fact.span.page ? fact.span.to : fact.span.from, standing: 'proposed',
    })),
    from: dayOf(read, 'effective-date') ?? dayOf(read, 'agreement-date'), until: null,
    doubts: read.doubts.slice(0, 200).map((doubt) => ({ what: doubt.what, say: doubt.say, clause: doubt.clause === null ? null : (ids[doubt.clause] ?? null), page: doubt.page, settled: false })), note: '',
  }
  const clauses = read.clauses.map((clause, order): Clause => ({
    id: ids[order] as string, contract: contract.id, order, number: clause.number.slice(0, 60), path: clause.path, title: clause.title, level: clause.level, parent: clause.parent === null ? null : (ids[clause.parent] ?? null),
    part: clause.part, page: clause.span.page, endPage: clause.span.endPage, from: clause.span.from, to: clause.span.to, text: clause.text, kinds: clause.kinds.map((one) => ({ kind: one.kind, why: one.why.slice(0, 500), standing: 'proposed' })),
  }))
  const obligations = read.obligations.flatMap((one) => (one.what === '' ? [] : [put('obligations', {
    id: newId('obligations'), clause: ids[one.clause] as string, who: one.who.slice(0, 300), modality: one.modality, what: one.what, when: one.when, condition: one.condition, exceptions: one.exceptions, standing: 'proposed',
  })]))
  return [put('contracts', contract), ...clauses.map((clause) => put('clauses', clause)), ...obligations]
}

/** A fact that is one day; one that could be two is left to a person. */
function dayOf(read: ReadContract, kind: string): string | null {
  const value = read.facts.find((one) => one.kind === kind)?.value
  return value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null
}

/** The same short form with a number where another agreement has it already: a cite must name one paper only. */
export function freeShortForm(form: string, taken: ReadonlySet<string>): string {
  for (let n = 2; taken.has(form) && n < 10_000; n++) {
    const numbered = `${form} ${n}`
    if (!taken.has(numbered)) return numbered
  }
  return form
}

/** "LSA" for "LinkedIn Subscription Agreement"; the first words of a title that gives no short form. */
export function shortFormOf(title: string): string {
  const words = title.replace(/\([^)]*\)/g, ' ').split(/[\s-]+/).filter((word) => /^[A-Za-z]/.test(word) && !/^(?:of|and|the|for|to|a|an|in|on)$/i.test(word))
  const short = words.map((word) => word[0]?.toUpperCase()).join('')
  return (short.length >= 2 && short.length <= 5 ? short : title.slice(0, 24).trim()) || 'Agreement'
}

export type Reading = { clauses: ReadClause[]; references: Reference[]; terms: Term[]; undefinedTerms: { term: string; count: number; clause: number }[] }

/** References and terms of clauses as they stand now: after a person merged or renumbered some. @param records in order */
export function readingOf(records: readonly Clause[]): Reading {
  const place = new Map(records.map((one, index) => [one.id, index]))
  let at = 0
  const clauses = records.map((one): ReadClause => {
    const start = at
    at += one.text.length + 1
    return {
      number: one.number, path: one.path, title: one.title, level: one.level, parent: one.parent === null ? null : (place.get(one.parent) ?? null), part: one.part, text: one.text,
      span: { page: one.page, endPage: one.endPage, from: one.from, to: one.to }, at: start, end: at, kinds: [],
    }
  })
  endAtSiblings(clauses, at)
  const text = records.map((one) => one.text).join('\n')
  return { clauses, references: referencesOf(text, clauses), ...termsOf(text, clauses) }
}

/** "§ 3.2", "Art. IV", "Recitals": how a cite names the place. */
export function locatorOf(clause: Pick<Clause, 'path' | 'title' | 'number'>): string {
  const name = clause.path || clause.number
  if (name === '') return clause.title.slice(0, 90) || 'unnumbered'
  return /^[\d(]/.test(name) ? `§ ${name}` : name.replace(/^((?:Ex|Sched|App|Att|Annex|Data Terms)\.? ?\S*)\s+(?=[\d(])/, '$1 § ').slice(0, 99)
}
