import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readPlain } from '../../../shared/plain/read'
import type { PageText } from '../../../shared/text/page'
import { pagesToJudge, recogniseTranscript } from '../../../shared/transcript/recognise'
import { corpusFile, hasCorpus } from '../../corpus'
import { readPdf } from '../../papers/read'
import { LAYOUTS, makeTranscript, placedPages } from '../../transcripts/make'

const judged = (pages: readonly PageText[]) => recogniseTranscript(pagesToJudge(pages.length).map((n) => pages[n - 1]?.text ?? ''))

test.each(LAYOUTS.map((one) => [one.name, one] as const))('%s', (_, layout) => expect(judged(readPlain(layout.text(makeTranscript(7, 30))))?.what).toBe('transcript'))
test.each([[1, 1], [2, 2]])('a PDF, %i by %i pages a sheet', (across, down) => expect(judged(placedPages(makeTranscript(7, 30), across, down))?.by).toContain('questions and answers'))
test('captions', () => expect(judged(readPlain('WEBVTT\n\n00:00:01.000 --> 00:00:03.500\nPlease state your name.\n'))).toEqual({ what: 'captions', by: 'captions with their times' }))

test('what asks and answers without an oath, and a brief that quotes testimony, are none', () => {
  const faq = Array.from({ length: 20 }, (_, n) => `Q: How do I turn setting ${n} off?\nA: Open the settings and turn it off.\n`).join('\n')
  expect(judged(readPlain(faq))).toBeNull()
  const brief = `${'The setting was on by default, and nobody was told of it before September.\n'.repeat(80)}Q. When?\nA. In September, at the deposition of Ms. Roe.\n${'The court should therefore deny the motion in whole, with costs.\n'.repeat(80)}`
  expect(judged(readPlain(brief))).toBeNull()
  expect(judged(readPlain(''))).toBeNull()
})

describe.skipIf(!hasCorpus)('the corpus', () => {
  test('the Veritext deposition is one; pleadings are none', async () => {
    const pages = async (path: string) => readPdf(new Uint8Array(readFileSync(corpusFile(path) as string)))
    expect(judged(await pages('transcripts/yu-deposition-veritext.pdf'))?.by).toBe('questions and answers on numbered lines')
    for (const name of readdirSync(corpusFile('pleadings') as string).filter((one) => one.endsWith('.pdf'))) expect(judged(await pages(`pleadings/${name}`)), name).toBeNull()
  }, 60_000)
  test('contracts are none', () => {
    for (const name of readdirSync(corpusFile('contracts/cuad/txt') as string)) expect(judged(readPlain(readFileSync(corpusFile(`contracts/cuad/txt/${name}`) as string, 'utf8'))), name).toBeNull()
  })
})
