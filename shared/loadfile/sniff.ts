/** What kind of load file bytes are, by their content alone (domain § 8.1). */
import { ProblemError, problem } from '../problem/problem'
import { encodingOf } from './encoding'
import { fieldOfName, proposeMapping } from './fields'
import type { Delimiters, LoadfileKind, LoadRecord, Sniffed } from './model'
import { RecordReader } from './records'

/** Bytes that are looked at. */
export const SNIFFED_BYTES = 1_048_576
const PREVIEW = 10
/** Records that the shape is judged by. */
const JUDGED = 50

const THORN = 'þ'
const REGISTERED = '®'
const CANDIDATES: readonly Delimiters[] = [
  { column: '\x14', quote: THORN, newline: REGISTERED }, { column: '\x14', quote: '', newline: REGISTERED }, { column: '\x14', quote: '"', newline: REGISTERED },
  { column: '¶', quote: THORN, newline: REGISTERED }, { column: '|', quote: '^', newline: REGISTERED }, { column: '^', quote: '|', newline: REGISTERED },
  { column: '|', quote: '"', newline: REGISTERED }, { column: '|', quote: THORN, newline: REGISTERED }, { column: ',', quote: '"', newline: '' }, { column: ',', quote: THORN, newline: REGISTERED },
  { column: '\t', quote: '"', newline: '' }, { column: ';', quote: '"', newline: '' }, { column: '~', quote: '"', newline: '' }, { column: '|', quote: '', newline: REGISTERED },
]

/**
 * @param head the first bytes of the file, up to SNIFFED_BYTES
 * @param whole whether `head` is all of it
 * @throws ProblemError `loadfile.unknown` where it is none, `loadfile.dii` for a Summation file
 */
export function sniffLoadfile(head: Uint8Array, whole: boolean, name: string): Sniffed {
  const { encoding, bom } = encodingOf(head)
  const text = new TextDecoder(encoding).decode(head, { stream: !whole })
  const lineEnd = text.includes('\n') || !text.includes('\r') ? '\n' : '\r'
  const base: Omit<Sniffed, 'kind' | 'delimiters'> = { encoding, bom, lineEnd, columns: 0, headed: false, names: [], preview: [] }
  const none: Delimiters = { column: '', quote: '', newline: '' }
  const start = text.replace(/^\ufeff/, '').trimStart()
  if (start === '') throw refuse(name, 'There is nothing in it but blanks.')
  if (start.startsWith('<')) {
    if (/<(?:\w+:)?(?:Root|Batch|Documents?)\b/.test(start.slice(0, 20_000))) return { ...base, kind: 'edrm', delimiters: none }
    throw refuse(name, 'It is markup, but no EDRM load file.')
  }
  const lines = start.split(lineEnd).map((line) => line.replace(/\r$/, '')).filter((line) => line !== '').slice(0, JUDGED)
  if (!whole && lines.length > 1 && lines.length < JUDGED) lines.pop()
  const images = imageKind(lines)
  if (images) return { ...base, kind: images, delimiters: { ...none, column: ',' } }
  if (lines.filter((line) => /^@(?:[A-Z]|FULLTEXT|EATTACH)\b/.test(line)).length >= Math.max(1, lines.length * 0.4)) {
    throw new ProblemError(problem('loadfile.dii', `${name} is a Summation DII file, which Probata does not read.`, 'Ask the producing party for a Concordance DAT with an Opticon OPT of the same volume.'))
  }
  return delimited(text, base, whole, name)
}

function refuse(name: string, why: string): ProblemError {
  return new ProblemError(problem('loadfile.unknown', `${name} is not a load file that Probata knows. ${why}`, 'Choose a DAT, OPT, LFP, EDRM XML or CSV file with one line a document or page.'))
}

const OPT_PATH = /[\\/.]/

/** Opticon by its seven fields (five are met), LFP by its "IM," lines, whatever they are called. */
function imageKind(lines: readonly string[]): LoadfileKind | null {
  if (lines.filter((line) => /^(?:IM|BF|BR|IO|OF|VN|DT|PV|FX|##)[,;#\s]/.test(line)).length >= Math.max(1, lines.length * 0.8) && lines.some((line) => /^IM,/.test(line))) return 'lfp'
  const like = lines.filter((line) => {
    const fields = line.split(',')
    return fields.length >= 4 && fields.length <= 8 && OPT_PATH.test(fields[2] ?? '') && /\.[A-Za-z]{3,4}\s*"?$/.test(fields[2] ?? '') && /^\s*[YyNn]?\s*$/.test(fields[3] ?? '')
  })
  return like.length >= Math.max(1, lines.length * 0.8) ? 'opt' : null
}

type Read = { delimiters: Delimiters; columns: number; records: LoadRecord[]; score: number; /** of the records that are whole */ share: number }

function delimited(text: string, base: Omit<Sniffed, 'kind' | 'delimiters'>, whole: boolean, name: string): Sniffed {
  let best: Read | null = null
  for (const delimiters of CANDIDATES) {
    const read = tryRead(text, delimiters, base.lineEnd, whole)
    // Candidates stand in order of how likely they are: a later one must be clearly better.
    if (read && (!best || read.score > best.score + 0.02)) best = read
  }
  if (!best) throw refuse(name, 'Its lines do not fall into columns.')
  const { delimiters, columns, records } = best
  const good = records.filter((one) => one.fault === null)
  const headed = isHeader(good.map((one) => one.fields))
  const first = good[0]?.fields ?? []
  // A letter has commas too. Signs that nobody types are proof by themselves.
  const exotic = ['\x14', '¶', '|', '^'].includes(delimiters.column) || delimiters.quote === THORN
  const told = headed || proposeMapping(first.map((_, index) => `Column ${index + 1}`), good.slice(0, PREVIEW).map((one) => one.fields)).some((one) => one.field !== null)
  if (best.share < 0.5 || (!exotic && !told)) throw refuse(name, 'Its lines do not fall into columns.')
  return {
    ...base, delimiters, columns, headed,
    kind: [',', '\t', ';', '~'].includes(delimiters.column) && delimiters.quote !== THORN ? 'csv' : 'dat',
    names: headed ? distinct(first.map((one) => one.replace(/^\ufeff/, '').trim())) : first.map((_, index) => `Column ${index + 1}`),
    preview: good.slice(headed ? 1 : 0, PREVIEW + (headed ? 1 : 0)).map((one) => one.fields),
  }
}

/** Reads the head with these delimiters; null where they make no columns. */
function tryRead(text: string, delimiters: Delimiters, lineEnd: '\n' | '\r', whole: boolean): Read | null {
  const clean = text.replace(/^\ufeff/, '')
  if (!clean.slice(0, 200_000).includes(delimiters.column)) return null
  if (delimiters.quote !== '' && !clean.slice(0, 200_000).includes(delimiters.quote) && CANDIDATES.some((one) => one.column === delimiters.column && one.quote === '')) return null
  const columns = commonCount(clean, delimiters, lineEnd)
  if (columns < 2) return null
  const records: LoadRecord[] = []
  const reader = new RecordReader({ delimiters, lineEnd, columns, onRecord: (record) => records.length < JUDGED && records.push(record) })
  reader.push(clean)
  if (whole) reader.end()
  if (records.length === 0 && !whole) reader.end()
  if (records.length === 0) return null
  const good = records.filter((one) => one.fault === null)
  const quoted = delimiters.quote === '' ? 0 : good.filter((one) => one.raw.includes(delimiters.quote)).length / records.length
  // "^a^|^b^" could be read either way; what stands at both ends of a line is the quote.
  const turned = delimiters.quote !== '' && good.filter((one) => one.raw.startsWith(delimiters.column) && one.raw.endsWith(delimiters.column)).length > good.length * 0.5 ? 1 : 0
  const left = delimiters.quote === '' && good.some((one) => one.fields.some((field) => /^[þ^"].*[þ^"]$/.test(field))) ? 0.5 : 0
  return { delimiters, columns, records, score: good.length / records.length + Math.min(columns, 12) / 60 + quoted * 0.2 - left - turned, share: good.length / records.length }
}

/** The count of columns that most records have; the first line wins where counts are even. */
function commonCount(text: string, delimiters: Delimiters, lineEnd: '\n' | '\r'): number {
  const counts = new Map<number, number>()
  let first = 0
  for (const line of text.slice(0, 400_000).split(lineEnd).slice(0, JUDGED)) {
    const clean = line.replace(/\r$/, '')
    if (clean === '') continue
    const count = countFields(clean, delimiters)
    first ||= count
    counts.set(count, (counts.get(count) ?? 0) + 1)
  }
  let best = first
  for (const [count, times] of counts) if (times > (counts.get(best) ?? 0)) best = count
  // Records that run over lines make short lines common; the header then knows better.
  return first > best && (counts.get(best) ?? 0) < 0.9 * [...counts.values()].reduce((sum, one) => sum + one, 0) ? first : best
}

function countFields(line: string, { column, quote }: Delimiters): number {
  if (quote === '') return line.split(column).length
  let count = 1
  let inside = false
  for (let at = 0; at < line.length; at++) {
    const sign = line[at]
    if (sign === quote && (inside ? line[at + 1] === column || at + 1 === line.length : at === 0 || line[at - 1] === column)) inside = !inside
    else if (sign === column && !inside) count++
  }
  return count
}

/** A first record of known names; or one of plain words over columns that hold numbers and dates. */
function isHeader(records: readonly string[][]): boolean {
  const [first, ...rest] = records
  if (!first) return false
  const names = first.map((one) => one.replace(/^\ufeff/, '').trim())
  const given = names.filter(Boolean)
  if (given.length === 0) return false
  const known = given.filter((one) => fieldOfName(one) !== null).length
  if (known >= 2 && known >= given.length * 0.3) return true
  const wordy = given.every((one) => one.length <= 60 && !/\d{3,}|[\\@]|\.\w{2,4}$/.test(one)) && new Set(given.map((one) => one.toLowerCase())).size === given.length
  if (!wordy) return false
  if (known >= 1) return true
  return rest.length > 0 && names.some((_, index) => rest.slice(0, 20).filter((row) => /\d|[\\/@]/.test(row[index] ?? '')).length >= Math.min(rest.length, 20) * 0.6)
}

function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((name, index) => {
    const plain = name === '' ? `Column ${index + 1}` : name
    const times = (seen.get(plain) ?? 0) + 1
    seen.set(plain, times)
    return times === 1 ? plain : `${plain} (${times})`
  })
}
