import { id, instant, z } from './schema'

/** A search that a person named. It can stand as a filter in every list of documents. */
export const SavedSearch = z.strictObject({
  id: id('sch'),
  name: z.string().min(1).max(100),
  /** in the query language */
  query: z.string().min(1).max(10000),
  stem: z.boolean(),
  created: instant,
})
export type SavedSearch = z.infer<typeof SavedSearch>

/** A place that was proposed as evidence and that a person did not want for it. */
export const PassedOver = z.strictObject({
  id: id('pov'),
  /** a paragraph, element or gap */
  of: z.string().regex(/^(par|elm|gap)_/),
  document: id('doc'),
  page: z.number().int().min(1),
  quote: z.string().max(20000),
})
export type PassedOver = z.infer<typeof PassedOver>

/** A name by which papers cite a document or pleading in this matter: "Compl.", "Roe Decl.", "Ex. A". */
export const ShortName = z.strictObject({
  id: id('shn'),
  name: z.string().min(1).max(120),
  of: z.string().regex(/^(pld|doc|pol|ctr)_/),
})
export type ShortName = z.infer<typeof ShortName>
