/**
 * Periods of the federal rules and of the Northern District's local rules, as data. A starting point to
 * edit: a matter can change the numbers. Not advice.
 */

export const UNITS = ['hours', 'days', 'workdays', 'weeks', 'months', 'years'] as const
export type Unit = (typeof UNITS)[number]

export type DeadlineRule = {
  id: string
  /** "FRCP 34(b)(2)(A)" */
  cite: string
  /** "RFP response" */
  act: string
  amount: number
  unit: Unit
  direction: 'forward' | 'backward'
  /** the event that it is counted from: "service of the request" */
  from: string
  /** a party must act within a time after being served: Rule 6(d) may add three days */
  served: boolean
  /** something is filed: Rule 6(a)(3), inaccessible clerk */
  filing: boolean
  /** the day is the first and not the last on which it may be done */
  earliest?: boolean
  /** Rule 6(b)(2): cannot be extended by the court */
  fixed?: boolean
  /** another date that decides with it */
  other?: { takes: 'earlier' | 'later'; what: string }
  /** what a person should know, one sentence each */
  notes: readonly string[]
  /** what is not settled about it; it can be changed in the matter */
  unsure: string | null
  /** ids of rules that speak of the same act, with the sentence that says which governs */
  conflicts?: readonly { with: string; say: string }[]
}

type Row = Pick<DeadlineRule, 'id' | 'cite' | 'act' | 'amount' | 'from'> & Partial<DeadlineRule>
const rule = (row: Row): DeadlineRule => ({ unit: 'days', direction: 'forward', served: false, filing: true, notes: [], unsure: null, ...row })
/** Papers that go to the other side and are not filed. */
const asked = { served: true, filing: false } as const
const fixed = { fixed: true, notes: ['The court cannot extend this time (Rule 6(b)(2)).'] } as const
const local = 'The text of the local rule was not at hand when this was entered; check the number.'

export const RULES: readonly DeadlineRule[] = [
  rule({ id: 'frcp-4m', cite: 'FRCP 4(m)', act: 'serve summons and complaint', amount: 90, from: 'filing of the complaint', filing: false, notes: ['For good cause the court must extend the time.'] }),
  rule({ id: 'frcp-12-answer', cite: 'FRCP 12(a)(1)(A)(i)', act: 'answer', amount: 21, from: 'service of summons and complaint', notes: ['6(d) does not reach service of a summons under Rule 4.'] }),
  rule({ id: 'frcp-12-waiver', cite: 'FRCP 12(a)(1)(A)(ii)', act: 'answer after waiver of service', amount: 60, from: 'the day on which the request for waiver was sent', notes: ['90 days where the defendant was addressed outside of the United States.'] }),
  rule({ id: 'frcp-12-waiver-abroad', cite: 'FRCP 12(a)(1)(A)(ii) abroad', act: 'answer after waiver of service, defendant abroad', amount: 90, from: 'the day on which the request for waiver was sent' }),
  rule({ id: 'frcp-12-us', cite: 'FRCP 12(a)(2)', act: 'answer of the United States', amount: 60, from: 'service on the United States attorney' }),
  rule({ id: 'frcp-12-counterclaim', cite: 'FRCP 12(a)(1)(B)', act: 'answer to counterclaim or crossclaim', amount: 21, from: 'service of the pleading', served: true }),
  rule({ id: 'frcp-12-reply', cite: 'FRCP 12(a)(1)(C)', act: 'ordered reply', amount: 21, from: 'service of the order to reply', served: true }),
  rule({ id: 'frcp-12-after-motion', cite: 'FRCP 12(a)(4)(A)', act: 'responsive pleading after a Rule 12 motion', amount: 14, from: 'notice of the court’s action' }),
  rule({ id: 'frcp-12-more-definite', cite: 'FRCP 12(a)(4)(B)', act: 'responsive pleading to a more definite statement', amount: 14, from: 'service of the more definite statement', served: true }),
  rule({ id: 'frcp-15-amend', cite: 'FRCP 15(a)(1)(A)', act: 'amend once as a matter of course', amount: 21, from: 'service of the own pleading', notes: ['Service of one’s own paper adds no days.'] }),
  rule({ id: 'frcp-15-amend-response', cite: 'FRCP 15(a)(1)(B)', act: 'amend once as a matter of course, after a response', amount: 21, from: 'service of the responsive pleading or of the motion under Rule 12(b), (e) or (f)', served: true, other: { takes: 'earlier', what: '21 days after the other of the two' } }),
  rule({ id: 'frcp-15-response', cite: 'FRCP 15(a)(3)', act: 'response to amended pleading', amount: 14, from: 'service of the amended pleading', served: true, other: { takes: 'later', what: 'the end of the time that remains for the original pleading' } }),
  rule({ id: 'frcp-6c-motion', cite: 'FRCP 6(c)(1)', act: 'motion and notice of hearing', amount: 14, direction: 'backward', from: 'the hearing', conflicts: [{ with: 'ndcal-7-2', say: 'In N.D. Cal., Civ. L.R. 7-2(a) displaces Rule 6(c)(1): a motion is noticed for a day at least 35 days after it is filed.' }] }),
  rule({ id: 'frcp-6c-affidavit', cite: 'FRCP 6(c)(2)', act: 'opposing affidavit', amount: 7, direction: 'backward', from: 'the hearing', conflicts: [{ with: 'ndcal-7-3a', say: 'In N.D. Cal., Civ. L.R. 7-3(a) sets another time: the opposition, with its declarations, is due 14 days after the motion was filed.' }] }),
  rule({ id: 'frcp-23f', cite: 'FRCP 23(f)', act: 'petition to appeal a class order', amount: 14, from: 'entry of the order', fixed: true, notes: ['It cannot be extended (FRAP 26(b)(1)). 45 days where the United States is a party.'] }),
  rule({ id: 'frcp-26a1', cite: 'FRCP 26(a)(1)(C)', act: 'initial disclosures', amount: 14, from: 'the 26(f) conference', filing: false }),
  rule({ id: 'frcp-26a2', cite: 'FRCP 26(a)(2)(D)(i)', act: 'expert disclosures', amount: 90, direction: 'backward', from: 'the day set for trial', filing: false, notes: ['A default: a scheduling order usually sets another day.'] }),
  rule({ id: 'frcp-26a2-rebuttal', cite: 'FRCP 26(a)(2)(D)(ii)', act: 'rebuttal expert disclosures', amount: 30, from: 'the other party’s disclosure', filing: false }),
  rule({ id: 'frcp-26a3', cite: 'FRCP 26(a)(3)(B)', act: 'pretrial disclosures', amount: 30, direction: 'backward', from: 'the trial' }),
  rule({ id: 'frcp-26a3-objections', cite: 'FRCP 26(a)(3)(B) objections', act: 'objections to pretrial disclosures', amount: 14, from: 'the disclosures' }),
  rule({ id: 'frcp-26d2', cite: 'FRCP 26(d)(2)', act: 'response to an early request for production', amount: 30, from: 'the first 26(f) conference, when the request is considered served', filing: false, notes: ['It may be delivered more than 21 days after service of summons and complaint.'] }),
  rule({ id: 'frcp-26d2-earliest', cite: 'FRCP 26(d)(2)(A)', act: 'first day for an early request for production', amount: 22, from: 'service of summons and complaint', filing: false, earliest: true, notes: ['“More than 21 days after”: the 22nd day is the first. It moves off a weekend like any period; a later day is never too early.'] }),
  rule({ id: 'frcp-26f', cite: 'FRCP 26(f)(1)', act: '26(f) conference', amount: 21, direction: 'backward', from: 'the scheduling conference or the day on which a scheduling order is due', filing: false }),
  rule({ id: 'frcp-26f-report', cite: 'FRCP 26(f)(2)', act: 'report of the 26(f) conference', amount: 14, from: 'the 26(f) conference' }),
  rule({ id: 'frcp-30e', cite: 'FRCP 30(e)', act: 'deponent’s review and changes', amount: 30, from: 'notice that the transcript is ready', filing: false, notes: ['Only if it was asked for before the deposition ended.'] }),
  rule({ id: 'frcp-32d3', cite: 'FRCP 32(d)(3)(C)', act: 'objection to the form of a written question', amount: 7, from: 'service of the last kind of question', ...asked }),
  rule({ id: 'frcp-33', cite: 'FRCP 33(b)(2)', act: 'interrogatory answers', amount: 30, from: 'service of the interrogatories', ...asked, notes: ['A longer time may be stipulated under Rule 29.'] }),
  rule({ id: 'frcp-34', cite: 'FRCP 34(b)(2)(A)', act: 'RFP response', amount: 30, from: 'service of the request', ...asked, notes: ['An early request is considered served at the first 26(f) conference (Rule 26(d)(2)(B)).'] }),
  rule({ id: 'frcp-36', cite: 'FRCP 36(a)(3)', act: 'RFA response', amount: 30, from: 'service of the requests for admission', ...asked, notes: ['What is not answered by the end of that day is admitted.'] }),
  rule({ id: 'frcp-38', cite: 'FRCP 38(b)(1)', act: 'jury demand', amount: 14, from: 'service of the last pleading on the issue', served: true }),
  rule({ id: 'frcp-45', cite: 'FRCP 45(d)(2)(B)', act: 'objection to a subpoena', amount: 14, from: 'service of the subpoena', filing: false, other: { takes: 'earlier', what: 'the time set for compliance' }, notes: ['6(d) adds nothing: a subpoena is not served under Rule 5(b).'] }),
  rule({ id: 'frcp-50b', cite: 'FRCP 50(b)', act: 'renewed motion for judgment as a matter of law', amount: 28, from: 'entry of judgment', ...fixed }),
  rule({ id: 'frcp-52b', cite: 'FRCP 52(b)', act: 'motion to amend findings', amount: 28, from: 'entry of judgment', ...fixed }),
  rule({ id: 'frcp-54d', cite: 'FRCP 54(d)(2)(B)', act: 'motion for attorney’s fees', amount: 14, from: 'entry of judgment' }),
  rule({ id: 'frcp-56', cite: 'FRCP 56(b)', act: 'motion for summary judgment', amount: 30, from: 'the close of all discovery', notes: ['A default: a local rule or an order usually sets another day.'] }),
  rule({ id: 'frcp-59b', cite: 'FRCP 59(b)', act: 'motion for a new trial', amount: 28, from: 'entry of judgment', ...fixed }),
  rule({ id: 'frcp-59c', cite: 'FRCP 59(c)', act: 'opposing affidavits to a motion for a new trial', amount: 14, from: 'service of the motion', served: true }),
  rule({ id: 'frcp-59d', cite: 'FRCP 59(d)', act: 'new trial on the court’s own motion', amount: 28, from: 'entry of judgment', ...fixed }),
  rule({ id: 'frcp-59e', cite: 'FRCP 59(e)', act: 'motion to alter or amend a judgment', amount: 28, from: 'entry of judgment', ...fixed }),
  rule({ id: 'frcp-60c', cite: 'FRCP 60(c)(1)', act: 'motion for relief under Rule 60(b)(1)–(3)', amount: 1, unit: 'years', from: 'entry of judgment', ...fixed, notes: ['Within a reasonable time, and no more than a year; the court cannot extend it (Rule 6(b)(2)).'] }),
  rule({ id: 'frcp-68-offer', cite: 'FRCP 68(a)', act: 'offer of judgment', amount: 14, direction: 'backward', from: 'the day set for trial', filing: false }),
  rule({ id: 'frcp-68-accept', cite: 'FRCP 68(a) acceptance', act: 'acceptance of an offer of judgment', amount: 14, from: 'service of the offer', ...asked }),
  rule({ id: 'frcp-72a', cite: 'FRCP 72(a)', act: 'objection to a magistrate judge’s order', amount: 14, from: 'service of a copy of the order', served: true }),
  rule({ id: 'frcp-72b', cite: 'FRCP 72(b)(2)', act: 'objection to a magistrate judge’s recommendation', amount: 14, from: 'service of a copy of the recommendation', served: true }),
  rule({ id: 'frap-4', cite: 'FRAP 4(a)(1)(A)', act: 'notice of appeal', amount: 30, from: 'entry of the judgment', notes: ['Tolled by the motions of FRAP 4(a)(4). FRAP 26(a) counts as Rule 6(a) does.'] }),
  rule({ id: 'frap-4-us', cite: 'FRAP 4(a)(1)(B)', act: 'notice of appeal, U.S. a party', amount: 60, from: 'entry of the judgment', notes: ['Tolled by the motions of FRAP 4(a)(4). FRAP 26(a) counts as Rule 6(a) does.'] }),
  rule({ id: 'usc-1446', cite: '28 U.S.C. 1446(b)', act: 'removal', amount: 30, from: 'receipt of the pleading through service', notes: ['It runs from receipt: 6(d) adds nothing.'] }),
  rule({ id: 'foia', cite: '5 U.S.C. 552(a)(6)(A)(i)', act: 'determination on a FOIA request', amount: 20, unit: 'workdays', from: 'receipt of the request', filing: false, notes: ['Saturdays, Sundays and legal public holidays are not counted. Ten more working days in unusual circumstances.'] }),
  rule({ id: 'cpra', cite: 'Cal. Gov. Code 7922.535', act: 'determination on a request under the California Public Records Act', amount: 10, from: 'receipt of the request', filing: false, unsure: 'State law counts this period; Rule 6(a) stands in for its own rules on the last day.' }),
  rule({ id: 'ndcal-7-2', cite: 'N.D. Cal. Civ. L.R. 7-2(a)', act: 'earliest hearing of a noticed motion', amount: 35, from: 'filing of the motion', earliest: true, notes: ['The judge’s motion calendar decides the actual day.'], unsure: local, conflicts: [{ with: 'frcp-6c-motion', say: 'Rule 6(c)(1) asks for 14 days of notice; in N.D. Cal. the 35 days of Civ. L.R. 7-2(a) govern.' }] }),
  rule({ id: 'ndcal-7-3a', cite: 'N.D. Cal. Civ. L.R. 7-3(a)', act: 'opposition', amount: 14, from: 'filing of the motion', notes: ['6(d) does not extend it.'], unsure: `${local} A judge’s standing order may differ.`, conflicts: [{ with: 'frcp-6c-affidavit', say: 'Rule 6(c)(2) allows an opposing affidavit until 7 days before the hearing; in N.D. Cal. the 14 days of Civ. L.R. 7-3(a) govern.' }] }),
  rule({ id: 'ndcal-7-3c', cite: 'N.D. Cal. Civ. L.R. 7-3(c)', act: 'reply', amount: 7, from: 'the day on which the opposition was due', notes: ['6(d) does not extend it. It runs from the day on which the opposition was due, not from its filing.'], unsure: `${local} A judge’s standing order may differ.` }),
  rule({ id: 'ndcal-7-11', cite: 'N.D. Cal. Civ. L.R. 7-11(b)', act: 'opposition to an administrative motion', amount: 4, from: 'filing of the motion' }),
  rule({ id: 'ndcal-37-3', cite: 'N.D. Cal. Civ. L.R. 37-3', act: 'motion to compel fact discovery', amount: 7, from: 'the close of fact discovery', unsure: local }),
]
