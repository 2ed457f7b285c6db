/** The body of a Word file with its tables, and after it what the body does not print. */
import { listed, partText, some } from '../office/package'
import { ProblemError } from '../problem/problem'
import { by, Markup, signed } from './markup'
import type { Paragraph } from './pages'
import { ParagraphReader } from './paragraphs'
import { stylesOf } from './styles'
import { descendants, type Node, parseXml, value, withoutFallbacks } from './xml'

/** A row with a longer cell, or one of more paragraphs, only lays out the page and is read cell by cell. */
const ROW = { characters: 3000, paragraphs: 4 }

type Parts = ReadonlyMap<string, Uint8Array>

/** Lines of the body in reading order, lines after it, and sentences on what is hidden. Throws on broken XML. */
export function bodyOf(parts: Parts, main: string): { body: Paragraph[]; after: string[]; remarks: string[] } {
  const folder = main.replace(/[^/]*$/, '')
  const text = (name: string) => partText(parts, `${folder}${name}`) ?? undefined
  const markup = new Markup()
  const reader = new ParagraphReader(stylesOf(text('styles.xml')), text('numbering.xml'), markup)
  const body = blocks(withoutFallbacks(parseXml(partText(parts, main) ?? '')), reader)
  const damaged: string[] = []
  // A part beside the body must not cost the body.
  const beside = <T>(name: string, without: T, read: () => T): T => {
    try {
      return read()
    } catch (cause) {
      if (cause instanceof ProblemError) throw cause
      damaged.push(name)
      return without
    }
  }
  const comments = beside('comments', { lines: [], remarks: [] }, () => commentsOf(text('comments.xml'), markup))
  const after = [
    ...beside('footnotes', [], () => notesOf(noteParts(text('footnotes.xml')), markup, 'footnote')), ...beside('endnotes', [], () => notesOf(noteParts(text('endnotes.xml')), markup, 'endnote')),
    ...beside('headers', [], () => edges(parts, folder, 'header', 'Header')), ...beside('footers', [], () => edges(parts, folder, 'footer', 'Footer')),
    ...markup.deleted.map((one) => labelled('[Deleted text]', one.text, signed(one.author, one.date))).filter((line) => line !== ''),
    ...markup.hidden.map((one) => labelled('[Hidden text]', one, '')).filter((line) => line !== ''),
    ...comments.lines,
  ]
  return { body, after, remarks: [...markup.remarks(), ...comments.remarks, ...damaged.map((name) => `Its ${name} are damaged and were left out.`)] }
}

function labelled(label: string, text: string, who: string): string {
  const words = text.replace(/\s+/g, ' ').trim()
  return words === '' ? '' : `${label} ${words}${who ? ` (${who})` : ''}`
}

/** Paragraphs and tables below a node, in order; whatever else wraps them is looked through. */
function blocks(node: Node, reader: ParagraphReader): Paragraph[] {
  const found: Paragraph[] = []
  const walk = (at: Node) => {
    for (const one of at.children) {
      if (one.name === 'w:p') {
        const read = reader.read(one)
        if (read) found.push(read)
        walk(one)
      } else if (one.name === 'w:tbl') for (const row of rowsOf(one)) for (const line of lineOf(row, reader)) found.push(line)
      else walk(one)
    }
  }
  walk(node)
  return found
}

/** Rows or cells, also those inside content controls and tracked changes; not those of tables inside. */
function rowsOf(node: Node, name = 'w:tr'): Node[] {
  return node.children.flatMap((one) => (one.name === name ? [one] : one.name === 'w:tbl' || one.name === 'w:p' ? [] : rowsOf(one, name)))
}

/** One line a row, cells by tabs; the paragraphs of a cell by a blank. */
function lineOf(row: Node, reader: ParagraphReader): Paragraph[] {
  const cells = rowsOf(row, 'w:tc').map((cell) => ({ nested: descendants(cell, 'w:tbl').length > 0, lines: blocks(cell, reader) }))
  const lines = cells.flatMap((cell) => cell.lines)
  const first = lines[0]
  if (!first) return []
  const layout = cells.some((cell) => cell.nested || cell.lines.length > ROW.paragraphs) || lines.reduce((sum, one) => sum + one.text.length, 0) > ROW.characters
  if (layout || cells.length === 1) return lines
  const texts = cells.map((cell) => cell.lines.map((one) => (one.number?.trim() ? `${one.number.trim()} ${one.text}` : one.text)).join(' '))
  return [{ ...first, number: null, level: 0, heading: null, centred: false, bold: lines.every((one) => one.bold), text: texts.join('\t').trimEnd() }]
}

/** The notes of a part by their id, as plain text. */
function noteParts(source: string | undefined): Map<string, string> {
  if (source === undefined) return new Map()
  const root = parseXml(source)
  return new Map([...descendants(root, 'w:footnote'), ...descendants(root, 'w:endnote')].filter((one) => !/separator|notice/i.test(value(one, 'w:type') ?? ''))
    .map((one) => [value(one, 'w:id') ?? '', plainText(one)]))
}

function plainText(node: Node): string {
  return blocks(withoutFallbacks(node), new ParagraphReader(new Map(), undefined)).map((one) => one.text).join(' ')
}

/** Numbered as the body refers to them; those it does not refer to come last. */
function notesOf(notes: Map<string, string>, markup: Markup, kind: 'footnote' | 'endnote'): string[] {
  const order = [...new Set([...markup.notes.filter((one) => one.kind === kind).map((one) => one.id), ...notes.keys()])].filter((id) => notes.has(id))
  const label = kind === 'footnote' ? 'Footnote' : 'Endnote'
  return order.map((id, at) => labelled(`[${label} ${at + 1}]`, notes.get(id) ?? '', '')).filter((line) => line !== '')
}

/** Headers or footers, each wording once. */
function edges(parts: Parts, folder: string, part: string, label: string): string[] {
  const texts = [...parts.keys()].filter((name) => name.startsWith(`${folder}${part}`) && name.endsWith('.xml')).sort().map((name) => plainText(parseXml(partText(parts, name) ?? '')))
  return [...new Set(texts.filter((text) => text !== ''))].map((text) => `[${label}] ${text}`)
}

function commentsOf(source: string | undefined, markup: Markup): { lines: string[]; remarks: string[] } {
  const comments = source === undefined ? [] : descendants(parseXml(source), 'w:comment').map((one) => ({
    id: value(one, 'w:id') ?? '', author: value(one, 'w:author') ?? '', date: value(one, 'w:date') ?? '', text: plainText(one),
  }))
  if (comments.length === 0) return { lines: [], remarks: [] }
  const lines = comments.map((one) => {
    const quote = (markup.quotes.get(one.id) ?? '').replace(/\s+/g, ' ').trim()
    const who = signed(one.author, one.date)
    const on = quote === '' ? '' : ` (on “${quote.length > 200 ? `${quote.slice(0, 199)}…` : quote}”)`
    return `[Comment${who ? ` by ${who}` : ''}] ${one.text}${on}`
  })
  return { lines, remarks: [`It holds ${some(comments.length, 'comment')}${by(comments)}; they stand after the body.`] }
}

/** Sentence on files that lie inside. */
export function embeddedRemark(names: readonly string[]): string[] {
  return names.length > 0 ? [`${some(names.length, 'file is', 'files are')} embedded in it: ${listed(names)}.`] : []
}

/** Whether a part holds the body: "word/document.xml" in all but a few programs' files. */
export function mainPart(names: Iterable<string>): string | undefined {
  const all = [...names]
  return all.find((name) => name === 'word/document.xml') ?? all.find((name) => /^word\/document\d*\.xml$/i.test(name))
}

