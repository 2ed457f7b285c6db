import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { alignAnswer, parseAnswer } from '../../../shared/answer'
import { makeDemo } from '../../../build/demo/make.ts'
import { demoTranscript } from '../../../build/demo/testimony.ts'
import { demoTestimony, transcriptFile } from '../../../shared/demo/testimony'
import * as manifest from '../../../shared/demo/manifest'
import { proposeAssignments, proposeClaims } from '../../../shared/elements'
import { readPlain } from '../../../shared/plain/read'
import { computeProof } from '../../../shared/proof'
import { type Document, idPrefix, type Status, tables, type Transcript } from '../../../shared/records'
import { parseTranscript } from '../../../shared/transcript'
import { linesOf } from '../../../shared/transcript/range'
import { transcriptOperations } from '../../../shared/transcript/records'
import { readPdf } from '../../papers/read'
import { type Made, madeDemo } from './matter'

let made: Made
beforeAll(async () => {
  made = await madeDemo()
})

const elementOf = (library: string) => [...made.proof.elements.values()].find((one) => one.element.library === library)
const paragraphOf = (label: string) => [...made.proof.paragraphs.values()].find((one) => one.paragraph.label === label)

describe('The demo complaint', () => {
  test('is read whole: paragraphs, counts, prayer, exhibits, no doubt', () => {
    const { complaint } = made
    expect(complaint.paragraphs.map((one) => one.n)).toEqual(Array.from({ length: 69 }, (_, n) => n + 1))
    expect(complaint.counts.map((one) => one.name.split(',')[0])).toEqual(['Breach of Contract', 'Violation of the Stored Communications Act', 'Violation of California’s Unfair Competition Law'])
    expect(complaint.counts.map((one) => one.incorporates)).toEqual(Array.from({ length: 3 }, () => [{ from: 1, to: 53 }]))
    expect(complaint.prayer?.items.map((one) => one.label)).toEqual(['A', 'B', 'C', 'D', 'E', 'F'])
    expect(complaint.prayer?.items.at(-1)?.text).toBe('Such other relief as the Court deems just.')
    expect(complaint.attachments.map((one) => one.label)).toEqual(['A', 'B'])
    expect([complaint.juryDemand, complaint.caption.classAction, complaint.caption.docketNumber]).toEqual([true, true, '5:25-cv-00000-DEMO'])
    expect(complaint.doubts).toEqual([])
  })
  test('finds its claims in the library', () => {
    expect(made.complaint.counts.map((one) => proposeClaims(one)[0]?.claim.id)).toEqual(['ca-contract', 'sca-2702', 'ca-ucl'])
  })
  test('has most of its paragraphs proposed for the elements that a person chose, and little else', () => {
    const label = new Map(made.rows('paragraphs').map((one) => [one.id, one.label]))
    const library = new Map(made.rows('elements').map((one) => [one.id, one.library]))
    const found = proposeAssignments(made.rows('paragraphs'), made.rows('elements'), made.rows('counts')).map((one) => `${library.get(one.element)} ${label.get(one.paragraph)}`)
    const chosen = Object.entries(manifest.assignments).flatMap(([element, labels]) => labels.map((one) => `${element} ${one}`))
    const hit = chosen.filter((one) => found.includes(one)).length
    expect(hit / chosen.length).toBeGreaterThan(0.8)
    expect(hit / found.length).toBeGreaterThan(0.5)
  })
})

describe('The demo papers', () => {
  test('say on every page that they are a demonstration', () => {
    for (const [name, pages] of made.texts) for (const page of pages) expect(page.text, name).toContain('DEMONSTRATION – NOT A COURT FILING')
  })
  test('are all used, and nothing else is made', () => {
    expect(readdirSync(made.folder).sort()).toEqual(['answer.pdf', 'complaint.pdf', 'production.zip', transcriptFile, ...manifest.documents.map((one) => one.file)].sort())
    const cited = new Set(Object.values(manifest.passages).map((one) => one.file))
    expect(manifest.documents.filter((one) => one.exhibit !== null && !cited.has(one.file))).toEqual([])
  })
  test('come out with the same bytes each time', async () => {
    const again = mkdtempSync(join(tmpdir(), 'probata-demo-'))
    await makeDemo(again)
    for (const name of readdirSync(again)) expect(readFileSync(join(again, name)).equals(readFileSync(join(made.folder, name))), name).toBe(true)
  })
  test('count the messages as the complaint does', () => {
    const rows = (made.texts.get('inmail-counts.csv')?.[0]?.text ?? '').split('\n').filter((line) => line.startsWith('2024')).map((line) => line.split(',').slice(1).map(Number))
    const sum = (at: number) => rows.reduce((total, row) => total + (row[at] ?? 0), 0)
    expect([sum(0), sum(1), sum(0) + sum(1)]).toEqual([77, 69, 146])
    expect(paragraphOf('14')?.paragraph.text).toContain('146')
  })
})

describe('The demo matter', () => {
  test('finds each of its quotes where it says, with the words around it and a place on the page', () => {
    expect(made.rows('passages')).toHaveLength(Object.keys(manifest.passages).length)
    for (const passage of made.rows('passages')) {
      expect(passage.rects.length, passage.quote).toBeGreaterThan(0)
      expect(passage.prefix.length + passage.suffix.length, passage.quote).toBeGreaterThan(0)
    }
    const linked = new Set(manifest.links.map((one) => one.passage))
    expect(Object.keys(manifest.passages).filter((name) => !linked.has(name))).toEqual([])
  })
  test('shows the undisclosed InMail first, and says why in a sentence', () => {
    const [first] = made.proof.gaps
    expect(first?.gap?.what).toBe('Nothing shows that any InMail left LinkedIn')
    expect(first?.danger).toBe(3)
    expect(first?.why).toBe('Count II, element 4 (divulged) rests on ¶¶ 36, 37, 62, and nothing stands behind them.')
    expect(paragraphOf('36')?.why).toBe('Nothing supports it: nothing shows that any InMail left LinkedIn.')
  })
  test('rests breach and “divulged” on information and belief alone, with nothing for and the denials against', () => {
    for (const label of ['36', '37', '62', '57']) {
      const proof = paragraphOf(label)
      expect(proof?.paragraph.flags, label).toContain('information-and-belief')
      expect(proof?.for, label).toEqual([])
      expect(proof?.debt, label).toBe('open')
    }
    expect(paragraphOf('36')?.against.map((one) => one.standing)).toEqual(['proposed', 'proposed', 'proposed'])
    expect([elementOf('ca-contract.4')?.status, elementOf('sca-2702.4')?.status]).toEqual(['missing', 'missing'])
  })
  test('has elements of every status that is possible before an answer', () => {
    const seen = new Set<Status>([...made.proof.elements.values()].map((one) => one.status))
    expect([...seen].sort()).toEqual(['contested', 'missing', 'not-needed', 'partial', 'supported', 'undermined', 'unexamined'])
    expect([...made.proof.counts.values()].map((one) => one.status)).toEqual(['missing', 'missing', 'undermined'])
  })
  test('shows an override with its reason, and an accepted debt with its own', () => {
    expect(elementOf('sca-2702.8')?.override?.reason).toMatch(/^The statutory sum follows/)
    expect(paragraphOf('49')?.debt).toBe('accepted')
  })
  test('says every gap as a sentence, with who has it and how to get it', () => {
    for (const gap of manifest.gaps) {
      expect(gap.what).toMatch(/^(?:Nothing|Nobody|Only) .*[^.]$/)
      expect(gap.why).toMatch(/[.?]$/)
      expect(gap.holder.length * gap.plan.length, gap.what).toBeGreaterThan(0)
    }
  })
  test('names no judge, and no counsel but a demonstration', () => {
    const [matter] = made.rows('matter')
    expect([matter?.judge, matter?.counsel.map((one) => one.name)]).toEqual(['', ['Counsel for Plaintiff (demonstration)']])
    expect(matter?.demonstration).toBe(true)
  })
})

describe('The testimony of the demo matter', () => {
  const transcript = parseTranscript(readPlain(demoTranscript()), { placed: false, name: transcriptFile })
  const documents = () => new Map(made.rows('documents').map((one) => [one.originalName, one]))
  const testimony = () => {
    const [document] = made.rows('documents')
    const read = transcriptOperations(transcript, { document: document as Document, newId: (table) => `${idPrefix[table]}_T${++last}`, now: '2026-01-05T00:00:00.000Z', people: [], taken: [], documents: [] })
    const records = read.ops.flatMap((op) => (op.op === 'put' ? [op] : []))
    const own = records.flatMap((op) => (op.table === 'transcripts' ? [op.record] : []))[0] as Transcript
    const lines = linesOf(records.flatMap((op) => (op.table === 'transcriptPages' ? [op.record] : [])))
    return demoTestimony({ newId: (table) => `${idPrefix[table]}_T${++last}`, transcript: own, lines, paragraphs: made.rows('paragraphs'), documents: documents(), passages: made.rows('passages') })
  }
  let last = 0
  test('fits the schemas, says on every page that it is a demonstration, and is found in the transcript', () => {
    for (const page of readPlain(demoTranscript())) expect(page.text).toContain('DEMONSTRATION – NOT A COURT FILING')
    const puts = testimony().flatMap((op) => (op.op === 'put' ? [op] : []))
    for (const op of puts) tables[op.table].parse(op.record)
    const count = (table: string) => puts.filter((op) => op.table === table).length
    expect([count('depositions'), count('runningNotes'), count('markedExhibits'), count('designations'), count('impeachments'), count('supports')]).toEqual([1, 14, 2, 4, 1, 4])
  })
  test('leaves every status as the papers made it', () => {
    const before = made.proof
    const supports = [...made.rows('supports'), ...testimony().flatMap((op) => (op.op === 'put' && op.table === 'supports' ? [op.record] : []))]
    const after = computeProof({ paragraphs: made.rows('paragraphs'), counts: made.rows('counts'), elements: made.rows('elements'), assignments: made.rows('assignments'), supports, gaps: made.rows('gaps'), overrides: made.rows('overrides'), responses: made.rows('responses'), parties: made.rows('parties') }, { defendant: null, countIncorporatedCounts: false })
    const statuses = (proof: typeof before) => [...proof.paragraphs].map(([, one]) => `${one.paragraph.label} ${one.status}`)
    expect(statuses(after)).toEqual(statuses(before))
  })
})

describe('The answer of the demo matter', () => {
  test('responds to every paragraph but two, and shows each kind', async () => {
    const pages = await readPdf(new Uint8Array(readFileSync(join(made.folder, 'answer.pdf'))))
    const answer = parseAnswer(pages, { highest: 69 })
    const aligned = alignAnswer(answer, { paragraphs: made.complaint.paragraphs, docketNumber: made.complaint.caption.docketNumber, amendment: 0 })
    expect(aligned.answersIt).toBe('yes')
    expect(aligned.missing.map((index) => made.complaint.paragraphs[index]?.n)).toEqual([33, 34])
    expect([...new Set(aligned.responses.map((one) => one.kind))].sort()).toEqual(['admitted', 'denied', 'incorporated', 'lacks-knowledge', 'legal-conclusion', 'partial', 'speaks-for-itself'])
    expect(answer.defenses.map((one) => one.name)).toEqual(['Consent', 'Failure to Mitigate', 'Statute of Limitations'])
    expect([answer.parties.map((one) => one.definedAs), answer.generalDenial]).toEqual([['LinkedIn'], null])
  })
})
