/**
 * Every inconsistency of a matter, explained. Pure: what is stored is passed in. The log against the records,
 * and bytes against their fingerprints, are checked by `verifyLog` and by reading the bytes.
 */
import { exampleOf } from '../casefile/copy'
import { namedBy, tableOfId } from '../casefile/references'
import { tableName } from '../casefile/words'
import { howMany } from '../proof'
import { type AnyRecord, complete, type RecordOf, type TableName, tableNames, tables } from '../records'

/**
 * `broken`: something is lost or wrong. `loose`: worth knowing, nothing rests on it. `derived`: can be made
 * anew from what is there, and `--fix` does so.
 */
export type Weight = 'broken' | 'loose' | 'derived'

export type Fault = {
  kind: 'invalid' | 'dangling' | 'no-bytes' | 'bytes-alone' | 'altered-bytes' | 'pages-alone' | 'pages-missing' | 'log' | 'index' | 'several'
  weight: Weight
  /** "documents doc_…", "bytes 3fa9…" */
  where: string
  /** a sentence: what is wrong, and what it means */
  say: string
}

export type Stored = {
  rows<T extends TableName>(table: T): readonly RecordOf<T>[]
  /** fingerprints of all stored bytes */
  files: ReadonlySet<string>
  /** numbers of the pages whose text is stored, by fingerprint */
  pages: ReadonlyMap<string, ReadonlySet<number>>
}

/** Records against their schemas and each other, files against the records that name them, page texts against both. */
export function checkMatter(stored: Stored): Fault[] {
  return [...checkRecords(stored), ...checkFiles(stored)]
}

function checkRecords(stored: Stored): Fault[] {
  const faults: Fault[] = []
  const ids = new Set<string>()
  for (const table of tableNames) for (const record of stored.rows(table)) ids.add(record.id)
  const matters = stored.rows('matter').length
  if (matters !== 1) faults.push({ kind: 'several', weight: 'broken', where: 'matter', say: matters === 0 ? 'The record of the matter itself, with its caption and settings, is missing.' : `There are ${matters} records of the matter itself, where there must be one.` })
  for (const table of tableNames) {
    for (const record of stored.rows(table) as readonly AnyRecord[]) {
      const where = `${table} ${record.id}`
      const fit = tables[table].safeParse(complete(table, record))
      if (!fit.success) {
        const first = fit.error.issues[0]
        faults.push({ kind: 'invalid', weight: 'broken', where, say: `${called(table, record)} does not fit its table: ${first?.path.join('.') || 'the record'}: ${first?.message ?? 'not readable'}.` })
        continue
      }
      for (const { id, reference } of namedBy(table, record)) {
        if (ids.has(id)) continue
        const other = tableOfId(id)
        const what = other ? `${articled(singular(other))} that is not there` : `something that is not there (${id})`
        const lost = reference.loss === 'falls'
        faults.push({ kind: 'dangling', weight: lost ? 'broken' : 'loose', where, say: `${called(table, record)} names ${what} (${reference.path.replaceAll('[]', '')})${lost ? ': it rests on nothing' : ''}.` })
      }
    }
  }
  return faults
}

function checkFiles({ rows, files, pages }: Stored): Fault[] {
  const faults: Fault[] = []
  const named = new Set<string>()
  for (const one of rows('documents')) {
    for (const hash of [one.sha256, ...one.parts.map((part) => part.sha256)]) named.add(hash)
    if (!files.has(one.sha256)) faults.push({ kind: 'no-bytes', weight: 'broken', where: `documents ${one.id}`, say: `The file of ${called('documents', one)} is not in the matter: the document cannot be shown or produced.` })
    for (const part of one.parts) if (!files.has(part.sha256)) faults.push({ kind: 'no-bytes', weight: 'broken', where: `documents ${one.id}`, say: `${part.name}, a part of ${called('documents', one)}, is not in the matter.` })
    const there = pages.get(one.sha256)
    const read = one.text !== 'waiting' && one.range === null ? (one.pages ?? 0) : 0
    const lacking = read - (there?.size ?? 0)
    if (lacking > 0) faults.push({ kind: 'pages-missing', weight: 'loose', where: `documents ${one.id}`, say: `The text of ${lacking} of ${one.pages} pages of ${called('documents', one)} is missing: search does not find it. Importing the file again reads it anew.` })
  }
  for (const one of rows('intakes')) for (const hash of [...one.loadfiles.map((file) => file.sha256), ...(one.container ? [one.container.sha256] : [])]) named.add(hash)
  for (const hash of files) if (!named.has(hash)) faults.push({ kind: 'bytes-alone', weight: 'loose', where: `bytes ${hash}`, say: `The stored file ${hash.slice(0, 12)}… belongs to no record: of a document that was deleted, or of an import that was cut off. It is kept, since Undo may bring its document back.` })
  for (const [hash, own] of pages) {
    if (!files.has(hash) && !named.has(hash)) faults.push({ kind: 'pages-alone', weight: 'derived', where: `pages ${hash}`, say: `Texts of ${howMany(own.size, 'page')} belong to no file and no record.` })
  }
  return faults
}

const singular = (table: TableName): string => tableName(table, 1).replace(/^1 /, '')
const articled = (word: string): string => (/^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`)

function called(table: TableName, record: object): string {
  const example = exampleOf(record)
  const one = singular(table)
  return example === '' ? `${articled(one).replace(/^a/, 'A')} (${(record as { id: string }).id})` : `The ${one} “${example}”`
}
