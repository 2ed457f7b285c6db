/**
 * What a reading comes to for the store: its pages as rows, and what the record says of them. Pages as objects,
 * a run for each piece of a line, cost as much to hand from thread to thread as to read.
 */
import { batesOnPages, ecfOnPages } from '../../shared/bates/recognise'
import { judgePages } from '../../shared/text/trust'
import type { PageText } from '../../shared/text/page'
import type { WholeRead } from '../../shared/text/whole'
import type { Document } from '../../shared/records'
import { blocksOf, type PageRows } from '../store/pages/blocks'
import type { ReadPage } from './pdf/protocol'
import { summed, type Text } from './summed'

/** Numbers and the court's stamp that the pages carry already. */
export type Stamps = Pick<Document, 'bates' | 'docket'>

/** A text whose pages are rows. */
export type Packed<T extends Text = Text> = Omit<T, 'pages'> & Stamps & { count: number; rows: PageRows }

/** The same of a file in one go, as a text worker gives it. */
export type Taken = Packed<Text & Omit<WholeRead, 'pages'>>

/** What only a file that is read in one go has. */
export const NOTHING_MORE = { mail: null, date: null, inner: [], remarks: [], facts: {} } satisfies Partial<WholeRead>

export function stampsOn(isPdf: boolean, pages: readonly PageText[]): Stamps {
  if (!isPdf) return { bates: null, docket: null }
  const bates = batesOnPages(pages)
  return { bates: bates ? { first: bates.first, last: bates.last } : null, docket: ecfOnPages(pages) }
}

export function packed<T extends Text>(text: T, sha256: string, isPdf: boolean): Packed<T> {
  const { pages, ...rest } = text
  return { ...rest, ...stampsOn(isPdf, pages), count: pages.length, rows: blocksOf(sha256, pages) }
}

/** Pages of a PDF, judged: those without a text that can be trusted are named, to be recognised later. */
export function judgedText(read: readonly ReadPage[]): Text {
  const judged = judgePages(read.map((one) => one.page))
  const unread = judged.filter(({ verdict }) => verdict === 'empty' || verdict === 'lies').map((one) => one.page.n)
  return summed(judged.map((one) => one.page), { unread, broken: read.filter((one) => one.broken).map((one) => one.page.n), failed: [] })
}

/** The text of a file that was read in one go. */
export function wholeText({ pages, ...more }: WholeRead): Text & Omit<WholeRead, 'pages'> {
  const has = pages.some((page) => page.text.trim() !== '')
  const warning = [...(has ? [] : ['There is no text in this file.']), ...more.remarks].join(' ').slice(0, 1000)
  return { pages, text: has ? 'file' : 'none', confidence: has ? 1 : null, warning, unread: [], ...more }
}
