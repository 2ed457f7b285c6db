/** The demo matter's chronology (domain § 13): public facts with how sure they are, tied to the demo's own papers. */
import { type Operation, put } from '../log/change'
import { EVENT_DEFAULTS, type MatterEvent, type TableName } from '../records'

type DemoEvent = Pick<MatterEvent, 'date' | 'what' | 'certainty'> & Partial<Pick<MatterEvent, 'words' | 'regions' | 'disputed' | 'significance' | 'note' | 'source'>> & {
  /** passages of the manifest by name */
  passages?: readonly string[]
  /** paragraphs of the complaint by label */
  paragraphs?: readonly string[]
  /** whole papers by file */
  files?: readonly string[]
  issues?: readonly string[]
  people?: readonly string[]
}

export const events: readonly DemoEvent[] = [
  { date: '2021-03-04', what: 'Plaintiff accepts the Subscription Agreement and becomes a Premium member', certainty: 'established', words: 'March 4, 2021', passages: ['memberSince', 'accepted'], issues: ['Contract'], people: ['A. Plaintiff'], disputed: 'no' },
  { date: '2024-07-31', what: 'An earlier privacy policy is effective; it has no text on training AI', certainty: 'established', passages: ['silent'], issues: ['Policy'], significance: 2 },
  { date: '2024-08', what: 'The setting “Data for Generative AI Improvement” is introduced, on by default for U.S. members', certainty: 'alleged', words: 'in or about August 2024', paragraphs: ['26', '27'], issues: ['Setting'], regions: ['United States'], significance: 3, note: 'The reports name only the month. The period of the class begins on that day.' },
  { date: '2024-09-18', what: 'Updated privacy policy effective; first sentence on training AI models', certainty: 'established', words: 'September 18, 2024', passages: ['training'], issues: ['Policy'], significance: 3, note: 'Recorded on 19 September 2024.' },
  { date: '2024-09-19', what: 'Plaintiff finds the setting switched on', certainty: 'alleged', passages: ['foundOn', 'notTold'], issues: ['Setting', 'Client'], people: ['A. Plaintiff'], significance: 2 },
  { date: '2024-09-20', what: 'UK: use of UK members’ data suspended after the regulator raised concerns', certainty: 'reported', passages: ['suspended'], issues: ['Regions'], regions: ['United Kingdom'], significance: 1 },
  { date: '2024-10-02', what: 'Plaintiff asks for the list of recipients under Data Terms § 5.5', certainty: 'established', passages: ['unanswered'], issues: ['Client'], people: ['A. Plaintiff'], disputed: 'no', significance: 2 },
  { date: '2024-10-11', what: 'Hong Kong: training paused', certainty: 'reported', passages: ['paused', 'conflict'], issues: ['Regions'], regions: ['Hong Kong'] },
  { date: '2024-11-20', what: 'User Agreement effective, with a paragraph on generative AI', certainty: 'reported', files: ['user-agreement-2024-11-20.html'], issues: ['Policy'] },
  { date: '2024-12-10', what: 'Canada: training paused', certainty: 'reported', passages: ['paused', 'conflict'], issues: ['Regions'], regions: ['Canada'] },
  { date: '[2025-01-21,2025-01-22]', what: 'Complaint filed, 21 pages; sources differ on the day', certainty: 'reported', files: ['complaint.pdf'], significance: 2, note: 'Most reports say the 21st, a Tuesday.' },
  { date: '2025-01', what: 'LinkedIn’s public answer: “We never did that”', certainty: 'reported', passages: ['denial'], issues: ['Denial'], disputed: 'yes', significance: 3 },
  { date: '2025-01-30', what: 'Voluntary dismissal without prejudice, FRCP 41(a)(1)(A)(i)', certainty: 'reported', source: 'public reports' },
  { date: '2025-01-31', what: 'Plaintiff’s counsel: was shown evidence that messages were not used', certainty: 'reported', passages: ['shown'], issues: ['Denial'], disputed: 'yes', significance: 3 },
  { date: '2025-11-03', what: 'Training extended to the EU, EEA, UK, Switzerland, Canada and Hong Kong; private messages excluded', certainty: 'reported', passages: ['excluded'], issues: ['Regions'], regions: ['EU', 'EEA', 'United Kingdom', 'Switzerland', 'Canada', 'Hong Kong'] },
]

type Find = {
  newId: (table: Exclude<TableName, 'matter'>) => string
  passage: (name: string) => string
  paragraph: (label: string) => string
  file: (name: string) => string
  tag: (name: string) => string
  person: (name: string) => string
}

/** Puts of the demo's events. @throws Error by `find` where a name is not there: a fault of ours */
export function eventPuts(find: Find): Operation[] {
  return events.map(({ passages = [], paragraphs = [], files = [], issues = [], people = [], ...event }) => put('events', {
    ...EVENT_DEFAULTS, kind: 'fact', source: '', ...event, regions: [...(event.regions ?? [])], id: find.newId('events'), issues: issues.map(find.tag), people: people.map(find.person),
    sources: [...passages.map(find.passage), ...paragraphs.map(find.paragraph), ...files.map(find.file)],
  }))
}
