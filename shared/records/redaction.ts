import { id, instant, rect, z } from './schema'

/** A box over a page that is blackened in what leaves the matter. The bytes as received stay. */
export const Redaction = z.strictObject({
  id: id('red'),
  document: id('doc'),
  page: z.number().int().min(1),
  rect,
  /** printed on the box: "AC", "PII" */
  reason: z.string().max(60),
  note: z.string().max(2000),
})
export type Redaction = z.infer<typeof Redaction>

/** What left the matter, to whom, and the fingerprints of it. */
export const Outgoing = z.strictObject({
  id: id('out'),
  kind: z.enum(['production', 'certificate', 'privilege-log']),
  label: z.string().min(1).max(300),
  to: z.string().max(300),
  at: instant,
  documents: z.number().int().min(0),
  pages: z.number().int().min(0),
  bates: z.strictObject({ first: z.string().max(100), last: z.string().max(100) }).nullable(),
  /** SHA-256 of the manifest that was written beside the files */
  manifest: z.string().regex(/^[0-9a-f]{64}$/).nullable(),
})
export type Outgoing = z.infer<typeof Outgoing>
