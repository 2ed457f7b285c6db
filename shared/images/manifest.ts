/**
 * A document that came as pictures, one a page. Its bytes are this list; the pictures lie beside
 * each other by their own fingerprints, unchanged.
 */
import { ProblemError, problem } from '../problem/problem'
import { z } from '../records/schema'

export const PAGES_MEDIA = 'application/vnd.probata.pages+json'

export const PageEntry = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().max(1024),
  /** page inside the file, 1-based */
  frame: z.number().int().min(1),
  /** its Bates number, "" where it has none */
  bates: z.string().max(100),
})
export type PageEntry = z.infer<typeof PageEntry>

const Manifest = z.strictObject({ pages: z.array(PageEntry).min(1).max(10_000) })

/** The list as it is stored: the same pages always give the same bytes. */
export function pageManifest(pages: readonly PageEntry[]): string {
  return `${JSON.stringify({ pages: pages.map(({ sha256, name, frame, bates }) => ({ sha256, name, frame, bates })) })}\n`
}

/** @throws ProblemError `store.invalid` where the list is damaged */
export function readPageManifest(text: string): PageEntry[] {
  try {
    return Manifest.parse(JSON.parse(text)).pages
  } catch (cause) {
    throw new ProblemError(problem('store.invalid', 'The list of this document’s page images is damaged.', 'Import the production again.', 'The images themselves are untouched.', cause))
  }
}
