/** Testimony in the index: found by its lines, without the reporter's own pages, kept up with each commit. */
import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { largeMatter } from '../../../shared/demo/large'
import { patch, put } from '../../../shared/log/change'
import type { Document } from '../../../shared/records'
import { readPlain } from '../../../shared/plain/read'
import { parseQuery } from '../../../shared/search/parse'
import { parseTranscript } from '../../../shared/transcript'
import { transcriptOperations } from '../../../shared/transcript/records'
import { pagesOfTestimony, rangesOf } from '../../../shared/transcript/searchText'
import { hiddenUnits, hitOf } from '../../../renderer/search/describe'
import { touchedUnits } from '../../../renderer/search/touched'
import { createMatter, newId, openMatter, type Session } from '../../../renderer/store/session'
import { PlainReader } from '../../../renderer/store/plain'
import { search } from '../../../renderer/workers/search/answer'
import { filtersOf } from '../../../renderer/workers/search/filters'
import { Keeper } from '../../../renderer/workers/search/Keeper'
import type { SearchIndex } from '../../../renderer/workers/search/SearchIndex'
import { MatterSource } from '../../../renderer/workers/search/source'
import { LAYOUTS, makeTranscript } from '../../transcripts/make'
import { emptyIndex, run } from './make'

const quiet = { state: () => {}, takenIn: () => {} }
const made = makeTranscript(5, 14)
const parsed = () => parseTranscript(readPlain(`${LAYOUTS[0]?.text(made)}\f${' '.repeat(60)}15\n 1     WORD INDEX\n 2     marigold 4:5, 6:7`), { placed: false, name: 'a file' })

async function matter(): Promise<{ session: Session; source: MatterSource; add: () => Promise<string> }> {
  const id = await createMatter('Testimony')
  const session = await openMatter(id)
  const large = new Map(largeMatter({ paragraphs: 1, counts: 1, links: 0, documents: 1, seed: 1 }))
  const [base] = large.get('documents') as [Document]
  const add = async () => {
    const document = { ...base, id: newId('documents'), title: 'Teasdale' }
    const { ops, ids } = transcriptOperations(parsed(), { document, newId, now: '2026-01-01T00:00:00.000Z', people: [], taken: session.reader.rows('transcripts').map((one) => one.shortForm), documents: [] })
    await session.commit({ label: 'Import a transcript', ops: [put('documents', document), ...ops], bulk: true })
    return ids[0] as string
  }
  return { session, source: new MatterSource(await PlainReader.open(id, null), null), add }
}

function find(index: SearchIndex, session: Session, typed: string) {
  const query = parseQuery(typed, { stem: false })
  if (!query.ok) throw new Error(typed)
  const asked = { query: query.query, filters: filtersOf(query.query).map(() => session.reader.rows('transcripts').map((one) => one.id)), hidden: hiddenUnits(session.reader), kinds: null, limit: 10, offset: 0, order: 'relevance' as const }
  return run(search(index, asked, [])).hits.flatMap((one) => hitOf(session.reader, one) ?? []).filter((one) => one.kind === 'transcript')
}

const dump = (index: SearchIndex) => [...index.units.all()].map(({ id, kind, tokens, stamp }) => `${id} ${kind} ${tokens} ${stamp}`).sort()

test('words over a line end and over a page edge are found by page and line; a front page and the word index are not testimony', async () => {
  const { session, source, add } = await matter()
  const id = await add()
  const index = await emptyIndex()
  const keeper = new Keeper(index, source, quiet, (cause) => { throw cause })
  await keeper.open('new')
  await keeper.idle()
  // Every line of the body by its last word and the first of the next one, where these stand once.
  const pages = session.reader.rows('transcriptPages').filter((one) => one.transcript === id)
  const body = pages.filter((one) => one.part === 'testimony').sort((a, b) => a.order - b.order).flatMap((page) => page.lines.filter((line) => line.text !== '' && line.kind !== 'blank').map((line) => ({ ...line, page: page.printed })))
  let looked = 0
  let edges = 0
  body.forEach((line, at) => {
    const next = body[at + 1]
    const [tail, head] = [line.text.split(' ').slice(-2).join(' '), next?.text.split(' ').slice(0, 2).join(' ') ?? '']
    if (!next || !/^[\w ]+$/.test(`${tail}${head}`)) return
    const hits = find(index, session, `"${tail} ${head}" in:testimony`)
    expect(hits, `${tail} ${head}`).toHaveLength(1)
    expect(hits[0]?.lines.some((one) => one.from.page === line.page && one.from.line <= line.n && one.to.page === next.page && one.to.line >= next.n), `${line.page}:${line.n}`).toBe(true)
    looked++
    if (line.page !== next.page) edges++
  })
  expect(looked).toBeGreaterThan(40)
  expect(edges).toBeGreaterThan(0)
  expect(find(index, session, 'marigold')).toEqual([])
  expect(find(index, session, 'shorthand')).toEqual([])
  const [hit] = find(index, session, '"EXAMINATION BY MS. ORCHARD"')
  expect(hit).toMatchObject({ cite: 'Teasdale Dep. 4:4–5', page: 4, document: session.reader.get('transcripts', id)?.document })
  expect(find(index, session, 'teasdale')[0]?.cite).toMatch(/^Teasdale Dep\./)
})

test('kept up with each commit, undone and held back, the index is the one built from nothing', async () => {
  const { session, source, add } = await matter()
  const index = await emptyIndex()
  const keeper = new Keeper(index, source, quiet, (cause) => { throw cause })
  await keeper.open('new')
  session.onWritten((entry) => keeper.written({ device: entry.device, seq: entry.seq, hash: entry.hash }, touchedUnits(entry)))
  const same = async () => {
    await keeper.idle()
    const scratch = await emptyIndex()
    const other = new Keeper(scratch, source, quiet, (cause) => { throw cause })
    await other.open('new')
    await other.idle()
    expect(dump(index)).toEqual(dump(scratch))
    return [...index.units.all()].filter((one) => one.id.startsWith('trn_')).length
  }
  const first = await add()
  expect(await same()).toBe(1)
  await add()
  expect(await same()).toBe(2)
  await session.commit({ label: 'Name the witness', ops: [patch('transcripts', first, { witness: 'Robin Vane' })] })
  expect(await same()).toBe(2)
  expect(find(index, session, 'vane')).toHaveLength(1)
  await session.undo()
  await session.undo()
  expect(await same()).toBe(1)
  await session.redo()
  expect(await same()).toBe(2)
  const held = session.reader.get('transcripts', first)?.document as string
  await session.commit({ label: 'Hold', ops: [patch('documents', held, { quarantine: { since: '2026-01-01T00:00:00.000Z', demandedBy: '', reason: '' } })] })
  await same()
  expect(find(index, session, 'orchard').map((one) => one.id)).not.toContain(first)
})

test('stretches of one line and of the next are one range; noise gives none', () => {
  const pages = transcriptOperations(parsed(), { document: { id: 'doc_1' } as Document, newId: (() => { let n = 0; return (table: string) => `${table === 'transcripts' ? 'trn' : 'trp'}_${++n}` })(), now: '', people: [], taken: [], documents: [] }).ops.flatMap((op) => (op.op === 'put' && op.table === 'transcriptPages' ? [op.record as never] : []))
  const texts = pagesOfTestimony(pages)
  for (const { page, text } of texts) for (let from = 0; from < text.length; from += 7) {
    const [range] = rangesOf([{ page, from, to: Math.min(text.length, from + 3) }], pages)
    expect(range && range.from.line <= range.to.line).toBe(true)
  }
  const [first] = texts
  if (!first) throw new Error('no text')
  expect(rangesOf([{ page: first.page, from: 0, to: 2 }, { page: first.page, from: 3, to: 5 }], pages)).toHaveLength(1)
  expect(rangesOf([{ page: 9999, from: 0, to: 5 }], pages)).toEqual([])
})
