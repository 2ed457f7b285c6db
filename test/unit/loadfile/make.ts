/** Load files made in code, for the tests. */
import { type FileCheck, type FileCheckOptions, checkLoadfile } from '../../../shared/loadfile/checkFile'

export const THORN = { column: '\x14', quote: 'þ' }
export const PIPE = { column: '|', quote: '^' }
export const COMMA = { column: ',', quote: '"' }

export function dat(rows: readonly (readonly string[])[], { column, quote }: { column: string; quote: string } = THORN): string {
  return rows.map((row) => row.map((field) => `${quote}${field}${quote}`).join(column)).join('\r\n').concat('\r\n')
}

const encoder = new TextEncoder()

export function bytesOf(text: string, encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'utf-16le-bare' | 'windows-1252' = 'utf-8'): Uint8Array {
  if (encoding === 'utf-8') return encoder.encode(text)
  if (encoding === 'utf-8-bom') return encoder.encode(`\ufeff${text}`)
  if (encoding === 'windows-1252') return Uint8Array.from(text, (sign) => sign.charCodeAt(0))
  const marked = encoding === 'utf-16le-bare' ? text : `\ufeff${text}`
  const bytes = new Uint8Array(marked.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < marked.length; at++) view.setUint16(at * 2, marked.charCodeAt(at), encoding !== 'utf-16be')
  return bytes
}

/** Checks bytes handed over in pieces of that size: no piece may matter. */
export function check(bytes: Uint8Array, options: Partial<FileCheckOptions> = {}, piece = 65_536): Promise<FileCheck> {
  return checkLoadfile('load.dat', async function* () {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
  }, { thisYear: 2026, ...options })
}

export const kindsOf = (found: FileCheck) => found.findings.map((one) => `${one.kind}@${one.row}`)
