/**
 * The one way tests reach the corpus of real papers: from PROBATA_CORPUS, or from the folder
 * beside the repository. Where it is absent, tests that need it are reported as skipped.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

const root = process.env.PROBATA_CORPUS ?? resolve(import.meta.dirname, '../../shared/corpus')

/** Whether the corpus is on this machine. */
export const hasCorpus = existsSync(resolve(root, 'ground-truth.tsv'))

/** Path of a corpus file ("pleadings/twombly-complaint.pdf"), or null where it is absent. */
export function corpusFile(path: string): string | null {
  const full = resolve(root, path)
  return existsSync(full) ? full : null
}
