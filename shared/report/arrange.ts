/** Filter, columns, order and groups of a report, and its way into a paper or a table. */
import { boundsOf } from '../dates/bounds'
import { STATUSES, type Matter } from '../records'
import type { Choices, ReportColumn, ReportData, ReportRow } from './model'
import { type Cell, cellText, type Paper, type PaperPart } from './paper'

export type Group = { label: string | null; rows: readonly ReportRow[] }
export type Arranged = { columns: readonly ReportColumn[]; groups: readonly Group[]; count: number }
/** A flat table: what CSV and workbooks are written from. */
export type Sheet = { name: string; columns: readonly { label: string; width: number }[]; rows: readonly (readonly Cell[])[]; about: readonly string[] }

/** What a report shows before anybody chooses. */
export function plainChoices(data: Pick<ReportData, 'kind' | 'columns'>): Choices {
  return { kind: data.kind, columns: data.columns.filter((one) => !one.hidden).map((one) => one.id), filter: {}, sort: [], group: null, privileged: false }
}

/**
 * Choices that fit the report: a template may be older than its columns, or come from elsewhere.
 * @returns the choices without what is unknown, and a sentence for each thing that was left out
 */
export function fitChoices(choices: Choices, data: Pick<ReportData, 'kind' | 'columns'>): { choices: Choices; remarks: string[] } {
  const known = new Map(data.columns.map((one) => [one.id, one]))
  const remarks: string[] = []
  const keep = (id: string, used: string) => {
    if (known.has(id)) return true
    remarks.push(`The column “${id}”, ${used}, is not in this report; it was left out.`)
    return false
  }
  const columns = [...new Set(choices.columns)].filter((id) => keep(id, 'which the template shows'))
  const filter = Object.fromEntries(Object.entries(choices.filter).filter(([id]) => keep(id, 'which the template filters by')))
  const sort = choices.sort.filter(({ column }) => keep(column, 'which the template sorts by'))
  const group = choices.group !== null && keep(choices.group, 'which the template groups by') ? choices.group : null
  return { choices: { kind: data.kind, columns: columns.length > 0 ? columns : plainChoices(data).columns, filter, sort, group, privileged: choices.privileged }, remarks }
}

/** Values of a column that a row answers to. */
export function valuesOf(row: ReportRow, column: string): readonly string[] {
  return row.values?.[column] ?? [cellText(row.cells[column] ?? '')]
}

/** The values that a column has, in the order of the rows. */
export function choicesOf(data: Pick<ReportData, 'rows'>, column: string): string[] {
  const found = new Set<string>()
  for (const row of data.rows) for (const value of valuesOf(row, column)) found.add(value)
  return [...found]
}

/** Rows that pass every filter, sorted and grouped. The order of the report itself decides where the sort does not. */
export function arrange(data: Pick<ReportData, 'columns' | 'rows'>, choices: Choices): Arranged {
  const byId = new Map(data.columns.map((one) => [one.id, one]))
  const filters = Object.entries(choices.filter).filter(([, wanted]) => wanted.length > 0).map(([column, wanted]) => ({ column, wanted: new Set(wanted) }))
  let rows = filters.length === 0 ? [...data.rows] : data.rows.filter((row) => filters.every(({ column, wanted }) => valuesOf(row, column).some((value) => wanted.has(value))))
  if (choices.sort.length > 0) {
    const keys = rows.map((row, at) => ({ row, at, keys: choices.sort.map(({ column }) => sortKey(row.cells[column] ?? '')) }))
    keys.sort((a, b) => {
      for (const [n, { down }] of choices.sort.entries()) {
        const order = compareKeys(a.keys[n] as SortKey, b.keys[n] as SortKey)
        if (order !== 0) return down ? -order : order
      }
      return a.at - b.at
    })
    rows = keys.map((one) => one.row)
  }
  const columns = choices.columns.map((id) => byId.get(id)).filter((one) => one !== undefined)
  if (choices.group === null) return { columns, groups: [{ label: null, rows }], count: rows.length }
  const groups = new Map<string, ReportRow[]>()
  for (const row of rows) {
    for (const label of valuesOf(row, choices.group)) {
      const group = groups.get(label)
      if (group) group.push(row)
      else groups.set(label, [row])
    }
  }
  // On paper the group is the heading: it need not stand in every row too.
  const shown = columns.filter((one) => one.id !== choices.group)
  return { columns: shown.length > 0 ? shown : columns, groups: [...groups].map(([label, own]) => ({ label, rows: own })), count: rows.length }
}

type SortKey = { empty: boolean; n: number | null; text: string }

function sortKey(cell: Cell): SortKey {
  if (typeof cell !== 'string') {
    if (cell.kind === 'number') return { empty: false, n: cell.value, text: '' }
    if (cell.kind === 'status') return { empty: false, n: STATUSES.indexOf(cell.status), text: '' }
    if (cell.kind === 'date') {
      const earliest = boundsOf(cell.edtf)?.earliest
      return { empty: cell.edtf === '', n: null, text: earliest ?? cell.edtf }
    }
  }
  const text = cellText(cell)
  return { empty: text === '', n: null, text }
}

const words = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** What is empty stands last when sorted up. */
function compareKeys(a: SortKey, b: SortKey): number {
  if (a.empty || b.empty) return Number(a.empty) - Number(b.empty)
  if (a.n !== null && b.n !== null) return a.n - b.n
  return words.compare(a.text, b.text)
}

/** Of a report that is made before the matter says anything of itself. */
export const NO_MATTER: Heading['matter'] = { name: '', caption: '', court: '', docketNumber: '', demonstration: false }

export type Heading = { matter: Pick<Matter, 'name' | 'caption' | 'court' | 'docketNumber' | 'demonstration'>; /** as printed: "18 Sep 2024" */ day: string }

/** What every copy of a report says of itself. */
export function remarksOf(data: ReportData, choices: Choices, { matter, day }: Heading): string[] {
  return [
    `${matter.name}, as of ${day}. ${data.about.join(' ')}`.trim(),
    ...(choices.privileged && data.privileged.length > 0 ? ['PRIVILEGED: this copy names or quotes documents that are claimed as privileged. Not to be served or filed.'] : []),
    ...(matter.demonstration ? ['DEMONSTRATION – NOT A COURT FILING'] : []),
  ]
}

/** A caption says who sues whom: where the one that was read does not, the matter's name stands above it. */
function captionOf({ caption, name }: Heading['matter']): string {
  return caption === '' ? name : /\sv(?:s?\.|\s)/.test(` ${caption}`) ? caption : `${name}\n${caption}`
}

/** The report as a paper, captioned for the court; groups are numbered parts. */
export function toPaper(data: ReportData, arranged: Arranged, choices: Choices, heading: Heading): Paper {
  const { matter } = heading
  const head = arranged.columns.map((one) => one.label)
  const widths = arranged.columns.map((one) => one.width)
  const table = (rows: readonly ReportRow[]): PaperPart => ({ kind: 'table', head, widths, rows: rows.map((row) => arranged.columns.map((one) => row.cells[one.id] ?? '')) })
  const parts: PaperPart[] = [{ kind: 'heading', text: data.title }, ...remarksOf(data, choices, heading).map((text): PaperPart => ({ kind: 'note', text }))]
  if (arranged.count === 0) parts.push({ kind: 'text', text: data.rows.length === 0 ? data.empty : 'No row fits the filter.' })
  for (const { label, rows } of arranged.groups) {
    if (label !== null) parts.push({ kind: 'heading', text: label === '' ? 'None' : label, level: 2, numbered: true })
    if (rows.length > 0) parts.push(table(rows))
  }
  return { title: data.title, court: matter.court, caption: captionOf(matter), docket: matter.docketNumber, landscape: arranged.columns.length > 4, parts }
}

/** The report as one flat table; the column it is grouped by stands first. */
export function toSheet(data: ReportData, choices: Choices, heading: Heading): Sheet {
  const { group } = choices
  const columns = group !== null ? [group, ...choices.columns.filter((id) => id !== group)] : choices.columns
  const flat = arrange(data, { ...choices, columns, group: null })
  const grouped = group === null ? flat.groups : arrange(data, choices).groups
  return {
    name: data.title, about: remarksOf(data, choices, heading), columns: flat.columns.map(({ label, width }) => ({ label, width })),
    rows: grouped.flatMap(({ label, rows }) => rows.map((row) => flat.columns.map((one): Cell => (one.id === group && label !== null ? label : (row.cells[one.id] ?? ''))))),
  }
}
