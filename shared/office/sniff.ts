/** What kind of Office file this is, told from what is inside and never from its name. */
import { Compound, isCompound } from './compound'

export type OfficeKind = 'docx' | 'xlsx' | 'pptx' | 'ods' | 'odt'
export type OleKind = 'msg' | 'doc' | 'xls' | 'ppt' | 'other'

/**
 * The kind of a zip archive by the names of its entries; null where it is no Office file.
 * OpenDocument text and tables have the same names: they are told apart by the first 200 bytes of
 * the archive (`head`), where ODF 1.3 part 2 § 3.3 puts the media type, unpacked. Without them: null.
 */
export function officeKind(names: readonly string[], head?: Uint8Array): OfficeKind | null {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (has(/^word\/document\d*\.xml$/i)) return 'docx'
  if (has(/^xl\/workbook\d*\.(xml|bin)$/i)) return 'xlsx'
  if (has(/^ppt\/presentation\d*\.xml$/i)) return 'pptx'
  if (!has(/^content\.xml$/)) return null
  const type = head ? /mimetypeapplication\/vnd\.oasis\.opendocument\.(spreadsheet|text)/.exec(String.fromCharCode(...head.subarray(30, 200)))?.[1] : undefined
  return type === 'spreadsheet' ? 'ods' : type === 'text' || has(/^layout-cache$/) ? 'odt' : null
}

/** The kind of a compound file, from the whole of it or its first part (1 MB will do for most). */
export function oleKind(head: Uint8Array): OleKind {
  if (!isCompound(head)) return 'other'
  const compound = new Compound(head)
  const names = compound.names()
  // Where the directory's tree is broken, any entry will do.
  return kindByNames(names) ?? (names.length > 0 ? 'other' : (kindByNames(compound.entries.map((one) => one.name)) ?? kindByNames(namesIn(head)) ?? 'other'))
}

/** Whether a compound file is the envelope of an encrypted Office file ([MS-OFFCRYPTO] 2.3). */
export function isEncryptedOffice(bytes: Uint8Array): boolean {
  return isCompound(bytes) && new Compound(bytes).names().includes('EncryptedPackage')
}

function kindByNames(names: readonly string[]): OleKind | null {
  if (names.some((name) => name.startsWith('__substg1.0_') || name === '__properties_version1.0')) return 'msg'
  if (names.includes('WordDocument')) return 'doc'
  if (names.includes('Workbook') || names.includes('Book')) return 'xls'
  if (names.includes('PowerPoint Document')) return 'ppt'
  return null
}

/** Names in anything that looks like a directory entry: for a file whose tables are lost. */
function namesIn(bytes: Uint8Array): string[] {
  const found: string[] = []
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    const length = (bytes[at + 64] ?? 0) + 256 * (bytes[at + 65] ?? 0)
    const kind = bytes[at + 66] ?? 0
    if (length < 4 || length > 64 || length % 2 === 1 || (kind !== 1 && kind !== 2)) continue
    found.push(new TextDecoder('utf-16le').decode(bytes.subarray(at, at + length - 2)))
  }
  return found
}
