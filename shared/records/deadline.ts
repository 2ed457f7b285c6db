import { edtfDate, id, z } from './schema'

/** A day by which something must be done, with how it was found. */
export const Deadline = z.strictObject({
  id: id('ddl'),
  what: z.string().min(1).max(500),
  /** rule of the table that it was computed by; null for one that an order set or a person typed */
  rule: z.string().max(60).nullable(),
  trigger: z.string().max(300),
  triggerDate: edtfDate,
  /** how the trigger was served; "" where it does not matter */
  service: z.string().max(40),
  /** as computed; null where no rule was used */
  computed: edtfDate,
  /** the day that counts: computed, ordered, or changed by hand */
  date: z.string().min(1).max(80),
  source: z.enum(['computed', 'order', 'stipulation', 'hand']),
  /** why it is another day than the computed one; "" where it is the same */
  reason: z.string().max(2000),
  steps: z.array(z.string().max(1000)),
  /** order, set of requests, or other record that it came from */
  of: z.string().regex(/^(rqs|doc|dep|ans|pld)_/).nullable(),
  owner: z.string().max(200),
  state: z.enum(['open', 'done', 'dropped']),
  done: edtfDate,
  note: z.string().max(4000),
})
export type Deadline = z.infer<typeof Deadline>

/**
 * A day of the court beside the computed holidays. `holiday`: declared by the President or Congress (FRCP 6(a)(6)(B));
 * `state-holiday`: by the court's state, for periods after an event only (6(a)(6)(C)); `inaccessible`: the clerk's office
 * (6(a)(3)); `open`: a computed holiday that does not count here.
 */
export const CourtDay = z.strictObject({
  id: id('cdy'),
  date: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  kind: z.enum(['holiday', 'state-holiday', 'inaccessible', 'open']),
  why: z.string().min(1).max(500),
})
export type CourtDay = z.infer<typeof CourtDay>
