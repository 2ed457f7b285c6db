/**
 * Load files of our own, as other programs expect them (domain § 8.3): DAT in UTF-8 with its mark,
 * CR LF, every field quoted, line ends inside a field as 0xAE; OPT with seven fields. Cells are
 * evidence data and are never altered, unlike in a CSV for a spreadsheet.
 */
export const PRODUCED_FIELDS = [
  'BEGBATES', 'ENDBATES', 'BEGATTACH', 'ENDATTACH', 'PARENTID', 'CUSTODIAN', 'FROM', 'TO', 'CC', 'BCC', 'SUBJECT', 'DATESENT', 'DOCDATE', 'MESSAGEID', 'THREADID', 'FILENAME', 'TITLE', 'FILESIZE', 'SHA256', 'PGCOUNT',
  'CONFIDENTIALITY', 'REDACTED', 'PLACEHOLDER', 'NATIVELINK', 'TEXTLINK',
] as const
export type ProducedField = (typeof PRODUCED_FIELDS)[number]

export type ProducedRow = Record<ProducedField, string>

const COLUMN = '\x14'
const QUOTE = 'þ'
const NEWLINE = '®'

/** @returns the DAT with its header, byte order mark in front */
export function writeDat(rows: readonly ProducedRow[]): string {
  const line = (cells: readonly string[]) => cells.map((cell) => `${QUOTE}${clean(cell)}${QUOTE}`).join(COLUMN)
  return `\ufeff${[line(PRODUCED_FIELDS), ...rows.map((row) => line(PRODUCED_FIELDS.map((name) => row[name])))].join('\r\n')}\r\n`
}

/** A sign of the format inside a value would break the row for every reader. */
function clean(cell: string): string {
  return cell.replace(/\r\n?|\n/g, NEWLINE).replaceAll(COLUMN, ' ').replaceAll(QUOTE, 'th')
}

export type PageFile = { bates: string; path: string; /** pages in the file, said on its line */ pages: number }

/** One line a document: its file holds all of its pages. */
export function writeOpt(files: readonly PageFile[], volume: string): string {
  return files.map(({ bates, path, pages }) => [bates, volume, `.\\${path.replaceAll('/', '\\')}`, 'Y', '', '', String(pages)].map((cell) => cell.replaceAll(',', ' ')).join(',')).join('\r\n').concat('\r\n')
}
