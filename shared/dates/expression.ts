/**
 * A date with the words that bound it: "on or before", "between … and …", "since", "in or about".
 * Reads as far as it can from a token and gives the EDTF text with the place where it ended.
 */
import { readClock, withClock } from './clock'
import type { Qualifier } from './edtf'
import { type Reader, wholeDay } from './readUnit'
import { endsOf, impossible, neighbour, type Trouble, type Unit, unit, weekdayRemark } from './unit'

export type Relation = 'up-to' | 'before' | 'on-from' | 'after' | 'since' | 'from' | 'until' | 'between' | 'either' | 'both'

export type Expression = {
  /** index of the token after it */
  end: number
  /** null where there is trouble, or the year is missing */
  edtf: string | null
  /** the same, were the year this one: for "by mid-August" */
  inYear: ((year: number) => string | null) | null
  zone: string
  remarks: string[]
  trouble: Trouble | null
  /** nothing but four digits, without a word that makes them a year */
  bare: boolean
}

const LEADS: readonly string[] = [
  'on', 'in', 'during', 'sometime in', 'some time in', 'sometime during', 'at some point in', 'at some point during', 'as of', 'dated', 'effective', 'at', 'within', 'over', 'throughout', 'the month of', 'the year', 'the period', 'all of', 'sometime', 'it was', 'the week of', 'the', 'of',
]
const QUALIFIERS: readonly [string, Qualifier][] = [
  ['on or about', '~'], ['on or around', '~'], ['in or about', '~'], ['in or around', '~'], ['at or about', '~'], ['at or around', '~'], ['in about', '~'], ['in approximately', '~'], ['on approximately', '~'], ['about', '~'], ['around', '~'], ['circa', '~'], ['ca', '~'],
  ['approximately', '~'], ['approx', '~'], ['roughly', '~'], ['near', '~'], ['at least', '~'],
  ['in or perhaps', '?'], ['on or perhaps', '?'], ['perhaps', '?'], ['possibly', '?'], ['maybe', '?'], ['probably', '?'], ['likely', '?'], ['apparently', '?'], ['presumably', '?'],
]
const RELATIONS: readonly [string, Relation][] = [
  ['on or before', 'up-to'], ['in or before', 'up-to'], ['at or before', 'up-to'], ['by no later than', 'up-to'], ['no later than', 'up-to'], ['not later than', 'up-to'], ['by', 'up-to'], ['up to and including', 'up-to'], ['up to', 'up-to'], ['through', 'up-to'], ['thru', 'up-to'],
  ['before', 'before'], ['prior to', 'before'], ['earlier than', 'before'], ['preceding', 'before'],
  ['on or after', 'on-from'], ['in or after', 'on-from'], ['at or after', 'on-from'], ['no earlier than', 'on-from'], ['not earlier than', 'on-from'], ['not before', 'on-from'],
  ['after', 'after'], ['later than', 'after'], ['following', 'after'], ['subsequent to', 'after'],
  ['ever since', 'since'], ['since', 'since'], ['from', 'from'], ['starting', 'from'], ['beginning', 'from'], ['commencing', 'from'],
  ['up until', 'until'], ['until', 'until'], ['till', 'until'], ['between', 'between'], ['either', 'either'], ['both', 'both'],
]

/** First words of all that can stand before a date, besides names of months, seasons and days. */
export const BEGINNINGS: ReadonlySet<string> = new Set([
  ...LEADS, ...QUALIFIERS.map(([words]) => words), ...RELATIONS.map(([words]) => words), 'ending', 'with', 'the', 'a', 'an', 'one', 'some', 'early', 'beginning', 'start', 'mid', 'middle', 'late', 'end', 'close', 'q', 'h', 'fiscal', 'fy', 'first', 'second', 'third', 'fourth', 'last', 'final', 'noon', 'midnight', 'calendar', 'year',
].map((words) => words.split(' ')[0] ?? ''))
const QUALIFYING = new Set(QUALIFIERS.map(([words]) => words.split(' ')[0]))
const RELATING = new Set(RELATIONS.map(([words]) => words.split(' ')[0]))

/** @returns null where no date begins at the token */
export function readExpression(reader: Reader, index: number): Expression | null {
  let at = index
  let unknownEnd = false
  const unknown = phrase(reader, at, ['ending on an unknown date', 'ending at an unknown date', 'with an unknown end'])
  if (unknown > at) {
    unknownEnd = true
    at = reader.skip(unknown, ',')
  }
  let qualifier: Qualifier = ''
  let relation: Relation | null = null
  // "On or about" before "on": the longer phrases are looked for first.
  for (let round = 0; round < 8; round++) {
    const next = qualified(reader, at)
    if (next) {
      qualifier = joined(qualifier, next.qualifier)
      at = reader.skip(next.end, ',', 'and', ',')
      continue
    }
    const bound: { relation: Relation; end: number } | null = relation === null ? related(reader, at) : null
    const passed = bound?.end ?? phrase(reader, at, LEADS)
    if (passed === at) break
    relation = bound?.relation ?? relation
    at = passed
  }
  const first = dated(reader, at)
  if (!first) return null
  return joinedExpression(reader, first, { relation, qualifier, unknownEnd, led: at > index })
}

type Frame = { relation: Relation | null; qualifier: Qualifier; unknownEnd: boolean; led: boolean }

function joinedExpression(reader: Reader, first: Unit, frame: Frame): Expression {
  const { relation } = frame
  const joint = jointAt(reader, first.end, relation)
  let second: Unit | null = null
  let secondQualifier: Qualifier = ''
  let open = false
  let end = first.end
  if (joint) {
    const late = qualified(reader, skipPhrases(reader, joint.end, LEADS))
    const start = skipPhrases(reader, late?.end ?? joint.end, ['on', 'in', 'the', 'including'])
    secondQualifier = late?.qualifier ?? ''
    const present = phrase(reader, start, ['present day', 'present', 'now', 'today', 'date of filing', 'date hereof', 'this day'])
    if (present > start && joint.kind === 'to') {
      open = true
      end = present
    } else {
      second = dated(reader, start)
      if (second) end = second.end
    }
  }
  const tail = tailOf(reader, end, relation)
  end = tail.end
  const parts = { first, second: second && joint ? second : null, joint: joint && (second || open) ? joint.kind : null, open, frame: { ...frame, relation: tail.relation ?? relation, qualifier: joined(frame.qualifier, tail.qualifier), unknownEnd: frame.unknownEnd || tail.unknownEnd }, secondQualifier }
  return finished(parts, end)
}

type Parts = { first: Unit; second: Unit | null; joint: Joint | null; open: boolean; frame: Frame; secondQualifier: Qualifier }
type Joint = 'to' | 'and' | 'or'

function finished(parts: Parts, end: number): Expression {
  const { first, second } = parts
  const base = {
    end, zone: first.zone, remarks: [...first.remarks, ...(second?.remarks ?? [])],
    bare: first.bare && !second && !parts.open && parts.frame.relation === null && parts.frame.qualifier === '' && !parts.frame.led,
  }
  const lone = (trouble: Trouble): Expression => ({ ...base, edtf: null, inYear: null, trouble })
  const trouble = first.trouble ?? second?.trouble
  if (trouble && (trouble.kind === 'impossible' || second || parts.frame.relation)) return lone(trouble.kind === 'ask' ? { ...trouble, readings: [] } : trouble)
  if (trouble) return lone(trouble)
  const inYear = (year: number): string | null => {
    const [a, b] = completed(first, second, year)
    return impossible(a) || (b && impossible(b)) ? null : write(a, b, parts)
  }
  const last = second ?? first
  if (last.year === null && last.fixed === null) {
    const say = impossible(first) ?? (second && impossible(second))
    return say ? lone({ kind: 'impossible', say }) : { ...base, edtf: null, inYear, trouble: null }
  }
  const [a, b] = completed(first, second, last.year ?? 0)
  const say = impossible(a) ?? (b && impossible(b))
  if (say) return lone({ kind: 'impossible', say })
  const remarks = [...base.remarks, ...[weekdayRemark(a), b && weekdayRemark(b)].flatMap((one) => (one ? [one] : []))]
  return { ...base, remarks, edtf: write(a, b, parts), inYear: null, trouble: null }
}

/** A year that only the last of two dates has is the other's too; months that run backwards begin in the year before. */
function completed(first: Unit, second: Unit | null, year: number): [Unit, Unit | null] {
  const last = second ? { ...second, year: second.year ?? first.year ?? year } : null
  const own = first.year ?? (last && first.month !== null && last.month !== null && first.month > last.month ? (last.year ?? year) - 1 : (last?.year ?? year))
  const month = first.month ?? (first.day !== null && last ? last.month : null)
  return [{ ...first, year: first.fixed !== null ? first.year : own, month }, last]
}

function write(first: Unit, second: Unit | null, { joint, open, frame, secondQualifier }: Parts): string | null {
  const { relation, qualifier } = frame
  const a = endsOf(first)
  const b = second ? endsOf(second) : a
  if (a.first === '' || b.last === '') return null
  const plain = (part: string) => (part.startsWith('[') || part.startsWith('{') ? null : part)
  const from = plain(a.first)
  const to = plain(b.last)
  const days = first.days
  if (!second && !open && days && (relation === null || relation === 'either' || relation === 'both')) {
    const list = endsOf({ ...first, days: null, day: null }).first
    const each = days.list.map((day) => `${list}-${String(day).padStart(2, '0')}`)
    return days.joint === 'to' ? `${a.first}${qualifier}/${a.last}` : days.joint === 'or' ? `[${each.join(',')}]` : `{${each.join(',')}}`
  }
  if (from === null || to === null) return !second && relation === null ? a.first : null
  switch (relation) {
    case 'up-to': return `[..${second ? to : a.last}]`
    case 'before': return wrapped(neighbour(from, -1), (part) => `[..${part}]`)
    case 'on-from': return `[${from}..]`
    case 'after': return wrapped(neighbour(second ? to : a.last, 1), (part) => `[${part}..]`)
    case 'until': return `../${second ? to : a.last}${qualifier}`
    case 'between': return second || days ? `[${from}..${second ? to : a.last}]` : null
    case 'from':
    case 'since': return second ? `${from}${qualifier}/${to}${secondQualifier}` : days ? `${from}${qualifier}/${a.last}` : `${from}${qualifier}/${frame.unknownEnd ? '' : '..'}`
    default:
  }
  if (open) return `${from}${qualifier}/..`
  if (second) return joint === 'or' ? `[${a.first},${b.last}]` : joint === 'and' ? `{${a.first},${b.last}}` : `${from}${qualifier}/${to}${secondQualifier}`
  if (a.vague) return `${a.first}~/${a.last}~`
  return `${a.first}${first.someDay ? '-XX' : ''}${qualifier}`
}

const wrapped = (part: string, how: (part: string) => string) => (part === '' ? null : how(part))

/** A date, with the time on either side of it. */
function dated(reader: Reader, index: number): Unit | null {
  const before = readClock(reader, index)
  const day = reader.unit(before ? reader.skip(before.end, ',', 'on') : index)
  if (!day) return null
  const iso = wholeDay(day)
  if (iso === null || day.trouble || impossible(day)) return before ? null : day
  const clock = before ?? readClock(reader, day.end)
  return clock ? withClock(day, iso, clock, before ? day.end : clock.end) : unit(day.end, day)
}

function jointAt(reader: Reader, index: number, relation: Relation | null): { kind: Joint; end: number } | null {
  const comma = reader.skip(index, ',')
  const word = reader.word(comma)
  const to = ['to and including', 'through and including', 'up to', 'to', 'through', 'thru', 'until', 'till']
  if (relation === null || relation === 'from' || relation === 'since') {
    const found = phrase(reader, comma, to)
    if (found > comma) return { kind: 'to', end: found }
    if (reader.sign(index, '-–—')) return { kind: 'to', end: index + 1 }
  }
  if (relation === 'between' && (word === 'and' || reader.sign(index, '-–—'))) return { kind: 'to', end: comma + 1 }
  if (word === 'and' && (relation === null || relation === 'both')) return { kind: 'and', end: comma + 1 }
  if (word === 'or' && (relation === null || relation === 'either')) return { kind: 'or', end: comma + 1 }
  return null
}

type Tail = { end: number; relation: Relation | null; qualifier: Qualifier; unknownEnd: boolean }

/** Words behind a date that bound it: "onward", "or later", "or thereabouts". */
function tailOf(reader: Reader, end: number, relation: Relation | null): Tail {
  const none: Tail = { end, relation: null, qualifier: '', unknownEnd: false }
  const after = (phrases: readonly string[], fields: Partial<Tail>): Tail | null => {
    const found = phrase(reader, reader.skip(end, ','), phrases)
    return found > reader.skip(end, ',') ? { ...none, end: found, ...fields } : null
  }
  return after(['or thereabouts', 'or so', 'or about'], { qualifier: '~' })
    ?? (relation === 'from' || relation === 'since' ? after(['onwards', 'onward', 'on', 'forward', 'and continuing'], {}) ?? after(['ending on an unknown date', 'until an unknown date', 'to an unknown date'], { unknownEnd: true }) : null)
    ?? (relation === null ? after(['or earlier', 'or before', 'at the latest'], { relation: 'up-to' }) ?? after(['or later', 'or after', 'at the earliest'], { relation: 'on-from' }) ?? after(['onwards', 'onward', 'and thereafter', 'and after', 'and later'], { relation: 'since' }) : null)
    ?? none
}

function joined(a: Qualifier, b: Qualifier): Qualifier {
  if (a === b || b === '') return a
  return a === '' ? b : '%'
}

function qualified(reader: Reader, index: number): { qualifier: Qualifier; end: number } | null {
  if (!QUALIFYING.has(reader.word(index))) return null
  for (const [words, qualifier] of QUALIFIERS) {
    const end = phrase(reader, index, [words])
    if (end > index) return { qualifier, end: reader.skip(end, '.') }
  }
  return null
}

function related(reader: Reader, index: number): { relation: Relation; end: number } | null {
  if (!RELATING.has(reader.word(index))) return null
  for (const [words, relation] of RELATIONS) {
    const end = phrase(reader, index, [words])
    if (end > index) return { relation, end }
  }
  return null
}

/** Index after the first of the phrases that stands there; the index itself where none does. */
function phrase(reader: Reader, index: number, phrases: readonly string[]): number {
  const first = reader.word(index)
  if (first === '') return index
  for (const one of phrases) {
    const words = wordsIn(one)
    if (words[0] === first && words.every((word, at) => reader.word(index + at) === word)) return index + words.length
  }
  return index
}

/** Every token of every page asks for the same few phrases: each is split once. */
const split = new Map<string, readonly string[]>()

function wordsIn(phrase: string): readonly string[] {
  const known = split.get(phrase)
  if (known) return known
  const words = phrase.split(' ')
  split.set(phrase, words)
  return words
}

function skipPhrases(reader: Reader, index: number, phrases: readonly string[]): number {
  let at = index
  for (let round = 0; round < 4; round++) {
    const next = phrase(reader, at, phrases)
    if (next === at) return at
    at = next
  }
  return at
}
