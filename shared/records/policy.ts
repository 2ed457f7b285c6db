import { edtfDate, id, z } from './schema'

/** A text that its publisher changes over time: a privacy policy, terms of use. Each dated text is a version. */
export const Policy = z.strictObject({
  id: id('pol'),
  name: z.string().min(1).max(300),
  /** who publishes it */
  publisher: z.string().max(300),
  kind: z.enum(['policy', 'terms', 'agreement', 'notice', 'other']),
  /** where it is posted, as the source says */
  address: z.string().max(2000),
  note: z.string().max(8000),
})
export type Policy = z.infer<typeof Policy>

/**
 * One date of a version. Stated and observed dates differ and both matter (domain § 10), so each
 * keeps its own words and its own evidence.
 */
export const VersionDate = z.strictObject({
  /** EDTF */
  date: z.string().min(1).max(80),
  /** as it stands in the source: "Effective September 18, 2024"; "" where only a file name or commit says it */
  words: z.string().max(500),
  /** what shows it */
  evidence: z.string().regex(/^(psg|doc)_/).nullable(),
  /** read by the program until a person says yes */
  standing: z.enum(['proposed', 'confirmed']),
})
export type VersionDate = z.infer<typeof VersionDate>

export const PolicyVersion = z.strictObject({
  id: id('ver'),
  policy: id('pol'),
  /** its text and bytes */
  document: id('doc'),
  label: z.string().min(1).max(300),
  /** BCP 47, "" where it is not known */
  language: z.string().max(20),
  effective: VersionDate.nullable(),
  published: VersionDate.nullable(),
  firstCaptured: VersionDate.nullable(),
  lastCaptured: VersionDate.nullable(),
  /** every time this very text was kept, oldest first: EDTF or null, where from, and the file itself */
  captures: z.array(z.strictObject({ date: edtfDate, source: z.string().max(500), document: id('doc') })).max(2000),
  /** regions it applies to, as written in the source or as a person said; empty: not said */
  regions: z.array(z.string().min(1).max(100)),
  /** "Premium members"; "" where it is not said */
  audience: z.string().max(300),
  /** where the text was got from: "capture of 2024-09-19", "file history, commit e21e1fa8" */
  source: z.string().max(500),
  note: z.string().max(8000),
})
export type PolicyVersion = z.infer<typeof PolicyVersion>

/** A setting of the platform: "Data for Generative AI Improvement". */
export const Feature = z.strictObject({
  id: id('fea'),
  name: z.string().min(1).max(300),
  /** path in its menus */
  place: z.string().max(500),
  /** what the platform says that it does */
  explanation: z.string().max(4000),
  note: z.string().max(8000),
})
export type Feature = z.infer<typeof Feature>

/** How a setting stood for a region in a span of time. Silence is no consent: "unknown" is a value of its own. */
export const ROLLOUT_STATES = ['on-by-default', 'off-by-default', 'opt-in', 'not-offered', 'exempt', 'paused', 'unknown'] as const

export const Rollout = z.strictObject({
  id: id('rol'),
  feature: id('fea'),
  regions: z.array(z.string().min(1).max(100)).min(1),
  state: z.enum(ROLLOUT_STATES),
  from: edtfDate,
  /** null: as far as is known it still stood so */
  until: edtfDate,
  certainty: z.enum(['established', 'reported', 'alleged']),
  /** the source's words */
  words: z.string().max(2000),
  evidence: z.array(z.string().regex(/^(psg|doc)_/)),
  note: z.string().max(8000),
})
export type Rollout = z.infer<typeof Rollout>
