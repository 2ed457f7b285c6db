/** Web archives (.mhtml, .mht; RFC 2557): the page's own HTML out of its parts. */
import { ProblemError, problem } from '../problem/problem'
import { edtfOf } from './dates'
import { type MimePart, decodeText, headerOf, mimeParts } from './mime'

/**
 * The page in a web archive. `capturedAt` is the Date header as EDTF with its zone as printed, `url` where
 * it says it was taken from, `parts` how many files it holds. Nothing is fetched.
 * @throws ProblemError `file.not-readable` where there is no page in it
 */
export function readMhtml(bytes: Uint8Array): { html: string; capturedAt: string | null; url: string | null; parts: number } {
  const { top, parts } = mimeParts(bytes)
  const page = pageOf(top, parts)
  if (!page) throw new ProblemError(problem('file.not-readable', 'This web archive holds no page.', 'Open it in a browser, print it to PDF, and import that.'))
  const url = headerOf(top, 'snapshot-content-location') ?? headerOf(page, 'content-location') ?? headerOf(top, 'content-location')
  return { html: decodeText(page), capturedAt: edtfOf(headerOf(top, 'date') ?? ''), url: url && /^[a-z][a-z0-9+.-]*:/i.test(url) ? url.slice(0, 4000) : null, parts: parts.length }
}

/** The root that the archive names (`start`), else the first page in it. */
function pageOf(top: MimePart, parts: readonly MimePart[]): MimePart | undefined {
  const isPage = (part: MimePart) => /^(text\/html|application\/xhtml\+xml)$/i.test(part.type)
  const start = top.parameters.start?.replace(/^<|>$/g, '')
  return (start ? parts.find((part) => isPage(part) && headerOf(part, 'content-id')?.replace(/^<|>$/g, '') === start) : undefined) ?? parts.find(isPage)
}
