/** Events from a table of a spreadsheet: rows, columns by what they mean, and a plan to be looked at before anything is written. */
import { boundsOf } from '../dates/bounds'
import { type DateReading, type PhraseOptions, readDate } from '../dates/phrase'
import type { MatterEvent } from '../records'

export const COLUMNS = ['date', 'until', 'what', 'certainty', 'disputed', 'significance', 'people', 'issues', 'regions', 'source', 'note', 'kind', 'ignore'] as const
export type Column = (typeof COLUMNS)[number]

const NAMES: readonly [Column, RegExp][] = [
  ['until', /^(?:end(?: date)?|until|to|date to|date end|end time|finish)$/i],
  ['date', /^(?:date|dates|when|event date|start(?: date)?|date ?(?:\/|&|and) ?time|from|date from|edtf|begin(?:ning)?)\b/i],
  ['what', /^(?:event|what|fact|facts|description|summary|text|fact text|what happened|details?|entry|name)$/i],
  ['certainty', /^(?:certainty|status|evidence|confidence)$/i],
  ['disputed', /^(?:disputed|undisputed|dispute|in dispute)\??$/i],
  ['significance', /^(?:significance|importance|weight|priority|evaluation|key)$/i],
  ['people', /^(?:people|person|persons|who|parties|party|witness(?:es)?|actors?|linked objects|custodian)$/i],
  ['issues', /^(?:issues?|linked issues|tags?|topics?|claims?)$/i],
  ['regions', /^(?:regions?|places?|where|country|countries|jurisdiction)$/i],
  ['source', /^(?:sources?|cite|cites|citation|source\(s\)|documents?|exhibit|exhibits|bates|reference)$/i],
  ['note', /^(?:notes?|comments?|remarks?|material\+?)$/i],
  ['kind', /^(?:kind|type)$/i],
]

/** Rows and cells that one import takes. */
export const MOST_ROWS = 50_000
const MOST_COLUMNS = 200

/**
 * Rows of a CSV (RFC 4180) or tab-separated text, with quoted cells over several lines. Which sign
 * parts the cells is taken from the first line. Never throws; a quote that is never closed ends with the text.
 */
export function tableRows(text: string): string[][] {
  const clean = text.replace(/^\ufeff/, '')
  const sign = separatorOf(clean)
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const push = (cell: string) => {
    if (row.length < MOST_COLUMNS) row.push(cell)
  }
  const end = () => {
    if (row.some((cell) => cell.trim() !== '')) rows.push(row)
    row = []
  }
  while (at < clean.length && rows.length <= MOST_ROWS) {
    if (clean[at] === '"') {
      const { cell, next } = quoted(clean, at)
      push(cell)
      at = next
    } else {
      let to = at
      while (to < clean.length && clean[to] !== sign && clean[to] !== '\n' && clean[to] !== '\r') to++
      push(clean.slice(at, to))
      at = to
    }
    if (clean[at] === sign) {
      at++
      if (at === clean.length) push('')
    } else if (at < clean.length) {
      at += clean[at] === '\r' && clean[at + 1] === '\n' ? 2 : 1
      end()
    }
  }
  end()
  return rows
}

/** A cell in quotes that begins at `at`; what stands behind the closing quote belongs to it still. */
function quoted(text: string, at: number): { cell: string; next: number } {
  let cell = ''
  let from = at + 1
  for (;;) {
    const close = text.indexOf('"', from)
    if (close < 0) return { cell: cell + text.slice(from), next: text.length }
    cell += text.slice(from, close)
    if (text[close + 1] !== '"') {
      let next = close + 1
      while (next < text.length && !',;\t\n\r'.includes(text[next] ?? '')) cell += text[next++]
      return { cell, next }
    }
    cell += '"'
    from = close + 2
  }
}

function separatorOf(text: string): string {
  const end = text.search(/[\r\n]/)
  const head = (end < 0 ? text : text.slice(0, end)).slice(0, 20_000).replace(/"[^"]*"/g, '')
  const counts = ['\t', ',', ';'].map((sign) => ({ sign, count: head.split(sign).length }))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).sign
}

/** What each column means, by its name and by what stands in it; a person changes it. */
export function proposeMapping(rows: readonly (readonly string[])[], options: PhraseOptions): { columns: Column[]; headed: boolean } {
  const [head = []] = rows
  const named = head.map((cell) => NAMES.find(([, pattern]) => pattern.test(cell.trim()))?.[0] ?? null)
  const headed = named.filter((one) => one !== null).length >= Math.min(2, head.length) && !head.some((cell) => readDate(cell, options).kind === 'date')
  const width = Math.max(0, ...rows.slice(0, 50).map((row) => row.length))
  const columns: Column[] = Array.from({ length: width }, (_, at) => (headed ? (named[at] ?? 'ignore') : 'ignore'))
  // A meaning is given once: the second column of a name is left for a person.
  columns.forEach((column, at) => {
    if (column !== 'ignore' && columns.indexOf(column) !== at) columns[at] = 'ignore'
  })
  const body = rows.slice(headed ? 1 : 0, 40)
  if (!columns.includes('date')) {
    const best = mostOf(columns, body, (cell) => (readDate(cell, options).kind === 'none' ? 0 : 1))
    if (best >= 0) columns[best] = 'date'
  }
  if (!columns.includes('what')) {
    const best = mostOf(columns, body, (cell) => Math.min(200, cell.length))
    if (best >= 0) columns[best] = 'what'
  }
  return { columns, headed }
}

function mostOf(columns: readonly Column[], body: readonly (readonly string[])[], score: (cell: string) => number): number {
  let best = -1
  let most = 0
  columns.forEach((column, at) => {
    if (column !== 'ignore') return
    const sum = body.reduce((total, row) => total + score(row[at] ?? ''), 0)
    if (sum > most) {
      most = sum
      best = at
    }
  })
  return best
}

/** An event as a row gives it; names of people and issues are matched to records later. */
export type Draft = Pick<MatterEvent, 'date' | 'what' | 'kind' | 'certainty' | 'source' | 'words' | 'zone' | 'regions' | 'disputed' | 'significance' | 'note'> & { people: string[]; issues: string[] }

export type PlannedRow = {
  /** line of the table, from 1 */
  line: number
  draft: Draft | null
  /** how the date was understood, asked or refused */
  reading: DateReading | null
  /** what a person should look at; "" where nothing is wrong */
  problem: string
}

/**
 * What an import would write. A row without words for what happened is left out; a date that is not
 * understood is kept as its words, so that nothing is lost and nothing guessed.
 */
export function planRows(rows: readonly (readonly string[])[], columns: readonly Column[], headed: boolean, options: PhraseOptions): PlannedRow[] {
  return rows.slice(headed ? 1 : 0).map((row, at) => planRow(row, at + (headed ? 2 : 1), columns, options))
}

function planRow(row: readonly string[], line: number, columns: readonly Column[], options: PhraseOptions): PlannedRow {
  const cell = (column: Column) => {
    const at = columns.indexOf(column)
    return at < 0 ? '' : unguarded(row[at] ?? '')
  }
  const what = cell('what').replace(/\s+/g, ' ').slice(0, 2000)
  if (what === '') return { line, draft: null, reading: null, problem: 'It does not say what happened, so it is left out.' }
  const words = cell('date')
  const reading = words === '' ? null : readWithEnd(words, cell('until'), options)
  const date = reading?.kind === 'date' && reading.edtf !== null && reading.edtf.length <= 80 ? reading.edtf : words.slice(0, 80)
  const problem = words === '' ? 'It has no date, so it is left out.' : reading?.kind === 'date' ? reading.remarks.join(' ') : `${reading?.question ?? ''} The words are kept; say the date later.`
  if (date === '') return { line, draft: null, reading, problem }
  return {
    line, reading, problem,
    draft: {
      date, what, words: words.slice(0, 500), zone: reading?.zone ?? '', kind: kindOf(cell('kind')), certainty: certaintyOf(cell('certainty')), source: cell('source').slice(0, 500), disputed: disputedOf(cell('disputed')),
      significance: significanceOf(cell('significance')), note: cell('note').slice(0, 8000), people: listOf(cell('people'), 300), issues: listOf(cell('issues'), 100), regions: listOf(cell('regions'), 100),
    },
  }
}

/** A second column with the end makes an interval of two dates that are plain. */
function readWithEnd(words: string, until: string, options: PhraseOptions): DateReading {
  const first = readDate(words, options)
  if (until === '' || first.kind !== 'date' || first.edtf === null) return first
  const last = readDate(until, options)
  if (last.kind !== 'date' || last.edtf === null || last.edtf === first.edtf) return last.kind === 'date' ? first : last
  const edtf = `${first.edtf}/${last.edtf}`
  const bounds = boundsOf(edtf)
  if (!bounds?.earliest || !bounds.latest) return first
  if (bounds.earliest > bounds.latest) return { ...first, kind: 'none', edtf: null, question: 'It would end before it begins.' }
  return { ...first, edtf, earliest: bounds.earliest, latest: bounds.latest, precision: bounds.precision }
}

/** Our own export guards cells that look like a formula by an apostrophe. */
function unguarded(text: string): string {
  const trimmed = text.trim()
  return /^'[=+\-@]/.test(trimmed) ? trimmed.slice(1) : trimmed
}

const listOf = (text: string, most: number): string[] => [...new Set(text.split(/\s*[;\n|]\s*/).map((one) => one.trim().slice(0, most)).filter(Boolean))]

function kindOf(text: string): MatterEvent['kind'] {
  return /deadline|due/i.test(text) ? 'deadline' : /hearing|conference|trial/i.test(text) ? 'hearing' : 'fact'
}

function certaintyOf(text: string): MatterEvent['certainty'] {
  return /alleg/i.test(text) ? 'alleged' : /establish|certain|proved|proven|confirmed/i.test(text) && !/uncertain|unproven/i.test(text) ? 'established' : 'reported'
}

function disputedOf(text: string): MatterEvent['disputed'] {
  if (text === '') return 'not-said'
  return /^(?:undisputed|no|n|false|agreed|not disputed)\b/i.test(text) ? 'no' : /^(?:disputed|yes|y|true|x)\b/i.test(text) ? 'yes' : 'not-said'
}

function significanceOf(text: string): number {
  if (/^[0-3]$/.test(text)) return Number(text)
  return /decisive|critical|key|high|crucial|hot/i.test(text) ? 3 : /important|medium|material/i.test(text) ? 2 : /minor|low/i.test(text) ? 1 : 0
}
