/** What the README of a matter in open formats says: what lies where, and what every column means. */
import type { LeftOut } from '../casefile/copy'
import { tableName, WHY } from '../casefile/words'
import { howMany } from '../proof'
import { type TableName, tableNames } from '../records'
import { columnsOf } from './columns'

/** The folder of what is privileged or sequestered. */
export const APART = 'PRIVILEGED AND SEQUESTERED'

/** Words of the comments in our own sources, by table: what it is, and what its fields mean. */
export type Meanings = Readonly<Record<string, { table: string; columns: Readonly<Record<string, string>> }>>

/** Records of a table: all, those written open, those written apart. One that named something apart is in both. */
export type Count = { table: TableName; all: number; open: number; apart: number }

export type Told = {
  matter: string
  /** ISO instant */
  made: string
  /** "Probata 1.2.0" */
  program: string
  /** `apart`: beside the others in a folder of their own; `out`: left out; `none`: there is none */
  privileged: 'apart' | 'out' | 'none'
  why: readonly LeftOut[]
  counts: readonly Count[]
  /** documents that could not be shown as pages, and stored files that are not as they were: sentences */
  remarks: readonly string[]
  meanings: Meanings
}

const PLACES: readonly (readonly [string, string])[] = [
  ['Records', 'every record: “JSON lines” one a line as it stands (UTF-8, LF), “CSV” the same as a table (RFC 4180, UTF-8 with byte order mark), “Schemas” JSON Schema (2020-12) of each kind.'],
  ['Production', 'the documents as a volume: DATA (Concordance DAT, UTF-8; Opticon OPT), IMAGES (PDF), TEXT, NATIVES. The numbers are made for this volume only; “Documents.csv” leads from each to the record, its Bates and exhibit numbers and its original file.'],
  ['Originals', 'every stored file under its own name, byte by byte; “Original files.csv” lists them with SHA-256.'],
  ['Page texts', 'the text of every page with the place of each word (points, origin at the top left).'],
  ['Reports', 'proof, chronology, privilege log, exhibits, witnesses and people and the other reports, as PDF and CSV.'],
  ['Transcripts', 'testimony by printed page and line, with digests and designations.'],
  ['History', 'the log: every change with what was before and after. “log.jsonl” is a chain for each device: hash = SHA-256 over the canonical JSON (RFC 8785) of the entry without its hash, and prev names the entry before it. “heads.jsonl” has the newest of each chain, “imports.jsonl” the rows of large imports by the name that the log gives them.'],
]

export function readmeOf(told: Told): string {
  const lines = [
    `${told.matter}: everything in open formats`, `Written ${told.made} by ${told.program}. Instants are UTC; days are ISO 8601.`, '',
    ...secrecy(told), '',
    'WHAT LIES WHERE', '',
    ...PLACES.flatMap(([name, words]) => [`${name}/`, `    ${words}`]), 'Counts.csv', '    records of each kind, for comparing.', 'SHA256.txt', '    fingerprints of all files here but itself, as “sha256sum -c” reads them.', '',
    ...(told.remarks.length > 0 ? ['TO KNOW', '', ...told.remarks.map((one) => `- ${one}`), ''] : []),
    'WHAT THE COLUMNS MEAN', '',
    'In CSV a cell that would start a formula has an apostrophe in front; lists and several values are JSON in one cell; what is empty is “”. JSON lines have every value as it is. An id begins with three letters of its table.', '',
    ...tableNames.flatMap((table) => tableWords(table, told)),
  ]
  return `${lines.join('\r\n')}\r\n`
}

function secrecy({ privileged, why, counts }: Told): string[] {
  const twice = counts.reduce((sum, one) => sum + Math.max(0, one.open + one.apart - one.all), 0)
  const list = why.map((one) => `- ${tableName(one.table, one.count)}, ${WHY[one.why]}`)
  switch (privileged) {
    case 'none':
      return ['Nothing in this matter is marked as privileged or sequestered. All of it is work product all the same: give it to nobody outside.']
    case 'out':
      return ['WITHOUT PRIVILEGED MATERIAL: this is not the whole matter. Left out, with the history, which tells of it:', ...list, 'Notes, gaps and links are work product all the same.']
    case 'apart':
      return [
        `What is privileged (FRCP 26(b)(5)(A)) or sequestered under a claw-back (FRCP 26(b)(5)(B)) lies in “${APART}”, in folders of the same names, with the history, which tells of it:`, ...list,
        ...(twice > 0 ? [`${howMany(twice, 'record')} ${twice === 1 ? 'stands' : 'stand'} in both: as it is in that folder, and outside of it without what it named there.`] : []),
        'Originals of redacted documents lie there too; outside of it they are pages with the redactions burnt in. Notes, gaps and links outside of it are work product all the same.',
      ]
  }
}

function tableWords(table: TableName, { counts, meanings }: Told): string[] {
  const count = counts.find((one) => one.table === table)?.all ?? 0
  const said = meanings[table]
  return [
    `${table} (${tableName(table, count)})`, ...(said?.table ? [`    ${said.table}`] : []),
    ...columnsOf(table).map(({ name, holds }) => `    ${name.padEnd(18)} ${[said?.columns[name], holds].filter(Boolean).join('; ')}`), '',
  ]
}
