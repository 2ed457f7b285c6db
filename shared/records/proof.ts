import { edtfDate, id, instant, z } from './schema'

/** Statuses of design § 6, from the strongest to the weakest for the plaintiff. */
export const STATUSES = [
  'not-needed', 'admitted', 'supported', 'partial', 'contested', 'unexamined', 'undermined', 'missing',
] as const
export type Status = (typeof STATUSES)[number]

const target = z.string().regex(/^(par|elm)_/)

/** A link from what is alleged to what shows it, or speaks against it. */
export const Support = z.strictObject({
  id: id('sup'),
  /** a paragraph or an element */
  of: target,
  /** a passage, a whole document, how a setting stood, an event, testimony, or what was noted in the room before the transcript came */
  source: z.string().regex(/^(psg|doc|rol|evt|tst|rnt)_/),
  bearing: z.enum(['supports', 'undermines', 'context']),
  directness: z.enum(['direct', 'circumstantial']),
  standing: z.enum(['proposed', 'verified', 'rejected']),
  /** what weight it has, and why */
  note: z.string().max(4000),
  /** the defendants it speaks to; empty means all */
  defendants: z.array(id('pty')),
})
export type Support = z.infer<typeof Support>

/** Evidence that is needed and not there. */
export const Gap = z.strictObject({
  id: id('gap'),
  of: target,
  /** what is missing */
  what: z.string().min(1).max(1000),
  /** why it matters */
  why: z.string().max(2000),
  /** who has it */
  holder: z.string().max(500),
  /** how to get it: "RFP 4", "30(b)(6) topic 2" */
  plan: z.string().max(1000),
  due: edtfDate,
  state: z.enum(['open', 'closed', 'dropped']),
  opened: instant,
})
export type Gap = z.infer<typeof Gap>

/** A person's own verdict over the computed one; always shown as such. */
export const Override = z.strictObject({
  id: id('ovr'),
  of: z.string().regex(/^(par|elm|cnt)_/),
  status: z.enum(STATUSES),
  reason: z.string().min(1).max(2000),
  at: instant,
})
export type Override = z.infer<typeof Override>
