/** What the page and a text worker say to each other. */
import type { Problem } from '../../../shared/problem/problem'
import type { PageText } from '../../../shared/text/page'

export type ToWorker =
  | { type: 'hash'; job: number; blob: Blob }
  | { type: 'open'; job: number; blob: Blob; name: string; password: string | null }
  /** text of the pages `from` to `to` of the open file */
  | { type: 'text'; job: number; from: number; to: number }
  /** picture of a page for OCR, at `dpi` */
  | { type: 'picture'; job: number; page: number; dpi: number }
  | { type: 'close'; job: number }

export type FromWorker =
  | { type: 'progress'; job: number; done: number }
  | { type: 'hashed'; job: number; sha256: string }
  | { type: 'opened'; job: number; pages: number; title: string | null }
  | { type: 'page'; job: number; page: PageText }
  | { type: 'done'; job: number }
  | { type: 'picture'; job: number; picture: Blob; width: number; height: number }
  | { type: 'failed'; job: number; problem: Problem }
