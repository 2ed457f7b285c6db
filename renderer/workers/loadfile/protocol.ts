/** What the page and the load file worker say to each other. */
import type { DateOrder } from '../../../shared/dates/loadDate'
import type { FileCheck } from '../../../shared/loadfile/checkFile'
import type { Delimiters, Mapping, Sniffed } from '../../../shared/loadfile/model'
import type { ProducedDocument } from '../../../shared/loadfile/produced'
import type { Problem } from '../../../shared/problem/problem'

/** A load file with what a person decided about it. */
export type LoadfileJob = {
  name: string
  blob: Blob
  /** folder inside the production, "" at its top */
  folder: string
  mapping?: Mapping
  delimiters?: Delimiters
  headed?: boolean
  dateOrder?: DateOrder
}

export type ToLoadfileWorker =
  | { type: 'sniff'; job: number; file: LoadfileJob }
  /** `paths`: every file of the production; null where only the load file is there */
  | { type: 'check'; job: number; file: LoadfileJob; paths: string[] | null; thisYear: number }
  | { type: 'read'; job: number; files: LoadfileJob[] }
  | { type: 'digest'; job: number; blob: Blob; kind: 'md5' | 'sha1' | 'sha256' }
  /** lines of a file, counted and nothing else: the yardstick of the bench */
  | { type: 'count'; job: number; blob: Blob }

export type FromLoadfileWorker =
  | { type: 'progress'; job: number; done: number }
  | { type: 'sniffed'; job: number; sniffed: Sniffed }
  | { type: 'checked'; job: number; check: FileCheck }
  | { type: 'documents'; job: number; documents: ProducedDocument[] }
  | { type: 'digested'; job: number; digest: string }
  | { type: 'counted'; job: number; lines: number }
  | { type: 'done'; job: number }
  | { type: 'failed'; job: number; problem: Problem }
