import { edtfDate, id, instant, z } from './schema'

export const REQUEST_KINDS = ['rfp', 'interrogatory', 'rfa', 'deposition-topic', 'subpoena', 'preservation', 'public-records'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

/** Requests that are served together, with their instructions and definitions. */
export const RequestSet = z.strictObject({
  id: id('rqs'),
  kind: z.enum(REQUEST_KINDS),
  /** "Plaintiff's First Set of Requests for Production" */
  title: z.string().min(1).max(500),
  /** who asks, and who has to answer; a party, or a person for a subpoena */
  by: id('pty').nullable(),
  to: z.string().regex(/^(pty|per)_/).nullable(),
  instructions: z.array(z.string().max(4000)),
  definitions: z.array(z.strictObject({ term: z.string().min(1).max(200), text: z.string().max(4000) })),
  /** documents asked about: from and until */
  spanFrom: edtfDate,
  spanUntil: edtfDate,
  state: z.enum(['draft', 'served', 'responded', 'closed', 'withdrawn']),
  served: edtfDate,
  /** FRCP 5(b)(2): decides whether three days are added */
  servedHow: z.enum(['hand', 'office', 'mail', 'clerk', 'ecf', 'electronic', 'other']).nullable(),
  /** when the responses are due, and how that was found */
  due: edtfDate,
  dueWhy: z.string().max(2000),
  /** by stipulation or order */
  extended: edtfDate,
  extendedWhy: z.string().max(1000),
  responded: edtfDate,
  /** the paper that answers them */
  response: id('doc').nullable(),
  steps: z.array(z.strictObject({ at: edtfDate, kind: z.enum(['letter', 'conference', 'motion', 'order', 'other']), say: z.string().max(2000), document: id('doc').nullable() })),
  created: instant,
  note: z.string().max(8000),
})
export type RequestSet = z.infer<typeof RequestSet>

/** One numbered request, drafted from gaps. */
export const Request = z.strictObject({
  id: id('req'),
  set: id('rqs'),
  order: z.number(),
  number: z.number().int().min(1),
  text: z.string().min(1).max(8000),
  /** discrete sub-parts, counted against FRCP 33(a)(1) */
  subparts: z.number().int().min(1),
  /** gaps that it would close, and elements that it serves */
  gaps: z.array(id('gap')),
  elements: z.array(id('elm')),
  state: z.enum(['draft', 'open', 'answered', 'objected', 'deficient', 'closed', 'withdrawn']),
  response: z.string().max(20000),
  objections: z.array(z.strictObject({ kind: z.string().max(60), words: z.string().max(4000) })),
  /** what was produced for it, as Bates ranges */
  produced: z.array(z.strictObject({ first: z.string().min(1).max(100), last: z.string().min(1).max(100) })),
  note: z.string().max(8000),
})
export type Request = z.infer<typeof Request>

/** A line of the order of proof: by whom or by what an element is shown at trial. */
export const ProofStep = z.strictObject({
  id: id('prs'),
  element: id('elm'),
  order: z.number(),
  kind: z.enum(['witness', 'exhibit', 'stipulation', 'admission', 'designation']),
  /** the person, document, request or response it rests on; null where only words say it */
  on: z.string().regex(/^(per|doc|psg|req|rsp|tst)_/).nullable(),
  say: z.string().max(2000),
  minutes: z.number().int().min(0).max(100_000),
})
export type ProofStep = z.infer<typeof ProofStep>
