/** The values of a row by our fields. */
import { type DateOrder, type LoadDate, parseLoadDate } from '../dates/loadDate'
import type { FieldName, Mapping } from './model'

export type FieldIndex = Partial<Record<FieldName, number[]>>

/** Which columns hold each field, in their order. */
export function indexOf(names: readonly string[], mapping: Mapping): FieldIndex {
  const index: FieldIndex = {}
  names.forEach((name, at) => {
    const field = mapping[name]
    if (!field) return
    const list = index[field] ?? []
    list.push(at)
    index[field] = list
  })
  return index
}

/** First value that is not empty among the columns of a field, trimmed; "" where there is none. */
export function valueAt(fields: readonly string[], columns: number[] | undefined): string {
  if (!columns) return ''
  for (const at of columns) {
    const value = fields[at]
    if (value !== undefined && value !== '') {
      const trimmed = value.trim()
      if (trimmed !== '') return trimmed
    }
  }
  return ''
}

/** Parts of a field of several values, by ";" as Relativity and Purview write them. */
export function manyOf(value: string): string[] {
  return value.split(';').map((one) => one.trim()).filter(Boolean)
}

/** "Y", "yes", "true", "1", "x", or anything that is not a no. */
export function isYes(value: string): boolean {
  return value !== '' && !/^(?:n|no|false|0|none|n\/a)$/i.test(value)
}

/** Two columns, date and time, as one; or the date alone. */
export function dateAt(fields: readonly string[], date: number[] | undefined, time: number[] | undefined, order: DateOrder): LoadDate & { raw: string } {
  const raw = valueAt(fields, date)
  const clock = raw === '' ? '' : valueAt(fields, time)
  return { ...parseLoadDate(raw, order, clock), raw: clock === '' ? raw : `${raw} ${clock}` }
}

/** The confidentiality designation that a legend states, the stricter where it states two. */
export function designationOf(value: string): 'none' | 'confidential' | 'attorneys-eyes-only' | 'source-code' {
  const text = value.toUpperCase()
  if (/SOURCE\s*CODE/.test(text)) return 'source-code'
  if (/HIGHLY|ATTORNEY|\bAEO\b|OUTSIDE COUNSEL/.test(text)) return 'attorneys-eyes-only'
  if (/NON[- ]?CONF|NOT CONF|^(?:N|NO|NONE|PUBLIC|FALSE|0)$/.test(text)) return 'none'
  return /CONF|PROTECTED|^Y(?:ES)?$|^TRUE$/.test(text) ? 'confidential' : 'none'
}

/** Which hash a value is, by its length; null where it is none. */
export function hashKind(value: string): 'md5' | 'sha1' | 'sha256' | null {
  const kind = value.length === 32 ? 'md5' : value.length === 40 ? 'sha1' : value.length === 64 ? 'sha256' : null
  if (kind === null) return null
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at) | 32
    if (!((code >= 97 && code <= 102) || (code >= 48 && code <= 57))) return null
  }
  return kind
}
