/** Rich text (RTF 1.9.1) as pages, with what it does not print after the body. */
import { pagesWith } from '../docx/pages'
import { by, signed } from '../docx/markup'
import { dayOf, listed, some } from '../office/package'
import { ProblemError, problem } from '../problem/problem'
import type { WholeRead } from '../text/whole'
import { HtmlReader } from './html'
import type { Output } from './output'
import { RtfReader } from './reader'
import { scanRtf } from './scan'

/** Nearly all of a longer file is pictures in hexadecimal; it would have to be read whole for its words. */
const LONGEST = 200_000_000
/** As in Word files: fields by which a program fetches or runs something. */
const FETCHING = /^\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE)\b/i

/**
 * Reads a rich-text file: paragraphs as lines, table rows as lines with tabs, page breaks as pages (long
 * files also after 2,000 lines); on the last page then notes, headers, footers, deleted text, hidden text
 * and comments, each under its label. Pictures and objects are counted only. `date` is the day of the last
 * change as the file states it (EDTF).
 * @throws ProblemError `file.not-readable`, `file.too-large`
 */
export function readRtf(bytes: Uint8Array): WholeRead {
  const { reader, closed } = scanned(bytes)
  const { out } = reader
  const pages = pagesWith(out.body.lines.filter((line) => line.text.trim() !== ''), linesAfter(out))
  const links = fieldsOf(out, /^\s*HYPERLINK\s+(?:\\l\s+)?"?([^"]+?)"?\s*(?:\\|$)/i)
  return {
    pages, title: out.facts.Title ?? null, mail: null, date: dayOf(out.facts.Modified), inner: [], remarks: remarksOf(reader, closed),
    facts: links.length > 0 ? { ...out.facts, Hyperlinks: listed(links, 40) } : out.facts,
  }
}

/**
 * The words of rich text, a paragraph a line, and the HTML that is wrapped in it (`\fromhtml1`,
 * [MS-OXRTFEX]); null where it was not made from HTML. A string is taken as bytes, one a character.
 * @throws ProblemError `file.not-readable`, `file.too-large`
 */
export function rtfToText(rtf: string | Uint8Array): { text: string; html: string | null } {
  const bytes = typeof rtf === 'string' ? bytesOf(rtf) : rtf
  const { reader } = scanned(bytes)
  const text = reader.out.body.lines.map((line) => (line.number ? `${line.number} ${line.text}` : line.text)).join('\n').replace(/\n+$/, '')
  if (!reader.fromHtml) return { text, html: null }
  const html = new HtmlReader()
  scanRtf(bytes, html)
  html.finish()
  return { text, html: html.html }
}

function scanned(bytes: Uint8Array): { reader: RtfReader; closed: boolean } {
  if (bytes.length > LONGEST) throw new ProblemError(problem('file.too-large', 'This rich-text file is larger than 200 MB and was not read.', 'Save it as .docx or PDF, and import that.'))
  const reader = new RtfReader()
  const { closed } = scanRtf(bytes, reader)
  reader.finish()
  return { reader, closed }
}

/** Characters beyond a byte are written as RTF writes them. */
function bytesOf(text: string): Uint8Array {
  const safe = /[^\0-\u00ff]/.test(text) ? text.replace(/[^\0-\u00ff]/g, (sign) => `{\\uc0\\u${sign.charCodeAt(0)} }`) : text
  return Uint8Array.from(safe, (sign) => sign.charCodeAt(0))
}

function linesAfter(out: Output): string[] {
  const of = (kind: string) => out.gathered.filter((one) => one.kind === kind && one.text !== '')
  const once = (kind: string, label: string) => [...new Set(of(kind).map((one) => `[${label}] ${one.text}`))]
  const aside = (label: string, text: string, who = '') => (text.trim() === '' ? [] : [`[${label}] ${text.replace(/\s+/g, ' ').trim()}${who ? ` (${who})` : ''}`])
  return [
    ...of('footnote').map((one, at) => `[Footnote ${at + 1}] ${one.text}`), ...of('endnote').map((one, at) => `[Endnote ${at + 1}] ${one.text}`),
    ...once('header', 'Header'), ...once('footer', 'Footer'),
    ...out.deleted.flatMap((one) => aside('Deleted text', one.text, signed(one.author, one.date))), ...out.hidden.flatMap((text) => aside('Hidden text', text)),
    ...of('comment').map((one) => {
      const who = signed(one.author, one.date)
      return `[Comment${who ? ` by ${who}` : ''}] ${one.text}`
    }),
  ]
}

function fieldsOf(out: Output, pattern: RegExp): string[] {
  return [...new Set(out.gathered.filter((one) => one.kind === 'field').map((one) => pattern.exec(one.text.slice(0, 2000))?.[1]).filter((one) => one !== undefined))]
}

function remarksOf(reader: RtfReader, closed: boolean): string[] {
  const { out } = reader
  const found: string[] = []
  const comments = out.gathered.filter((one) => one.kind === 'comment')
  const deleted = out.deleted.filter((one) => one.text.trim() !== '')
  const hidden = out.hidden.filter((text) => text.trim() !== '').length
  const fetching = out.gathered.filter((one) => one.kind === 'field' && FETCHING.test(one.text)).map((one) => one.text.slice(0, 200))
  const classes = [...new Set(out.gathered.filter((one) => one.kind === 'object').map((one) => one.text))].filter(Boolean)
  if (out.inserted.length > 0) found.push(`It holds ${some(out.inserted.length, 'tracked insertion')}${by(out.inserted)}; the text shows them as accepted.`)
  if (deleted.length > 0) found.push(`It holds ${some(deleted.length, 'tracked deletion')}${by(deleted)}; the deleted words stand after the body.`)
  if (hidden > 0) found.push(`It holds ${some(hidden, 'passage')} of hidden text; they stand after the body.`)
  if (comments.length > 0) found.push(`It holds ${some(comments.length, 'comment')}${by(comments)}; they stand after the body.`)
  if (reader.pictures > 0) found.push(`${some(reader.pictures, 'picture is', 'pictures are')} not shown.`)
  if (reader.objects > 0) found.push(`${some(reader.objects, 'embedded object is', 'embedded objects are')} not shown${classes.length > 0 ? `: ${listed(classes)}` : ''}.`)
  if (fetching.length > 0) found.push(`It holds ${some(fetching.length, 'field')} that would fetch or run something; nothing was: ${listed(fetching)}.`)
  if (!closed) found.push('The file ends before its text does; it may be cut short.')
  return found
}
