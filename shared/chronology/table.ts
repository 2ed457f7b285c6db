/** The chronology as a neutral table, for CSV and paper. */
import { boundsOf } from '../dates/bounds'
import { describeDate } from '../dates/readable'
import type { Document, MatterEvent, Paragraph, Passage, Pleading } from '../records'
import { mayLeave } from '../review/sharing'
import { citeParagraph, citePassage, documentName } from '../cite/format'
import type { EventOrder } from './order'

export type TableNames = {
  person(id: string): string
  issue(id: string): string
  documents: Looked<Document>
  passages: Looked<Passage>
  paragraphs: Looked<Paragraph>
  pleadings: Looked<Pleading>
}

type Looked<T> = { get(id: string): T | undefined }

const DISPUTED = { yes: 'disputed', no: 'undisputed', 'not-said': '' } as const
const WEIGHT = ['', 'minor', 'important', 'decisive'] as const
export const disputedWord = (event: Pick<MatterEvent, 'disputed'>): string => DISPUTED[event.disputed]
export const weightWord = (significance: number): string => WEIGHT[significance] ?? ''

const HEAD = ['No.', 'Date', 'EDTF', 'Earliest', 'Latest', 'Order', 'Event', 'Certainty', 'Disputed', 'Significance', 'People', 'Issues', 'Regions', 'Sources', 'As the source says', 'Note', 'Standing']

/**
 * One row an event, in order; whose order is undetermined says so. An event that rests on quarantined
 * papers alone is left out; a privileged source is named so and in no other way, and where there is no
 * other the event's words are held back with it (FRCP 26(b)(5)).
 * @param shown the events that a person has filtered, in the order of the sequence
 */
export function chronologyTable(shown: readonly MatterEvent[], order: EventOrder, names: TableNames): string[][] {
  const rows: string[][] = [[...HEAD]]
  for (const event of shown) {
    const sources = leavingSources(event, names)
    if (sources === null) continue
    const held = sources.length > 0 && sources.every((one) => one === 'privileged')
    const bounds = boundsOf(event.date)
    const beside = order.undetermined.get(event.id) ?? 0
    rows.push([
      String(rows.length), describeDate(event.date, event.zone), bounds ? event.date : '', bounds?.earliest ?? '', bounds?.latest ?? '',
      bounds === null ? 'no date yet' : beside > 0 ? `undetermined beside ${beside.toLocaleString()} ${beside === 1 ? 'other' : 'others'}` : '',
      held ? 'privileged' : event.what, event.certainty, disputedWord(event), weightWord(event.significance), event.people.map(names.person).join('; '), event.issues.map(names.issue).join('; '), event.regions.join('; '),
      [...sources, ...(event.source ? [event.source] : [])].join('; '), held ? '' : event.words, held ? '' : event.note, event.standing,
    ])
  }
  return rows
}

/** Cites of what may leave; null where nothing but quarantined papers stands behind the event. */
export function leavingSources(event: MatterEvent, names: TableNames): string[] | null {
  const cites: string[] = []
  let held = 0
  for (const id of event.sources) {
    const paragraph = names.paragraphs.get(id)
    const pleading = paragraph && names.pleadings.get(paragraph.pleading)
    if (paragraph && pleading) {
      cites.push(citeParagraph(paragraph, pleading))
      continue
    }
    const passage = names.passages.get(id)
    const document = names.documents.get(passage?.document ?? id)
    if (!document) continue
    const may = mayLeave(document)
    if (may === 'quarantined') held++
    else cites.push(may === 'privileged' ? 'privileged' : passage ? citePassage(passage, document) : documentName(document))
  }
  return held > 0 && cites.length === 0 ? null : [...new Set(cites)]
}
