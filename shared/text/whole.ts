/** What a reader gives of a file that is read in one go: mail, office files, plain text. */
import type { MailFacts } from '../records/document'
import type { PageText } from './page'

/** A file that lies in another: an attachment, a picture of a slide, a nested message. */
export type InnerFile = {
  /** as the outer file names it; "" where it gives no name */
  name: string
  media: string
  bytes: Uint8Array
  /** shown in the body (a `cid:` picture), not attached by the sender's hand */
  inline: boolean
  /** by which the body refers to it; "" where it does not */
  cid?: string
}

export type WholeRead = {
  pages: PageText[]
  title: string | null
  /** of a message; null for everything else */
  mail: MailFacts | null
  /** EDTF of the day or instant that the file itself gives as its date; null where it gives none */
  date: string | null
  inner: InnerFile[]
  /** sentences on what a reader must know: "2 sheets are hidden: Costs, Names." */
  remarks: string[]
  /** further facts as the file states them, for the page of custody and the command line: "EXIF camera" → "…" */
  facts: Record<string, string>
}

/** A file of text alone. */
export function plainRead(pages: PageText[], title: string | null = null): WholeRead {
  return { pages, title, mail: null, date: null, inner: [], remarks: [], facts: {} }
}
