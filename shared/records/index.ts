/** Every table of a matter: its name, its schema, its record type. */
import { Answer, Defense } from './answer'
import { Author } from './author'
import { Clause, Conflict, Contract, Obligation, Precedence } from './contract'
import { CourtDay, Deadline } from './deadline'
import { Deposition, MarkedExhibit, Question, RunningNote, Topic } from './deposition'
import { ProofStep, Request, RequestSet } from './discovery'
import { Document, Passage, SavedFilter, Tag } from './document'
import { Intake, LoadfileProfile } from './intake'
import { Matter, MatterEvent, Ordering, Party, Person } from './matter'
import { Knowledge, Mention } from './people'
import { Assignment, Count, Doubt, Element, Heading, Paragraph, Pleading, Response } from './pleading'
import { Feature, Policy, PolicyVersion, Rollout } from './policy'
import { Gap, Override, Support } from './proof'
import { Outgoing, Redaction } from './redaction'
import { ExhibitRuling, ReportTemplate } from './report'
import type { z } from './schema'
import { PassedOver, SavedSearch, ShortName } from './search'
import { Designation, Impeachment, Testimony, Transcript, TranscriptPage } from './transcript'

export const tables = {
  matter: Matter,
  parties: Party,
  people: Person,
  events: MatterEvent,
  pleadings: Pleading,
  paragraphs: Paragraph,
  headings: Heading,
  counts: Count,
  elements: Element,
  assignments: Assignment,
  responses: Response,
  doubts: Doubt,
  documents: Document,
  tags: Tag,
  passages: Passage,
  filters: SavedFilter,
  supports: Support,
  gaps: Gap,
  overrides: Override,
  intakes: Intake,
  profiles: LoadfileProfile,
  redactions: Redaction,
  outgoing: Outgoing,
  policies: Policy,
  versions: PolicyVersion,
  features: Feature,
  rollouts: Rollout,
  contracts: Contract,
  clauses: Clause,
  precedences: Precedence,
  conflicts: Conflict,
  obligations: Obligation,
  orderings: Ordering,
  searches: SavedSearch,
  passedOver: PassedOver,
  shortNames: ShortName,
  answers: Answer,
  defenses: Defense,
  requestSets: RequestSet,
  requests: Request,
  proofSteps: ProofStep,
  deadlines: Deadline,
  courtDays: CourtDay,
  templates: ReportTemplate,
  rulings: ExhibitRuling,
  knowledge: Knowledge,
  mentions: Mention,
  transcripts: Transcript,
  transcriptPages: TranscriptPage,
  testimony: Testimony,
  designations: Designation,
  impeachments: Impeachment,
  depositions: Deposition,
  topics: Topic,
  questions: Question,
  runningNotes: RunningNote,
  markedExhibits: MarkedExhibit,
  authors: Author,
} as const

export type TableName = keyof typeof tables
export type RecordOf<T extends TableName> = z.infer<(typeof tables)[T]>
export type AnyRecord = { [T in TableName]: RecordOf<T> }[TableName]

/** Letters before the underscore of an id, by table. */
export const idPrefix: Record<Exclude<TableName, 'matter'>, string> = {
  parties: 'pty', people: 'per', events: 'evt', pleadings: 'pld', paragraphs: 'par', headings: 'hdg', counts: 'cnt',
  elements: 'elm', assignments: 'asg', responses: 'rsp', doubts: 'dbt', documents: 'doc', tags: 'tag',
  passages: 'psg', filters: 'flt', supports: 'sup', gaps: 'gap', overrides: 'ovr', intakes: 'int', profiles: 'prf',
  redactions: 'red', outgoing: 'out', policies: 'pol', versions: 'ver', features: 'fea', rollouts: 'rol',
  contracts: 'ctr', clauses: 'cls', precedences: 'prc', conflicts: 'cfl', obligations: 'obl', orderings: 'ord',
  searches: 'sch', passedOver: 'pov', shortNames: 'shn', answers: 'ans', defenses: 'dfn', requestSets: 'rqs', requests: 'req', proofSteps: 'prs',
  deadlines: 'ddl', courtDays: 'cdy', templates: 'tpl', rulings: 'exr', knowledge: 'knw', mentions: 'men', transcripts: 'trn',
  transcriptPages: 'trp', testimony: 'tst', designations: 'dsg', impeachments: 'imp', depositions: 'dep', topics: 'top',
  questions: 'qst', runningNotes: 'rnt', markedExhibits: 'mex', authors: 'aut',
}

export const tableNames = Object.keys(tables) as TableName[]

export * from './answer'
export * from './author'
export * from './complete'
export * from './contract'
export * from './deadline'
export * from './deposition'
export * from './discovery'
export * from './document'
export * from './intake'
export * from './matter'
export * from './people'
export * from './pleading'
export * from './policy'
export * from './proof'
export * from './redaction'
export * from './report'
export * from './search'
export * from './transcript'
