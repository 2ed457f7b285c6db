/** Files that Probata itself wrote once, and repositories of policies: from a colleague, a backup or a disk that fails. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import git from 'isomorphic-git'
import { bytesOfBlob } from '../../../renderer/casefile/bytes'
import { readRows } from '../../../renderer/casefile/readRows'
import { isBomb, openZip, storedBytes } from '../../../renderer/casefile/zip'
import { sniff } from '../../../renderer/workers/kind'
import { readHistory } from '../../../renderer/workers/history/readHistory'
import { repositoryOf } from '../../../renderer/workers/history/repository'
import { freshLog } from '../../../shared/casefile/freshLog'
import { bytesPath, CASE_FORMAT, fingerprintOf, MANIFEST, recordsPart, WHOLE_PARTS } from '../../../shared/casefile/layout'
import { scanZip } from '../../../shared/casefile/rescue'
import { rowFits } from '../../../shared/casefile/rows'
import { largeMatter } from '../../../shared/demo/large'
import { feedOf, NO_FEED } from '../../../shared/deposition/feed'
import { DEFAULT_SETTINGS, readSettings, writeSettings } from '../../../shared/settings/settings'
import type { Parser } from '../parser'
import { spoilInside } from '../spoil'

const never = new AbortController().signal
const blobOf = (bytes: Uint8Array) => new Blob([Uint8Array.from(bytes)])
const lines = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

/** @param file the one stored file in it */
export function caseFile(file = strToU8('Dear counsel.')): Uint8Array {
  const tables = largeMatter({ paragraphs: 3, counts: 1, links: 2, documents: 2, seed: 1 }).map(([table, records]) => [table, records.slice(0, 3)] as const)
  const { entry, head, bulk } = freshLog(tables, { author: 'A', device: 'one', label: 'Made', now: Date.UTC(2024, 0, 1) })
  const hash = createHash('sha256').update(file).digest('hex')
  const page = { sha256: hash, n: 1, page: { n: 1, width: 612, height: 792, source: 'file', confidence: 1, text: 'Dear', runs: [{ text: 'Dear', at: 0, x: 1, y: 1, w: 1, h: 1, size: 1 }] } }
  const parts: Record<string, string> = { 'log.jsonl': lines([entry]), 'heads.jsonl': lines([head]), 'bulk.jsonl': lines(bulk), 'pages.jsonl': lines([page]), ...Object.fromEntries(tables.map(([table, records]) => [recordsPart(table), lines(records)])) }
  const manifest = { probata: 'case file', format: CASE_FORMAT, schema: 1, kind: 'whole', choice: '', withoutBytes: false, matter: 'A matter', made: '2024-01-01T00:00:00.000Z', parts: Object.entries(parts).map(([path, text]) => ({ path, sha256: createHash('sha256').update(text).digest('hex'), lines: text.split('\n').length - 1 })), bytes: { files: 1, size: file.length } }
  return zipSync({ ...Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])), [bytesPath(hash)]: [file, { level: 0 }], [MANIFEST]: strToU8(JSON.stringify(manifest)) })
}

/** As a case file is verified, without the database; and as one is rescued. */
async function readCaseFile(bytes: Uint8Array): Promise<void> {
  const given = bytesOfBlob(blobOf(bytes))
  await scanZip(bytes.length, (from, to) => given.read(from, to), () => {})
  const zip = await openZip(given, 'x.probata')
  try {
    for (const part of WHOLE_PARTS) {
      const entry = zip.entries.get(part)
      if (!entry || isBomb(entry)) continue
      const row = (line: string): unknown => {
        const read: unknown = JSON.parse(line)
        return rowFits(part, read) ? read : undefined
      }
      // What throws here is a finding of the verification (`open.ts`).
      await readRows(entry, never, row, () => {}).catch(() => {})
    }
    for (const entry of zip.entries.values()) if (fingerprintOf(entry.filename)) await storedBytes(given, entry).catch(() => null)
  } finally {
    await zip.close()
  }
}

/** Every file of a repository of policy texts, as one archive: what is spoilt is a file of it. */
async function repository(): Promise<Uint8Array> {
  const dir = fs.mkdtempSync(join(tmpdir(), 'probata-fuzz-'))
  try {
    await git.init({ fs, dir, defaultBranch: 'main' })
    for (const [at, text] of ['One', 'Two', 'Three'].entries()) {
      fs.writeFileSync(join(dir, 'Privacy Policy.md'), text)
      await git.add({ fs, dir, filepath: 'Privacy Policy.md' })
      await git.commit({ fs, dir, message: text, author: { name: 'A', email: 'a@example.org', timestamp: 1_700_000_000 + at, timezoneOffset: 0 } })
    }
    const names = fs.readdirSync(dir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name).slice(dir.length + 1)).sort()
    return zipSync(Object.fromEntries(names.map((name) => [`r/${name}`, new Uint8Array(fs.readFileSync(join(dir, name)))])), { level: 0 })
  } finally {
    fs.rmSync(dir, { recursive: true })
  }
}

async function readRepository(bytes: Uint8Array): Promise<void> {
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(bytes)
  } catch {
    // The archive is only how the files are carried here.
    return
  }
  const found = repositoryOf(Object.keys(files))
  if (found) await readHistory(git, new Map(Object.entries(files).map(([name, data]) => [name, blobOf(data)])), { ...found, within: '' }, () => {})
}

const JSON_SIGNS = ['{', '}', '[', ']', '"', ',', ':', 'null', 'true', '-1', '1e999', '\\u0000', '"__proto__":', '\n', '\0', 'PK\x03\x04', 'PK\x01\x02', 'PK\x05\x06']

export const matters: Parser[] = [
  { name: 'case-file', signs: JSON_SIGNS, spoil: spoilInside, samples: () => [caseFile()], read: readCaseFile, most: 50_000 },
  { name: 'settings', signs: JSON_SIGNS, samples: () => [strToU8(writeSettings(DEFAULT_SETTINGS))], read: (bytes) => readSettings(new TextDecoder().decode(bytes)) },
  { name: 'kinds', signs: ['%PDF-', '\x89PNG', '\xff\xd8\xff', 'II*\0', '\xd0\xcf\x11\xe0', 'PK\x03\x04', '{\\rtf', '<html', 'From ', 'Subject: ', 'word/document.xml', '\0', '\ufeff'], samples: () => [strToU8('From: a@example.com\r\nSubject: x\r\n\r\nWords'), caseFile(), strToU8('<html><p>x'), strToU8('%PDF-1.7\n')], read: (bytes) => sniff(blobOf(bytes), 'x.pdf') },
  { name: 'feed', signs: ['\r', '\n', '\0', '\x1b[2J', 'Q. ', '\xc3'], samples: () => [strToU8('Q. Where were you?\r\nA. At home.\r\n'.repeat(20))], read: (bytes) => {
    const half = bytes.length >> 1
    const decode = (piece: Uint8Array) => new TextDecoder().decode(piece)
    const once = feedOf(NO_FEED, { file: 'a', size: half, bytes: bytes.subarray(0, half) }, decode)
    feedOf(feedOf(once, null, decode), { file: 'a', size: bytes.length, bytes: bytes.subarray(once.offset) }, decode)
  } },
  { name: 'git', signs: ['\0', 'tree ', 'parent ', 'ref: refs/heads/', '../', 'DIRC', 'PACK', '\xfftOc', '0000000000000000000000000000000000000000'], spoil: spoilInside, samples: async () => [await repository()], read: readRepository, most: 30_000, few: 60 },
]
