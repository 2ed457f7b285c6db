/** How well pages are recognised: text PDFs of the corpus drawn at 200 dpi, against their own words. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.ts'

const PAPERS = [
  'court-docs/courtlistener/opinion_tax.pdf', 'court-docs/doctor/missouri.pdf', 'court-docs/doctor/ca1_00117684624.pdf', 'court-docs/doctor/ca3_003112692106.pdf', 'court-docs/doctor/ca6_1-3.pdf', 'court-docs/doctor/gov.uscourts.cacd.652774.40.0.pdf',
  'pleadings/sines-v-kessler-complaint.pdf',
]
/** Pictures without any text of their own: nothing to hold the words against but the recogniser's own confidence. */
const SCAN = 'court-docs/courtlistener/opinion_pdf_image_based.pdf'

type Result = { dpi: number; mean: number; pages: { file: string; page: number; words: number; accuracy: number; confidence: number }[] }

export function measureRecognition(corpus: string): void {
  const files = PAPERS.map((file) => join(corpus, file)).filter((file) => existsSync(file))
  const found = JSON.parse(cli(['accuracy', ...files]) || '{"dpi":0,"mean":0,"pages":[]}') as Result
  process.stdout.write(`\nrecognised at ${found.dpi} dpi: mean word accuracy ${(found.mean * 100).toFixed(2)} % over ${found.pages.length} pages\n`)
  for (const one of found.pages) process.stdout.write(`${one.file.padEnd(44)} page ${String(one.page).padEnd(3)} ${String(one.words).padEnd(5)} words  ${(one.accuracy * 100).toFixed(2)} %  confidence ${(one.confidence * 100).toFixed(0)} %\n`)
  if (!existsSync(join(corpus, SCAN))) return
  const scan = JSON.parse(cli(['document', join(corpus, SCAN), '--json']) || '{}') as { pages?: { confidence: number; text: string }[] }
  const pages = scan.pages ?? []
  process.stdout.write(`${SCAN.split('/').pop()}: no text to compare with; ${pages.length} page(s), ${pages.reduce((sum, page) => sum + page.text.split(/\s+/).length, 0)} words, confidence ${((pages.reduce((sum, page) => sum + page.confidence, 0) / Math.max(1, pages.length)) * 100).toFixed(0)} %\n`)
}

function cli(words: string[]): string {
  return spawnSync(process.execPath, [join(root, 'build', 'main.ts'), 'cli', ...words, '--timeout', '1200'], { encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'inherit'] }).stdout
}
