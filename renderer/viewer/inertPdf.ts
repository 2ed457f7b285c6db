import type { PDFDocumentProxy } from 'pdfjs-dist'
import { type Inert, NOTHING_INERT } from '../../shared/exhibit/inert'

/** Pages whose annotations are looked through; a longer paper is told of by these. */
const MOST_PAGES = 200

/** Between these many pages the window and its page come first. Milliseconds. */
const PAGES_IN_ONE_GO = 10
const PAUSE = 20

type Annotation = { subtype?: string; url?: string; unsafeUrl?: string; attachment?: unknown; actions?: Named }
/** pdf.js gives maps where its types still say objects. */
type Named = ReadonlyMap<string, unknown> | Record<string, unknown> | null | undefined

const EMBEDDED = new Set(['RichMedia', 'Screen', 'Movie', 'Sound', '3D'])
const WEB = /^(?:https?|mailto|ftp|tel):/i

/** What a PDF would do if it were let. pdf.js only reads it; whatever cannot be read counts as nothing. */
export async function inertInPdf(file: PDFDocumentProxy, signal: AbortSignal): Promise<Inert> {
  const inert = { ...NOTHING_INERT }
  const [scripts, attached, fields] = await Promise.all([file.getJSActions().catch(() => null), file.getAttachments().catch(() => null), file.getFieldObjects().catch(() => null)])
  inert.scripts += countOf(scripts as Named)
  inert.attachments += valuesOf(attached as Named).length
  inert.forms += valuesOf(fields as Named).length > 0 ? 1 : 0
  for (let n = 1; n <= Math.min(file.numPages, MOST_PAGES) && !signal.aborted; n++) {
    await countPage(file, n, inert).catch(() => undefined)
    if (n % PAGES_IN_ONE_GO === 0) await new Promise((go) => setTimeout(go, PAUSE))
  }
  return inert
}

async function countPage(file: PDFDocumentProxy, n: number, inert: Inert): Promise<void> {
  const page = await file.getPage(n)
  inert.scripts += countOf((await page.getJSActions().catch(() => null)) as Named)
  for (const one of (await page.getAnnotations({ intent: 'any' })) as Annotation[]) {
    inert.scripts += countOf(one.actions)
    if (one.subtype === 'FileAttachment') inert.attachments++
    else if (one.subtype !== undefined && EMBEDDED.has(one.subtype)) inert.embedded++
    const url = one.url ?? one.unsafeUrl
    if (url === undefined || one.subtype !== 'Link') continue
    if (/^javascript:/i.test(url)) inert.scripts++
    else if (WEB.test(url)) inert.links++
    else inert.launches++
  }
}

function valuesOf(named: Named): unknown[] {
  return named instanceof Map ? [...named.values()] : Object.values(named ?? {})
}

/** Scripts of each event, added up. */
function countOf(actions: Named): number {
  return valuesOf(actions).reduce<number>((sum, list) => sum + (Array.isArray(list) ? list.length : 1), 0)
}
