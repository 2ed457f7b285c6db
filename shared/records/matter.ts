import { id, instant, z } from './schema'

/** One lawsuit: caption, court, docket number, counsel. Exactly one a database. */
export const Matter = z.strictObject({
  id: z.literal('matter'),
  /** short name for lists: "Doe v. Example Network" */
  name: z.string().min(1).max(300),
  caption: z.string().max(4000),
  court: z.string().max(300),
  docketNumber: z.string().max(100),
  judge: z.string().max(200),
  counsel: z.array(z.strictObject({ name: z.string().max(300), appearsFor: z.string().max(300) })),
  classAction: z.boolean(),
  /** a demonstration: shown on every screen and every export */
  demonstration: z.boolean(),
  created: instant,
  settings: z.strictObject({
    /** prefix of plaintiff exhibits: "PX-" */
    exhibitPrefix: z.string().max(20),
    /** whether a count that incorporates earlier counts rests on their facts too (domain § 1.5) */
    countIncorporatedCounts: z.boolean(),
  }),
})
export type Matter = z.infer<typeof Matter>

/** A party of the case, with the name the pleading gives it ("LinkedIn"). */
export const Party = z.strictObject({
  id: id('pty'),
  name: z.string().min(1).max(500),
  definedAs: z.string().max(200).nullable(),
  role: z.enum(['plaintiff', 'defendant', 'third-party', 'other']),
  order: z.number(),
})
export type Party = z.infer<typeof Party>

/** A witness, custodian, counsel or organisation. */
export const Person = z.strictObject({
  id: id('per'),
  name: z.string().min(1).max(300),
  role: z.string().max(300),
  organisation: z.string().max(300),
  note: z.string().max(4000),
  /** mail addresses, as they were met */
  addresses: z.array(z.string().max(300)),
})
export type Person = z.infer<typeof Person>

/** An entry of the chronology or a key date; the date may be uncertain (EDTF). */
export const MatterEvent = z.strictObject({
  id: id('evt'),
  date: z.string().min(1).max(80),
  what: z.string().min(1).max(2000),
  kind: z.enum(['fact', 'deadline', 'hearing']),
  certainty: z.enum(['established', 'reported', 'alleged']),
  source: z.string().max(500),
})
export type MatterEvent = z.infer<typeof MatterEvent>
