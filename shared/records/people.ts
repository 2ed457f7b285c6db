import { id, z } from './schema'

/** What a person knows of, with what shows it. */
export const Knowledge = z.strictObject({
  id: id('knw'),
  person: id('per'),
  topic: z.string().min(1).max(500),
  /** passages, documents, testimony, paragraphs or elements */
  sources: z.array(z.string().regex(/^(psg|doc|tst|par|elm)_/)),
  note: z.string().max(4000),
})
export type Knowledge = z.infer<typeof Knowledge>

/** That a document names a person: found by name or alias, confirmed or rejected by a person. */
export const Mention = z.strictObject({
  id: id('men'),
  person: id('per'),
  document: id('doc'),
  /** the words that were taken for the person */
  words: z.string().max(300),
  pages: z.array(z.number().int().min(1)),
  standing: z.enum(['confirmed', 'rejected']),
})
export type Mention = z.infer<typeof Mention>
