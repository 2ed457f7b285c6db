/**
 * Version 1, the first that a person's matter was written with. Frozen: a released migration
 * is never edited, a wrong one is mended by the next.
 */
export const stores001 = {
  matter: 'id',
  parties: 'id',
  people: 'id',
  events: 'id',
  pleadings: 'id',
  paragraphs: 'id, pleading',
  headings: 'id, pleading',
  counts: 'id, pleading',
  elements: 'id, count',
  assignments: 'id, paragraph, element',
  responses: 'id, paragraph',
  doubts: 'id, pleading',
  documents: 'id, sha256',
  tags: 'id',
  passages: 'id, document',
  filters: 'id',
  supports: 'id, of, source',
  gaps: 'id, of',
  overrides: 'id, of',
  /** one row a committed change */
  log: 'id',
  /** rows of bulk imports, in chunks */
  bulk: '[rows+chunk]',
  /** last entry of this device's chain */
  heads: 'device',
  /** bytes by SHA-256; written once, never changed */
  bytes: 'sha256',
  /** text of pages, by the bytes they were read from; can be made again */
  pages: '[sha256+n]',
  /** work that must go on after a crash: imports under way */
  jobs: 'id',
}
