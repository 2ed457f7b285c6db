import { edtfDate, id, instant, z } from './schema'

/** A deposition of one witness: prepared, taken, and looked back on. */
export const Deposition = z.strictObject({
  id: id('dep'),
  witness: z.string().min(1).max(300),
  person: id('per').nullable(),
  date: edtfDate,
  where: z.string().max(300),
  /** designated under FRCP 30(b)(6) */
  organisation: z.boolean(),
  /** time on the record that is allowed, in minutes (FRCP 30(d)(1): 420) */
  limitMinutes: z.number().int().min(1),
  /** "12" is the next exhibit that is marked; what stands before the number */
  exhibitPrefix: z.string().max(40),
  state: z.enum(['planned', 'running', 'ended']),
  /** on and off the record, each with who examined: from the clock of the machine, in order */
  clock: z.array(z.strictObject({ at: instant, on: z.boolean(), examiner: z.string().max(200) })),
  /** the transcript that came later */
  transcript: id('trn').nullable(),
  note: z.string().max(20000),
})
export type Deposition = z.infer<typeof Deposition>

/** A topic of the outline. */
export const Topic = z.strictObject({
  id: id('top'),
  deposition: id('dep'),
  order: z.number(),
  title: z.string().min(1).max(500),
  /** the admission that is wanted */
  goal: z.string().max(2000),
  minutes: z.number().int().min(0).max(100_000),
  /** what it was made from */
  of: z.array(z.string().regex(/^(gap|elm|par|doc|psg|top)_/)),
})
export type Topic = z.infer<typeof Topic>

/** A question of the outline. */
export const Question = z.strictObject({
  id: id('qst'),
  deposition: id('dep'),
  topic: id('top'),
  order: z.number(),
  text: z.string().min(1).max(4000),
  exhibits: z.array(id('doc')),
  expected: z.string().max(2000),
  /** "if he says no: PX-17 at 3": the passage or testimony that shows otherwise */
  fallback: z.string().regex(/^(psg|tst|doc)_/).nullable(),
  note: z.string().max(4000),
  state: z.enum(['open', 'asked', 'answered', 'skipped']),
})
export type Question = z.infer<typeof Question>

export const NOTE_KINDS = ['note', 'asked', 'answered', 'refused', 'evasive', 'objection', 'admission', 'follow-up', 'demand', 'break'] as const

/** Something written down in the room. */
export const RunningNote = z.strictObject({
  id: id('rnt'),
  deposition: id('dep'),
  order: z.number(),
  kind: z.enum(NOTE_KINDS),
  /** "form", "foundation", "privilege", "instructed not to answer"; "" where it is no objection */
  ground: z.string().max(60),
  text: z.string().max(8000),
  at: instant,
  /** milliseconds on the record */
  onRecord: z.number().int().min(0),
  question: id('qst').nullable(),
  document: id('doc').nullable(),
  /** the support that an admission became */
  support: id('sup').nullable(),
  /** the testimony that it was matched to when the transcript came */
  testimony: id('tst').nullable(),
})
export type RunningNote = z.infer<typeof RunningNote>

/** An exhibit marked in the room. */
export const MarkedExhibit = z.strictObject({
  id: id('mex'),
  deposition: id('dep'),
  document: id('doc'),
  number: z.string().min(1).max(60),
  offeredBy: z.string().max(200),
  at: instant,
  onRecord: z.number().int().min(0),
})
export type MarkedExhibit = z.infer<typeof MarkedExhibit>
