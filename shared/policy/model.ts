/** What the rules of policies work on: a text with its sections, and what became of it. */

/** A dated text as it was read; offsets count in `text` (UTF-16 units). */
export type PolicyText = {
  /** the texts of its pages, joined by one line feed; never cleaned */
  text: string
  /** offset at which each page begins, in order; `n` is the page's number in its document */
  pages: readonly { n: number; at: number }[]
  /** a partition of `text`: each section ends where the next begins, the first begins at 0 */
  sections: readonly Section[]
}

export type Section = {
  /** position in the text, from 0 */
  index: number
  /** "1.2" as printed, without its dot; null where it has none */
  number: string | null
  /** without marks and number; "" before the first heading and for clauses that have a number only */
  title: string
  /** 1 is the outermost; levels may be skipped, as in the source */
  level: number
  /** from the first character of the heading to the end of what stands under it */
  from: number
  to: number
  /** where the words under the heading begin */
  body: number
}

/** One step from the old words to the new ones. Without "added" they are the old text, without "removed" the new one. */
export type WordOp = {
  op: 'same' | 'removed' | 'added'
  text: string
  /** only white space, typography, a link's target or a list mark */
  noise?: true
  /** the same words were taken out in one place and put in at another; both carry the same number */
  moved?: number
}

export type SectionStatus = 'same' | 'changed' | 'moved' | 'added' | 'removed'

export type SectionChange = {
  status: SectionStatus
  old: Section | null
  new: Section | null
  words: WordOp[]
  /** words taken out and put in, noise left out */
  removedWords: number
  addedWords: number
  /** its words are the same; what differs is noise */
  noise: boolean
  retitled: boolean
  renumbered: boolean
}

/** Sections in the order of the new text; what was removed stands where it stood. */
export type Comparison = { sections: SectionChange[]; normaliser: number }
