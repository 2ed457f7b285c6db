/** What the page and a text worker say to each other. */
import type { Problem } from '../../../shared/problem/problem'
import type { Covered } from '../../../shared/redaction/decide'
import type { PageText } from '../../../shared/text/page'
import type { WholeRead } from '../../../shared/text/whole'
import type { Taken } from '../packed'

export type WholeKind = 'docx' | 'plain' | 'mail' | 'rtf' | 'xlsx' | 'pptx'

export type ToWorker =
  | { type: 'hash'; job: number; blob: Blob }
  | { type: 'open'; job: number; blob: Blob; name: string; password: string | null }
  /** the same of a small file whose bytes are at hand; one of few pages is read whole at once, and closed again */
  | { type: 'small'; job: number; bytes: Uint8Array<ArrayBuffer>; name: string; most: number }
  /** a small file whose bytes are at hand, read for the store; `said`: what its kind gives to remark */
  | { type: 'take'; job: number; bytes: Uint8Array<ArrayBuffer>; name: string; kind: 'pdf' | WholeKind; said: string; most: number }
  /** text of the pages `from` to `to` of the open file */
  | { type: 'text'; job: number; from: number; to: number }
  /** picture of a page for the recogniser, at `dpi` */
  | { type: 'picture'; job: number; page: number; dpi: number }
  /** words of a page of the open file that are hidden and can still be read */
  | { type: 'covered'; job: number; page: number; text: PageText }
  /** a page of the open file as it is seen, in colour */
  | { type: 'render'; job: number; page: number; dpi: number }
  /** picture of a picture for the recogniser */
  | { type: 'image'; job: number; blob: Blob; name: string; frame: number }
  /** pages of a TIFF, in points */
  | { type: 'frames'; job: number; blob: Blob; name: string }
  /** a page of a TIFF as a picture that the browser shows */
  | { type: 'frame'; job: number; blob: Blob; name: string; frame: number }
  /** the whole of a file that has no pages of its own */
  | { type: 'whole'; job: number; file: Blob | Uint8Array<ArrayBuffer>; name: string; kind: WholeKind }
  | { type: 'close'; job: number }

/** `broken`: its text could not be read */
export type ReadPage = { page: PageText; broken: boolean }

export type FromWorker =
  | { type: 'progress'; job: number; done: number }
  | { type: 'hashed'; job: number; sha256: string }
  | { type: 'opened'; job: number; pages: number; title: string | null }
  /** `read` is null where the file has more pages; it is open then */
  | { type: 'small'; job: number; pages: number; title: string | null; read: ReadPage[] | null }
  /** `taken` is null where a PDF has more pages */
  | { type: 'taken'; job: number; sha256: string; taken: Taken | null }
  | ({ type: 'page'; job: number } & ReadPage)
  | { type: 'done'; job: number }
  /** width and height of the page in points */
  | { type: 'picture'; job: number; picture: Blob; width: number; height: number; dpi: number }
  | { type: 'whole'; job: number; read: WholeRead }
  | { type: 'frames'; job: number; frames: { width: number; height: number }[]; warning: string }
  | { type: 'frame'; job: number; picture: Blob }
  | { type: 'covered'; job: number; covered: Covered[] }
  | { type: 'rendered'; job: number; picture: Blob }
  | { type: 'failed'; job: number; problem: Problem }
