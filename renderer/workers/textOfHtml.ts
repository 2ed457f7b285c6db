import { readPlain } from '../../shared/plain/read'
import type { PageText } from '../../shared/text/page'
import { inertHtml } from './inertHtml'

const BLOCKS = new Set(['P', 'DIV', 'LI', 'TR', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'SECTION', 'ARTICLE', 'HEADER', 'FOOTER', 'BLOCKQUOTE', 'PRE', 'TABLE', 'UL', 'OL', 'DT', 'DD', 'FIGCAPTION'])
const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'HEAD', 'SVG'])

/** The words of a saved page. It is parsed, never run: no script, no request. */
export function pagesOfHtml(html: string): { pages: PageText[]; title: string | null } {
  const page = new DOMParser().parseFromString(inertHtml(html), 'text/html')
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
      else if (one instanceof Element && !SILENT.has(one.tagName.toUpperCase())) {
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
  return { pages: readPlain(lines.join('\n')), title: page.title.trim() || null }
}
