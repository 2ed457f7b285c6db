import { expect, test } from 'vitest'
import { type Carried, carryOperations, earlierCount, ownElements, planAmendment } from '../../../shared/pleading/amend'
import { complaintOperations, recordsOf } from '../../../shared/pleading/records'
import { type Assignment, type Element, type Gap, type Paragraph, type Pleading, RESPONSE_DEFAULTS, type Response, type Support } from '../../../shared/records'
import { contextOf, counter, fixableOf, imported, PAPER } from './paper'

const first = imported()
const all = fixableOf(first.ops)
const pleading = recordsOf<Pleading>(first.ops, 'pleadings')[0] as Pleading
const elements = recordsOf<Element>(first.ops, 'elements')
const at = (n: number) => all.paragraphs.find((one) => one.n === n) as Paragraph

const support: Support = { id: 'sup_1', of: at(4).id, source: 'doc_1', bearing: 'supports', directness: 'direct', standing: 'verified', note: 'good', defendants: [] }
const gap: Gap = { id: 'gap_1', of: at(7).id, what: 'Logs', why: '', holder: '', plan: '', due: null, state: 'open', opened: '2026-01-05T00:00:00.000Z' }
const response: Response = { ...RESPONSE_DEFAULTS, id: 'rsp_1', paragraph: at(2).id, party: null, kind: 'admitted', quote: '' }
const changedResponse: Response = { ...RESPONSE_DEFAULTS, id: 'rsp_2', paragraph: at(4).id, party: null, kind: 'admitted', quote: '' }
const assignment: Assignment = { id: 'asg_1', paragraph: at(4).id, element: elements[0]?.id ?? '', standing: 'confirmed', reason: '' }
const earlier: Carried = { ...all, pleading, elements, supports: [support], gaps: [gap], assignments: [assignment], responses: [response, changedResponse], overrides: [] }

/** ¶ 4 is reworded, a new ¶ 5 comes in, old ¶ 5 becomes ¶ 6, and so on; old ¶ 7 goes. */
const AMENDED = PAPER.replace('It did so without consent.', 'It did so without any consent of hers.')
  .replace('     5. Plaintiff paid', '     5. An engineer of Defendant confirmed the transfer in writing.\n\n     6. Plaintiff paid')
  .replace('     6. Plaintiff realleges paragraphs 1 through 5', '     7. Plaintiff realleges paragraphs 1 through 5')
  .replace('     7. Defendant breached the agreement by disclosing private messages.\n\n', '')

const second = imported(AMENDED, { replaces: pleading.id, shortForm: 'FAC', newId: counter() })
const plan = planAmendment(second.parsed, earlier, 'FAC')

test('an amended complaint is aligned: same, changed with its words, new, gone, renumbered', () => {
  const of = (relation: string) => plan.rows.filter((row) => row.relation === relation).map((row) => row.before?.label ?? `new ${row.after?.label}`)
  expect(of('changed')).toContain('4')
  expect(of('new')).toEqual(['new 5'])
  expect(of('gone')).toEqual(['7'])
  expect(of('renumbered')).toEqual(expect.arrayContaining(['5', '6']))
  const words = plan.rows.find((row) => row.before?.label === '4')?.words ?? []
  expect(words.filter((one) => !one.removed).map((one) => one.text).join('')).toBe(second.parsed.paragraphs[3]?.text)
})

test('the review says what hangs on each paragraph', () => {
  expect(plan.rows.find((row) => row.before?.label === '4')?.hanging).toEqual({ supports: 1, gaps: 0, assignments: 1, verdicts: 1 })
})

function carried(rows = plan.rows) {
  const made = complaintOperations(second.parsed, contextOf({
    replaces: pleading.id, shortForm: 'FAC',
    propose: (count) => {
      const before = earlierCount(count, null, earlier)
      return before && ownElements(before, earlier)
    },
  }))
  const fresh = recordsOf<Element>(made.ops, 'elements')
  const elementOf = new Map(elements.map((one, index) => [one.id, fresh[index]?.id ?? '']))
  return { ids: made.ids, ops: carryOperations({ ...plan, rows }, made.ids, elementOf, new Map(), earlier, counter()) }
}

test('links, gaps and assignments go over; the earlier records stay where they are', () => {
  const { ids, ops } = carried()
  expect(recordsOf<Support>(ops, 'supports')).toMatchObject([{ of: ids.paragraphs[3], source: 'doc_1', standing: 'verified', note: 'good' }])
  expect(recordsOf<Assignment>(ops, 'assignments')).toMatchObject([{ paragraph: ids.paragraphs[3], standing: 'confirmed' }])
  // ¶ 7 is gone: its gap stays with the earlier complaint.
  expect(recordsOf<Gap>(ops, 'gaps')).toEqual([])
  expect(ops.every((op) => op.op !== 'delete')).toBe(true)
})

test('an answer goes over only where the words are the same', () => {
  const { ids, ops } = carried()
  expect(recordsOf<Response>(ops, 'responses')).toMatchObject([{ paragraph: ids.paragraphs[1], kind: 'admitted' }])
})

test('what a person unticks stays behind', () => {
  const { ops } = carried(plan.rows.map((row) => ({ ...row, carry: row.before?.label !== '4' && row.carry })))
  expect(recordsOf(ops, 'supports')).toEqual([])
  expect(recordsOf(ops, 'assignments')).toEqual([])
})
