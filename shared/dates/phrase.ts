/** A date as a person writes it, understood or asked about; never guessed, never thrown. */
import { type Bounds, boundsOf, PADS, type Pads } from './bounds'
import { canonicalEdtf } from './edtf'
import { type Expression, readExpression } from './expression'
import { Reader } from './readUnit'
import { readRelative } from './relative'
import { tokensOf } from './tokens'
import type { ReadOptions } from './unit'

export type DateReading = {
  /** `date`: understood; `ask`: a person must say more; `none`: no date, with the reason */
  kind: 'date' | 'ask' | 'none'
  /** the words as given */
  words: string
  edtf: string | null
  earliest: string | null
  latest: string | null
  precision: Bounds['precision'] | null
  /** IANA zone of a time; "" where it has none */
  zone: string
  /** counted from a reference date: to be confirmed */
  proposed: boolean
  /** how it was understood, where that is not plain */
  remarks: string[]
  /** what has to be decided, or why it is no date; null for a plain date */
  question: string | null
  /** what it can be, where it can be several things */
  alternatives: { edtf: string; earliest: string | null; latest: string | null; why: string }[]
}

export type PhraseOptions = ReadOptions & {
  /** a day that relative phrases and dates without a year are counted from: "2024-09-18"; null: none */
  reference: string | null
  pads?: Pads
}

/** Day and month as U.S. papers have them; two-digit years up to 2035 are of this century. */
export const PHRASE_DEFAULTS: PhraseOptions = { order: 'mdy', pivot: 2035, reference: null }

/** A phrase that is longer is no date. Characters. */
const LONGEST = 300
const TIMELESS = /^(?:at|during|for)?\s*(?:all|any)\s+(?:relevant|material|pertinent)\s+times?\b|^at all times\b|^(?:from )?time to time\b|^(?:now|presently|currently|recently|lately)$/i

/**
 * Reads a date as people write it: "in or about August 2024", "between July and September 2024",
 * "Q3 2024", "8/9/2024", "August 15, 2024 at 11:30 p.m. PT", or EDTF itself.
 */
export function readDate(words: string, options: PhraseOptions = PHRASE_DEFAULTS): DateReading {
  const text = words.trim()
  if (text === '') return none(words, 'There are no words here to read as a date.')
  if (text.length > LONGEST) return none(words, 'This is too long to be a date.')
  const edtf = /^\d{4}-\d{2}$/.test(text) ? null : canonicalEdtf(text)
  if (edtf !== null) return understood(words, edtf, options, { zone: edtf.endsWith('Z') ? 'UTC' : '', remarks: [] })
  if (TIMELESS.test(text)) return none(words, `“${text}” gives no date. Where a class or claim period is defined, use that.`)
  const { inner, isState, isEvent } = notesOf(text)
  const outer = readWhole(inner.outside, words, options, { isState, isEvent })
  if (outer.kind !== 'none' || inner.within === '') return outer
  const within = readWhole(inner.within, words, options, { isState, isEvent })
  return within.kind === 'none' ? outer : within
}

/** Words in brackets tell of the date, or are the date: "the Class Period (July 31, 2024 to …)". */
function notesOf(text: string): { inner: { outside: string; within: string }; isState: boolean; isEvent: boolean } {
  const open = text.indexOf('(')
  const close = text.lastIndexOf(')')
  if (open < 0 || close < open) return { inner: { outside: text, within: '' }, isState: false, isEvent: false }
  const note = text.slice(open + 1, close)
  const outside = `${text.slice(0, open)} ${text.slice(close + 1)}`.trim()
  if (/\d/.test(note)) return { inner: { outside: text, within: note }, isState: false, isEvent: false }
  const zone = /^(?:[A-Z]{1,4}T|UTC|GMT)$/.test(note.trim())
  return { inner: { outside: zone ? text : outside, within: '' }, isState: /\bstate|throughout|lasted\b/i.test(note), isEvent: /\bevent\b/i.test(note) }
}

function readWhole(text: string, words: string, options: PhraseOptions, notes: { isState: boolean; isEvent: boolean }): DateReading {
  const reader = new Reader(tokensOf(text), options)
  const unsure = text.trimEnd().endsWith('?')
  const last = reader.tokens.length - (unsure ? 1 : 0)
  const quoted = reader.skip(0, '“', '"')
  const found = readExpression(reader, quoted)
  if (found && reader.skip(found.end, '.', ',', '”', '"', ';') >= last) return ofExpression(found, words, options, { ...notes, unsure })
  const relative = readRelative(reader, quoted)
  if (relative && reader.skip(relative.end, '.', ',', '”', '"') >= last) {
    const from = options.reference === null ? null : relative.from(options.reference.slice(0, 10))
    if (from === null) return { ...empty(words), kind: 'ask', question: 'This is told from another date: from which day is it counted?' }
    return { ...understood(words, from, options, { zone: '', remarks: [`Counted from ${options.reference}.`] }), proposed: true, question: 'Is it meant from that day?' }
  }
  if (found?.trouble) return ofExpression(found, words, options, { ...notes, unsure: false })
  const rest = found ? text.slice(reader.at(found.end)?.from ?? text.length) : ''
  return none(words, found ? `“${brief(rest)}” behind the date was not understood.` : `“${brief(text)}” is no date that can be read.`)
}

function ofExpression(found: Expression, words: string, options: PhraseOptions, notes: { isState: boolean; isEvent: boolean; unsure: boolean }): DateReading {
  if (found.trouble?.kind === 'impossible') return none(words, found.trouble.say)
  if (found.trouble) {
    return {
      ...empty(words), kind: 'ask', zone: found.zone, remarks: found.remarks, question: found.trouble.say,
      alternatives: found.trouble.readings.map(({ edtf, why }) => alternative(edtf, why, options)),
    }
  }
  if (found.edtf === null) return withoutYear(found, words, options)
  const date = asWritten(found.edtf, notes)
  if (canonicalEdtf(date) === null) return none(words, 'The words of this date do not fit together.')
  const bounds = boundsOf(date, options.pads ?? PADS)
  if (bounds?.earliest && bounds.latest && bounds.earliest > bounds.latest) return none(words, 'This date would end before it begins.')
  return understood(words, date, options, { zone: found.zone, remarks: found.remarks })
}

/** "(a state)" and "(one event)" decide between an interval and one day within it. */
function asWritten(edtf: string, { isState, isEvent, unsure }: { isState: boolean; isEvent: boolean; unsure: boolean }): string {
  const set = /^\[([^,]+)\.\.([^,]+)\]$/.exec(edtf)
  if (isState && set) return `${set[1]}/${set[2]}`
  const interval = /^([^~?%/]+)\/([^~?%/]+)$/.exec(edtf)
  if (isEvent && interval && interval[1] !== '..' && interval[2] !== '..') return `[${interval[1]}..${interval[2]}]`
  return unsure && /^[\dTZ:X-]+~?$/.test(edtf) ? (edtf.endsWith('~') ? `${edtf.slice(0, -1)}%` : `${edtf}?`) : edtf
}

/** The year of the reference date is offered; the month and day are not taken as known with it. */
function withoutYear(found: Expression, words: string, options: PhraseOptions): DateReading {
  const year = options.reference === null ? null : Number(options.reference.slice(0, 4))
  const whole = year === null ? null : (found.inYear?.(year) ?? null)
  const question = year === null ? 'The year is missing: which year is it?' : `The year is missing: is it ${year}, as of the nearest date?`
  return { ...empty(words), kind: 'ask', edtf: year === null ? null : `${options.reference?.slice(0, 4)}-XX`, remarks: found.remarks, question, alternatives: whole === null ? [] : [alternative(whole, `in ${year}`, options)] }
}

function understood(words: string, edtf: string, options: PhraseOptions, { zone, remarks }: { zone: string; remarks: string[] }): DateReading {
  const date = canonicalEdtf(edtf) ?? edtf
  const bounds = boundsOf(date, options.pads ?? PADS)
  return { kind: 'date', words, edtf: date, earliest: bounds?.earliest ?? null, latest: bounds?.latest ?? null, precision: bounds?.precision ?? null, zone, proposed: false, remarks, question: null, alternatives: [] }
}

function alternative(edtf: string, why: string, options: PhraseOptions): DateReading['alternatives'][number] {
  const bounds = boundsOf(edtf, options.pads ?? PADS)
  return { edtf, earliest: bounds?.earliest ?? null, latest: bounds?.latest ?? null, why }
}

const empty = (words: string): DateReading => ({ kind: 'none', words, edtf: null, earliest: null, latest: null, precision: null, zone: '', proposed: false, remarks: [], question: null, alternatives: [] })
const none = (words: string, question: string): DateReading => ({ ...empty(words), question })
const brief = (text: string) => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text)
