/** The demo matter as the app makes it, without the app: files made, read, parsed, and linked. */
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDemo } from '../../../build/demo/make.ts'
import { demoChange, demoDocuments } from '../../../shared/demo'
import { proposeClaims } from '../../../shared/elements'
import type { Operation } from '../../../shared/log/change'
import { readPlain } from '../../../shared/plain/read'
import { type ParsedComplaint, parseComplaint } from '../../../shared/pleading'
import { complaintOperations } from '../../../shared/pleading/records'
import { computeProof, type Proof, type ProofInput } from '../../../shared/proof'
import { type Document, idPrefix, type Matter, PLAIN_DOCUMENT, type RecordOf, type TableName, tableNames, tables } from '../../../shared/records'
import type { PageText } from '../../../shared/text/page'
import { readPdf } from '../../papers/read'

const NOW = '2026-01-05T00:00:00.000Z'

export type Made = {
  folder: string
  complaint: ParsedComplaint
  /** pages of every file by its name */
  texts: Map<string, PageText[]>
  rows: <T extends TableName>(table: T) => RecordOf<T>[]
  proof: Proof
}

/** Makes, reads and links it. @throws where a record breaks its schema or a quote is not found */
export async function madeDemo(): Promise<Made> {
  const folder = mkdtempSync(join(tmpdir(), 'probata-demo-'))
  await makeDemo(folder)
  const texts = new Map<string, PageText[]>()
  for (const name of ['complaint.pdf', ...demoDocuments.map((one) => one.file)]) texts.set(name, await pagesOf(folder, name))
  const complaint = parseComplaint(texts.get('complaint.pdf') ?? [])
  const records = new Map(tableNames.map((table) => [table, new Map<string, { id: string }>()]))
  const rows = <T extends TableName>(table: T) => [...(records.get(table)?.values() ?? [])] as RecordOf<T>[]
  const newId = counter()
  records.get('matter')?.set('matter', MATTER)
  const documents = new Map([...texts.keys()].map((name) => [name, documentOf(newId('documents'), name)]))
  for (const document of documents.values()) records.get('documents')?.set(document.id, document)
  const { ops } = complaintOperations(complaint, {
    document: documents.get('complaint.pdf') as Document, newId, now: NOW, shortForm: 'Compl.', title: 'complaint', replaces: null, matter: MATTER, parties: [],
    propose: (count) => {
      const claim = proposeClaims(count)[0]?.claim
      return claim ? { claim: claim.id, elements: claim.elements.map(({ id, ...element }) => ({ library: id, ...element })) } : null
    },
  })
  apply(records, ops)
  apply(records, demoChange({
    newId, now: NOW, documents, texts, paragraphs: rows('paragraphs'), elements: rows('elements'), assignments: rows('assignments'), parties: rows('parties'), counts: rows('counts'),
  }))
  const input: ProofInput = {
    paragraphs: rows('paragraphs'), counts: rows('counts'), elements: rows('elements'), assignments: rows('assignments'), supports: rows('supports'), gaps: rows('gaps'),
    overrides: rows('overrides'), responses: rows('responses'), parties: rows('parties'),
  }
  return { folder, complaint, texts, rows, proof: computeProof(input, { defendant: null, countIncorporatedCounts: false }) }
}

async function pagesOf(folder: string, name: string): Promise<PageText[]> {
  const bytes = readFileSync(join(folder, name))
  if (name.endsWith('.pdf')) return readPdf(new Uint8Array(bytes))
  return readPlain(name.endsWith('.html') ? linesOfHtml(bytes.toString('utf8')) : bytes.toString('utf8'))
}

/** Words of our own saved pages, a block a line; the app's reader needs a browser. */
function linesOfHtml(html: string): string {
  const body = html.replace(/^[\s\S]*<body>/, '').replace(/<\/(?:p|h\d|li|tr)>/g, '\n').replace(/<\/t[dh]>/g, '\t').replace(/<[^>]+>/g, '')
  return body.replace(/&lt;/g, '<').replace(/&amp;/g, '&').split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean).join('\n')
}

const MATTER: Matter = {
  id: 'matter', name: 'Demonstration', caption: '', court: '', docketNumber: '', judge: '', counsel: [], classAction: false, demonstration: true, created: NOW,
  settings: { exhibitPrefix: 'PX-', countIncorporatedCounts: false },
}

function documentOf(id: string, name: string): Document {
  return {
    id, sha256: 'a'.repeat(64), size: 10, originalName: name, originalFolder: '', originalModified: null, title: name, kind: 'pdf', media: '', pages: 1, range: null, text: 'file', confidence: 1,
    exhibit: null, source: '', custodian: '', date: null, confidentiality: 'none', tags: [], note: '', reviewed: false, warning: '', added: NOW, ...PLAIN_DOCUMENT,
  }
}

function counter(): (table: Exclude<TableName, 'matter'>) => string {
  let last = 0
  return (table) => `${idPrefix[table]}_${String(++last).padStart(6, '0')}`
}

function apply(records: Map<TableName, Map<string, { id: string }>>, ops: readonly Operation[]): void {
  for (const op of ops) {
    const table = records.get(op.table)
    if (op.op === 'delete') table?.delete(op.id)
    else {
      const record = op.op === 'put' ? op.record : { ...table?.get(op.id), ...op.fields }
      const checked = tables[op.table].parse(record) as { id: string }
      table?.set(checked.id, checked)
    }
  }
}
