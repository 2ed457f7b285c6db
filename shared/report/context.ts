/** What builders of reports look things up in: sources as cites, with what may leave the matter decided once. */
import { citeParagraph, type CiteStyle } from '../cite/format'
import { eventName, rolloutName } from '../cite/records'
import { roughCite } from '../deposition/room'
import type { LogEntry } from '../log/entry'
import type { Proof } from '../proof'
import type { Document, Paragraph, Passage, RecordOf, TableName } from '../records'
import { documentNumber } from '../review/decide'
import { documentsBehind } from '../review/resting'
import { mayLeave } from '../review/sharing'
import { citeTestimony } from '../transcript/range'
import { citeInStyle } from './citeStyle'
import type { HeldBack } from './model'
import type { Line } from './paper'

export type ReportRecords = { rows<T extends TableName>(table: T): readonly RecordOf<T>[]; get<T extends TableName>(table: T, id: string): RecordOf<T> | undefined }

export type ReportInput = {
  records: ReportRecords
  proof: Proof
  /** whether privileged documents are named and quoted; those in quarantine never are */
  privileged: boolean
  /** ISO day on which it is made */
  today: string
  /** entries of the log, newest first: for the activity report */
  log?: readonly LogEntry[]
}

/** What stands in the place of a privileged source. */
export const WITHHELD = 'Privileged, withheld'
/** Letters of a quotation before it is shortened. */
const QUOTE = 400

export class ReportContext {
  readonly records: ReportRecords
  readonly proof: Proof
  readonly today: string
  readonly style: CiteStyle | undefined
  private readonly held = new Map<string, HeldBack>()
  private readonly lines = new Map<string, Line | null>()

  constructor(private readonly input: ReportInput) {
    this.records = input.records
    this.proof = input.proof
    this.today = input.today
    this.style = input.records.get('matter', 'matter')?.settings.cites
  }

  /** Entries of the log; empty where none were given. */
  get log(): readonly LogEntry[] {
    return this.input.log ?? []
  }

  /** Privileged documents that were met, in the order in which they were. */
  privileged(): HeldBack[] {
    return [...this.held.values()]
  }

  /** Whether a document may be named here: notes it where it is privileged. */
  may(document: Document): 'yes' | 'privileged' | 'quarantined' {
    const may = mayLeave(document)
    if (may !== 'privileged') return may
    this.held.set(document.id, { document: document.id, name: documentNumber(document) === document.title ? document.title : `${documentNumber(document)}: ${document.title}` })
    return this.input.privileged ? 'yes' : 'privileged'
  }

  /** A source as a cite with its words: null where it rests on a document in quarantine, or is gone. */
  source(id: string): Line | null {
    const known = this.lines.get(id)
    if (known !== undefined) return known
    const line = this.readSource(id)
    this.lines.set(id, line)
    return line
  }

  private readSource(id: string): Line | null {
    const { records } = this
    const paragraph = id.startsWith('par_') ? records.get('paragraphs', id) : undefined
    if (paragraph) return { cite: this.paragraph(paragraph), text: '' }
    const testimony = id.startsWith('tst_') ? records.get('testimony', id) : undefined
    const transcript = testimony && records.get('transcripts', testimony.transcript)
    const documents = documentsBehind(id, this.resting).flatMap((one) => records.get('documents', one) ?? [])
    const may = documents.map((one) => this.may(one))
    if (may.includes('quarantined')) return null
    if (may.includes('privileged')) return { text: WITHHELD }
    if (testimony && transcript) return { cite: citeTestimony(transcript, testimony, this.style?.dash), text: quoted(testimony.quote), to: transcript.document }
    const rollout = id.startsWith('rol_') ? records.get('rollouts', id) : undefined
    if (rollout) return { cite: rolloutName(rollout, records.get('features', rollout.feature)), text: quoted(rollout.words) }
    const event = id.startsWith('evt_') ? records.get('events', id) : undefined
    if (event) return { cite: eventName(event), text: quoted(event.words) }
    const note = id.startsWith('rnt_') ? records.get('runningNotes', id) : undefined
    if (note) return { cite: roughCite(note, records.get('depositions', note.deposition)), text: quoted(note.text) }
    const passage = id.startsWith('psg_') ? records.get('passages', id) : undefined
    const document = records.get('documents', passage?.document ?? id)
    return document ? this.document(document, passage ?? null) : null
  }

  private get resting() {
    const of = <T extends TableName>(table: T) => ({ get: (one: string) => this.records.get(table, one) })
    return { passages: of('passages'), rollouts: of('rollouts'), events: of('events'), testimony: of('testimony'), transcripts: of('transcripts') }
  }

  /** A document or a place in it, whatever it may be: ask `may` before. */
  document(document: Document, passage: Passage | null): Line {
    return { cite: citeInStyle(document, passage, this.style), text: quoted(passage?.quote ?? ''), to: document.id }
  }

  /** Sources as lines, each once; what may not be named is said once, what is in quarantine is left out. */
  sources(ids: readonly string[]): Line[] {
    const found = new Map<string, Line>()
    for (const id of ids) {
      const line = this.source(id)
      if (line) found.set(`${line.cite ?? ''}\n${line.text}`, line)
    }
    return [...found.values()]
  }

  /** "Compl. ¶ 41" */
  paragraph(paragraph: Paragraph): string {
    const pleading = this.records.get('pleadings', paragraph.pleading)
    return pleading ? citeParagraph(paragraph, pleading) : `¶ ${paragraph.label}`
  }

  person(id: string | null): string {
    return id === null ? '' : (this.records.get('people', id)?.name ?? '')
  }

  party(id: string | null): string {
    const party = id === null ? undefined : this.records.get('parties', id)
    return party ? (party.definedAs ?? party.name) : ''
  }
}

/** Words of a source in quotation marks, shortened at a blank where they are many. */
export function quoted(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim()
  if (words === '') return ''
  if (words.length <= QUOTE) return `“${words}”`
  const cut = words.lastIndexOf(' ', QUOTE)
  return `“${words.slice(0, cut > QUOTE / 2 ? cut : QUOTE)} …”`
}
