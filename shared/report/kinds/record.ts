/** Reports on what is said and done: chronology, answer, undisputed facts, deadlines, activity, search terms. */
import { KIND_WORDS } from '../../answer/mend'
import { orderEvents } from '../../chronology/order'
import { disputedWord, weightWord } from '../../chronology/table'
import { boundsOf } from '../../dates/bounds'
import { statusWord } from '../../proof'
import type { Response } from '../../records'
import type { HitReport } from '../../search/report'
import { type ReportContext, WITHHELD } from '../context'
import type { ReportData, ReportRow } from '../model'
import type { Line } from '../paper'

/** Events in their order, with sources. What rests on quarantined papers alone is left out; what rests on privileged ones alone is held back. */
export function chronologyReport(context: ReportContext): ReportData {
  const { records } = context
  const order = orderEvents(records.rows('events').filter((event) => event.standing !== 'rejected'), records.rows('orderings'))
  const rows: ReportRow[] = []
  for (const { event } of order.sequence) {
    const sources = context.sources(event.sources)
    if (event.sources.length > 0 && sources.length === 0 && event.sources.some((id) => isHere(context, id))) continue
    const held = sources.length > 0 && sources.every((line) => line.text === WITHHELD && !line.cite)
    const beside = order.undetermined.get(event.id) ?? 0
    const people = event.people.map((id) => context.person(id)).filter(Boolean)
    const issues = event.issues.flatMap((id) => records.get('tags', id)?.name ?? [])
    rows.push({ id: event.id, values: { people, issues, regions: event.regions }, cells: {
      n: { kind: 'number', value: rows.length + 1 }, date: { kind: 'date', edtf: boundsOf(event.date) ? event.date : '' }, asWritten: event.date, what: held ? WITHHELD : event.what, sources: { kind: 'lines', lines: [...sources, ...(event.source && !held ? [{ text: event.source }] : [])] },
      people: people.join('; '), issues: issues.join('; '), regions: event.regions.join('; '), certainty: event.certainty, disputed: disputedWord(event), weight: weightWord(event.significance), standing: event.standing,
      order: boundsOf(event.date) === null ? 'no date yet' : beside > 0 ? 'order undetermined' : '', words: held ? '' : event.words, note: held ? '' : event.note,
    } })
  }
  return {
    kind: 'chronology', title: 'Chronology', about: [], rows, privileged: context.privileged(), empty: 'There is no event yet. Add one in the chronology room.',
    columns: [
      { id: 'n', label: 'No.', width: 6, hidden: true }, { id: 'date', label: 'Date', width: 16 }, { id: 'asWritten', label: 'EDTF', width: 14, hidden: true }, { id: 'what', label: 'Event', width: 44 }, { id: 'sources', label: 'Sources', width: 28 }, { id: 'people', label: 'People', width: 18, choices: true }, { id: 'issues', label: 'Issues', width: 16, choices: true, hidden: true }, { id: 'regions', label: 'Regions', width: 10, choices: true, hidden: true },
      { id: 'certainty', label: 'Certainty', width: 12, choices: true }, { id: 'disputed', label: 'Disputed', width: 11, choices: true, hidden: true }, { id: 'weight', label: 'Significance', width: 12, choices: true, hidden: true }, { id: 'standing', label: 'Standing', width: 12, choices: true, hidden: true }, { id: 'order', label: 'Order', width: 16, hidden: true }, { id: 'words', label: 'As the source says', width: 20, hidden: true }, { id: 'note', label: 'Note', width: 20, hidden: true },
    ],
  }
}

const isHere = ({ records }: ReportContext, id: string) => (id.startsWith('psg_') ? records.get('passages', id) : records.get('documents', id)) !== undefined

/** Paragraph by paragraph: the allegation, each defendant's response in its words, and what it leaves to be proved. */
export function answerChart(context: ReportContext): ReportData {
  const { records, proof } = context
  const responses = new Map<string, Response[]>()
  for (const one of records.rows('responses')) responses.set(one.paragraph, [...(responses.get(one.paragraph) ?? []), one])
  const rows: ReportRow[] = []
  for (const { paragraph, status } of proof.paragraphs.values()) {
    const own: (Response | null)[] = responses.get(paragraph.id) ?? [null]
    for (const response of own) {
      rows.push({ id: response?.id ?? paragraph.id, cells: {
        paragraph: `¶ ${paragraph.label}`, text: paragraph.text, party: response ? context.party(response.party) || 'All defendants' : '', kind: response ? KIND_WORDS[response.kind] : 'No response recorded', quote: response?.quote ?? '', status: statusWord[status],
      } })
    }
  }
  return {
    kind: 'answer-chart', title: 'Answer chart', about: ['FRCP 8(b).'], rows, privileged: [], empty: 'There is no complaint yet.',
    columns: [
      { id: 'paragraph', label: 'Paragraph', width: 10 }, { id: 'text', label: 'Allegation', width: 50 }, { id: 'party', label: 'Defendant', width: 16, choices: true }, { id: 'kind', label: 'Response', width: 18, choices: true }, { id: 'quote', label: 'In the answer’s words', width: 44 }, { id: 'status', label: 'Status of proof', width: 12, choices: true, hidden: true },
    ],
  }
}

/**
 * The separate statement for summary judgment (FRCP 56(c)(1)(A)): facts that the answer admits or that
 * verified evidence shows with none against it, each with its record cites and a column for the other side.
 */
export function undisputedFacts(context: ReportContext): ReportData {
  const { records, proof } = context
  const responses = new Map<string, Response[]>()
  for (const one of records.rows('responses')) responses.set(one.paragraph, [...(responses.get(one.paragraph) ?? []), one])
  const rows: ReportRow[] = []
  for (const one of proof.paragraphs.values()) {
    const admitted = one.status === 'admitted'
    const verified = one.for.filter((link) => link.standing === 'verified')
    if (!admitted && (one.status !== 'supported' || verified.length === 0 || one.against.length > 0)) continue
    const answer = admitted ? (responses.get(one.paragraph.id) ?? []).filter((each) => each.kind !== 'denied' && each.kind !== 'lacks-knowledge').map((each): Line => ({ cite: `Answer ¶ ${one.paragraph.label}`, text: each.quote === '' ? KIND_WORDS[each.kind] : `“${each.quote}”` })) : []
    const lines = [...answer, ...context.sources(verified.map((link) => link.source)).filter((line) => line.cite !== undefined)]
    if (lines.length === 0) continue
    const counts = [...new Set(one.elements.flatMap((id) => proof.counts.get(proof.elements.get(id)?.element.count ?? '')?.count.name ?? []))]
    rows.push({ id: one.paragraph.id, values: { counts }, cells: {
      n: { kind: 'number', value: rows.length + 1 }, fact: one.paragraph.text, paragraph: `¶ ${one.paragraph.label}`, evidence: { kind: 'lines', lines }, basis: admitted ? 'Admitted' : 'Verified evidence', counts: counts.join('; '), response: '',
    } })
  }
  return {
    kind: 'undisputed-facts', title: 'Separate statement of undisputed facts', about: ['FRCP 56(c)(1)(A).'], rows, privileged: context.privileged(), empty: 'No allegation is admitted, or shown by verified evidence with none against it.',
    columns: [
      { id: 'n', label: 'No.', width: 6 }, { id: 'fact', label: 'Undisputed fact', width: 44 }, { id: 'paragraph', label: 'Alleged', width: 10, hidden: true }, { id: 'evidence', label: 'Supporting evidence', width: 36 }, { id: 'response', label: 'Opposing party’s response and evidence', width: 28 }, { id: 'basis', label: 'Basis', width: 14, choices: true, hidden: true }, { id: 'counts', label: 'Counts', width: 20, choices: true, hidden: true },
    ],
  }
}

const DUE = { open: 'Open', done: 'Done', dropped: 'Dropped' } as const
const FOUND = { computed: 'Computed', order: 'Ordered', stipulation: 'Stipulated', hand: 'By hand' } as const

/** What is due, with how each day was found. */
export function deadlineReport(context: ReportContext): ReportData {
  const rows = [...context.records.rows('deadlines')].sort((a, b) => (a.date < b.date ? -1 : 1)).map((one): ReportRow => ({ id: one.id, cells: {
    date: { kind: 'date', edtf: one.date }, what: one.what, state: one.state === 'open' && one.date < context.today ? 'Late' : DUE[one.state], rule: one.rule ?? '', trigger: [one.trigger, one.triggerDate].filter(Boolean).join(', '), source: FOUND[one.source], owner: one.owner, steps: one.steps.join('\n'), reason: one.reason, note: one.note,
  } }))
  return {
    kind: 'deadlines', title: 'Deadlines', about: [], rows, privileged: [], empty: 'There is no deadline yet.',
    columns: [
      { id: 'date', label: 'Date', width: 14 }, { id: 'what', label: 'What', width: 36 }, { id: 'state', label: 'State', width: 9, choices: true }, { id: 'rule', label: 'Rule', width: 16, choices: true }, { id: 'trigger', label: 'Trigger', width: 26 }, { id: 'source', label: 'Found', width: 12, choices: true }, { id: 'owner', label: 'Owner', width: 14, choices: true }, { id: 'steps', label: 'Computation', width: 44, hidden: true }, { id: 'reason', label: 'Reason', width: 24, hidden: true }, { id: 'note', label: 'Note', width: 24, hidden: true },
    ],
  }
}

/** Who changed what, when, with the chained fingerprint of each entry. */
export function activityReport(context: ReportContext): ReportData {
  const rows = [...context.log].reverse().map((entry): ReportRow => ({ id: entry.id, cells: {
    day: { kind: 'date', edtf: entry.at.slice(0, 10) }, time: `${entry.at.slice(11, 19)} UTC`, author: entry.author, label: entry.label, kind: entry.undoes ? 'Undone' : entry.redoes ? 'Redone' : 'Change', records: { kind: 'number', value: entry.ops.reduce((sum, op) => sum + ('count' in op ? op.count : 1), 0) }, device: entry.device, hash: entry.hash,
  } }))
  return {
    kind: 'activity', title: 'Activity', about: ['Each entry is chained to the one before it on its device by SHA-256.'], rows, privileged: [], empty: 'Nothing was changed yet.',
    columns: [
      { id: 'day', label: 'Day', width: 12 }, { id: 'time', label: 'Time', width: 13 }, { id: 'author', label: 'Who', width: 16, choices: true }, { id: 'label', label: 'What', width: 60 }, { id: 'kind', label: 'Kind', width: 10, choices: true, hidden: true }, { id: 'records', label: 'Records', width: 9 }, { id: 'device', label: 'Device', width: 24, choices: true, hidden: true }, { id: 'hash', label: 'SHA-256 of the entry', width: 34, hidden: true },
    ],
  }
}

/** Terms as parties exchange them, with a line for all together (FRCP 26(f)(3)(C)). @param about sentences on what was searched */
export function hitReportData(report: HitReport, about: readonly string[]): ReportData {
  const n = (value: number) => ({ kind: 'number', value }) as const
  const rows = report.rows.map((one, at): ReportRow => ({ id: String(at), cells: one.problem ? { term: one.term, remark: one.problem } : { term: one.term, documents: n(one.documents), families: n(one.withFamilies), unique: n(one.unique), uniqueFamilies: n(one.uniqueWithFamilies) } }))
  rows.push({ id: 'all', cells: { term: 'All terms together', documents: n(report.total.documents), families: n(report.total.withFamilies), remark: `of ${report.searched.toLocaleString()} documents` } })
  return {
    kind: 'hit-report', title: 'Hit report', about, rows, privileged: [], empty: 'No term was counted.',
    columns: [
      { id: 'term', label: 'Term', width: 60 }, { id: 'documents', label: 'Documents with hits', width: 20 }, { id: 'families', label: 'Documents with hits, with families', width: 34 }, { id: 'unique', label: 'Unique hits', width: 14 }, { id: 'uniqueFamilies', label: 'Unique hits, with families', width: 26 }, { id: 'remark', label: 'Remark', width: 40 },
    ],
  }
}
