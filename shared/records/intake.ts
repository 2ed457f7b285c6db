import { edtfDate, id, instant, z } from './schema'

/** How a load file was read: enough to read its lines again. */
export const LoadfileRead = z.strictObject({
  name: z.string().max(1024),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  kind: z.enum(['dat', 'opt', 'lfp', 'edrm', 'csv']),
  encoding: z.string().max(40),
  /** column, quote and newline signs; "" where there is none */
  delimiters: z.strictObject({ column: z.string().max(4), quote: z.string().max(4), newline: z.string().max(4) }),
  /** names of the columns, made up ("Column 3") where the file has none */
  columns: z.array(z.string().max(500)),
  headed: z.boolean(),
  /** field of ours by column; a column that is not there is kept with the line and not used */
  mapping: z.record(z.string(), z.string()),
  dateOrder: z.enum(['mdy', 'dmy']),
})
export type LoadfileRead = z.infer<typeof LoadfileRead>

/** A hand-over of the files before or after they came to us. */
export const Transfer = z.strictObject({ date: edtfDate, from: z.string().max(300), to: z.string().max(300), medium: z.string().max(300), note: z.string().max(2000) })
export type Transfer = z.infer<typeof Transfer>

/**
 * How files came into the matter, for the page of custody: who obtained them, from whom, when
 * and how (FRE 901, 902(13), 902(14)). What a person did not say is "".
 */
export const Intake = z.strictObject({
  id: id('int'),
  kind: z.enum(['files', 'production', 'mail', 'archive', 'capture']),
  /** "LinkedIn's first production, VOL001" */
  label: z.string().min(1).max(300),
  /** who gave or produced them */
  party: z.string().max(300),
  volume: z.string().max(100),
  /** who obtained them */
  by: z.string().max(300),
  obtained: edtfDate,
  /** from which device, account or address */
  from: z.string().max(1000),
  /** tool and way: "downloaded from the vendor's portal" */
  how: z.string().max(1000),
  note: z.string().max(4000),
  transfers: z.array(Transfer),
  at: instant,
  /** this program and its version */
  software: z.string().max(200),
  loadfiles: z.array(LoadfileRead),
  /** an archive the files lay in, by its fingerprint; null where they came loose */
  container: z.strictObject({ name: z.string().max(1024), sha256: z.string().regex(/^[0-9a-f]{64}$/), size: z.number().int().min(0) }).nullable(),
  /** files of the folder that no load file names, and findings of the check, by kind */
  unnamed: z.number().int().min(0),
  findings: z.record(z.string(), z.number().int().min(0)),
})
export type Intake = z.infer<typeof Intake>

/** How the load files of a producing party are read, kept for the next volume. */
export const LoadfileProfile = z.strictObject({
  id: id('prf'),
  party: z.string().min(1).max(300),
  delimiters: z.strictObject({ column: z.string().max(4), quote: z.string().max(4), newline: z.string().max(4) }),
  /** field of ours by column name */
  mapping: z.record(z.string(), z.string()),
  dateOrder: z.enum(['mdy', 'dmy']),
})
export type LoadfileProfile = z.infer<typeof LoadfileProfile>
