import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseTranscript } from '../../../shared/transcript'
import { corpusFile, hasCorpus } from '../../corpus'
import { readPdf } from '../../papers/read'

const NAME = 'transcripts/yu-deposition-veritext.pdf'

describe.skipIf(!hasCorpus)('the Veritext deposition', () => {
  test('page, line and time of every line; the word index is left out', async () => {
    const parsed = parseTranscript(await readPdf(new Uint8Array(readFileSync(corpusFile(NAME) as string))), { placed: true, name: NAME })
    expect(parsed).toMatchObject({ firstPage: 1, lastPage: 93, linesPerPage: 25, paged: true, behind: 29, date: '2023-03-28', doubts: [] })
    expect(parsed.pages.every((page) => page.printed === page.filePage && page.lines.length === 25)).toBe(true)
    const facts = readFileSync(corpusFile('ground-truth.tsv') as string, 'utf8').split('\n').map((row) => row.split('\t')).filter(([file, fact]) => file === NAME && /^\d+:\d+$/.test(fact ?? ''))
    expect(facts.length).toBeGreaterThan(5)
    for (const [, place = '', words] of facts) {
      const [page, n] = place.split(':').map(Number)
      expect(parsed.pages.find((one) => one.printed === page)?.lines.find((one) => one.n === n)?.text, place).toBe(words?.replace(/\s+/g, ' '))
    }
  })
})
