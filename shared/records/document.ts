import { edtfDate, id, instant, rect, z } from './schema'

export const DOCUMENT_KINDS = [
  'pdf', 'image', 'text', 'markdown', 'html', 'csv', 'docx', 'unread',
  /** several pictures, one a page, as a production's load file names them; its bytes are the list of them */
  'images',
  'mail', 'rtf', 'xlsx', 'pptx',
  /** nothing but its line in a load file came; its bytes are that line */
  'slip',
] as const

/** "LI_000123" to "LI_000125", as they were printed. One page: both the same. */
export const BatesRange = z.strictObject({ first: z.string().min(1).max(100), last: z.string().min(1).max(100) })
export type BatesRange = z.infer<typeof BatesRange>

/** What the header of a message says, kept as printed; the instant is ours. */
export const MailFacts = z.strictObject({
  /** "Ann Roe <ann@example.com>" each */
  from: z.array(z.string().max(1000)),
  to: z.array(z.string().max(1000)),
  cc: z.array(z.string().max(1000)),
  bcc: z.array(z.string().max(1000)),
  subject: z.string().max(2000),
  /** the Date header as it stands there */
  dateRaw: z.string().max(300),
  sent: instant.nullable(),
  messageId: z.string().max(1000),
  /** id of the first message of the thread, as far as the headers tell */
  thread: z.string().max(1000),
})
export type MailFacts = z.infer<typeof MailFacts>

export const PRIVILEGE_BASES = ['attorney-client', 'work-product', 'common-interest', 'other'] as const

/** A claim of privilege (FRCP 26(b)(5)(A)). */
export const Privilege = z.strictObject({
  basis: z.array(z.enum(PRIVILEGE_BASES)),
  treatment: z.enum(['withheld', 'redacted']),
  /** what lets others assess the claim, without giving the advice away */
  description: z.string().max(4000),
  /** of a categorical log; "" in a log by document */
  category: z.string().max(300),
})
export type Privilege = z.infer<typeof Privilege>

/** Another file that belongs to a document as it was produced. */
export const Part = z.strictObject({
  role: z.enum(['native', 'image', 'text']),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().max(1024),
  size: z.number().int().min(0),
})
export type Part = z.infer<typeof Part>

/** Bytes that came from somewhere, with where from. The bytes lie apart, by SHA-256. */
export const Document = z.strictObject({
  id: id('doc'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** bytes */
  size: z.number().int().min(0),
  /** as it was called where it came from */
  originalName: z.string().min(1).max(1024),
  /** folder inside the import, "" at its top */
  originalFolder: z.string().max(4096),
  /** last change as the file system told it, or null */
  originalModified: instant.nullable(),
  title: z.string().min(1).max(1024),
  kind: z.enum(DOCUMENT_KINDS),
  media: z.string().max(200),
  /** number of pages; null where the file has none or was not read */
  pages: z.number().int().min(0).nullable(),
  /** only these pages of the bytes: an exhibit behind a complaint (FRCP 10(c)) */
  range: z.strictObject({ from: z.number().int().min(1), to: z.number().int().min(1) }).nullable(),
  text: z.enum(['file', 'decoded', 'ocr', 'mixed', 'none', 'waiting']),
  /** 0 to 1 */
  confidence: z.number().min(0).max(1).nullable(),
  /** "PX-3"; null where it is no exhibit */
  exhibit: z.string().max(60).nullable(),
  source: z.string().max(500),
  custodian: z.string().max(300),
  date: edtfDate,
  confidentiality: z.enum(['none', 'confidential', 'attorneys-eyes-only', 'source-code']),
  tags: z.array(id('tag')),
  note: z.string().max(8000),
  reviewed: z.boolean(),
  /** what is wrong with the file, as a sentence; "" where nothing is */
  warning: z.string().max(1000),
  added: instant,
  /** how it came into the matter; null for what version 1 of the store held */
  intake: id('int').nullable(),
  /** line of the load file that named it, where in that file, and which of the intake's load files */
  row: z.strictObject({ file: z.number().int().min(0), line: z.number().int().min(1), at: z.number().int().min(0), length: z.number().int().min(0) }).nullable(),
  /** the document that it was attached to or lay in */
  parent: id('doc').nullable(),
  /** the first document of its family, for the members and for itself; null where it has none */
  family: id('doc').nullable(),
  /** numbers that the producing party gave it */
  bates: BatesRange.nullable(),
  /** numbers that we gave it, for a production of our own */
  ownBates: BatesRange.nullable(),
  /** the court's stamp on it: case, ECF number, day of filing as printed */
  docket: z.strictObject({ case: z.string().max(60), number: z.string().max(20), filed: z.string().max(20) }).nullable(),
  /** places under which words can still be read; null until it was looked for */
  covered: z.number().int().min(0).nullable(),
  parts: z.array(Part),
  mail: MailFacts.nullable(),
  responsive: z.enum(['yes', 'no']).nullable(),
  hot: z.boolean(),
  privilege: Privilege.nullable(),
  /** claw-back under FRCP 26(b)(5)(B) or FRE 502: not to be read, used or shown until it is settled */
  quarantine: z.strictObject({ since: instant, demandedBy: z.string().max(300), reason: z.string().max(2000) }).nullable(),
})
export type Document = z.infer<typeof Document>

export const TAG_COLOURS = ['rust', 'teal', 'ochre', 'violet', 'green', 'blue', 'rose', 'grey'] as const

export const Tag = z.strictObject({
  id: id('tag'),
  name: z.string().min(1).max(100),
  colour: z.enum(TAG_COLOURS),
  parent: id('tag').nullable(),
  /** "1" to "9": tags with this key while reading */
  key: z.string().regex(/^[1-9]$/).nullable(),
  order: z.number(),
})
export type Tag = z.infer<typeof Tag>

/**
 * A place in a document, anchored three ways as in the W3C Web Annotation model:
 * quote with prefix and suffix, offsets in the page's text, rectangles.
 */
export const Passage = z.strictObject({
  id: id('psg'),
  document: id('doc'),
  /** 1-based page of the document (of its range, where it has one) */
  page: z.number().int().min(1),
  endPage: z.number().int().min(1),
  /** "" for a box drawn over no text */
  quote: z.string().max(20000),
  prefix: z.string().max(200),
  suffix: z.string().max(200),
  /** offsets in the text of `page` and `endPage`; null for a box */
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
  rects: z.array(z.strictObject({ page: z.number().int().min(1), rect })),
  /** section as printed: "§ 3.2"; used in the cite instead of the page */
  locator: z.string().max(100).nullable(),
  note: z.string().max(8000),
  tags: z.array(id('tag')),
})
export type Passage = z.infer<typeof Passage>

/** A filter over the documents that a person named. */
export const SavedFilter = z.strictObject({
  id: id('flt'),
  name: z.string().min(1).max(100),
  /** facets chosen and words typed; see the documents room */
  query: z.record(z.string(), z.array(z.string())),
})
export type SavedFilter = z.infer<typeof SavedFilter>
