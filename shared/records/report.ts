import { edtfDate, id, z } from './schema'

/** Choices of a report that a person keeps: what is in it, in what order, by what grouped. */
export const ReportTemplate = z.strictObject({
  id: id('tpl'),
  /** "proof-chart", "exhibit-list" */
  kind: z.string().min(1).max(60),
  name: z.string().min(1).max(200),
  columns: z.array(z.string().max(60)),
  filter: z.record(z.string(), z.array(z.string())),
  sort: z.array(z.strictObject({ column: z.string().max(60), down: z.boolean() })),
  group: z.string().max(60).nullable(),
  /** privileged material is left out unless a person says so */
  privileged: z.boolean(),
})
export type ReportTemplate = z.infer<typeof ReportTemplate>

/** What became of an exhibit at trial or on a motion. */
export const ExhibitRuling = z.strictObject({
  id: id('exr'),
  document: id('doc'),
  purpose: z.string().max(1000),
  witness: id('per').nullable(),
  offered: edtfDate,
  objection: z.string().max(1000),
  ground: z.string().max(300),
  ruling: z.enum(['none', 'admitted', 'excluded', 'limited', 'reserved', 'withdrawn']),
  ruled: edtfDate,
})
export type ExhibitRuling = z.infer<typeof ExhibitRuling>

