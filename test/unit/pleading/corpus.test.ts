import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readDocx } from '../../../shared/docx/read'
import { parseComplaint } from '../../../shared/pleading'
import { corpusFile, hasCorpus } from '../../corpus'
import { readPdf } from '../../papers/read'

/** file, last number, counts; from the corpus's own ground truth */
const TRUTH: [string, number, number][] = [
  ['exam-2015-complaint.docx', 14, 2],
  ['exam-2020-complaint.pdf', 14, 1],
  ['iqbal-first-amended-complaint.pdf', 270, 21],
  ['lawnmower-complaint.docx', 3, 0],
  ['negligence-complaint-fink.pdf', 7, 1],
  ['sines-v-kessler-complaint.pdf', 347, 7],
  ['sines-v-kessler-second-amended-complaint.pdf', 377, 7],
  ['twombly-complaint.pdf', 96, 3],
]

describe.skipIf(!hasCorpus)('Every paragraph and count is found in the real', () => {
  test.each(TRUTH)('%s', async (file, last, counts) => {
    const bytes = new Uint8Array(readFileSync(corpusFile(`pleadings/${file}`) as string))
    const found = parseComplaint(file.endsWith('.docx') ? readDocx(bytes) : await readPdf(bytes))
    expect(found.paragraphs.map((one) => one.n)).toEqual(Array.from({ length: last }, (_, n) => n + 1))
    expect(found.counts.map((one) => one.ordinal)).toEqual(Array.from({ length: counts }, (_, n) => n + 1))
  })

  test('papers that are no complaint do not break the reader', async () => {
    for (const file of ['pleadings/sines-v-kessler-answer-kessler.pdf', 'transcripts/yu-deposition-veritext.pdf']) {
      expect(() => parseComplaint([])).not.toThrow()
      const pages = await readPdf(new Uint8Array(readFileSync(corpusFile(file) as string)))
      expect(parseComplaint(pages).lastPage).toBeGreaterThan(0)
    }
  })
})
