/** Facts of the agreement as a whole, each with the words that show it: title, parties, dates, law, term. */
import { sentences } from '../pleading/sentences'
import { endsAtWill } from './kinds'
import { daysIn, type FoundDay } from './days'
import { type DayOrder, dayOrderOf } from './dayOrder'
import type { ContractDoubt, Fact, ReadClause } from './model'
import { partiesOf } from './parties'
import { lastBefore, spanOf, type Stream } from './stream'

/** Characters at the top in which title, parties and dates are looked for. */
const TOP = 6000
const TITLE = /\b(?:AGREEMENT|CONTRACT|LICEN[SC]E|LEASE|TERMS|ADDENDUM|AMENDMENT|POLICY|DEED|MEMORANDUM|UNDERTAKING|GUARANTY|NOTE)S?\b/i

type Maker = (kind: string, value: string, from: number, to: number) => void

/** Facts of a paper. A day in figures that can be two days is both of them, and a doubt, where the paper does not tell which. */
export function factsOf(stream: Stream, clauses: readonly ReadClause[]): { title: string; parties: { name: string; as: string }[]; facts: Fact[]; doubts: ContractDoubt[] } {
  const facts: Fact[] = []
  const { text } = stream
  const add: Maker = (kind, value, from, to) => {
    if (facts.some((one) => one.kind === kind && one.value === value)) return
    facts.push({ kind, value: value.slice(0, 1000), words: text.slice(from, to).replace(/\s+/g, ' ').trim().slice(0, 2000), clause: Math.max(0, lastBefore(clauses, from, (one) => one.at)), span: spanOf(stream, from, to) })
  }
  const title = titleOfPaper(stream, add)
  const parties = partiesOf(stream, clauses)
  for (const party of parties) add('parties', party.as ? `${party.name} (${party.as})` : party.name, party.from, party.to)
  for (const clause of clauses) if (clause.part !== 'signature') inSentences(stream, clause, add)
  const found = dayOrderOf(text, facts.flatMap((one) => (one.kind === 'governing-law' ? [one.value] : [])))
  const doubts: ContractDoubt[] = []
  dates(stream, clauses, found.order ?? 'mdy', (kind, day) => {
    if (!day.both) return add(kind, day.edtf, day.at, day.to)
    const [monthFirst, dayFirst] = day.both.said
    const clause = Math.max(0, lastBefore(clauses, day.at, (one) => one.at))
    const say = found.order === null ? `“${day.words}” is ${monthFirst} or ${dayFirst}: ${found.why}. Choose one among the facts.`
      : `“${day.words}” is read as ${found.order === 'mdy' ? monthFirst : dayFirst}, because ${found.why}. The other order is ${found.order === 'mdy' ? dayFirst : monthFirst}.`
    if (!doubts.some((one) => one.say === say)) doubts.push({ what: 'day-or-month', say, clause: clauses.length > 0 ? clause : null, page: spanOf(stream, day.at, day.to).page })
    add(kind, found.order === null ? `[${[day.edtf, day.both.other].sort().join(',')}]` : day.edtf, day.at, day.to)
  })
  return { title, parties: parties.map(({ name, as }) => ({ name, as })), facts, doubts }
}

function titleOfPaper(stream: Stream, add: Maker): string {
  const { text, lines } = stream
  for (const [index, line] of lines.slice(0, 14).entries()) {
    const words = text.slice(line.from, line.to)
    const run = /^(?:EXHIBIT\s+[\w.-]+\s+|Exhibit\s+[\w.-]+\s+)?((?:[A-Z][A-Z&,’'()./-]*\s+){0,9}(?:AGREEMENT|CONTRACT|LICENSE|LEASE|TERMS|ADDENDUM)(?:\s+(?:OF|FOR|AND)(?:\s+[A-Z][A-Z]+){1,5})?)\b/.exec(words)
    const found = run?.[1] ?? (words.length <= 140 && TITLE.test(words) && !/^(?:this|whereas|table)\b/i.test(words) && !/[.;]$/.test(words) ? words.replace(/^#+\s*/, '') : null)
    if (!found) continue
    let from = line.from + Math.max(0, words.indexOf(found))
    let title = found
    // A title set over two lines.
    const before = lines[index - 1]
    const above = before ? text.slice(before.from, before.to) : ''
    if (title.split(/\s+/).length === 1 && before && above.length < 100 && above === above.toUpperCase() && !/^EXHIBIT/.test(above)) {
      title = `${above} ${title}`
      from = before.from
    }
    add('document-name', title.replace(/\s+/g, ' ').trim(), from, line.from + Math.min(words.length, Math.max(0, words.indexOf(found)) + found.length))
    return title.replace(/\s+/g, ' ').trim()
  }
  return ''
}

const EFFECTIVE = /[“"](?:the\s+)?effective\s+date[”"]|\beffective\s+(?:as\s+of|on|from|date)\b|\b(?:shall|will)\s+(?:become|be)\s+effective|\b(?:shall\s+)?commenc(?:es?|ing|ed)\s+(?:on|as\s+of|from)?\b|\blast\s+(?:updated|revised|modified)|\bbegin(?:s|ning)?\s+on\b/i
const MADE = /\b(?:made|entered|dated|executed|date|between|agreement|effective)\b/i

function dates(stream: Stream, clauses: readonly ReadClause[], order: DayOrder, add: (kind: string, day: FoundDay) => void): void {
  const top = stream.text.slice(0, TOP)
  const days = daysIn(top, order)
  const preamble = clauses.find((one) => one.part === 'body' || one.part === 'definition')?.at ?? TOP
  const made = days.find((day) => day.at < Math.max(preamble, 1500) && MADE.test(top.slice(Math.max(0, day.at - 160), day.at)) && !/\bpar value|organized|incorporated|formed|filed\b/i.test(top.slice(Math.max(0, day.at - 60), day.at)))
    ?? days.find((day) => day.at < Math.max(preamble, 1500))
  if (made) add('agreement-date', made)
  const all = daysIn(stream.text, order)
  const defined = all.filter((day) => nearEffective(stream.text, day))
  const named = defined.find((day) => /effective\s+date[”"]/i.test(around(stream.text, day)))
  const effective = named ?? defined.find((day) => day.at < TOP * 3 || /term|commenc/i.test(around(stream.text, day)))
  if (effective) add('effective-date', effective)
  else {
    const far = /[“"](?:the\s+)?effective\s+date[”"]/i.exec(top)
    if (far && made && Math.abs(far.index - made.at) < 600) add('effective-date', made)
  }
  for (const day of all) if (/\b(?:expires?|terminates?|ends?|until|through|ending|expiring|expiration)\b[^.;]{0,50}$/i.test(stream.text.slice(Math.max(0, day.at - 90), day.at)) && /\b(?:term|agreement|period|contract)\b/i.test(stream.text.slice(Math.max(0, day.at - 240), day.at))) {
    add('expiration', day)
    break
  }
}

const around = (text: string, day: FoundDay) => text.slice(Math.max(0, day.at - 140), day.to + 60)
const nearEffective = (text: string, day: FoundDay) => EFFECTIVE.test(text.slice(Math.max(0, day.at - 120), day.at)) || /^[^.;]{0,24}[“"](?:the\s+)?effective\s+date[”"]/i.test(text.slice(day.to, day.to + 60))

const PLACE = '((?:(?:the\\s+)?(?:State|Commonwealth|Province|Republic|Kingdom)\\s+of\\s+)?(?:the\\s+)?[A-Z][A-Za-z’\'.]+(?:[,]?\\s+(?:and\\s+|of\\s+|&\\s+)?(?:the\\s+)?[A-Z][A-Za-z’\'.]+){0,5})'
const LAW = [
  new RegExp(`\\b[Ll](?:aws?|AWS?)(?:,\\s+rules\\s+and\\s+regulations)?\\s+(?:(?:in\\s+(?:force|effect)\\s+)?(?:of|in)|OF)\\s+(?:and\\s+)?(?:the\\s+|THE\\s+)?${PLACE}`),
  new RegExp(`\\b${PLACE}\\s+[Ll]aws?\\b`),
]
const GOVERNS = /\b(?:govern|constru|interpret|in accordance with|apply|enforced|subject to)/i
const PERIOD = /\b(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|eighteen|twenty(?:-\w{3,5})?|thirty(?:-\w{3,5})?|forty(?:-\w{3,5})?|sixty|ninety|fifty)\s+(?:\(\d{1,4}\)\s*)?(?:business\s+|calendar\s+)?(?:day|week|month|year)s?\b/i

/** Facts that stand in a sentence of a clause. */
function inSentences(stream: Stream, clause: ReadClause, add: Maker): void {
  const end = Math.min(clause.end, clause.at + clause.text.length * 1.3 + 400, clause.at + 12_000)
  const own = stream.text.slice(clause.at, end)
  if (!/\blaws?\b|\bterm\b|renew|terminat|expire/i.test(own)) return
  for (const { from, to } of sentences(own)) {
    const text = own.slice(from, to)
    const flat = text.replace(/\s/g, ' ')
    const at = clause.at + from
    const law = GOVERNS.test(flat) && /\blaws?\b/i.test(flat) ? lawOf(flat) : null
    if (law && (/govern|construed|interpreted|constru/i.test(flat))) add('governing-law', law, at, at + text.length)
    const term = /\b(?:initial\s+)?term\b/i.test(flat) && /\b(?:period of|continue|commence|begin|shall be|will be|expire|until|in effect)\b/i.test(flat) ? PERIOD.exec(flat) : null
    if (term && /\b(?:agreement|term)\b/i.test(flat) && /(?:continue|term\b.{0,80}\b(?:shall|will|is|be)|in (?:full )?(?:force|effect)|for a (?:period|term))/i.test(flat)) add('expiration', term[0].trim(), at, at + text.length)
    if (/\b(?:automatically|shall|will|may)\b.{0,60}\b(?:renew|extend)|renewal term/i.test(flat)) {
      add('renewal', PERIOD.exec(flat.slice(Math.max(0, flat.search(/renew|extend|successive/i))))?.[0] ?? 'renews', at, at + text.length)
      const notice = /\b(?:unless|notice|notif)/i.test(flat) ? /(?:at least|not less than|no(?:t)? later than|no less than|within)?\s*((?:[a-z-]+\s+)?\(?\d{1,3}\)?\s*(?:\(\d{1,3}\)\s*)?(?:business |calendar )?(?:days|months))(?=['’]?\s*(?:written |prior |advance |notice|before|prior|in advance))/i.exec(flat) : null
      if (notice) add('notice-nonrenewal', (notice[1] ?? '').trim(), at, at + text.length)
    }
    if (/terminat/i.test(flat) && endsAtWill(flat)) {
      const period = PERIOD.exec(flat.slice(flat.search(/terminate/i)))
      if (period) add('termination-convenience', period[0].trim(), at, at + text.length)
    }
  }
}

/** "New York" in "the internal laws of the State of New York". */
export function lawOf(sentence: string): string | null {
  for (const pattern of LAW) {
    const match = pattern.exec(sentence)
    const place = match?.[1]?.replace(/\s+(?:and|of|&)?\s*$/, '').replace(/^(?:the\s+)?(?:State|Commonwealth|Province|STATE)\s+(?:of|OF)\s+/i, '').replace(/^the\s+/i, '').replace(/[.,\s]+$/, '').trim()
    if (place && !/^(?:This|Governing|GOVERNING|Choice|Applicable|Agreement|Any|All|Such|Applicable|Federal|The|Section|Law|Parties|Each)\b/.test(place)) return place.replace(/\s+(?:Without|Applicable|Excluding|As|Regardless)\b.*$/i, '')
  }
  return null
}
