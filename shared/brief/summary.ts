/** What came of checking a brief, in a sentence, and as a table that leaves the matter. */
import type { Document } from '../records'
import type { Paper } from '../report/paper'
import { mayLeave } from '../review/sharing'
import { type BriefRow, type QuoteCheck, type RowState, stateOf } from './check'

export const ROW_STATES: readonly RowState[] = ['resolved', 'words-differ', 'place-missing', 'document-missing', 'ambiguous', 'unclear']

/** "1 page beyond the end", "2 exhibits unknown": what is wrong, by what was cited. */
function missingOf(row: BriefRow): [one: string, many: string] {
  const t = row.resolution.targets[0]?.locus?.t ?? row.cite?.loci[0]?.t
  if (stateOf(row) === 'place-missing') {
    if (t === 'para') return ['paragraph unknown', 'paragraphs unknown']
    if (t === 'sec') return ['section unknown', 'sections unknown']
    if (t === 'pl') return ['page or line beyond the end', 'pages or lines beyond the end']
    return ['page beyond the end', 'pages beyond the end']
  }
  switch (row.cite?.inner && row.cite.kind !== 'docket' ? 'exhibit' : row.cite?.kind) {
    case 'exhibit':
      return ['exhibit unknown', 'exhibits unknown']
    case 'bates':
      return ['Bates number unknown', 'Bates numbers unknown']
    case 'docket':
      return ['docket entry unknown', 'docket entries unknown']
    case 'transcript':
      return ['transcript unknown', 'transcripts unknown']
    default:
      return ['document unknown', 'documents unknown']
  }
}

/** "31 record cites: 27 resolve, 2 quote words that do not stand there, 1 page beyond the end, 1 exhibit unknown." */
export function briefSentence(rows: readonly BriefRow[]): string {
  if (rows.length === 0) return 'No record cite was found in this paper.'
  const of = (state: RowState) => rows.filter((row) => stateOf(row) === state).length
  const parts: string[] = []
  const add = (count: number, one: string, many: string) => count > 0 && parts.push(`${count.toLocaleString()} ${count === 1 ? one : many}`)
  add(of('resolved'), 'resolves', 'resolve')
  add(of('words-differ'), 'quotes words that do not stand there', 'quote words that do not stand there')
  const missing = new Map<string, { one: string; many: string; count: number }>()
  for (const row of rows) {
    if (stateOf(row) !== 'place-missing' && stateOf(row) !== 'document-missing') continue
    const [one, many] = missingOf(row)
    const known = missing.get(one) ?? { one, many, count: 0 }
    missing.set(one, { ...known, count: known.count + 1 })
  }
  for (const { one, many, count } of missing.values()) add(count, one, many)
  add(of('ambiguous'), 'may mean more than one source', 'may mean more than one source')
  add(of('unclear'), 'cannot be read for certain', 'cannot be read for certain')
  return `${rows.length.toLocaleString()} record ${rows.length === 1 ? 'cite' : 'cites'}: ${parts.join(', ')}.`
}

/** The word of a state in the table: "page missing" says more than "place missing". */
export function stateWord(row: BriefRow): string {
  const state = stateOf(row)
  if (state === 'place-missing' || state === 'document-missing') return missingOf(row)[0]
  return STATE_WORDS[state]
}

export const STATE_WORDS: Record<RowState, string> = {
  resolved: 'resolves', 'words-differ': 'words differ', 'place-missing': 'place missing', 'document-missing': 'document missing', ambiguous: 'ambiguous', unclear: 'unclear',
}

/** What is said of a quotation, the differing words included: “[brief: may] [source: could]”. */
export function quoteSentence(check: QuoteCheck): string {
  const diff = check.diff.map((part) => (part.kind === 'same' ? part.text : part.kind === 'brief' ? `[brief: ${part.text}]` : `[source: ${part.text}]`)).join(' ')
  return [check.say, diff].filter(Boolean).join(' ')
}

const VERDICTS: Record<QuoteCheck['verdict'], string> = { stands: 'stands there', elsewhere: 'stands elsewhere', differs: 'differs', absent: 'not found', unread: 'not checked' }

/**
 * The table as rows of words, its head first. What a privileged source says stays here: it is named
 * so and in no other way (FRCP 26(b)(5)).
 */
export function briefTable(rows: readonly BriefRow[], document: (id: string) => Document | undefined): string[][] {
  return [
    ['No.', 'Page', 'Cite as printed', 'Reads as', 'State', 'Why', 'Source', 'Quotation', 'Quotation checked', 'What differs'],
    ...rows.map((row) => {
      const source = document(row.resolution.targets[0]?.document ?? '')
      const may = source ? mayLeave(source) : 'yes'
      const shown = source && may === 'yes'
      return [
        String(row.n), row.note ? `${row.page} (note)` : String(row.page), row.text, row.normal, stateWord(row), row.resolution.why, source ? (shown ? `${source.exhibit ?? source.bates?.first ?? ''} ${source.title}`.trim() : 'privileged') : '',
        row.quotes.map((one) => `“${one.quote}”`).join('\n'), row.quotes.map((one) => VERDICTS[one.verdict]).join('\n'), row.quotes.map((one) => (source && !shown ? 'privileged' : quoteSentence(one))).filter(Boolean).join('\n'),
      ]
    }),
  ]
}

/** The table as a paper for a Word file. */
export function briefPaper(name: string, rows: readonly BriefRow[], document: (id: string) => Document | undefined, matter: { court: string; caption: string; docketNumber: string; demonstration: boolean }): Paper {
  const [head = [], ...body] = briefTable(rows, document)
  // A page is narrow: the words of a quotation and what came of it share a cell.
  const columns = [0, 1, 2, 4]
  const cells = (row: readonly string[]) => [...columns.map((at) => row[at] ?? ''), [row[5], row[6]].filter(Boolean).join(' · '), [row[7], row[8], row[9]].filter(Boolean).join('\n')]
  return {
    title: `Record cites of ${name}`, court: matter.court, caption: matter.caption, docket: matter.docketNumber,
    parts: [
      ...(matter.demonstration ? [{ kind: 'note' as const, text: 'DEMONSTRATION – NOT A COURT FILING' }] : []),
      { kind: 'heading', text: `Record cites of ${name}` }, { kind: 'text', text: briefSentence(rows) },
      { kind: 'table', head: [...columns.map((at) => head[at] ?? ''), 'Source', 'Quotation'], rows: body.map(cells) },
      { kind: 'note', text: 'Made by Probata from the matter’s own records. A person checks each cite before filing.' },
    ],
  }
}
