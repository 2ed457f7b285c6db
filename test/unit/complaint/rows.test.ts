import { expect, test } from 'vitest'
import { computeProof } from '../../../shared/proof'
import { recordsOf } from '../../../shared/pleading/records'
import type { Gap, Support } from '../../../shared/records'
import { behind, complaintRows, filterCounts, filterRows, step } from '../../../renderer/features/complaint/rows'
import { fixableOf, imported } from './paper'

const { ops } = imported()
const all = fixableOf(ops)
const at = (n: number) => all.paragraphs.find((one) => one.n === n)?.id ?? ''
const gap: Gap = { id: 'gap_1', of: at(4), what: 'Logs', why: '', holder: '', plan: '', due: null, state: 'open', opened: '2026-01-05T00:00:00.000Z' }
const support: Support = { id: 'sup_1', of: at(3), source: 'doc_1', bearing: 'supports', directness: 'direct', standing: 'verified', note: '', defendants: [] }
const proof = computeProof({ ...all, elements: recordsOf(ops, 'elements'), parties: [], supports: [support], gaps: [gap] }, { defendant: null, countIncorporatedCounts: false })
const rows = complaintRows({ ...all, proof })

test('headings carry the coverage of their section', () => {
  const facts = rows.find((row) => row.kind === 'heading' && row.heading.text === 'FACTS')
  expect(facts?.kind === 'heading' && facts.section).toMatchObject({ good: 1, needed: 3 })
})

test('a filter leaves the headings above what it keeps', () => {
  const missing = filterRows(rows, 'missing', null, proof)
  expect(missing.map((row) => (row.kind === 'paragraph' ? `¶ ${row.proof.paragraph.n}` : row.kind === 'heading' ? row.heading.text : row.count.printed))).toEqual(['FACTS', '¶ 4'])
  expect(filterCounts(rows, null, proof)).toMatchObject({ all: 9, missing: 1, belief: 1 })
})

test('one count shows the paragraphs that stand under it', () => {
  const count = all.counts.find((one) => one.ordinal === 2)
  const kept = filterRows(rows, 'all', count?.id ?? '', proof).filter((row) => row.kind === 'paragraph')
  expect(kept).toHaveLength(2)
})

test('what stands behind a paragraph is said in a few words', () => {
  const words = (id: string) => behind(proof.paragraphs.get(id) as never)
  expect(words(at(3))).toBe('1 for')
  expect(words(at(4))).toBe('1 gap')
  expect(words(at(5))).toBe('–')
  expect(words(at(6))).toBe('not needed')
})

test('moving passes over headings, stops at counts, and stays at the end', () => {
  expect(step(rows, null, 1)).toBe(at(1))
  expect(step(rows, at(2), 1)).toBe(at(3))
  expect(step(rows, at(5), 1)).toBe(all.counts.find((one) => one.ordinal === 1)?.id)
  expect(step(rows, at(9), 1)).toBe(at(9))
  expect(step(rows, at(1), -1)).toBe(at(1))
})
