/** Promise, duty, exception: per sentence who must, may or must not do what, when, unless what (domain § 9). */
import { sentences } from '../pleading/sentences'
import { type Present, presentDuties } from './present'
import type { Modality, ReadClause, ReadObligation, Term } from './model'

const MODALS: readonly [Modality, RegExp][] = [
  ['prohibition', /\b(?:(?:shall|must|will|may|can)\s+(?:not|never|in no event)|(?:shall|will|may)\s+(?:under\s+no|at\s+no)|agrees?\s+not\s+to|cannot)\b/i],
  ['no-duty', /\b(?:(?:is|are|shall be|will be)\s+(?:not\s+required|under\s+no\s+(?:obligation|duty))|(?:has|have|shall have)\s+no\s+(?:obligation|duty))\b/i],
  ['definition', /\b(?:(?:shall|will)\s+(?:mean|be\s+deemed|have\s+the\s+meaning)|means|is\s+deemed)\b/i],
  ['representation', /\b(?:represents?|warrants?|acknowledges?)\b/i],
  ['duty', /\b(?:shall|must|will|agrees?\s+to|undertakes?\s+to|(?:is|are)\s+(?:required|obligated)\s+to|covenants?\s+(?:to|that))\b/i],
  ['right', /\b(?:may|(?:is|are|shall\s+be)\s+entitled\s+to|reserves?\s+the\s+right|(?:at|in)\s+its\s+(?:sole\s+)?discretion|shall\s+have\s+the\s+right|has\s+the\s+right)\b/i],
]
const NEITHER = /^(?:neither|no)\b.{0,60}?\b(?:shall|may|will)\b|^in\s+no\s+event\s+(?:shall|will)\b/i
const TURNED = /^(?:[^a-z]{0,40}[A-Z][^.]{0,80}\. )?in\s+no\s+event\s+(?:shall|will|may)\s+([^.;]{2,80}?)\s+(?:be|have)\b/i
const EXCEPTION = /\b(?:except\b|unless\b|other\s+than\b|save\s+(?:that|as|for)\b|provided[,]?\s+(?:however|that)\b|subject\s+to\b|notwithstanding\b|without\s+(?:the\s+)?(?:prior\s+)?(?:express\s+)?(?:written\s+)?(?:consent|approval)\b|to\s+the\s+extent\b|only\s+if\b)/gi
const NEXT_EXCEPTION = /^(?:(?:notwithstanding|except)\b|the\s+foregoing\b.{0,120}\b(?:shall|does|do|will)\s+not\s+(?:apply|include|limit|prohibit|restrict)|(?:this|these|such|the\s+above)\b.{0,80}\b(?:obligations?|restrictions?|limitations?|section)\b.{0,80}\bnot\s+apply|nothing\s+in\s+this)/i
const CONDITION = /\b(?:if|in\s+the\s+event|upon|when|where|so\s+long\s+as|provided\s+that)\b[^,;.]{4,160}/i
const WHEN = /\b(?:within\s+[^,;.]{3,60}?(?:days|months|years?|hours|weeks)(?:\s+(?:after|of|following|from)\s+[^,;.]{3,60})?|(?:no|not)\s+later\s+than\s+[^,;.]{3,80}|(?:at\s+least|not\s+less\s+than)\s+[^,;.]{3,40}(?:days|months|years?)[^,;.]{0,60}|during\s+the\s+(?:initial\s+)?term[^,;.]{0,40}|on\s+or\s+before\s+[^,;.]{3,60}|promptly|immediately|for\s+a\s+period\s+of\s+[^,;.]{3,60})/i
const QUALIFIER = /\b(?:commercially\s+reasonable|reasonabl[ey]|knowingly|material(?:ly)?|best\s+efforts|good\s+faith|sole\s+discretion)\b/gi
const MOST = 4000
const LONGEST = 4000

export function obligationsOf(text: string, clauses: readonly ReadClause[], parties: readonly { name: string; as: string }[], terms: readonly Term[]): ReadObligation[] {
  const found: ReadObligation[] = []
  const actors = [...parties.flatMap((one) => [one.as, one.name]), ...terms.map((one) => one.term)].filter((one) => one.length > 1).sort((a, b) => b.length - a.length)
  const present = presentDuties(parties.flatMap((one) => [one.as, one.name]))
  for (const [index, clause] of clauses.entries()) {
    if (clause.part === 'signature' || clause.part === 'preamble' || clause.part === 'recital' || clause.part === 'definition' || found.length >= MOST) continue
    const next = clauses[index + 1]
    const raw = text.slice(clause.at, Math.min(clause.end, next?.at ?? clause.end, clause.at + 30_000))
    const ranges = sentences(raw)
    for (const [order, { from, to }] of ranges.entries()) {
      const words = raw.slice(from, Math.min(to, from + LONGEST)).replace(/\s+/g, ' ').trim()
      if (words.length < 12 || NEXT_EXCEPTION.test(words)) continue
      const one = obligationOf(words, actors, clause, present)
      if (!one) continue
      const after = ranges[order + 1]
      const following = after ? raw.slice(after.from, Math.min(after.to, after.from + 1000)).replace(/\s+/g, ' ').trim() : ''
      if (NEXT_EXCEPTION.test(following)) one.exceptions.push(following)
      // An exception that goes on as a list under the clause.
      if (!after && /(?:except|unless|other than)[^.]{0,80}:?$/i.test(words)) for (const child of clauses.slice(index + 1, index + 12)) if (child.parent === index) one.exceptions.push(child.text.slice(0, 900))
      found.push({ ...one, clause: index, exceptions: one.exceptions.map((exception) => exception.slice(0, 1000)).slice(0, 20) })
    }
  }
  return found
}

function obligationOf(text: string, actors: readonly string[], clause: ReadClause, present: (sentence: string) => Present | null): Omit<ReadObligation, 'clause'> | null {
  let at = -1
  let modality: Modality | null = null
  let modal = ''
  for (const [kind, pattern] of MODALS) {
    const match = pattern.exec(text)
    if (match && (modality === null || match.index < at)) {
      at = match.index
      modality = kind
      modal = match[0]
    }
  }
  if (NEITHER.test(text)) modality = 'prohibition'
  const bare = withoutHead(text, clause)
  const told = modality === 'definition' || clause.part === 'summary' ? null : present(bare)
  const head = text.length - bare.length
  // What stands in the present before any "may" or "shall" is what the sentence says of its subject.
  const stands = told && (modality === null || told.at + head < at) ? told : null
  if (stands) {
    at = stands.at + head
    modality = stands.modality
    modal = ''
  }
  if (modality === null || modality === 'definition') return null
  const exceptions = exceptionsOf(text)
  const rest = text.slice(at + modal.length).trim()
  const said = exceptions.first > at ? text.slice(at + modal.length, exceptions.first).trim() : rest
  // "In no event shall either party be liable": who stands behind the verb.
  const turned = stands ? null : TURNED.exec(text)
  const what = (stands ? stands.what.slice(0, exceptions.first > at ? stands.what.length - (text.length - exceptions.first) : undefined).trim() : turned ? said.slice(Math.max(0, said.search(/\b(?:be|have)\b/))) : said).replace(/[\s,;]+$/, '').replace(/^(?:,\s*)/, '') || rest
  const before = text.slice(0, at)
  return {
    who: stands?.who ?? turned?.[1] ?? actorOf(before, actors, clause, NEITHER.test(text)), modality, what: what.slice(0, 2000), object: objectOf(what), when: WHEN.exec(text)?.[0].slice(0, 500) ?? '', condition: CONDITION.exec(before)?.[0].slice(0, 300) ?? '',
    exceptions: exceptions.list, qualifiers: [...new Set([...text.matchAll(QUALIFIER)].map((match) => match[0].toLowerCase()))],
  }
}

/** A sentence without the number and the heading before it. */
function withoutHead(text: string, clause: ReadClause): string {
  let bare = text
  if (clause.number !== '' && bare.startsWith(clause.number)) bare = bare.slice(clause.number.length).trimStart()
  const title = clause.title.replace(/\s+/g, ' ')
  if (title !== '' && bare.startsWith(title)) bare = bare.slice(title.length)
  return bare.replace(/^[\s.:–—-]+/, '')
}

/** The defined name or party nearest before the verb, else the last noun phrase. */
function actorOf(before: string, actors: readonly string[], clause: ReadClause, neither: boolean): string {
  const words = before.replace(new RegExp(`^\\W*${clause.number.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*`), '').replace(clause.title, '').trim()
  if (neither && /party|parties/i.test(words)) return 'Neither party'
  const tail = words.slice(-160)
  const generic = /\b((?:each|either|neither|the|both|any)\s+(?:other\s+)?(?:part(?:y|ies)|receiving party|disclosing party|recipient))\W*(?:\w+\W+){0,3}$/i.exec(tail)
  let best = ''
  let place = -1
  for (const actor of actors) {
    const found = tail.lastIndexOf(actor)
    if (found > place) {
      place = found
      best = actor
    }
  }
  if (generic && generic.index >= place) return generic[1] ?? ''
  if (best) return best
  return /\b((?:[Tt]he\s+)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3}|[Ww]e|[Yy]ou)\W*(?:also\s|hereby\s)?$/.exec(tail)?.[1] ?? ''
}

/** What the verb acts upon, as far as the first words tell. */
function objectOf(what: string): string {
  return /^(?:[a-z-]+ly\s+)?(?:not\s+|be\s+)?[a-z]+\s+(?:(?:or|and)\s+[a-z]+\s+)?((?:(?:any|the|all|its|such|a|an|their|each|no)\s+)?[^,.;:()]{2,60}?)(?=\s+(?:to|for|in|with|by|from|at|on|within|as|that|which|under|during|until|upon|without|except|unless)\b|[,.;:()]|$)/.exec(what)?.[1]?.trim().slice(0, 100) ?? ''
}

function exceptionsOf(text: string): { first: number; list: string[] } {
  const starts = [...text.matchAll(EXCEPTION)].map((match) => match.index)
  const list: string[] = []
  for (const [index, start] of starts.entries()) {
    const end = Math.min(starts[index + 1] ?? text.length, text.length)
    const words = text.slice(start, end).replace(/[\s,;.]+$/, '').replace(/\s(?:and|or|but)$/, '')
    if (words.split(' ').length < 3) continue
    // "except (a) …, (b) … or (c) …": each a question of its own.
    const items = /\((?:a|i|1)\)/.test(words) ? words.split(/\s*[,;]?\s*(?:and|or)?\s*\((?:[a-z]{1,3}|\d)\)\s+/).map((one) => one.trim()).filter((one) => one.length > 2) : []
    if (items.length > 2) for (const item of items.slice(1)) list.push(`${items[0]} ${item}`)
    else list.push(words)
  }
  return { first: starts[0] ?? -1, list }
}

/** An exception as a question that a person can answer or turn into a gap. */
export function questionOf(exception: string): string {
  const words = exception.replace(/[.;,\s]+$/, '')
  return `Does the exception apply: “${words.length > 220 ? `${words.slice(0, 219)}…` : words}”?`
}
