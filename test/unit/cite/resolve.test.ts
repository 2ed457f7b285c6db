/** From a cite to the records it means: the stages, the states, and why. */
import { describe, expect, test } from 'vitest'
import { placeInText, readBrief, settleGroups, stateOf } from '../../../shared/brief/check'
import { briefSentence, briefTable } from '../../../shared/brief/summary'
import { parseCite } from '../../../shared/cite/parse'
import { resolveCite } from '../../../shared/cite/resolve'
import { type CitedRecords, indexSources } from '../../../shared/cite/sourceIndex'
import type { Cite } from '../../../shared/cite/model'
import { largeMatter } from '../../../shared/demo/large'
import { readPlain } from '../../../shared/plain/read'
import type { Document, Paragraph, Passage, Pleading } from '../../../shared/records'

const large = new Map(largeMatter({ paragraphs: 12, counts: 1, links: 4, documents: 4, seed: 1 }))
const plain: Document = { ...(large.get('documents') as Document[])[0] as Document, exhibit: null, bates: null, ownBates: null, docket: null, parent: null, family: null, range: null, quarantine: null, privilege: null, pages: 10, date: null }
const document = (id: string, fields: Partial<Document>): Document => ({ ...plain, id: `doc_${id}`, sha256: id.padEnd(64, '0').replace(/[^0-9a-f]/g, '0'), title: id, ...fields })
const pleading: Pleading = { ...((large.get('pleadings') as Pleading[])[0] as Pleading), id: 'pld_1', shortForm: 'Compl.', document: 'doc_complaint', operative: true }
const paragraphs = (large.get('paragraphs') as Paragraph[]).slice(0, 12).map((one, at): Paragraph => ({ ...one, id: `par_${at + 1}`, pleading: 'pld_1', n: at + 1, label: String(at + 1), text: `Allegation ${at + 1} speaks of the vendor and its messages.` }))
const section: Passage = { id: 'psg_1', document: 'doc_lsa', page: 2, endPage: 2, quote: 'x', prefix: '', suffix: '', from: 0, to: 1, rects: [], locator: '§ 3.2', note: '', tags: [] }

const records: CitedRecords = {
  documents: [
    document('complaint', { title: 'Class Action Complaint', pages: 13 }), document('px3', { exhibit: 'PX-3', title: 'Policy of 2024', pages: 2 }), document('dx3', { exhibit: 'DX-3', title: 'Log', pages: 2 }), document('px7', { exhibit: 'PX-7', title: 'Seven' }),
    document('lsa', { title: 'Example Subscription Agreement', exhibit: 'PX-1', pages: 4 }), document('dep1', { title: 'Deposition of Ann Roe, Vol. 1' }), document('dep2', { title: 'Deposition of Ann Roe, Vol. 2' }), document('decl', { title: 'Declaration of B. Doe in support of the motion' }),
    document('declb', { title: 'Photograph', exhibit: 'Doe Ex. B', parent: 'doc_decl', pages: 3 }), document('bates', { title: 'Mail', bates: { first: 'LI_000120', last: 'LI_000125' }, pages: 6 }), document('bates2', { title: 'Mail again', bates: { first: 'LI_000120', last: 'LI_000125' }, pages: 6 }),
    document('ecf', { title: 'Order', docket: { case: '5:25-cv-00709', number: '45-2', filed: '03/04/25' }, pages: 5 }), document('pp1', { title: 'Privacy policy, effective July 31, 2024', date: '2024-07-31' }), document('pp2', { title: 'Privacy policy, effective Sept. 18, 2024', date: '2024-09-18' }),
    document('held', { exhibit: 'PX-9', title: 'Held', quarantine: { since: '2026-03-03T00:00:00.000Z', demandedBy: '', reason: '' } }), document('twin1', { exhibit: 'PX-5' }), document('twin2', { exhibit: 'PX 5' }), document('privileged', { exhibit: 'PX-8', title: 'Secret advice', privilege: { basis: ['attorney-client'], treatment: 'withheld', description: '', category: '' } }),
  ],
  pleadings: [pleading], paragraphs, passages: [section], shortNames: [{ id: 'shn_1', name: 'Doe Statement', of: 'doc_decl' }], policies: [], versions: [], contracts: [], clauses: [],
}
const index = indexSources(records)
const resolve = (text: string) => resolveCite(parseCite(text, { names: index.known, prefixes: index.prefixes }) as Cite, index)

describe('A cite resolves', () => {
  test.each<[cite: string, document: string, page: number | null]>([
    ['Compl. ¶ 3', 'complaint', paragraphs[2]?.place.page ?? null], ['¶ 3', 'complaint', paragraphs[2]?.place.page ?? null], ['PX 3 at 2', 'px3', 2], ['Pl.’s Ex. 3 at 1', 'px3', 1], ['Def. Ex. 3', 'dx3', null], ['Ex. 7 at 4', 'px7', 4],
    ['PX-1 § 3.2', 'lsa', 2], ['ESA § 3.2', 'lsa', 2], ['LI_000123–125', 'bates2', 4], ['ECF No. 45-2 at 3', 'ecf', 3], ['Roe Dep. Vol. 2, 45:12', 'dep2', null], ['Doe Decl. ¶ 4', 'decl', null], ['Doe Statement at 2', 'decl', 2],
    ['Doe Decl., Ex. B at 3', 'declb', 3], ['Privacy Policy § 2 (eff. Sept. 18, 2024)', 'pp2', null], ['Compl. at 7', 'complaint', 7],
  ])('%s', (text, id, page) => {
    const found = resolve(text)
    expect([found.state, found.targets[0]?.document, found.targets[0]?.page]).toEqual(['resolved', `doc_${id}`, page])
  })
})

describe('A cite does not resolve', () => {
  test.each<[cite: string, state: string, why: RegExp]>([
    ['Compl. ¶ 40', 'place-missing', /ends at ¶ 12; there is no ¶ 40/], ['Compl. ¶¶ 10–14', 'place-missing', /no ¶ 13/], ['PX-3 at 9', 'place-missing', /has 2 pages; page 9 is beyond the end/], ['PX-3 at 2–3', 'place-missing', /page 3/], ['ECF No. 45-2 at iv', 'place-missing', /front matter/],
    ['PX-77', 'document-missing', /No document has the exhibit number PX-77/], ['LI_000400', 'document-missing', /carries the number/], ['ECF No. 9', 'document-missing', /ECF No. 9/], ['FAC ¶ 3', 'document-missing', /cited as FAC/], ['Smith Dep. 4:5', 'document-missing', /short name/],
    ['Privacy Policy § 2 (eff. Jan. 1, 2020)', 'document-missing', /No version/], ['PX-9 at 1', 'document-missing', /quarantine/],
    ['Ex. 3 at 1', 'ambiguous', /PX-3 or DX-3/], ['PX-5', 'ambiguous', /2 documents/], ['Roe Dep. 45:12', 'ambiguous', /Vol\. 1 or .*Vol\. 2/], ['Privacy Policy § 2', 'ambiguous', /a date would tell/], ['§ 3.2', 'unclear', /No source/],
  ])('%s', (text, state, why) => {
    const found = resolve(text)
    expect(found.state).toBe(state)
    expect(found.why).toMatch(why)
    // What is in quarantine is never a target.
    expect(found.targets.map((one) => one.document)).not.toContain('doc_held')
  })
  test('and a short name that a person gave goes before everything else', () => {
    const own = indexSources({ ...records, shortNames: [{ id: 'shn_2', name: 'PX-77', of: 'doc_px7' }] })
    expect(resolveCite(parseCite('PX-77 at 2', { names: own.known }) as Cite, own)).toMatchObject({ state: 'resolved', targets: [{ document: 'doc_px7', page: 2 }] })
  })
  test('the same lists are prepared once', () => {
    const first = indexSources(records)
    expect(indexSources({ ...records })).toBe(first)
    expect(indexSources({ ...records, shortNames: [] })).not.toBe(first)
  })
})

test('a page and line is there only if the page has that line', () => {
  const page = { ...(readPlain('x')[0] as ReturnType<typeof readPlain>[number]), text: Array.from({ length: 25 }, (_, line) => `${line + 1} words`).join('\n') }
  const cite = parseCite('Roe Dep. 1:31') as Cite
  const target = { document: 'doc_dep1', locus: cite.loci[0] ?? null, page: null, endPage: null, paragraphs: [], passage: null, clause: null }
  expect(placeInText(target, cite, [page])).toEqual({ missing: 'Page 1 of Roe Dep. has 25 lines; there is no line 31.' })
  expect(placeInText({ ...target, locus: { t: 'pl', from: '1:2', to: '1:3' } }, cite, [page])).toMatchObject({ place: { page: 1, endPage: 1 } })
})

describe('A brief', () => {
  const pages = readPlain('The vendor said “we never share.” PX-3 at 1; PX-7 at 2. See Compl. ¶ 3. Id. ¶ 40. Compl. ¶ 9–4. Compl. 11 5 shows more. See PX-8 at 1 (“never tell”). It holds. Iqbal, 556 U.S. at 678.')
  const { rows, authorities } = readBrief(pages, index)
  test('is read in order, law left out, Id. written out', () => {
    expect(rows.map((row) => [row.n, row.normal, stateOf(row)])).toEqual([
      [1, 'PX-3 at 1', 'resolved'], [2, 'PX-7 at 2', 'resolved'], [3, 'Compl. ¶ 3', 'resolved'], [4, 'Compl. ¶ 40', 'place-missing'], [5, '', 'unclear'], [6, 'Compl. ¶ 5', 'unclear'], [7, 'PX-8 at 1', 'resolved'],
    ])
    expect(authorities).toHaveLength(1)
    for (const row of rows) expect(pages[row.page - 1]?.text.slice(row.from, row.to)).toBe(row.text)
  })
  test('gives a quotation before a group to the member where it stands', () => {
    const judged = rows.map((row) => ({ ...row, quotes: row.quotes.map((one) => ({ ...one, verdict: row.normal === 'PX-7 at 2' ? 'stands' as const : 'absent' as const })) }))
    expect(settleGroups(judged).slice(0, 2).map((row) => row.quotes.length)).toEqual([0, 1])
    const nowhere = settleGroups(rows.map((row) => ({ ...row, quotes: row.quotes.map((one) => ({ ...one, verdict: 'absent' as const })) })))
    expect(nowhere.slice(0, 2).map((row) => row.quotes.length)).toEqual([1, 0])
    expect(briefSentence(nowhere)).toBe('7 record cites: 2 resolve, 2 quote words that do not stand there, 1 paragraph unknown, 2 cannot be read for certain.')
  })
  test('tells nothing of a privileged source in its table', () => {
    const table = briefTable(rows.map((row) => ({ ...row, quotes: row.quotes.map((one) => ({ ...one, verdict: 'differs' as const, say: 'words of the advice', diff: [{ kind: 'source' as const, text: 'words of the advice' }] })) })), index.document)
    const [row] = table.filter((one) => one[3] === 'PX-8 at 1')
    expect(row?.[6]).toBe('privileged')
    expect(row?.join(' ')).not.toMatch(/Secret advice|words of the advice/)
  })
})
