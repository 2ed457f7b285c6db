import type { Body, Gathered } from './sinks'

/** What holds at a place of an RTF file and is restored where its group ends. */
export type State = {
  /** null: words go nowhere */
  to: Body | Gathered | null
  place: 'text' | 'fonts' | 'styles' | 'info' | 'time' | 'upr'
  font: number
  /** how many characters stand in for a `\u` */
  uc: number
  hidden: boolean
  bold: boolean
  deleted: boolean
  inserted: boolean
  /** places in the list of authors, and dates in one number */
  insertedBy: number
  deletedBy: number
  insertedOn: number
  deletedOn: number
  inTable: boolean
  centred: boolean
  outline: number | null
  style: number
  level: number
}

/** What `\plain` and `\pard` set. */
export const PLAIN = { font: -1, hidden: false, bold: false, deleted: false, inserted: false, insertedBy: 0, deletedBy: 0, insertedOn: 0, deletedOn: 0 }
export const PARAGRAPH = { inTable: false, centred: false, outline: null, style: 0, level: 0 }
