/** The words of HTML where there is no browser to parse it: in a worker, in a test. Nothing runs. */
const BLOCK = /^(?:p|div|li|tr|h[1-6]|section|article|header|footer|blockquote|pre|table|ul|ol|dt|dd|br|hr|center|form)$/
/** What holds no words for a reader. Raw: the parser knows nothing inside but the end of it (HTML § 13.2.5). */
const RAW = /^(?:script|style|title|iframe|textarea|xmp|noembed|noframes)$/
const SILENT = /^(?:script|style|title|template|svg|iframe)$/
const ENTITIES: Record<string, string> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: '’', nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', zwnj: '', zwj: '', shy: '', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', sbquo: '‚', bdquo: '„',
  hellip: '…', bull: '•', middot: '·', sect: '§', para: '¶', copy: '©', reg: '®', trade: '™', euro: '€', pound: '£', yen: '¥', cent: '¢', deg: '°', times: '×', laquo: '«', raquo: '»', lsaquo: '‹', rsaquo: '›',
  auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', eacute: 'é', egrave: 'è', ecirc: 'ê', agrave: 'à', aacute: 'á', acirc: 'â', ccedil: 'ç', ntilde: 'ñ', iacute: 'í', oacute: 'ó', uacute: 'ú', atilde: 'ã', otilde: 'õ', aring: 'å', aelig: 'æ', oslash: 'ø', frac12: '½',
}
const STYLE = /\sstyle\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s>]*))/i
const HIDING = /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$|!)|mso-hide\s*:\s*all|max-height\s*:\s*0(?![.\d])/i
const REMOTE = /\b(?:src|background|srcset|poster)\s{0,20}=\s{0,20}["']?\s{0,20}(?:https?:)?\/\//i
/** Signs of a tag that are looked at. */
const MOST_TAG = 20_000

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
  // Behind the last ">" there are no tags; looking for an end from each "<" would take for ever.
  const lastEnd = html.lastIndexOf('>')
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    line += decodeEntities(open < 0 ? html.slice(at) : html.slice(at, open))
    if (open < 0) break
    if (!/[A-Za-z!?/]/.test(html[open + 1] ?? '')) {
      // A lone "<" is text.
      line += '<'
      at = open + 1
      continue
    }
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open + 4)
      at = close < 0 ? html.length : close + 3
      continue
    }
    if (open > lastEnd) break
    const close = tagEnd(html, open)
    const tag = html.slice(open, Math.min(close + 1, open + MOST_TAG))
    at = close + 1
    const name = /^<\/?([A-Za-z][\w:]*)/.exec(tag)?.[1]?.toLowerCase() ?? ''
    const closing = tag.startsWith('</')
    if (!closing && SILENT.test(name) && html[close - 1] !== '/') {
      const after = behind(html, name, at)
      // One that never ends hides all that follows only if a browser would hide it too.
      at = after ?? (RAW.test(name) ? html.length : at)
      continue
    }
    if (!closing && HIDING.test(styleOf(tag))) hidden++
    if (!closing && REMOTE.test(tag)) remote++
    if (BLOCK.test(name)) end()
    else if (name === 'td' || name === 'th') line += closing ? '\t' : ''
  }
  end()
  return { text: lines.join('\n'), hidden, remote }
}

function styleOf(tag: string): string {
  const found = STYLE.exec(tag)
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? ''
}

/** Where it goes on behind "</name>"; null where that never comes. */
function behind(html: string, name: string, from: number): number | null {
  const close = new RegExp(`</${name}(?![\\w:-])`, 'gi')
  close.lastIndex = from
  const found = close.exec(html)
  const end = found ? html.indexOf('>', found.index) : -1
  return end < 0 ? null : end + 1
}

/** End of a tag; a ">" inside a quoted attribute does not end it, a quote that never closes does not swallow the page. */
function tagEnd(html: string, open: number): number {
  let quote = ''
  const limit = Math.min(html.length, open + MOST_TAG)
  for (let at = open + 1; at < limit; at++) {
    const sign = html[at] as string
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if (sign === '>') return at
    else if ((sign === '"' || sign === "'") && html[at - 1] === '=') quote = sign
  }
  return html.indexOf('>', open)
}

/** @param text words with entities; what is no entity stays as it is (HTML § 13.5) */
export function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,30}));?/g, (whole, decimal, hex, name) => {
    if (name) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] as string) : whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd'
  }) : text
}
