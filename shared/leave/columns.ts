/** Columns of the tables as they leave in open formats: their order, and in words what stands in them. */
import { tableOfId } from '../casefile/references'
import { type TableName, tables } from '../records'
import { edtfDate, z } from '../records/schema'

export type Column = { name: string; /** "text", "one of: open, closed", "id of a record in documents" */ holds: string }

/** What JSON Schema says of a field, as far as it is read here. */
type Said = { type?: string; const?: unknown; enum?: unknown[]; pattern?: string; anyOf?: Said[]; items?: Said; properties?: Record<string, Said> }

/** JSON Schema (draft 2020-12) of one record of a table. */
export function schemaOf(table: TableName): object {
  return z.toJSONSchema(tables[table], { io: 'input', unrepresentable: 'any' })
}

/** @returns the columns of a table in the order of its fields: the same for its CSV and its description */
export function columnsOf(table: TableName): Column[] {
  const { properties = {} } = schemaOf(table) as Said
  const shape: Readonly<Record<string, unknown>> = tables[table].shape
  return Object.entries(properties).map(([name, said]) => ({ name, holds: shape[name] === edtfDate ? 'date, ISO 8601 or EDTF where it is uncertain (“2024-09~”); empty where not known' : holds(said) }))
}

function holds(said: Said): string {
  if (said.anyOf) {
    const some = said.anyOf.filter((one) => one.type !== 'null').map(holds).join(' or ')
    return said.anyOf.some((one) => one.type === 'null') ? `${some}; empty where there is none` : some
  }
  if (said.const !== undefined) return `always “${String(said.const)}”`
  if (said.enum) return `one of: ${said.enum.join(', ')}`
  switch (said.type) {
    case 'boolean':
      return 'true or false'
    case 'integer':
    case 'number':
      return 'number'
    case 'array':
      return `list, as JSON${said.items?.type === 'string' ? ` (${holds(said.items)})` : ''}`
    case 'object':
      return `several values, as JSON${said.properties ? `: ${Object.keys(said.properties).join(', ')}` : ''}`
    default:
      return said.pattern ? patternWords(said.pattern) : 'text'
  }
}

function patternWords(pattern: string): string {
  if (pattern.startsWith('^\\d{4}-\\d\\d-\\d\\dT')) return 'instant in UTC, ISO 8601'
  if (pattern === '^[0-9a-f]{64}$') return 'SHA-256 in hexadecimal'
  const prefixes = /^\^\(?([a-z|]+)\)?_/.exec(pattern)?.[1]?.split('|') ?? []
  const named = prefixes.flatMap((prefix) => tableOfId(`${prefix}_`) ?? [])
  return named.length > 0 ? `id of a record in ${named.join(' or ')}` : 'text'
}
