/** The vocabulary of load files (domain § 8). */

export type LoadfileKind = 'dat' | 'opt' | 'lfp' | 'edrm' | 'csv'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** "" where there is none; `newline` stands for a line end inside a field. */
export type Delimiters = { column: string; quote: string; newline: string }

/** What the content of a file says about it. */
export type Sniffed = {
  kind: LoadfileKind
  encoding: Encoding
  bom: boolean
  /** sign that ends a line: LF also for CR LF */
  lineEnd: '\n' | '\r'
  delimiters: Delimiters
  /** of the delimited kinds; the same for every whole record */
  columns: number
  headed: boolean
  /** names of the columns; "Column 1" and so on where the file has none */
  names: string[]
  /** the first ten records, header left out */
  preview: string[][]
}

/** One record of a delimited file. */
export type LoadRecord = {
  /** physical line where it begins, 1-based */
  line: number
  fields: string[]
  /** wrong number of columns; cut in the middle; longer than anything real */
  fault: null | 'columns' | 'cut' | 'long'
  raw: string
  /** bytes from the start of the file, and its length in bytes; 0 where they were not asked for */
  at: number
  length: number
}

/** One page line of an OPT or LFP file. */
export type ImageRow = {
  line: number
  key: string
  volume: string
  /** as written; directory and file joined for LFP */
  path: string
  /** begins a document */
  document: boolean
  /** begins an attachment of the document before it (LFP "C") */
  child: boolean
  /** page count that the line claims, or null */
  pages: number | null
  /** page inside a file of several pages, 1-based; 0 for a file of one page */
  frame: number
  /** quarter turns; sense unsure */
  rotation: number
}

/** Fields of ours that a column can be mapped to; see aliases.json. */
export type FieldName =
  | 'allCustodians' | 'allPaths' | 'attachCount' | 'attachIds' | 'attachNames' | 'author' | 'bcc' | 'begAttach' | 'begBates' | 'cc' | 'confidentiality' | 'conversationIndex'
  | 'custodian' | 'dateCreated' | 'dateMeeting' | 'dateModified' | 'dateReceived' | 'dateSent' | 'dateSort' | 'docId' | 'endAttach' | 'endBates' | 'fileExt' | 'fileName' | 'filePath'
  | 'fileSize' | 'fileType' | 'from' | 'groupId' | 'hasTrack' | 'imagePath' | 'importance' | 'inReplyTo' | 'language' | 'lastAuthor' | 'md5' | 'messageId' | 'nativePath' | 'pageCount'
  | 'parentId' | 'placeholder' | 'privilege' | 'productionDate' | 'redacted' | 'redactionReason' | 'responsiveRequests' | 'sha1' | 'sha256' | 'source' | 'subject' | 'text' | 'textPath'
  | 'threadId' | 'timeReceived' | 'timeSent' | 'timeZone' | 'title' | 'to' | 'volume'

/** Field of ours by column name. */
export type Mapping = Record<string, FieldName>

export const FINDING_KINDS = [
  'missing-native', 'missing-image', 'missing-text', 'unnamed-file', 'empty-file', 'wrong-type', 'hash-mismatch', 'size-mismatch', 'bad-hash', 'page-count',
  'bates-gap', 'bates-overlap', 'bates-duplicate', 'bates-order', 'bates-reversed', 'bates-prefix', 'duplicate-id', 'empty-required', 'broken-family', 'missing-parent',
  'column-count', 'cut-row', 'long-row', 'bad-date', 'odd-date', 'path-escape', 'encoding', 'redacted-native', 'privileged-produced', 'privileged-word', 'unknown-line', 'no-document',
] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

export type Finding = {
  kind: FindingKind
  /** name of the load file, or path of the file it is about */
  file: string
  /** physical line in the load file; null where it is about a file */
  row: number | null
  bates: string | null
  /** a sentence for a person */
  detail: string
}
