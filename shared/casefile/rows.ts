/** Whether a line of a case file is what its part may hold. Nothing in a file from elsewhere is trusted. */
import { ArrivedEntry } from '../log/merge'
import { complete, tableNames, tables } from '../records'
import { z } from '../records/schema'
import { recordsPart } from './layout'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
/** A label of ours may hold a whole note; what is checked is that the entry can be read. */
const Entry = ArrivedEntry.extend({ label: z.string(), author: z.string() })
const Head = z.strictObject({ device: z.string().min(1).max(80), seq: z.number().int().min(1), hash, clock: z.string().max(120), saw: z.record(z.string(), z.number().int().min(1)).optional() })
const Bulk = z.strictObject({ rows: z.string().min(1).max(200), chunk: z.number().int().min(0), records: z.array(z.looseObject({ id: z.string().min(1).max(200) })) })
const figure = z.number()
/** Runs are many: their fields are looked at by hand below. */
const Page = z.strictObject({
  sha256: hash, n: z.number().int().min(1),
  page: z.looseObject({ n: z.number().int().min(1), width: figure, height: figure, source: z.enum(['file', 'decoded', 'ocr', 'none']), confidence: figure, text: z.string(), runs: z.array(z.custom<unknown>(isRun)) }),
})

function isRun(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { text, at, x, y, w, h, size } = value as Record<string, unknown>
  return typeof text === 'string' && [at, x, y, w, h, size].every((one) => typeof one === 'number')
}

const TABLE_OF = new Map(tableNames.map((table) => [recordsPart(table), table]))

/** @param part path of the part; @returns false also for a part that nobody knows */
export function rowFits(part: string, row: unknown): boolean {
  if (part === 'log.jsonl') return Entry.safeParse(row).success
  if (part === 'heads.jsonl') return Head.safeParse(row).success
  if (part === 'bulk.jsonl') return Bulk.safeParse(row).success
  if (part === 'pages.jsonl') return Page.safeParse(row).success
  const table = TABLE_OF.get(part)
  return table !== undefined && typeof row === 'object' && row !== null && tables[table].safeParse(complete(table, row)).success
}
