/** Queries put together from rows, for who does not type the language. */
import { fieldNamed } from './fields'

/** A row of the builder. Several words in `text` are read as `how` says. */
export type BuilderRow =
  | { kind: 'words'; how: 'all' | 'any' | 'phrase' | 'none'; text: string }
  | { kind: 'near'; left: string; right: string; within: '3' | '5' | '10' | '25' | 's' | 'p'; ordered: boolean }
  | { kind: 'field'; field: string; value: string; negated: boolean }

/** @returns the rows as one query, all of which must be so; empty rows are left out */
export function queryOfRows(rows: readonly BuilderRow[]): string {
  return rows.map(rowQuery).filter(Boolean).join(' AND ')
}

function rowQuery(row: BuilderRow): string {
  switch (row.kind) {
    case 'near': {
      const [left, right] = [placed(row.left), placed(row.right)]
      return left && right ? `${left} ${row.ordered ? 'pre' : 'w'}/${row.within} ${right}` : left || right
    }
    case 'field': {
      const value = row.value.trim()
      if (value === '') return ''
      const kind = fieldNamed(row.field)?.kind
      const written = /^[^\s()"“”„«»]+$/.test(value) && (kind !== 'words' || !/^(?:and|or|not)$/i.test(value)) ? value : quoted(value)
      return `${row.negated ? 'NOT ' : ''}${row.field}:${written}`
    }
    case 'words': {
      if (row.how === 'phrase') return row.text.trim() === '' ? '' : quoted(row.text.trim())
      const words = wordsOf(row.text)
      if (words.length === 0) return ''
      if (row.how === 'all') return words.join(' AND ')
      const any = words.length === 1 ? (words[0] as string) : `(${words.join(' OR ')})`
      return row.how === 'any' ? any : `NOT ${any}`
    }
  }
}

/** Words as typed, each safe where the language would read it otherwise; phrases in quotes stay together. */
function wordsOf(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|[^\s"()]+/g)].map((match) => (match[1] !== undefined ? quoted(match[1]) : safe(match[0]))).filter((word) => /[\p{L}\p{N}§¶@&$€£¥%#]/u.test(word))
}

function safe(word: string): string {
  return /^(?:and|or|not)$/i.test(word) || /^(?:w|pre|near|within)\//i.test(word) || /:/.test(word) ? quoted(word) : word
}

function placed(text: string): string {
  const words = wordsOf(text)
  return words.length > 1 ? quoted(text.trim()) : (words[0] ?? '')
}

const quoted = (text: string) => `"${text.replace(/["“”„«»]/g, ' ').replace(/\s+/g, ' ').trim()}"`
