import { ProblemError, problem } from '../../shared/problem/problem'
import { readPlain } from '../../shared/plain/read'
import type { PageText } from '../../shared/text/page'

/** A text file of more is stored, not read. Bytes. */
const MOST_TEXT = 50_000_000

/** Text of a blob, by its mark, else UTF-8, else Windows-1252. */
export async function decodeText(blob: Blob, name: string): Promise<string> {
  if (blob.size > MOST_TEXT) {
    throw new ProblemError(problem('file.too-large', `${name} is a text of ${Math.round(blob.size / 1e6).toLocaleString('en-US')} MB; Probata reads up to ${MOST_TEXT / 1e6} MB of text.`, 'Split it into parts and import those.'))
  }
  const bytes = new Uint8Array(await blob.arrayBuffer())
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const BLOCKS = new Set(['P', 'DIV', 'LI', 'TR', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'SECTION', 'ARTICLE', 'HEADER', 'FOOTER', 'BLOCKQUOTE', 'PRE', 'TABLE', 'UL', 'OL', 'DT', 'DD', 'FIGCAPTION'])
const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'HEAD', 'SVG'])

/** The words of a saved page. It is parsed, never run: no script, no request. */
export function textOfHtml(html: string): { text: string; title: string | null } {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const lines: string[] = []
  let line = ''
  const end = () => {
    const text = line.replace(/\s+/g, ' ').trim()
    if (text !== '') lines.push(text)
    line = ''
  }
  const walk = (node: Node) => {
    for (const one of node.childNodes) {
      if (one.nodeType === Node.TEXT_NODE) line += one.nodeValue ?? ''
      else if (one instanceof Element && !SILENT.has(one.tagName)) {
        const block = BLOCKS.has(one.tagName) || one.tagName === 'BR'
        if (block) end()
        walk(one)
        if (one.tagName === 'TD' || one.tagName === 'TH') line += '\t'
        if (block) end()
      }
    }
  }
  walk(page.body)
  end()
  return { text: lines.join('\n'), title: page.title.trim() || null }
}

export function pagesOfText(text: string): PageText[] {
  return readPlain(text)
}
