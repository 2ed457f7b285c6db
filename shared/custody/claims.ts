/**
 * What a load file claims of a document, beside what was read from the file itself: a claim is the
 * producing party's, and is never mixed with what we know (domain § 4.1).
 */
import { type DateOrder, parseLoadDate } from '../dates/loadDate'
import { splitRecord } from '../loadfile/split'
import type { FieldName } from '../loadfile/model'
import type { Document, LoadfileRead } from '../records'

export type Claim = { column: string; field: FieldName | null; value: string }

/** @param row the line as it stands in the load file, decoded */
export function claimsOfRow(row: string, file: LoadfileRead): Claim[] {
  const { fields } = splitRecord(row.replace(/\r$/, ''), file.delimiters, file.columns.length)
  const { newline } = file.delimiters
  return file.columns.map((column, index) => ({
    column, field: (file.mapping[column] as FieldName | undefined) ?? null, value: newline === '' ? (fields[index] ?? '') : (fields[index] ?? '').replaceAll(newline, '\n'),
  })).filter((one) => one.value.trim() !== '')
}

/** Claims that do not fit what we read, each with our own reading. */
export function differences(claims: readonly Claim[], document: Document, order: DateOrder): { column: string; claimed: string; read: string }[] {
  // Size and hash are claimed of the native, which may not be the document's own bytes.
  const native = document.parts.find((one) => one.role === 'native')
  const own: Partial<Record<FieldName, string | null>> = {
    fileSize: String(native?.size ?? document.size), sha256: native?.sha256 ?? document.sha256, subject: document.mail?.subject ?? null, from: document.mail?.from.join('; ') ?? null, pageCount: document.pages === null ? null : String(document.pages),
  }
  const found: { column: string; claimed: string; read: string }[] = []
  for (const { column, field, value } of claims) {
    const read = field ? own[field] : undefined
    if (read === undefined || read === null || read === '') continue
    if (field === 'fileSize' && (document.kind === 'images' || document.kind === 'slip')) continue
    if (plain(value) !== plain(read) && !plain(read).includes(plain(value))) found.push({ column, claimed: value, read })
  }
  const sent = claims.find((one) => one.field === 'dateSent')
  const parsed = sent ? parseLoadDate(sent.value, order).edtf : null
  if (sent && parsed && document.mail?.sent && document.kind === 'mail' && Math.abs(Date.parse(`${parsed.slice(0, 10)}T00:00:00Z`) - Date.parse(`${document.mail.sent.slice(0, 10)}T00:00:00Z`)) > 86_400_000) {
    found.push({ column: sent.column, claimed: sent.value, read: document.mail.sent })
  }
  return found
}

const plain = (text: string) => text.toLowerCase().replace(/[\s,"'<>]+/g, '')
