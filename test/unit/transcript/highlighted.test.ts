import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import type { Designation, Transcript, TranscriptPage } from '../../../shared/records'
import { readPlain } from '../../../shared/plain/read'
import { parseTranscript } from '../../../shared/transcript'
import { codePointsOfHighlighted, designatedPages, type Highlighted, highlightedPdf } from '../../../shared/transcript/highlighted'
import { transcriptOperations } from '../../../shared/transcript/records'
import { LAYOUTS, makeTranscript } from '../../transcripts/make'
import { fontsOf } from '../report/support'

const { ops } = transcriptOperations(parseTranscript(readPlain(LAYOUTS[0]?.text(makeTranscript(5, 10)) ?? ''), { placed: false, name: 'x' }), { document: { id: 'doc_1' } as never, newId: (() => { let n = 0; return (table: string) => `${table === 'transcripts' ? 'trn' : 'trp'}_${++n}` })(), now: '2026-01-01T00:00:00.000Z', people: [], taken: [], documents: [] })
const records = ops.flatMap((op) => (op.op === 'put' ? [op.record as unknown] : []))
const transcript = records[0] as Transcript
const pages = records.slice(1) as TranscriptPage[]
const of = (id: string, from: [number, number], to: [number, number], party: string | null, kind: Designation['kind'] = 'affirmative'): Designation => ({ id, transcript: transcript.id, from: { page: from[0], line: from[1] }, to: { page: to[0], line: to[1] }, kind, party, objections: id === 'b' ? [{ by: 'MR. PIER', ground: 'FRE 403', ruling: 'overruled', note: '' }] : [], note: '' })
const designations = [of('a', [5, 3], [6, 2], null), of('b', [6, 1], [6, 8], 'pty_1', 'counter')]
const source: Highlighted = { transcript, pages: designatedPages(pages, designations), designations, names: { '': 'Our side', pty_1: 'Harbor Lantern' }, head: { court: 'Northern District', caption: 'QUILL v. HARBOR', docket: '5:25-cv-1' } }

test('only pages with designations, by the reporter’s numbers, with legend, margin, bookmarks and tags', async () => {
  expect(source.pages.map((one) => one.printed)).toEqual([5, 6])
  const { pieces, pages: count, missing } = highlightedPdf(source, fontsOf(codePointsOfHighlighted(source)), () => {})
  expect([count, missing.size]).toEqual([3, 0])
  const bytes = new Uint8Array(Buffer.concat(pieces))
  const { catalog } = await PDFDocument.load(bytes, { updateMetadata: false })
  expect(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).get(PDFName.of('Marked'))?.toString()).toBe('true')
  expect(catalog.get(PDFName.of('Outlines'))).toBeDefined()
  const document = await getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false }).promise
  const words = async (n: number) => (await (await document.getPage(n)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join('|')
  expect(await words(1)).toContain('Harbor Lantern (blue): 1 designation')
  const second = await words(3)
  for (const wanted of ['Page 6', 'B Counter 6:1–8', 'MR. PIER: FRE']) expect(second.replaceAll('|', '')).toContain(wanted)
  // Every line of the page stands there with its number.
  for (const line of source.pages[1]?.lines ?? []) expect(second).toContain(line.text === '' ? `|${line.n}|` : line.text)
  const operators = await (await document.getPage(2)).getOperatorList()
  expect(operators.fnArray.length).toBeGreaterThan(100)
})

test('lines longer than the page is wide are set smaller, and a page of sixty lines stays one page', () => {
  const long: TranscriptPage = { id: 'trp_x', transcript: transcript.id, order: 1, printed: 5, filePage: 1, part: 'testimony', lines: Array.from({ length: 60 }, (_, at) => ({ n: at + 1, text: 'a word '.repeat(40), kind: 'answer', speaker: '', time: '' })) }
  const own = { ...source, pages: [long] }
  expect(highlightedPdf(own, fontsOf(codePointsOfHighlighted(own)), () => {}).pages).toBe(2)
})
