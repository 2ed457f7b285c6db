import type { Document } from '../../shared/records'
import type { PageText } from '../../shared/text/page'

/** What a file's text comes to. */
export type Text = {
  /** as far as they were read; see `unread` */
  pages: PageText[]
  text: Document['text']
  confidence: number | null
  warning: string
  /** pages that still need OCR; empty unless it was put off */
  unread: number[]
}

/** Pages by number: waiting for recognition, not readable, not recognised. */
type Wanting = { unread: number[]; broken: number[]; failed: number[] }

/** Source, confidence and warnings of all pages together. */
export function summed(pages: PageText[], { unread, broken, failed }: Wanting): Text {
  const worded = pages.filter((page) => page.text.trim() !== '')
  const sources = new Set(worded.map((page) => page.source))
  const confidence = worded.length > 0 ? worded.reduce((sum, page) => sum + page.confidence, 0) / worded.length : null
  const recognised = new Set(pages.filter((page) => page.source === 'ocr').map((page) => page.n))
  const warnings = [
    sentence(broken.filter((n) => !recognised.has(n)), 'is damaged and could not be read', 'are damaged and could not be read'),
    sentence(failed, 'could not be recognised', 'could not be recognised'),
    sources.has('decoded') ? 'The file’s text was stored under wrong character codes; it was decoded.' : '',
    unread.length === 0 && failed.length === 0 && sources.size === 0 ? 'There is no text in this file, and none could be recognised.' : '',
  ]
  return { pages, text: sourceOf(sources, unread), confidence: confidence === null ? null : Math.min(1, Math.max(0, confidence)), warning: warnings.filter(Boolean).join(' '), unread }
}

function sourceOf(sources: ReadonlySet<PageText['source']>, unread: readonly number[]): Document['text'] {
  if (unread.length > 0) return 'waiting'
  const [only] = sources
  return sources.size > 1 ? 'mixed' : (only ?? 'none')
}

/** Named in full only as far as somebody would read. */
const MOST_NAMED = 6

function sentence(numbers: readonly number[], one: string, many: string): string {
  if (numbers.length === 0) return ''
  if (numbers.length === 1) return `Page ${numbers[0]} ${one}.`
  const named = numbers.slice(0, MOST_NAMED)
  const rest = numbers.length - named.length
  return rest > 0 ? `Pages ${named.join(', ')} and ${rest} more ${many}.` : `Pages ${named.slice(0, -1).join(', ')} and ${named.at(-1)} ${many}.`
}
