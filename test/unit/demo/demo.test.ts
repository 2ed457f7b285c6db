import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeDemo } from '../../../build/demo/make.ts'
import * as manifest from '../../../shared/demo/manifest'
import { findClaim, proposeClaims } from '../../../shared/elements'
import { type ParsedComplaint, parseComplaint } from '../../../shared/pleading'
import { readPdf } from '../../papers/read'

const folder = mkdtempSync(join(tmpdir(), 'probata-demo-'))
let complaint: ParsedComplaint

beforeAll(async () => {
  await makeDemo(folder)
  complaint = parseComplaint(await readPdf(new Uint8Array(readFileSync(join(folder, 'complaint.pdf')))))
})

describe('The demo complaint', () => {
  test('is read whole: paragraphs, counts, exhibits, no doubt', () => {
    expect(complaint.paragraphs.map((one) => one.n)).toEqual(Array.from({ length: 69 }, (_, n) => n + 1))
    expect(complaint.counts.map((one) => one.name.split(',')[0])).toEqual(['Breach of Contract', 'Violation of the Stored Communications Act', 'Violation of California’s Unfair Competition Law'])
    expect(complaint.attachments.map((one) => one.label)).toEqual(['A', 'B'])
    expect(complaint.doubts).toEqual([])
  })
  test('finds its claims in the library', () => {
    expect(complaint.counts.map((one) => proposeClaims(one)[0]?.claim.id)).toEqual(['ca-contract', 'sca-2702', 'ca-ucl'])
  })
  test('has every paragraph and element that the manifest names', () => {
    const labels = new Set(complaint.paragraphs.map((one) => one.label))
    const elements = new Set(['ca-contract', 'sca-2702', 'ca-ucl'].flatMap((id) => findClaim(id)?.elements.map((one) => one.id) ?? []))
    for (const of of [...manifest.links.map((one) => one.of), ...manifest.gaps.map((one) => one.of)]) expect(labels.has(of) || elements.has(of), of).toBe(true)
    for (const [element, paragraphs] of Object.entries(manifest.assignments)) {
      expect(elements.has(element), element).toBe(true)
      for (const paragraph of paragraphs) expect(labels.has(paragraph), paragraph).toBe(true)
    }
  })
  test('says on every page that it is a demonstration', async () => {
    for (const page of await readPdf(new Uint8Array(readFileSync(join(folder, 'complaint.pdf'))))) expect(page.text).toContain('DEMONSTRATION – NOT A COURT FILING')
  })
})

test('The same files come out each time', async () => {
  const again = mkdtempSync(join(tmpdir(), 'probata-demo-'))
  await makeDemo(again)
  for (const name of ['complaint.pdf', 'LSA.pdf', 'regions-2024.html']) expect(readFileSync(join(again, name)).equals(readFileSync(join(folder, name)))).toBe(true)
})

test('Links use each passage of the manifest that is named, and name none that is not there', () => {
  for (const link of manifest.links) expect(manifest.passages[link.passage], link.passage).toBeDefined()
})
