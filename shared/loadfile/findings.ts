import type { Finding, FindingKind } from './model'

/** What each kind of finding is called in a list, and how grave it is. */
export const FINDING_WORDS: Record<FindingKind, { name: string; grave: 'stop' | 'look' | 'note' }> = {
  'missing-native': { name: 'Native file missing', grave: 'look' },
  'missing-image': { name: 'Page image missing', grave: 'look' },
  'missing-text': { name: 'Text file missing', grave: 'look' },
  'unnamed-file': { name: 'File in no load file', grave: 'note' },
  'empty-file': { name: 'File of no bytes', grave: 'look' },
  'wrong-type': { name: 'File is not what its name says', grave: 'look' },
  'hash-mismatch': { name: 'Hash differs from the claim', grave: 'stop' },
  'size-mismatch': { name: 'Size differs from the claim', grave: 'look' },
  'bad-hash': { name: 'Not a hash', grave: 'note' },
  'page-count': { name: 'Page counts disagree', grave: 'look' },
  'bates-gap': { name: 'Bates numbers not received', grave: 'note' },
  'bates-overlap': { name: 'Bates ranges overlap', grave: 'look' },
  'bates-duplicate': { name: 'Bates number given twice', grave: 'look' },
  'bates-order': { name: 'Bates numbers out of order', grave: 'note' },
  'bates-reversed': { name: 'Bates range ends before it begins', grave: 'look' },
  'bates-prefix': { name: 'Prefix or width changes within a document', grave: 'look' },
  'duplicate-id': { name: 'Document id given twice', grave: 'look' },
  'empty-required': { name: 'No id and no Bates number', grave: 'look' },
  'broken-family': { name: 'Family range does not fit', grave: 'look' },
  'missing-parent': { name: 'Parent is not in the production', grave: 'look' },
  'column-count': { name: 'Wrong number of columns', grave: 'stop' },
  'cut-row': { name: 'Row cut in the middle', grave: 'stop' },
  'long-row': { name: 'Row too long to be one', grave: 'stop' },
  'bad-date': { name: 'Date that cannot be', grave: 'look' },
  'odd-date': { name: 'Date before 1970 or in the future', grave: 'note' },
  'path-escape': { name: 'Path leads out of the production', grave: 'stop' },
  encoding: { name: 'Characters that could not be read', grave: 'look' },
  'redacted-native': { name: 'Redacted, but the native came with it', grave: 'stop' },
  'privileged-produced': { name: 'Marked privileged, but produced', grave: 'stop' },
  'privileged-word': { name: 'Words of privilege in the text', grave: 'stop' },
  'unknown-line': { name: 'Line of an unknown kind', grave: 'note' },
  'no-document': { name: 'Page before the first document', grave: 'look' },
}

/** So many of a kind are listed; the rest is counted. */
const MOST_LISTED = 10_000

/** Collects findings without growing beyond what a person reads. */
export class Findings {
  readonly list: Finding[] = []
  readonly counts: Partial<Record<FindingKind, number>> = {}

  constructor(private readonly file: string) {}

  /** @param detail made only where the finding is listed */
  add(kind: FindingKind, row: number | null, bates: string | null, detail: () => string, file = this.file): void {
    const count = (this.counts[kind] ?? 0) + 1
    this.counts[kind] = count
    // Values are pieces of a whole block of the file; copied, or they would keep all of it in memory.
    if (count <= MOST_LISTED) this.list.push({ kind, file, row, bates: bates === null ? null : detached(bates), detail: detached(detail()) })
  }

  /** Sentences such as "and 12,000 more" for the kinds that are not listed whole. */
  cutShort(): { kind: FindingKind; listed: number; count: number }[] {
    return (Object.entries(this.counts) as [FindingKind, number][]).filter(([, count]) => count > MOST_LISTED).map(([kind, count]) => ({ kind, listed: MOST_LISTED, count }))
  }
}

/** A copy of a string that holds on to nothing else. */
export function detached(text: string): string {
  return text.length < 13 ? text : JSON.parse(JSON.stringify(text))
}
