/** Files that other programs write beside a recording: SAMI (.smi), words with their times; OpenDVT (.dvt), printed lines with theirs. */
import { type Cue, clock, entities, namedIn } from './captions'
import type { PrintedPage } from './model'

const MOST_ROWS = 200_000

const plain = (text: string) => entities(text.replace(/<[^<>]{0,500}>/g, ' ')).replace(/\s+/g, ' ').trim()
const inside = (block: string, name: string) => new RegExp(`<${name}>\\s*([^<]{0,2000})`, 'i').exec(block)?.[1] ?? ''

export const isSami = (text: string): boolean => /^\ufeff?\s*<SAMI\b/i.test(text)
export const isDvt = (text: string): boolean => /<OpenDVT\b/i.test(text.slice(0, 4000))

/** A cue lasts until the next begins; an empty one ends the one before it. */
export function samiCues(text: string): Cue[] {
  let row = 1
  const blocks = text.split(/<SYNC\b/i).slice(0, MOST_ROWS).map((block, at) => {
    const begins = row
    row += block.split('\n').length - 1
    const start = at === 0 ? null : /^[^>]{0,200}?\bStart\s*=\s*["']?(\d{1,10})/i.exec(block)
    return { row: begins, from: Number(start?.[1] ?? Number.NaN) / 1000, text: plain(block.slice(block.indexOf('>') + 1)) }
  }).filter((one) => Number.isFinite(one.from))
  return blocks.flatMap((one, at) => (one.text === '' ? [] : [{ from: one.from, to: Math.max(one.from, blocks[at + 1]?.from ?? one.from + 3), row: one.row, text: one.text, speaker: namedIn(one.text).toUpperCase() }]))
}

export type DvtLine = { stream: number; page: number; line: number; /** of its recording */ seconds: number; text: string }

/** The printed lines of a DVT with the times of each, in the order of the file. */
export function dvtLines(text: string): DvtLine[] {
  const [lines = ''] = text.split(/<Streams\b/i)
  return lines.split(/<Line\b/i).slice(1, MOST_ROWS).flatMap((block) => {
    const [time, page, line] = [inside(block, 'TimeMs').trim(), inside(block, 'PageNo').trim(), inside(block, 'LineNo').trim()]
    if (!/^\d{1,12}$/.test(time) || !/^\d{1,6}$/.test(page) || !/^\d{1,3}$/.test(line)) return []
    return [{ stream: Number(inside(block, 'Stream') || 0), page: Number(page), line: Number(line), seconds: Number(time) / 1000, text: entities(inside(block, 'Text')).trimEnd() }]
  })
}

/** Names of the recordings of a DVT, by their number. */
export function dvtRecordings(text: string): Map<number, string> {
  const [, streams = ''] = text.split(/<Streams\b/i)
  return new Map(streams.split(/<Stream\b/i).slice(1).map((block, at) => [Number(/\bID\s*=\s*"(\d{1,4})"/i.exec(block)?.[1] ?? at), entities(inside(block, 'URI').trim()).split(/[\\/]/).at(-1) ?? '']))
}

/** The transcript that a DVT carries along; no pages where it has times alone. */
export function pagesOfDvt(lines: readonly DvtLine[]): PrintedPage[] {
  const pages: PrintedPage[] = []
  if (lines.every((one) => one.text.trim() === '')) return pages
  for (const { page: printed, line: n, seconds, text } of lines) {
    let page = pages.at(-1)
    if (!page || page.printed !== printed || n <= (page.lines.at(-1)?.n ?? 0)) {
      page = { filePage: 1, printed, said: true, lines: [], indents: [], part: 'other', furniture: [], numbered: true }
      pages.push(page)
    }
    const own = text.trim().slice(0, 2000)
    page.lines.push({ kind: own === '' ? 'blank' : 'colloquy', n, speaker: '', text: own, time: seconds > 0 ? clock(seconds) : '' })
    page.indents.push(text.length - text.trimStart().length)
  }
  return pages
}
