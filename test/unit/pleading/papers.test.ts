import { describe, expect, test } from 'vitest'
import { parseComplaint } from '../../../shared/pleading'
import { papers } from '../../papers'
import { readPdf } from '../../papers/read'

describe('A complaint is read from', () => {
  test.each(papers.map((paper) => [paper.name, paper] as const))('%s', async (_name, paper) => {
    const found = parseComplaint(await readPdf(await paper.pdf()))
    expect(found.paragraphs.map((one) => one.label)).toEqual(paper.truth.labels)
    expect(found.counts.length).toBe(paper.truth.counts)
    expect(found.attachments.map((one) => one.label)).toEqual(paper.truth.attachments ?? [])
  })
})

test('A heading between two paragraphs belongs to neither', async () => {
  const paper = papers.find((one) => one.name.startsWith('argumentative'))
  const found = parseComplaint(await readPdf((await paper?.pdf()) as Uint8Array))
  expect(found.paragraphs.every((one) => !/Defendant warned nobody|Plaintiff was hurt/.test(one.text))).toBe(true)
  expect(found.headings.map((one) => one.text)).toEqual(expect.arrayContaining([expect.stringContaining('A. Defendant sold'), expect.stringContaining('several buyers'), 'C. Plaintiff was hurt']))
})

test('What is irregular in the numbers is said', async () => {
  const paper = papers.find((one) => one.name.startsWith('a number twice'))
  const found = parseComplaint(await readPdf((await paper?.pdf()) as Uint8Array))
  expect(found.doubts.map((one) => one.what)).toEqual(expect.arrayContaining(['duplicate', 'skipped']))
})
