/**
 * How many lines of the corpus's deposition stand at their printed page and line. The truth is read another
 * way: pdf.js gives pieces of text; a line's number is the piece at the left margin, its words are the
 * pieces at the same height. On this file every page of the PDF up to 93 is the transcript page of that number.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { root } from './paths.ts'

const FILE = 'transcripts/yu-deposition-veritext.pdf'
const LAST = 93
const WANTED = 0.999

type Line = { page: number; line: number; text: string; time: string }

export async function measureTranscripts(corpus: string): Promise<boolean> {
  const path = join(corpus, FILE)
  const done = spawnSync(process.execPath, [join(root, 'build', 'main.ts'), 'cli', 'transcript', path, '--json'], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] })
  const { lines } = JSON.parse(done.stdout || '{"lines":[]}') as { lines: Line[] }
  const found = new Map(lines.map((one) => [`${one.page}:${one.line}`, one]))
  const file = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise
  let [right, total] = [0, 0]
  for (let page = 1; page <= LAST; page++) {
    for (const truth of await linesOf(await (await file.getPage(page)).getTextContent())) {
      total++
      const own = found.get(`${page}:${truth.n}`)
      // A cover has lines without a number; they stand with the number above them.
      if (own && plain(`${own.text}${own.time}`).startsWith(plain(truth.text).slice(0, 200))) right++
      else process.stdout.write(`${page}:${truth.n} is “${truth.text}”, read as “${own ? own.text : 'nothing'}”\n`)
    }
  }
  const extra = lines.length - total
  process.stdout.write(`${FILE}: ${right} of ${total} lines at their page and line (${((right / total) * 100).toFixed(2)} %), ${extra} invented\n`)
  return right / total >= WANTED && extra === 0
}

const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')

async function linesOf(content: { items: readonly unknown[] }): Promise<{ n: number; text: string }[]> {
  const pieces = content.items.flatMap((item) => {
    const { str, transform } = item as { str?: string; transform?: number[] }
    return str?.trim() && transform ? [{ text: str, x: transform[4] ?? 0, y: Math.round(transform[5] ?? 0) }] : []
  })
  const numbers = pieces.filter((one) => /^\d{1,2}$/.test(one.text) && one.x < 82)
  return numbers.map((number) => ({ n: Number(number.text), text: pieces.filter((one) => one !== number && Math.abs(one.y - number.y) <= 2).sort((a, b) => a.x - b.x).map((one) => one.text).join('') }))
}
