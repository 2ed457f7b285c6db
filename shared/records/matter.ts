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
    /** what a response counts as that neither admits nor denies (FRCP 8(b)(6)); absent: open, for a person to decide */
    ineffectiveDenials: z.enum(['open', 'admitted-unless-catch-all', 'admitted']).optional(),
    /** choices in counting time; absent: as `PLAIN_SETTINGS` of the deadlines has it */
    deadlines: z.strictObject({
      sets: z.array(z.enum(['president', 'CA'])), zone: z.string().max(60), ends: z.string().regex(/^\d\d:\d\d$/), short: z.enum(['last', 'next']),
      changed: z.array(z.strictObject({ id: z.string().max(60), amount: z.number().int().min(0).max(10_000), unit: z.enum(['hours', 'days', 'workdays', 'weeks', 'months', 'years']) })),
    }).optional(),
    /** how much discovery each side may take (FRCP 33(a)(1), 30(a)(2), 30(d)(1)); absent: 25, 10, 7 */
    limits: z.strictObject({ interrogatories: z.number().int().min(0).max(10_000), depositions: z.number().int().min(0).max(10_000), hours: z.number().min(0).max(1000) }).optional(),
    /** how cites to the record are written; absent: as `PLAIN_STYLE` has it */
    cites: z.strictObject({
      dash: z.enum(['–', '-']), docket: z.enum(['ECF No.', 'Dkt.', 'Dkt. No.', 'Doc.']), exhibit: z.enum(['-', ' ', '']),
      /** form of record cites in papers; absent: short */
      form: z.enum(['plain', 'bluebook', 'nd-cal', 'own']).optional(),
      /** of the form "own": "{exhibit} {place} ({docket})" */
      pattern: z.string().max(200).optional(),
    }).optional(),
  }),
})
export type Matter = z.infer<typeof Matter>

/** A matter of which nothing but its name is known. @param created ISO 8601 UTC */
export function makeMatter(name: string, created: string): Matter {
  return {
    id: 'matter', name, caption: '', court: '', docketNumber: '', judge: '', counsel: [], classAction: false, demonstration: false, created,
    settings: { exhibitPrefix: 'PX-', countIncorporatedCounts: false },
  }
}

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
  kind: z.enum(['person', 'organisation']),
  /** other names under which papers speak of them */
  aliases: z.array(z.string().min(1).max(300)),
  /** the name that a pleading or agreement gives them: "LinkedIn" */
  definedAs: z.string().max(200),
  /** telephone, address, counsel: as a person typed it */
  contact: z.string().max(2000),
  /** the party that they are, or belong to */
  party: id('pty').nullable(),
})
export type Person = z.infer<typeof Person>

/** What a person has before anybody said more of them. */
export const PERSON_DEFAULTS = {
  role: '', organisation: '', note: '', addresses: [], kind: 'person', aliases: [], definedAs: '', contact: '', party: null,
} satisfies Partial<Person>

/** An entry of the chronology or a key date; the date may be uncertain (EDTF). */
export const MatterEvent = z.strictObject({
  id: id('evt'),
  /** EDTF; the words themselves where a person still has to say which date they mean */
  date: z.string().min(1).max(80),
  what: z.string().min(1).max(2000),
  kind: z.enum(['fact', 'deadline', 'hearing']),
  certainty: z.enum(['established', 'reported', 'alleged']),
  source: z.string().max(500),
  /** the date as it stands in the source: "in or about August 2024"; "" where a person typed it */
  words: z.string().max(500),
  /** IANA zone of an instant as the source has it; "" for a plain date */
  zone: z.string().max(60),
  people: z.array(id('per')),
  /** tags of the matter that serve as issues */
  issues: z.array(id('tag')),
  regions: z.array(z.string().min(1).max(100)),
  /** passages, documents and paragraphs that tell of it */
  sources: z.array(z.string().regex(/^(psg|doc|par)_/)),
  disputed: z.enum(['yes', 'no', 'not-said']),
  /** 0: not weighed; 1 to 3: minor, important, decisive */
  significance: z.number().int().min(0).max(3),
  /** read by the program until a person says yes; what was rejected stays, so that it is not proposed again */
  standing: z.enum(['proposed', 'confirmed', 'rejected']),
  note: z.string().max(8000),
})
export type MatterEvent = z.infer<typeof MatterEvent>

/** That one event was before another though their dates do not tell: a fact of its own, with its source. */
export const Ordering = z.strictObject({
  id: id('ord'),
  earlier: id('evt'),
  later: id('evt'),
  source: z.string().regex(/^(psg|doc|par)_/).nullable(),
  note: z.string().max(2000),
})
export type Ordering = z.infer<typeof Ordering>

/** What an event has before anybody said more of it, and what one of version 2 did not have yet. */
export const EVENT_DEFAULTS = {
  words: '', zone: '', people: [], issues: [], regions: [], sources: [], disputed: 'not-said', significance: 0, standing: 'confirmed', note: '',
} satisfies Partial<MatterEvent>
