/** How well pages are recognised, for `npm run measure`: by the real app, on pages of the corpus whose words are known. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.ts'

/** Papers with a text layer of their own: opinions, pleadings, filings. */
const PAPERS = [
  'court-docs/courtlistener/opinion_tax.pdf', 'court-docs/doctor/gov.uscourts.cacd.652774.40.0.pdf', 'court-docs/doctor/missouri.pdf', 'court-docs/doctor/ca1_00117684624.pdf', 'court-docs/doctor/ca3_003112692106.pdf',
  'pleadings/sines-v-kessler-complaint.pdf', 'pleadings/iqbal-first-amended-complaint.pdf', 'pleadings/exam-2020-complaint.pdf', 'pleadings/negligence-complaint-fink.pdf',
]
/** A picture of an opinion; the corpus has no words of it to compare with. */
const SCANS = ['court-docs/courtlistener/opinion_pdf_image_based.pdf']
const PAGES_EACH = 3
const ENOUGH_PAGES = 10
/** Mean share of words that are right on clean pages at 200 dpi. */
const TARGET = 0.97

type Page = { file: string; page: number; words: number; errors: number; confidence: number; seconds: number; pictured: boolean; changed: [string, string][] }
type Read = { file: string; confidence: number | null; textSource: string; pages: { text: string }[] }

/** @returns whether the target was met */
export function measureOcr(corpus: string, detailed = false): boolean {
  const there = (files: string[]) => files.map((file) => join(corpus, file)).filter((file) => existsSync(file))
  process.stdout.write('\nRecognition\nfile                                      page   words  wrong  right     confidence  seconds\n')
  const read = run<Read>('document', there(SCANS))
  for (const one of read) process.stdout.write(`${one.file.padEnd(42)} all    ${String(one.pages.reduce((sum, page) => sum + page.text.split(/\s+/).length, 0)).padEnd(6)} –      no reference  ${percent(one.confidence ?? 0)}\n`)
  const pages = run<Page[]>('accuracy', there(PAPERS), '--pages', String(PAGES_EACH)).flat()
  for (const one of pages) {
    process.stdout.write(`${one.file.padEnd(42)} ${String(one.page).padEnd(6)} ${String(one.words).padEnd(6)} ${String(one.errors).padEnd(6)} ${percent(right(one)).padEnd(9)} ${percent(one.confidence).padEnd(11)} ${one.seconds.toFixed(1)}${one.pictured ? '  has pictures' : ''}\n`)
    if (detailed) process.stdout.write(`    ${one.changed.map(([was, is]) => `${was || '∅'}→${is || '∅'}`).join('  ')}\n`)
  }
  const clean = pages.filter((one) => !one.pictured)
  const mean = meanOf(clean)
  process.stdout.write(`mean of ${pages.length} pages: ${percent(meanOf(pages))} of the words right; of the ${clean.length} without pictures ${percent(mean)} (target ${percent(TARGET)})\n`)
  return clean.length >= ENOUGH_PAGES && mean >= TARGET
}

const right = ({ words, errors }: Page) => Math.max(0, 1 - errors / words)
const meanOf = (pages: Page[]) => pages.reduce((sum, one) => sum + right(one), 0) / Math.max(1, pages.length)
const percent = (share: number) => `${(share * 100).toFixed(1)} %`

function run<T>(verb: string, files: string[], ...more: string[]): T[] {
  if (files.length === 0) return []
  const done = spawnSync(process.execPath, [join(root, 'build', 'main.ts'), 'cli', verb, ...files, '--json', '--timeout', '1800', ...more], { encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'inherit'] })
  const parsed = JSON.parse(done.stdout || '[]') as T | T[]
  return files.length === 1 ? [parsed as T] : (parsed as T[])
}
