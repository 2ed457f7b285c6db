/** What a transcript says, with page and line as the reporter printed them (domain § 7). */
import type { LINE_KINDS, Transcript, TranscriptLine, TranscriptPage } from '../records'

export type LineKind = (typeof LINE_KINDS)[number]
export type Part = TranscriptPage['part']

/** A physical line of a page: its text with its blanks, so that columns still stand below each other. */
export type Row = string

/** A page of the file, or one of the several that a condensed sheet carries. */
export type Panel = { filePage: number; rows: Row[]; /** cut out of a sheet that carries several */ condensed: boolean; /** words were recognised from a picture */ ocr: boolean; /** of the recognition, 0 to 1 */ confidence?: number; /** lines whose number was lost or misread, and told by their place */ byPlace?: number }

/** In the order of their names: ten thousand lines need not be put into it for their digest. */
export type Line = { kind: LineKind; n: number; speaker: string; text: string; time: string }

export type PrintedPage = { filePage: number; /** as printed; null until it is known */ printed: number | null; /** whether the number stands on the page */ said: boolean; lines: Line[]; /** of each line the column of its first letter, counted from the line number */ indents: number[]; part: Part; /** rows outside the numbered lines */ furniture: string[]; numbered: boolean }

export type Doubt = { what: string; say: string; at: { page: number; line: number } | null }

export type ParsedTranscript = Pick<Transcript, 'kind' | 'witness' | 'date' | 'volume' | 'firstPage' | 'lastPage' | 'linesPerPage' | 'paged' | 'rough' | 'examinations' | 'errata' | 'certificate'> & {
  pages: (Omit<PrintedPage, 'printed' | 'lines' | 'indents' | 'furniture'> & { printed: number; lines: TranscriptLine[] })[]
  exhibits: { number: string; what: string; at: { page: number; line: number } | null }[]
  doubts: Doubt[]
  /** pages of the word index and behind it, which are left out */
  behind: number
}
