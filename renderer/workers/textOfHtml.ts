import { readPlain } from '../../shared/plain/read'
import type { PageText } from '../../shared/text/page'
import { inertHtml } from './inertHtml'

const BLOCKS = new Set(['P', 'DIV', 'LI', 'TR', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'SECTION', 'ARTICLE', 'HEADER', 'FOOTER', 'BLOCKQUOTE', 'PRE', 'TABLE', 'UL', 'OL', 'DT', 'DD', 'FIGCAPTION'])
const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'HEAD', 'SVG'])

/** The words of a saved page. It is parsed, never run: no script, no request. */
export function pagesOfHtml(html: string): { pages: PageText[]; title: string | null } {
  const page = new DOMParser().parseFromString(inertHtml(html), 'text/html')
  const lines: string[] = []
  const levels: (number | null)[] = []
  let line = ''
  const end = (level: number | null = null) => {
    const text = line.replace(/\s+/g, ' ').trim()
    if (text !== '') {
      lines.push(text)
      levels.push(level)
    }
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
        const heading = /^H([1-6])$/.exec(one.tagName)
        if (block) end(heading ? Number(heading[1]) : null)
      }
    }
  }
  walk(page.body)
  end()
  return { pages: withHeadings(readPlain(lines.join('\n')), levels), title: page.title.trim() || null }
}

/** The page's own headings, so that a policy can be read by its sections. */
function withHeadings(pages: PageText[], levels: readonly (number | null)[]): PageText[] {
  if (levels.every((level) => level === null)) return pages
  let next = 0
  return pages.map((page) => {
    let at = 0
    const styled = page.text.split('\n').map((text) => {
      const from = at
      at += text.length + 1
      return { from, to: from + text.length, number: null, level: 0, heading: levels[next++] ?? null, centred: false }
    })
    return { ...page, styled }
  })
}
