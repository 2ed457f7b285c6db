/** A small complaint: one count with an element that nothing backs and one that is backed, and a gap. */
import type { Count, Element, Paragraph } from '../../../shared/records'
import type { ProofInput } from '../../../shared/proof'

const place = { page: 1, endPage: 1, rects: [] }
const paragraph = (n: number): Paragraph => ({
  id: `par_${n}`, pleading: 'pld_1', order: n, n, label: String(n), printed: `${n}.`, place, text: 'Text.', kind: 'conduct', flags: [], cues: [], items: [], footnotes: [], exhibits: [], count: 'cnt_1', heading: null, incorporates: null,
  notNeeded: false, debtAccepted: null, withdrawn: false,
})
const count: Count = { id: 'cnt_1', pleading: 'pld_1', order: 10, ordinal: 1, printed: 'COUNT I', name: 'Breach', basis: [], against: [], by: [], defendants: [], claim: null, confirmed: true, place, incorporates: [] }
const element = (n: number, requests: string[]): Element => ({ id: `elm_${n}`, count: 'cnt_1', order: n, text: `Element ${n}`, short: `E${n}`, library: null, proof: [], requests })

export function example() {
  const input: ProofInput = {
    paragraphs: [paragraph(1), paragraph(2)], counts: [count], elements: [element(1, ['RFP: each version of the agreement', '30(b)(6): data flows']), element(2, [])],
    assignments: [1, 2].map((n) => ({ id: `asg_${n}`, paragraph: `par_${n}`, element: `elm_${n}`, standing: 'confirmed', reason: '' })),
    supports: [{ id: 'sup_1', of: 'par_2', source: 'doc_1', bearing: 'supports', directness: 'direct', standing: 'verified', note: '', defendants: [] }],
    gaps: [{ id: 'gap_1', of: 'par_1', what: 'Nothing shows that any message left', why: '', holder: 'Example Network', plan: 'RFP 4', due: null, state: 'open', opened: '2025-01-01T00:00:00Z' }],
    overrides: [], responses: [], parties: [],
  }
  return { input, gap: 'gap_1', element: 'elm_1', verified: 'elm_2' }
}
