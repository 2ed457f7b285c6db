/** Outlines: drafted from what has to be proved, typed, pasted, put in order. Pure. */
import { patch, put, type Operation } from '../log/change'
import type { Element, Gap, Paragraph, Question, TableName, Topic } from '../records'

export type NewId = (table: Exclude<TableName, 'matter'>) => string

/** Longest text of a question and of a topic's title; what is longer is cut at a word. */
const LONGEST = 4000
const LONGEST_TITLE = 500
/** More lines are no outline. */
const MOST_LINES = 2000

/** "1.", "12)", "a.", "Q.", "-", "•" before a pasted question */
const MARKER = /^\s*(?:(?:\d{1,4}|[a-zA-Z])[.)]\s+|[Qq][.:]\s*|[-–—*•▪◦]\s+)?/

/**
 * Pasted text as questions: one a line, without the number or the bullet before it, without blank lines.
 * @returns at most 2,000 texts of at most 4,000 characters
 */
export function questionsOf(pasted: string): string[] {
  return pasted.replace(/\r\n?/g, '\n').split('\n', MOST_LINES * 4).map((line) => cut(line.slice(0, LONGEST * 2).replace(MARKER, '').trim(), LONGEST)).filter((line) => line !== '').slice(0, MOST_LINES)
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text
  const short = text.slice(0, longest - 1)
  const space = short.lastIndexOf(' ')
  return `${space > longest / 2 ? short.slice(0, space) : short}…`
}

/** What a topic is drafted from. */
export type TopicSource = { of: string; gap: Gap | null; paragraph: Paragraph | null; element: Element | null }

export type Draft = { title: string; goal: string; questions: { text: string; expected: string }[] }

/**
 * A topic about what is missing, with questions that open, fix the foundation, ask for the fact and close
 * the door. A draft for a person: it asks about what the gap says and claims nothing.
 */
export function draftTopic({ gap, paragraph, element }: TopicSource): Draft {
  const about = gap?.what ?? (paragraph ? `¶ ${paragraph.label}` : (element?.text ?? 'This topic'))
  const questions: Draft['questions'] = []
  const ask = (text: string, expected = '') => questions.push({ text: cut(text, LONGEST), expected })
  ask('What is your own knowledge of this, and where does it come from?')
  if (paragraph) ask(`The complaint alleges at ¶ ${paragraph.label}: “${cut(paragraph.text.replace(/\s+/g, ' ').trim(), 600)}” Is that true?`, 'Yes, or which part is not')
  if (element) ask(`What facts do you know that bear on this: ${lowerFirst(stripStop(element.text))}?`)
  if (gap) {
    ask('Which records would show this, who keeps them, and under what name?', gap.holder)
    ask('Have those records been searched for, by whom, and what was found?')
  }
  ask('Who else knows about this?')
  ask('Is there anything that would refresh your recollection?')
  return { title: cut(about, LONGEST_TITLE), goal: cut(gap ? gap.why : paragraph ? `An admission of ¶ ${paragraph.label}` : `Testimony that shows: ${element?.text ?? ''}`, 2000), questions }
}

const stripStop = (text: string) => text.replace(/[.\s]+$/, '')
const lowerFirst = (text: string) => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)

/** A topic with its questions behind the last one of a deposition. */
export function topicOps(draft: Draft, of: readonly string[], deposition: string, topics: readonly Topic[], newId: NewId): { topic: Topic; ops: Operation[] } {
  const topic: Topic = { id: newId('topics'), deposition, order: lastOrder(topics) + 1, title: draft.title, goal: draft.goal, minutes: 20, of: [...of] }
  return { topic, ops: [put('topics', topic), ...questionOps(draft.questions, topic, [], newId)] }
}

/** Questions behind the last one of a topic. */
export function questionOps(texts: readonly { text: string; expected: string }[], topic: Topic, there: readonly Question[], newId: NewId): Operation[] {
  const first = lastOrder(there) + 1
  return texts.map(({ text, expected }, index) => put('questions', {
    id: newId('questions'), deposition: topic.deposition, topic: topic.id, order: first + index, text, exhibits: [], expected: cut(expected, 2000), fallback: null, note: '', state: 'open',
  }))
}

const lastOrder = (rows: readonly { order: number }[]) => rows.reduce((last, one) => Math.max(last, one.order), 0)

export const byOrder = (a: { order: number; id: string }, b: { order: number; id: string }) => a.order - b.order || (a.id < b.id ? -1 : 1)

/**
 * Patches that put one row before another, or last.
 * @param before id of the row it shall stand before; null: last
 * @returns only the rows whose place changes
 */
export function moveOps<T extends 'topics' | 'questions'>(table: T, rows: readonly { id: string; order: number }[], moved: string, before: string | null): Operation[] {
  const sorted = [...rows].sort(byOrder)
  const one = sorted.find((row) => row.id === moved)
  if (!one || moved === before) return []
  const rest = sorted.filter((row) => row.id !== moved)
  const found = before === null ? -1 : rest.findIndex((row) => row.id === before)
  const at = found < 0 ? rest.length : found
  const next = [...rest.slice(0, at), one, ...rest.slice(at)]
  return next.flatMap((row, index) => (row.order === index + 1 ? [] : [patch(table, row.id, { order: index + 1 } as never)]))
}
