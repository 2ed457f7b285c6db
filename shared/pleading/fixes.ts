/**
 * Mends of a complaint that was read wrongly: each gives the operations of one change. The printed
 * words are never lost: what is joined keeps the number that stood on the paper.
 */
import { type Operation, patch, put, remove } from '../log/change'
import type { Assignment, Count, Doubt, Gap, Heading, Override, Paragraph, Response, Support } from '../records'
import { classify } from './classify'
import { sentences } from './sentences'

/** The pleading as it stands, and what hangs on its paragraphs. Order does not matter. */
export type Fixable = {
  paragraphs: readonly Paragraph[]
  headings: readonly Heading[]
  counts: readonly Count[]
  doubts: readonly Doubt[]
  supports: readonly Support[]
  gaps: readonly Gap[]
  assignments: readonly Assignment[]
  responses: readonly Response[]
  overrides: readonly Override[]
}

export type Fix = { label: string; ops: Operation[] }

/** The paragraph that stands before, or null for the first. */
export function previousOf(paragraph: Paragraph, paragraphs: readonly Paragraph[]): Paragraph | null {
  let found: Paragraph | null = null
  for (const one of paragraphs) {
    if (one.pleading === paragraph.pleading && one.order < paragraph.order && (!found || one.order > found.order)) found = one
  }
  return found
}

/** Joins a paragraph to the one before; its evidence goes with it. Null where it is the first. */
export function mergeWithPrevious(paragraph: Paragraph, all: Fixable): Fix | null {
  const before = previousOf(paragraph, all.paragraphs)
  if (!before) return null
  const text = [before.text, paragraph.printed, paragraph.text].filter((part) => part.trim() !== '').join(' ')
  const shift = text.length - paragraph.text.length
  const { flags, cues } = classify(text, before.count !== null, false)
  const joined: Partial<Paragraph> = {
    text, flags, cues,
    items: [...before.items, ...paragraph.items.map((item) => ({ ...item, from: item.from + shift, to: item.to + shift }))],
    footnotes: [...before.footnotes, ...paragraph.footnotes], exhibits: [...new Set([...before.exhibits, ...paragraph.exhibits])],
    place: { page: before.place.page, endPage: Math.max(before.place.endPage, paragraph.place.endPage), rects: [...before.place.rects, ...paragraph.place.rects] },
  }
  return {
    label: `Join ¶ ${paragraph.label} to ¶ ${before.label}`,
    ops: [
      patch('paragraphs', before.id, joined), ...move(paragraph.id, before.id, all), remove('paragraphs', paragraph.id),
      ...settleAll(all.doubts, paragraph.id, before.id),
    ],
  }
}

/** Everything linked to one paragraph, hung on another; what would stand twice is dropped. */
function move(from: string, to: string, all: Fixable): Operation[] {
  const assigned = new Set(all.assignments.filter((one) => one.paragraph === to).map((one) => one.element))
  const answered = new Set(all.responses.filter((one) => one.paragraph === to).map((one) => one.party))
  const linked = new Set(all.supports.filter((one) => one.of === to).map((one) => `${one.source} ${one.bearing}`))
  const overridden = all.overrides.some((one) => one.of === to)
  return [
    ...all.supports.filter((one) => one.of === from).map((one) => (linked.has(`${one.source} ${one.bearing}`) ? remove('supports', one.id) : patch('supports', one.id, { of: to }))),
    ...all.gaps.filter((one) => one.of === from).map((one) => patch('gaps', one.id, { of: to })),
    ...all.assignments.filter((one) => one.paragraph === from).map((one) => (assigned.has(one.element) ? remove('assignments', one.id) : patch('assignments', one.id, { paragraph: to }))),
    ...all.responses.filter((one) => one.paragraph === from).map((one) => (answered.has(one.party) ? remove('responses', one.id) : patch('responses', one.id, { paragraph: to }))),
    ...all.overrides.filter((one) => one.of === from).map((one) => (overridden ? remove('overrides', one.id) : patch('overrides', one.id, { of: to }))),
  ]
}

/** Takes out what is no paragraph, with all that hangs on it. */
export function notAParagraph(paragraph: Paragraph, all: Fixable): Fix {
  return {
    label: `Take out ¶ ${paragraph.label}: not a paragraph`,
    ops: [
      ...all.supports.filter((one) => one.of === paragraph.id).map((one) => remove('supports', one.id)),
      ...all.gaps.filter((one) => one.of === paragraph.id).map((one) => remove('gaps', one.id)),
      ...all.assignments.filter((one) => one.paragraph === paragraph.id).map((one) => remove('assignments', one.id)),
      ...all.responses.filter((one) => one.paragraph === paragraph.id).map((one) => remove('responses', one.id)),
      ...all.overrides.filter((one) => one.of === paragraph.id).map((one) => remove('overrides', one.id)),
      remove('paragraphs', paragraph.id),
      ...settleAll(all.doubts, paragraph.id, null),
    ],
  }
}

const OWN_NUMBER = /^(\d{1,4})\s?[.):,]\s+/
const SUB_ITEM = /^\(([a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)\s+/

/**
 * Where a paragraph may be split: before numbers that look like paragraph numbers, before lettered
 * items and before sentences. Offsets into its text, ascending, never 0.
 */
export function splitPoints(text: string): number[] {
  const points = new Set<number>()
  for (const { from } of sentences(text)) if (from > 0) points.add(from)
  for (const match of text.matchAll(/(?<=\s)(?:\d{1,4}\s?[.)]|\([a-z]{1,2}\))\s+(?=\S)/g)) points.add(match.index)
  return [...points].sort((a, b) => a - b)
}

/**
 * Cuts a paragraph in two at an offset of its text. A number that stands at the cut becomes the
 * second half's own; without one it is named after the first: "47 (part 2)". Evidence stays with
 * the first half. Null where one half would be empty.
 */
export function splitParagraph(paragraph: Paragraph, at: number, id: string, all: Fixable): Fix | null {
  const first = paragraph.text.slice(0, at).trimEnd()
  let second = paragraph.text.slice(at).trimStart()
  if (first === '' || second === '') return null
  const number = OWN_NUMBER.exec(second)
  const item = SUB_ITEM.exec(second)
  const n = number?.[1] ? Number(number[1]) : paragraph.n
  const label = freeLabel(number?.[1] ?? (item?.[1] ? `${paragraph.label}(${item[1]})` : `${paragraph.label} (part 2)`), paragraph, all.paragraphs)
  const printed = number ? number[0].trim() : ''
  if (number) second = second.slice(number[0].length)
  const start = paragraph.text.length - second.length
  const [upper, lower] = splitPlace(paragraph, at / paragraph.text.length)
  const one = classify(first, paragraph.count !== null, false)
  const two = classify(second, paragraph.count !== null, false)
  const rest: Paragraph = {
    ...paragraph, id, n, label, printed, text: second, place: lower, order: (paragraph.order + orderAfter(paragraph, all)) / 2,
    kind: two.kind, flags: two.flags, cues: two.cues, footnotes: [], exhibits: paragraph.exhibits.filter((exhibit) => cites(second, exhibit)),
    items: paragraph.items.filter((one) => one.from >= start).map((one) => ({ ...one, from: one.from - start, to: one.to - start })),
    incorporates: two.kind === 'incorporation' ? paragraph.incorporates : null, notNeeded: false, debtAccepted: null,
  }
  const kept: Partial<Paragraph> = {
    text: first, place: upper, flags: one.flags, cues: one.cues, exhibits: paragraph.exhibits.filter((exhibit) => cites(first, exhibit)),
    items: paragraph.items.filter((item) => item.from < at).map((item) => ({ ...item, to: Math.min(item.to, first.length) })),
  }
  return { label: `Split ¶ ${paragraph.label}`, ops: [patch('paragraphs', paragraph.id, kept), put('paragraphs', rest)] }
}

function cites(text: string, exhibit: string): boolean {
  return new RegExp(`\\b(?:Ex|Exs|Exhibits?)\\b[^.;]{0,30}\\b${exhibit}\\b|\\bEx\\. ${exhibit}\\b`, 'i').test(text)
}

/** Lines are dealt out in proportion to the text; the line of the cut belongs to both. */
function splitPlace(paragraph: Paragraph, share: number): [Paragraph['place'], Paragraph['place']] {
  const { rects } = paragraph.place
  if (rects.length < 2) return [paragraph.place, paragraph.place]
  const line = Math.min(rects.length - 1, Math.max(0, Math.floor(rects.length * share)))
  const placeOf = (part: typeof rects, otherwise: number) => ({ page: part[0]?.page ?? otherwise, endPage: part.at(-1)?.page ?? otherwise, rects: part })
  return [placeOf(rects.slice(0, line + 1), paragraph.place.page), placeOf(rects.slice(line), paragraph.place.endPage)]
}

/** The next place in reading order taken by a paragraph, a heading or a count. */
function orderAfter(paragraph: Paragraph, all: Fixable): number {
  let next = paragraph.order + 2
  for (const one of [...all.paragraphs, ...all.headings, ...all.counts]) {
    if (one.pleading === paragraph.pleading && one.order > paragraph.order && one.order < next) next = one.order
  }
  return next
}

/** Reads the number as another: other papers cite by it, so no label stands twice. */
export function readNumberAs(paragraph: Paragraph, n: number, all: Fixable): Fix {
  const label = freeLabel(String(n), paragraph, all.paragraphs.filter((one) => one.id !== paragraph.id))
  const about = ['number-unclear', 'skipped', 'duplicate', 'restarted', 'out-of-order']
  return {
    label: `Read the number of ¶ ${paragraph.label} as ${n}`,
    ops: [
      patch('paragraphs', paragraph.id, { n, label }),
      ...all.doubts.filter((doubt) => doubt.paragraph === paragraph.id && !doubt.settled && about.includes(doubt.what)).map((doubt) => patch('doubts', doubt.id, { settled: true })),
    ],
  }
}

const TIMES = ['second', 'third', 'fourth', 'fifth']

function freeLabel(wanted: string, paragraph: Paragraph, paragraphs: readonly Paragraph[]): string {
  const taken = new Set(paragraphs.filter((one) => one.pleading === paragraph.pleading).map((one) => one.label))
  if (!taken.has(wanted)) return wanted
  for (let time = 2; ; time++) {
    const label = `${wanted} (${TIMES[time - 2] ?? `${time}th`})`
    if (!taken.has(label)) return label
  }
}

/** "It is right": nothing is changed but the doubt. */
export function settleDoubt(doubt: Doubt, settled = true): Fix {
  return { label: settled ? `Settle: ${doubt.say}` : `Doubt again: ${doubt.say}`, ops: [patch('doubts', doubt.id, { settled })] }
}

/** A fix that was asked for by a doubt settles that doubt in the same change. */
export function andSettle(fix: Fix, doubt: Doubt): Fix {
  const done = fix.ops.some((op) => op.op === 'patch' && op.table === 'doubts' && op.id === doubt.id)
  return done ? fix : { ...fix, ops: [...fix.ops, patch('doubts', doubt.id, { settled: true })] }
}

function settleAll(doubts: readonly Doubt[], of: string, moveTo: string | null): Operation[] {
  return doubts.filter((doubt) => doubt.paragraph === of).map((doubt) => patch('doubts', doubt.id, { settled: true, paragraph: moveTo }))
}
