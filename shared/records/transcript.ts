import { edtfDate, id, instant, z } from './schema'

const printedPage = z.number().int().min(0)
const line = z.number().int().min(0)

/** A page and a line of a transcript, as the reporter printed them. */
export const PageLine = z.strictObject({ page: printedPage, line })
export type PageLine = z.infer<typeof PageLine>

/** Testimony under oath: a deposition, a hearing, a trial. Its file is a document. */
export const Transcript = z.strictObject({
  id: id('trn'),
  document: id('doc'),
  kind: z.enum(['deposition', 'hearing', 'trial', 'examination', 'other']),
  witness: z.string().max(300),
  person: id('per').nullable(),
  /** how papers cite it: "Roe Dep." */
  shortForm: z.string().min(1).max(60),
  date: edtfDate,
  /** "II"; "" where there is one only */
  volume: z.string().max(20),
  firstPage: printedPage,
  lastPage: printedPage,
  linesPerPage: z.number().int().min(0),
  /** false: the file carries no page and line numbers; cited by the file's own lines */
  paged: z.boolean(),
  /** rough and uncertified: not citable as testimony */
  rough: z.boolean(),
  /** the rough draft that this one took the place of */
  replaces: id('trn').nullable(),
  examinations: z.array(z.strictObject({ by: z.string().max(200), kind: z.string().max(60), at: PageLine })),
  exhibits: z.array(z.strictObject({ number: z.string().max(60), what: z.string().max(1000), at: PageLine.nullable(), document: id('doc').nullable() })),
  errata: z.array(z.strictObject({ at: PageLine, from: z.string().max(2000), to: z.string().max(2000), reason: z.string().max(1000) })),
  certificate: z.string().max(2000),
  doubts: z.array(z.strictObject({ what: z.string().max(60), say: z.string().max(1000), at: PageLine.nullable(), settled: z.boolean() })),
  /**
   * The recording that runs beside it. Its file stays where it is: hours of video do not belong into a matter's
   * store. `mark` knows it again (SHA-256 over its size, its first and its last megabyte); `points` are where line
   * and time (seconds) meet, and `by` says what gave them.
   */
  video: z.strictObject({ name: z.string().max(300), size: z.number().int().min(0), mark: z.string().regex(/^[0-9a-f]{64}$/), by: z.string().max(300), points: z.array(z.strictObject({ at: PageLine, seconds: z.number().min(0) })).max(100_000) }).nullable(),
  /** the digest: what a stretch of testimony is about and says, in a person's words */
  digest: z.array(z.strictObject({ from: PageLine, to: PageLine, topic: z.string().max(300), words: z.string().max(8000) })),
  imported: instant,
})
export type Transcript = z.infer<typeof Transcript>

/** What a transcript of version 4 did not have yet. */
export const TRANSCRIPT_DEFAULTS = { digest: [] } satisfies Partial<Transcript>

export const LINE_KINDS = ['question', 'answer', 'colloquy', 'objection', 'parenthetical', 'heading', 'front', 'back', 'blank'] as const

const Line = z.strictObject({ n: line, text: z.string().max(2000), kind: z.enum(LINE_KINDS), speaker: z.string().max(200), time: z.string().max(20) })
export type TranscriptLine = z.infer<typeof Line>

const KINDS: ReadonlySet<unknown> = new Set(LINE_KINDS)

/** What `Line` says, by hand: a transcript has ten thousand of them, and all are checked at once. */
function isLine(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { n, text, kind, speaker, time } = value as TranscriptLine
  return Number.isSafeInteger(n) && n >= 0 && typeof text === 'string' && text.length <= 2000 && KINDS.has(kind) && typeof speaker === 'string' && speaker.length <= 200 && typeof time === 'string' && time.length <= 20 && Object.keys(value).length === 5
}

/** One printed page of a transcript with its lines. Written once, with the import. */
export const TranscriptPage = z.strictObject({
  id: id('trp'),
  transcript: id('trn'),
  order: z.number(),
  printed: printedPage,
  /** page of the file that it stands on, where the file has pages */
  filePage: z.number().int().min(1).nullable(),
  part: z.enum(['cover', 'appearances', 'index', 'stipulations', 'testimony', 'errata', 'signature', 'certificate', 'word-index', 'other']),
  lines: z.custom<TranscriptLine[]>((value) => Array.isArray(value) && value.every(isLine), 'lines with number, words, kind, speaker and time').meta({ type: 'array', items: z.toJSONSchema(Line) }),
})
export type TranscriptPage = z.infer<typeof TranscriptPage>

/** A range of testimony that something rests on: what a passage is to a document. */
export const Testimony = z.strictObject({
  id: id('tst'),
  transcript: id('trn'),
  from: PageLine,
  to: PageLine,
  /** the words of the range, kept so that they can be found again in the certified transcript */
  quote: z.string().max(20000),
  note: z.string().max(8000),
  tags: z.array(id('tag')),
  /** of a rough draft, or written down in the room */
  rough: z.boolean(),
})
export type Testimony = z.infer<typeof Testimony>

/** A range offered as testimony at trial (FRCP 26(a)(3)(A)(ii), 32(a)). */
export const Designation = z.strictObject({
  id: id('dsg'),
  transcript: id('trn'),
  from: PageLine,
  to: PageLine,
  kind: z.enum(['affirmative', 'counter', 'completeness']),
  /** who offers it; null: our side */
  party: id('pty').nullable(),
  objections: z.array(z.strictObject({ by: z.string().max(200), ground: z.string().max(300), ruling: z.enum(['none', 'sustained', 'overruled', 'reserved']), note: z.string().max(1000) })),
  note: z.string().max(4000),
})
export type Designation = z.infer<typeof Designation>

/** That two statements do not go together: for impeachment. */
export const Impeachment = z.strictObject({
  id: id('imp'),
  one: z.string().regex(/^(tst|psg)_/),
  other: z.string().regex(/^(tst|psg)_/),
  note: z.string().max(4000),
})
export type Impeachment = z.infer<typeof Impeachment>
