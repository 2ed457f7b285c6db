/** How long reports take: a large proof chart as Word and as PDF, and a large workbook against a bare write of SheetJS. */
import { utils, write } from '@e965/xlsx'
import { largeMatter } from '../../shared/demo/large'
import { computeProof } from '../../shared/proof'
import type { RecordOf, TableName } from '../../shared/records'
import { plainChoices } from '../../shared/report/arrange'
import { buildReport } from '../../shared/report/build'
import type { ReportRecords } from '../../shared/report/context'
import type { ReportData } from '../../shared/report/model'
import { cellText } from '../../shared/report/paper'
import { sheetToXlsx } from '../../shared/report/xlsx/write'
import { writeReport } from '../export/report'
import type { BenchLine } from './bench'
import { median } from './benchStats'

const HEADING = { matter: { name: 'Bench', caption: '', court: '', docketNumber: '', demonstration: false }, day: '2025-01-02' }
const ROUNDS = 3

/** 400 allegations, 20,000 links: made from the records and written, as a person waits for it. */
export async function chartSpeed(): Promise<BenchLine[]> {
  const tables = new Map(largeMatter({ paragraphs: 400, counts: 7, links: 20_000, documents: 20_000, seed: 7 }).map(([table, rows]) => [table, new Map(rows.map((row) => [row.id, row]))]))
  const records: ReportRecords = {
    rows: <T extends TableName>(table: T) => [...(tables.get(table)?.values() ?? [])] as RecordOf<T>[], get: <T extends TableName>(table: T, id: string) => tables.get(table)?.get(id) as RecordOf<T> | undefined,
  }
  const rows = records.rows
  const proof = computeProof(
    { paragraphs: rows('paragraphs'), counts: rows('counts'), elements: rows('elements'), assignments: rows('assignments'), supports: rows('supports'), gaps: rows('gaps'), overrides: [], responses: [], parties: [] },
    { defendant: null, countIncorporatedCounts: false },
  )
  const lines: BenchLine[] = []
  for (const format of ['docx', 'pdf'] as const) {
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const began = performance.now()
      const data = buildReport('proof-chart', { records, proof, privileged: false, today: '2025-01-02' })
      await writeReport(data, plainChoices(data), HEADING, records, format, new AbortController().signal, () => {})
      times.push((performance.now() - began) / 1000)
    }
    lines.push({ what: `Proof chart of 400 allegations, 20,000 links to ${format.toUpperCase()}`, ours: median(times), peer: null, unit: 's', ratio: null })
  }
  return lines
}

/** 50,000 rows of eight cells, ours with styles, filters and dates against SheetJS with none of them. */
export function workbookSpeed(): BenchLine {
  const columns = Array.from({ length: 8 }, (_, n) => ({ id: `c${n}`, label: `Column ${n}`, width: 20 }))
  const data: ReportData = {
    kind: 'custody', title: 'Bench', about: [], columns, privileged: [], empty: '',
    rows: Array.from({ length: 50_000 }, (_, n) => ({ id: String(n), cells: { c0: { kind: 'number', value: n }, c1: { kind: 'date', edtf: `2024-${String((n % 12) + 1).padStart(2, '0')}-10` }, c2: `PX-${n}`, c3: `Title of document ${n}`, c4: 'Custodian', c5: `LI_${String(n).padStart(6, '0')}`, c6: 'Production 1', c7: `Words of a passage that is quoted ${n}` } })),
  }
  const cells = data.rows.map((row) => columns.map((one) => row.cells[one.id] ?? ''))
  const plain = cells.map((row) => row.map((cell) => (typeof cell !== 'string' && cell.kind === 'number' ? cell.value : cellText(cell))))
  const ours: number[] = []
  const peer: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    let began = performance.now()
    sheetToXlsx({ sheet: { name: 'Bench', columns, rows: cells, about: [] }, sources: { columns: [], rows: [] } })
    ours.push((performance.now() - began) / 1000)
    began = performance.now()
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet(plain), 'Bench')
    write(book, { type: 'array', bookType: 'xlsx', compression: true })
    peer.push((performance.now() - began) / 1000)
  }
  return { what: 'Workbook of 50,000 rows against SheetJS', ours: median(ours), peer: median(peer), unit: 's', ratio: median(peer) / median(ours) }
}
