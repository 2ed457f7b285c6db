/** Real papers: what is found, by kind; a pleading and an opinion hold much that looks like a cite and is none. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { chainCites } from '../../../shared/cite/chain'
import { findCites } from '../../../shared/cite/find'
import { streamsOf } from '../../../shared/brief/stream'
import { readDocx } from '../../../shared/docx/read'
import { corpusFile, hasCorpus } from '../../corpus'
import { readPdf } from '../../papers/read'

/** file, record cites by kind as a person counted them, fewest citations of law */
const COUNTED: [file: string, kinds: Record<string, number>, law: number][] = [
  ['pleadings/exam-2015-complaint.docx', {}, 1], ['pleadings/exam-2020-complaint.pdf', {}, 2], ['pleadings/iqbal-first-amended-complaint.pdf', {}, 20], ['pleadings/sines-v-kessler-complaint.pdf', {}, 30],
  ['pleadings/sines-v-kessler-answer-kessler.pdf', {}, 0], ['court-docs/doctor/gov.uscourts.cacd.652774.40.0.pdf', { docket: 3 }, 0], ['court-docs/doctor/ca1_00117684624.pdf', {}, 30], ['court-docs/doctor/missouri.pdf', {}, 15], ['court-docs/courtlistener/nda_document.pdf', {}, 5],
]

describe.skipIf(!hasCorpus)('In real papers', () => {
  test.each(COUNTED)('%s: nothing is invented, and law is left alone', async (file, kinds, law) => {
    const bytes = new Uint8Array(readFileSync(corpusFile(file) as string))
    const pages = file.endsWith('docx') ? readDocx(bytes) : await readPdf(bytes)
    const { body, notes } = streamsOf(pages)
    const counts: Record<string, number> = {}
    let laws = 0
    for (const stream of [body, notes]) {
      const found = findCites(stream.text)
      const links = chainCites(found)
      laws += found.authorities.length
      // `Id.` of an opinion goes back to law: none of it is a cite to the record.
      found.cites.forEach((one, at) => {
        if (!links[at]?.law) counts[one.cite.kind] = (counts[one.cite.kind] ?? 0) + 1
      })
    }
    expect(counts).toEqual(kinds)
    expect(laws).toBeGreaterThanOrEqual(law)
  })
})
