/** The words of HTML where there is no browser to parse it: in a worker, in a test. Nothing runs. */
const BLOCK = /^(?:p|div|li|tr|h[1-6]|section|article|header|footer|blockquote|pre|table|ul|ol|dt|dd|br|hr|center|form)$/
const SILENT = /^(?:script|style|head|title|noscript|template|svg|object|iframe)$/
const ENTITIES: Record<string, string> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: '’', nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', zwnj: '', zwj: '', shy: '', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', sbquo: '‚', bdquo: '„',
  hellip: '…', bull: '•', middot: '·', sect: '§', para: '¶', copy: '©', reg: '®', trade: '™', euro: '€', pound: '£', yen: '¥', cent: '¢', deg: '°', times: '×', laquo: '«', raquo: '»', lsaquo: '‹', rsaquo: '›',
  auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', eacute: 'é', egrave: 'è', ecirc: 'ê', agrave: 'à', aacute: 'á', acirc: 'â', ccedil: 'ç', ntilde: 'ñ', iacute: 'í', oacute: 'ó', uacute: 'ú', atilde: 'ã', otilde: 'õ', aring: 'å', aelig: 'æ', oslash: 'ø', frac12: '½',
}
const HIDING = /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$|!)|mso-hide\s*:\s*all|max-height\s*:\s*0/i
const REMOTE = /\b(?:src|background|srcset|poster)\s*=\s*["']?\s*(?:https?:)?\/\//i

export type HtmlText = {
  text: string
  /** pieces that the page's own style hides; they are in `text` all the same */
  hidden: number
  /** pictures and the like that a mail program would fetch */
  remote: number
}

/** @param html a page or a piece of one, however broken */
export function htmlText(html: string): HtmlText {
  const lines: string[] = []
  let line = ''
  let hidden = 0
  let remote = 0
  const end = () => {
    const text = line.replace(/[ \t\r\n\u00a0]+/g, ' ').trim()
    if (text !== '') lines.push(text)
    line = ''
  }
  let at = 0
  let silent = ''
  const lastEnd = html.lastIndexOf('>')
  while (at < html.length) {
    const open = html.indexOf('<', at)
    const piece = open < 0 ? html.slice(at) : html.slice(at, open)
    if (silent === '') line += decodeEntities(piece)
    if (open < 0) break
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open + 4)
      at = close < 0 ? html.length : close + 3
      continue
    }
    // A tag that never closes is text; looking for its end again and again would take forever.
    if (open > lastEnd) {
      if (silent === '') line += decodeEntities(html.slice(open))
      break
    }
    const close = tagEnd(html, open)
    const tag = html.slice(open, close + 1)
    at = close + 1
    const name = /^<\/?([A-Za-z][\w:]*)/.exec(tag)?.[1]?.toLowerCase() ?? ''
    if (name === '') {
      // A lone "<" is text.
      if (!/^<[!?/]/.test(tag) && silent === '') {
        line += '<'
        at = open + 1
      }
      continue
    }
    const closing = tag.startsWith('</')
    if (silent !== '') {
      if (closing && name === silent) silent = ''
      continue
    }
    if (!closing && SILENT.test(name) && !tag.endsWith('/>')) silent = name
    if (!closing && /\bstyle\s*=/i.test(tag) && HIDING.test(tag)) hidden++
    if (!closing && REMOTE.test(tag)) remote++
    if (BLOCK.test(name)) end()
    else if (name === 'td' || name === 'th') line += closing ? '\t' : ''
  }
  end()
  return { text: lines.join('\n'), hidden, remote }
}

/** End of a tag; a ">" inside a quoted attribute does not end it, a quote that never closes does not swallow the page. */
function tagEnd(html: string, open: number): number {
  let quote = ''
  const limit = Math.min(html.length, open + 4000)
  for (let at = open + 1; at < limit; at++) {
    const sign = html[at] as string
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if (sign === '>') return at
    else if ((sign === '"' || sign === "'") && html[at - 1] === '=') quote = sign
  }
  const plain = html.indexOf('>', open)
  return plain < 0 ? html.length - 1 : plain
}

export function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,30}));?/g, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd'
  }) : text
}
