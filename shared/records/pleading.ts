import { RESPONSE_FLAGS, RESPONSE_KINDS } from '../answer/model'
import { ALLEGATION_FLAGS, ALLEGATION_KINDS } from '../pleading/model'
import { edtfDate, id, instant, place, rect, z } from './schema'

/** A complaint or an amended one; its file is a document. */
export const Pleading = z.strictObject({
  id: id('pld'),
  kind: z.enum(['complaint', 'amended-complaint']),
  title: z.string().max(500),
  /** how other papers cite it: "Compl.", "SAC" */
  shortForm: z.string().min(1).max(60),
  document: id('doc'),
  filed: edtfDate,
  /** the pleading that it replaces */
  replaces: id('pld').nullable(),
  /** only the operative complaint counts for proof */
  operative: z.boolean(),
  juryDemand: z.boolean(),
  generalInformationAndBelief: z.boolean(),
  prayer: z.strictObject({ text: z.string(), items: z.array(z.strictObject({ label: z.string(), text: z.string() })) }).nullable(),
  signature: z.string().nullable(),
  imported: instant,
})
export type Pleading = z.infer<typeof Pleading>

/** A numbered paragraph (FRCP 10(b)); an allegation where it asserts fact. */
export const Paragraph = z.strictObject({
  id: id('par'),
  pleading: id('pld'),
  /** place in reading order, shared with headings and counts; not the printed number */
  order: z.number(),
  n: z.number().int(),
  label: z.string().min(1).max(60),
  printed: z.string().max(40),
  place,
  text: z.string(),
  kind: z.enum(ALLEGATION_KINDS),
  flags: z.array(z.enum(ALLEGATION_FLAGS)),
  cues: z.array(z.strictObject({ flag: z.enum(ALLEGATION_FLAGS), from: z.number().int(), to: z.number().int() })),
  items: z.array(z.strictObject({ label: z.string(), from: z.number().int(), to: z.number().int() })),
  footnotes: z.array(z.string()),
  exhibits: z.array(z.string()),
  count: id('cnt').nullable(),
  heading: id('hdg').nullable(),
  incorporates: z.array(z.strictObject({ from: z.number().int(), to: z.number().int() })).nullable(),
  /** a person said that no proof is needed */
  notNeeded: z.boolean(),
  /** Rule 11(b)(3): a person accepted that it still stands on information and belief */
  debtAccepted: z.strictObject({ reason: z.string().min(1).max(2000), at: instant }).nullable(),
  withdrawn: z.boolean(),
})
export type Paragraph = z.infer<typeof Paragraph>

export const Heading = z.strictObject({
  id: id('hdg'),
  pleading: id('pld'),
  order: z.number(),
  text: z.string(),
  level: z.number().int().min(1).max(9),
  place,
})
export type Heading = z.infer<typeof Heading>

/** A cause of action. */
export const Count = z.strictObject({
  id: id('cnt'),
  pleading: id('pld'),
  order: z.number(),
  ordinal: z.number().int(),
  printed: z.string().max(200),
  name: z.string().max(500),
  basis: z.array(z.string().max(300)),
  /** as printed; empty where the heading names nobody */
  against: z.array(z.string().max(500)),
  by: z.array(z.string().max(500)),
  /** defendants meant by `against`; empty means all */
  defendants: z.array(id('pty')),
  /** claim of the element library its elements were taken from, or null */
  claim: z.string().max(60).nullable(),
  /** whether a person confirmed the elements */
  confirmed: z.boolean(),
  place,
  incorporates: z.array(z.strictObject({ from: z.number().int(), to: z.number().int() })),
})
export type Count = z.infer<typeof Count>

/** What must be proved for a count; copied from the library, then the matter's own. */
export const Element = z.strictObject({
  id: id('elm'),
  count: id('cnt'),
  order: z.number(),
  text: z.string().min(1).max(2000),
  /** two or three words for the matrix: "Divulged" */
  short: z.string().min(1).max(60),
  /** id in the library ("sca-2702.4"), kept for re-linking */
  library: z.string().max(60).nullable(),
  /** what usually proves it */
  proof: z.array(z.string()),
  /** what usually is asked for */
  requests: z.array(z.string()),
})
export type Element = z.infer<typeof Element>

/** That a paragraph alleges an element. */
export const Assignment = z.strictObject({
  id: id('asg'),
  paragraph: id('par'),
  element: id('elm'),
  standing: z.enum(['proposed', 'confirmed', 'rejected']),
  /** why it was proposed, in words */
  reason: z.string().max(500),
})
export type Assignment = z.infer<typeof Assignment>

/** How a defendant answered a paragraph (FRCP 8(b)). `party` null: all of them. */
export const Response = z.strictObject({
  id: id('rsp'),
  paragraph: id('par'),
  party: id('pty').nullable(),
  kind: z.enum(RESPONSE_KINDS),
  quote: z.string().max(4000),
  /** the answer it stands in; null where a person typed it */
  answer: id('ans').nullable(),
  /** its number as printed there; "" where it has none */
  printed: z.string().max(300),
  /** stretches of `quote` (UTF-16 offsets) and what each does; `who` as printed, empty for all who answer */
  parts: z.array(z.strictObject({ kind: z.enum(['admitted', 'denied', 'lacks-knowledge', 'evades']), from: z.number().int().min(0), to: z.number().int().min(0), who: z.array(z.string().max(300)) })),
  flags: z.array(z.enum(RESPONSE_FLAGS)),
  place: place.nullable(),
  /** a person looked at the kind */
  confirmed: z.boolean(),
})
export type Response = z.infer<typeof Response>

/** What a response that a person typed has, and what one of version 3 did not have yet. */
export const RESPONSE_DEFAULTS = { answer: null, printed: '', parts: [], flags: [], place: null, confirmed: true } satisfies Partial<Response>

/** Something the reader was unsure of; a person settles it. */
export const Doubt = z.strictObject({
  id: id('dbt'),
  pleading: id('pld'),
  order: z.number(),
  what: z.string().max(60),
  say: z.string().max(1000),
  paragraph: id('par').nullable(),
  page: z.number().int().min(1),
  rect: rect.nullable(),
  fixes: z.array(z.enum(['merge-with-previous', 'split', 'read-number-as', 'not-a-paragraph', 'change-kind'])),
  settled: z.boolean(),
})
export type Doubt = z.infer<typeof Doubt>
