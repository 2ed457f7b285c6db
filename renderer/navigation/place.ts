import type { PageLine } from '../../shared/records'
import type { Rect } from '../../shared/text/page'

export const ROOMS = ['overview', 'complaint', 'answers', 'proof', 'chronology', 'policies', 'contracts', 'documents', 'search', 'productions', 'review', 'depositions', 'transcripts', 'reports', 'discovery', 'deadlines', 'people', 'matter', 'activity', 'colleagues', 'settings', 'brief', 'storage'] as const
export type Room = (typeof ROOMS)[number]

/** What the right-hand pane shows: a document, opened at a place that is lit. */
export type SourceTarget = {
  document: string
  /** pin cite, shown on the tab */
  label: string
  page: number | null
  passage: string | null
  /** places to light that are no passage: a paragraph of the complaint */
  rects: { page: number; rect: Rect }[] | null
  /** stretches of text that a search found, all lit; `hit` is the one to stand at. Pages of the document, offsets in their text */
  /** lines of a transcript, shown in the reader instead of the file */
  testimony?: { transcript: string; from: PageLine; to: PageLine }
  hits?: readonly TextPlace[]
  hit?: number
}

export type TextPlace = { page: number; from: number; to: number }

/** Where a person is: back and forward walk through these. */
export type Place = {
  room: Room
  /** id of what is chosen in the room, or null */
  item: string | null
  /** the room's own view: "gaps", "debts" */
  view: string | null
  source: SourceTarget | null
}

/** Visited places with a cursor. Passing stops of one quick walk are merged into one. */
export type History = { past: Place[]; now: Place; future: Place[]; at: number }

/** Two moves in the same room within this time are one stop. Milliseconds. */
const PASSING = 900
const LONGEST = 200

export const START: Place = { room: 'overview', item: null, view: null, source: null }

export function move(history: History, to: Place, when: number): History {
  if (samePlace(history.now, to)) return { ...history, now: to }
  const passing = history.now.room === to.room && when - history.at < PASSING
  const past = passing ? history.past : [...history.past, history.now].slice(-LONGEST)
  return { past, now: to, future: [], at: when }
}

export function back(history: History): History {
  const to = history.past.at(-1)
  return to ? { past: history.past.slice(0, -1), now: to, future: [history.now, ...history.future], at: 0 } : history
}

export function forward(history: History): History {
  const [to, ...rest] = history.future
  return to ? { past: [...history.past, history.now], now: to, future: rest, at: 0 } : history
}

function samePlace(a: Place, b: Place): boolean {
  return a.room === b.room && a.item === b.item && a.view === b.view && sameSource(a.source, b.source)
}

export function sameSource(a: SourceTarget | null, b: SourceTarget | null): boolean {
  return a === b || (a !== null && b !== null && a.document === b.document && a.page === b.page && a.passage === b.passage && a.label === b.label && a.hits === b.hits && a.hit === b.hit)
}
