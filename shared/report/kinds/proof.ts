/** Reports on the proof: chart, elements, gaps, debts. */
import { formatEdtf } from '../../dates/format'
import { countName, type ElementProof, type Links, paragraphCites, type ParagraphProof, statusWord } from '../../proof'
import type { Gap, Support } from '../../records'
import type { ReportContext } from '../context'
import type { ReportColumn, ReportData, ReportRow } from '../model'
import type { Cell, Line } from '../paper'

const NO_COUNT = 'Outside any element'
const DEBT_WORD = { none: '', open: 'Owed', backed: 'Backed by evidence', accepted: 'Accepted', withdrawn: 'Withdrawn' } as const

/**
 * The proof chart: element, allegations, evidence for and against with pin cites, gap and plan. One row an
 * allegation under its element, and one for what is linked to the element itself; allegations that need
 * proof and serve no element stand at the end.
 */
export function proofChart(context: ReportContext): ReportData {
  const { proof } = context
  const columns: ReportColumn[] = [
    { id: 'count', label: 'Count', width: 14, choices: true, hidden: true }, { id: 'element', label: 'Element', width: 18, choices: true }, { id: 'allegation', label: 'Allegations', width: 30 },
    { id: 'for', label: 'Evidence for', width: 36 }, { id: 'against', label: 'Evidence against', width: 24 }, { id: 'gap', label: 'Gap and plan', width: 26 },
    { id: 'status', label: 'Status', width: 12, choices: true, hidden: true }, { id: 'why', label: 'Why', width: 40, hidden: true },
  ]
  const rows: ReportRow[] = []
  const used = new Set<string>()
  for (const count of proof.counts.values()) {
    const name = `${countName(count.count)}: ${count.count.name}`
    for (const id of count.elements) {
      const element = proof.elements.get(id)
      if (!element) continue
      const label = `${element.element.order}. ${element.element.short}`
      const direct = element.for.length + element.against.length + element.gaps.length > 0
      if (direct || element.paragraphs.length === 0) rows.push(row(id, name, label, element.element.text, element))
      for (const paragraph of element.paragraphs) {
        const alleging = proof.paragraphs.get(paragraph)
        if (!alleging) continue
        used.add(paragraph)
        rows.push(row(`${id} ${paragraph}`, name, label, allegationOf(alleging), alleging))
      }
    }
  }
  for (const [id, alleging] of proof.paragraphs) {
    if (used.has(id) || alleging.status === 'not-needed') continue
    if (alleging.for.length + alleging.against.length + alleging.gaps.length > 0) rows.push(row(id, NO_COUNT, NO_COUNT, allegationOf(alleging), alleging))
  }
  return {
    kind: 'proof-chart', title: 'Proof chart', about: ['Computed from the records of the matter; for a lawyer to check.'], columns, rows, privileged: context.privileged(), empty: 'There is no count yet. Import a complaint; its counts and their elements appear here.',
  }

  function row(id: string, count: string, element: string, allegation: string, links: (ParagraphProof | ElementProof) & Links): ReportRow {
    return {
      id,
      cells: {
        count, element, allegation, for: evidence(context, links.for), against: evidence(context, links.against), gap: gaps(links.gaps), status: { kind: 'status', status: links.status }, why: links.why,
      },
    }
  }
}

const allegationOf = ({ paragraph }: ParagraphProof) => `¶ ${paragraph.label} ${paragraph.text}`

/** Each link as its cite and words; what nobody has verified yet says so. */
function evidence(context: ReportContext, links: readonly Support[]): Cell {
  const lines: Line[] = []
  for (const link of links) {
    const line = context.source(link.source)
    if (!line) continue
    const aside = [link.standing === 'proposed' ? 'not verified' : '', link.directness === 'circumstantial' ? 'circumstantial' : ''].filter(Boolean).join(', ')
    lines.push(aside === '' ? line : { ...line, text: [line.text, `(${aside})`].filter(Boolean).join(' ') })
  }
  return { kind: 'lines', lines }
}

function gaps(open: readonly Gap[]): Cell {
  return { kind: 'lines', lines: open.map((gap) => ({ text: [gap.what, gap.plan && `Plan: ${gap.plan}`, gap.holder && `Held by ${gap.holder}`, gap.due && `Due ${formatEdtf(gap.due)}`].filter(Boolean).join('. ') })) }
}

/** One row an element: how it stands and why. */
export function elementsReport(context: ReportContext): ReportData {
  const { proof } = context
  const rows: ReportRow[] = []
  for (const count of proof.counts.values()) {
    for (const id of count.elements) {
      const one = proof.elements.get(id)
      if (!one) continue
      const alleging = one.paragraphs.flatMap((paragraph) => proof.paragraphs.get(paragraph) ?? [])
      const sum = (pick: 'for' | 'against' | 'gaps'): Cell => ({ kind: 'number', value: one[pick].length + alleging.reduce((total, each) => total + each[pick].length, 0) })
      rows.push({ id, cells: {
        count: countName(count.count), name: count.count.name, element: `${one.element.order} ${one.element.short}`, text: one.element.text, status: { kind: 'status', status: one.status }, why: one.why,
        alleged: paragraphCites(alleging.map((each) => each.paragraph)), for: sum('for'), against: sum('against'), gaps: sum('gaps'),
      } })
    }
  }
  return {
    kind: 'matrix', title: 'Elements and their proof', about: ['Computed from the records of the matter; for a lawyer to check.'], rows, privileged: [], empty: 'There is no count yet. Import a complaint; its counts and their elements appear here.',
    columns: [
      { id: 'count', label: 'Count', width: 10, choices: true }, { id: 'name', label: 'Name', width: 20 }, { id: 'element', label: 'Element', width: 16 }, { id: 'text', label: 'Text', width: 34 }, { id: 'status', label: 'Status', width: 12, choices: true },
      { id: 'why', label: 'Why', width: 34 }, { id: 'alleged', label: 'Alleged', width: 14 }, { id: 'for', label: 'For', width: 6 }, { id: 'against', label: 'Against', width: 8 }, { id: 'gaps', label: 'Open gaps', width: 8 },
    ],
  }
}

const DANGER = { 3: 'The element falls', 2: 'The element is weaker', 1: 'The allegation stands alone' } as const

/** Open gaps and what is alleged with nothing behind it, the most dangerous first, with how each is to be closed. */
export function gapReport(context: ReportContext): ReportData {
  const { proof, records } = context
  const served = new Map<string, string[]>()
  for (const request of records.rows('requests')) {
    const set = records.get('requestSets', request.set)
    for (const gap of request.gaps) served.set(gap, [...(served.get(gap) ?? []), `${set?.title ?? 'Request'} No. ${request.number}${set?.due ? `, due ${set.due}` : ''}`])
  }
  const rows = proof.gaps.map((row, at): ReportRow => {
    const count = row.count === null ? undefined : proof.counts.get(row.count)?.count
    const paragraph = proof.paragraphs.get(row.of)?.paragraph
    const element = row.element === null ? undefined : proof.elements.get(row.element)?.element
    return { id: row.id, cells: {
      rank: { kind: 'number', value: at + 1 }, what: row.gap?.what ?? 'Nothing recorded', why: row.gap?.why ?? '', holder: row.gap?.holder ?? '', plan: row.gap?.plan ?? '', requests: (served.get(row.gap?.id ?? '') ?? []).join('\n'), due: { kind: 'date', edtf: row.gap?.due ?? '' },
      count: count ? countName(count) : '', element: element?.short ?? '', paragraph: paragraph ? `¶ ${paragraph.label}` : '', endangers: row.why, danger: DANGER[row.danger], recorded: row.gap ? 'Recorded' : 'Nothing recorded',
    } }
  })
  return {
    kind: 'gap-plan', title: 'Gaps and discovery plan', about: ['The most dangerous first.'], rows, privileged: [], empty: 'No gap is open, and nothing that needs proof stands alone.',
    columns: [
      { id: 'rank', label: 'Rank', width: 6 }, { id: 'what', label: 'Missing', width: 28 }, { id: 'why', label: 'Why it matters', width: 24 }, { id: 'holder', label: 'Who has it', width: 14, choices: true }, { id: 'plan', label: 'How to get it', width: 18 }, { id: 'requests', label: 'Requests', width: 20 }, { id: 'due', label: 'Due', width: 12 },
      { id: 'count', label: 'Count', width: 10, choices: true }, { id: 'element', label: 'Element', width: 14, hidden: true }, { id: 'paragraph', label: 'Paragraph', width: 10 }, { id: 'endangers', label: 'Endangers', width: 26 }, { id: 'danger', label: 'Danger', width: 16, choices: true, hidden: true }, { id: 'recorded', label: 'Recorded', width: 14, choices: true, hidden: true },
    ],
  }
}

/** FRCP 11(b)(3): what was pleaded on information and belief, and whether evidence backs it by now. */
export function debtReport(context: ReportContext): ReportData {
  const { proof } = context
  const rows = proof.debts.flatMap((row): ReportRow[] => {
    const one = proof.paragraphs.get(row.paragraph)
    if (!one) return []
    const counts = row.counts.flatMap((id) => proof.counts.get(id)?.count ?? []).map(countName)
    return [{ id: row.paragraph, values: { counts }, cells: { paragraph: `¶ ${one.paragraph.label}`, text: one.paragraph.text, state: DEBT_WORD[row.state], status: statusWord[one.status], counts: counts.join(', '), reason: one.paragraph.debtAccepted?.reason ?? '' } }]
  })
  return {
    kind: 'debts', title: 'Allegations on information and belief', about: ['FRCP 11(b)(3).'], rows, privileged: [], empty: 'Nothing in this complaint is pleaded on information and belief.',
    columns: [
      { id: 'paragraph', label: 'Paragraph', width: 10 }, { id: 'text', label: 'Text', width: 60 }, { id: 'state', label: 'State', width: 14, choices: true }, { id: 'status', label: 'Status', width: 12, choices: true, hidden: true }, { id: 'counts', label: 'Counts', width: 16, choices: true }, { id: 'reason', label: 'Why it may stand', width: 24, hidden: true },
    ],
  }
}
