/** What holds of every paper, whatever is in it: places lie in the source, work ends soon, nothing is thrown. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseContract, type ReadContract } from '../../../shared/contract'
import { changeLevel, mergeIntoPrevious } from '../../../shared/contract/mend'
import { contractRecords, locatorOf, readingOf } from '../../../shared/contract/records'
import type { Clause, Contract } from '../../../shared/records'
import { tables } from '../../../shared/records'
import { plainPage, readPlain } from '../../../shared/plain/read'
import type { PageText } from '../../../shared/text/page'
import { random as chance } from '../../../shared/demo/random'

const piece = fc.oneof(
  fc.constantFrom('1. ', '1.1 ', '2. ', '(a) ', '(b) ', '(i) ', '(v) ', 'ARTICLE I ', 'Section 2.3 ', 'EXHIBIT A\n', 'IN WITNESS WHEREOF', 'TABLE OF CONTENTS\n', '........ 4\n', 'WHEREAS ', '\n', '\n\n', '"Goods" means ', '(the "Buyer")', 'shall not disclose ', 'except ', 'Source: X, 8-K, 1/2/2003\n', '- 3 -\n', 'by and between '),
  fc.string({ maxLength: 12 }), fc.lorem({ maxCount: 6 }),
)
const pages = fc.array(fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')), { minLength: 1, maxLength: 4 }).map((sheets) => sheets.map((sheet, index) => plainPage(sheet, index + 1)))

let next = 0
const newId = (table: string) => `${{ contracts: 'ctr', clauses: 'cls', obligations: 'obl' }[table] ?? 'x'}_${String(next++).padStart(6, '0')}`
const recordsOf = (read: ReadContract) => contractRecords(read, { id: 'doc_1', title: 'Paper', date: null }, newId)

function holds(read: ReadContract, source: readonly PageText[]): void {
  const byNumber = new Map(source.map((one) => [one.n, one.text]))
  let before = -1
  for (const [index, clause] of read.clauses.entries()) {
    const { page, endPage, from, to } = clause.span
    expect(endPage).toBeGreaterThanOrEqual(page)
    expect(from).toBeGreaterThanOrEqual(0)
    expect(to).toBeLessThanOrEqual(byNumber.get(endPage)?.length ?? -1)
    if (page === endPage) expect(to).toBeGreaterThan(from)
    expect(clause.at).toBeGreaterThan(before)
    before = clause.at
    expect(clause.end).toBeGreaterThanOrEqual(clause.at)
    if (clause.parent !== null) {
      expect(clause.parent).toBeLessThan(index)
      const parent = read.clauses[clause.parent]
      expect(parent?.level).toBeLessThan(clause.level)
      // Clauses do not cross: a child ends within its parent.
      expect(parent?.end).toBeGreaterThanOrEqual(clause.end)
    }
  }
  for (const one of read.references) expect(one.to === null || one.to < read.clauses.length).toBe(true)
  for (const one of read.facts) expect(one.span.to).toBeLessThanOrEqual(byNumber.get(one.span.endPage)?.length ?? -1)
}

describe('Any paper', () => {
  test('is read without a throw, with places that lie in it, in order, not crossing', () => {
    fc.assert(fc.property(pages, (source) => holds(parseContract(source), source)), { numRuns: 150 })
  })
  test('without numbers, a heading ends behind the smaller ones that stand under it', () => {
    const source = ['vehicula', 'TABLE OF CONTENTS\nSection 2.3 blandit adipiscing gravida(i) ', 'Section 2.3 Source: X, 8-K, 1/2/2003\n1.     "Goods" means primis sed et adipiscingfusce orci dolor amet libero'].map((sheet, index) => plainPage(sheet, index + 1))
    const read = parseContract(source)
    holds(read, source)
    expect(read.clauses.map(({ level, parent, at, end }) => ({ level, parent, at, end }))).toEqual([{ level: 1, parent: null, at: 0, end: 9 }, { level: 1, parent: null, at: 9, end: 179 }, { level: 2, parent: 1, at: 69, end: 179 }])
  })
  test.each([[['by and between  0', '!!']], [['by and between ARTICLE I ', 'ARTICLE I !', '']]])('a fact at the end of its page does not reach behind it: %j', (sheets) => {
    const source = sheets.map((sheet, index) => plainPage(sheet, index + 1))
    const read = parseContract(source)
    expect(read.facts.length).toBeGreaterThan(0)
    holds(read, source)
  })
  test('gives records that fit their schemas, and clauses that can be read again', () => {
    fc.assert(fc.property(pages, (source) => {
      const ops = recordsOf(parseContract(source))
      for (const op of ops) if (op.op === 'put') expect(tables[op.table].safeParse(op.record).error?.issues ?? []).toEqual([])
      const clauses = ops.flatMap((op) => (op.op === 'put' && op.table === 'clauses' ? [op.record as Clause] : []))
      const reading = readingOf(clauses)
      for (const one of reading.references) expect(reading.clauses[one.clause]?.text.slice(one.at - (reading.clauses[one.clause]?.at ?? 0)).replace(/\s+/g, ' ').startsWith(one.words.split(' ')[0] ?? '')).toBe(true)
      for (const clause of clauses) expect(locatorOf(clause).length).toBeLessThanOrEqual(100)
    }), { numRuns: 80 })
  })
  test('can be mended: joining loses no words, levels keep their order', () => {
    const read = parseContract(readPlain('SUPPLY AGREEMENT\n\n1. Supply. Alder shall deliver.\n\n1.1 Time. Soon.\n\n1.2 Place. There.\n\n2. Price. Birch shall pay.'))
    const ops = recordsOf(read)
    const clauses = ops.flatMap((op) => (op.op === 'put' && op.table === 'clauses' ? [op.record as Clause] : []))
    const contract = ops.flatMap((op) => (op.op === 'put' && op.table === 'contracts' ? [op.record as Contract] : []))[0] as Contract
    const two = clauses.find((one) => one.path === '1.2') as Clause
    const joined = mergeIntoPrevious(clauses, two, [], contract)
    expect(joined).toContainEqual(expect.objectContaining({ op: 'patch', id: clauses.find((one) => one.path === '1.1')?.id, fields: expect.objectContaining({ text: '1.1 Time. Soon.\n1.2 Place. There.', to: two.to }) }))
    expect(joined.at(-1)).toEqual({ op: 'delete', table: 'clauses', id: two.id })
    const one = clauses.find((each) => each.path === '1') as Clause
    expect(changeLevel(clauses, one, -1)).toEqual([])
    expect(changeLevel(clauses, two, -1)).toEqual([{ op: 'patch', table: 'clauses', id: two.id, fields: { level: 1, parent: null } }])
  })
})

describe('Bad papers', () => {
  test.each([
    ['nothing', ''], ['blanks', ' \n\n \t \n'], ['one word', 'Agreement'], ['bytes', '\u0000\u0001\ufffd'.repeat(2000)],
    ['brackets', '('.repeat(20_000)], ['quotes', '"'.repeat(20_000)], ['one number', '1. '.repeat(20_000)], ['letters', '(a) (b) '.repeat(10_000)], ['dots', '.'.repeat(50_000)], ['one long line', 'word '.repeat(60_000)], ['capitals', 'A B. '.repeat(20_000)],
  ])('%s', (_name, text) => {
    const began = performance.now()
    const source = readPlain(text)
    holds(parseContract(source), source)
    expect(performance.now() - began).toBeLessThan(4000)
  })
  test('scanned noise is read, and little is made of it', () => {
    const random = chance(7)
    const signs = 'abc ,.;1()l|~¯\n'
    const noise = Array.from({ length: 60_000 }, () => signs[Math.floor(random() * signs.length)]).join('')
    const source = readPlain(noise)
    holds(parseContract(source), source)
  })
  test('five megabytes are read in time that grows with the length', () => {
    const words = 'The other party keeps books of it and shows them on request at the place where the goods lie. '.repeat(6)
    const clause = (n: number) => `${n}. Supply. Alder shall deliver the goods within ten days after an order, except as provided in Section ${n}. ${words}\n\n`
    const time = (many: number) => {
      const source = readPlain(Array.from({ length: many }, (_, n) => clause(1 + (n % 190))).join(''))
      const began = performance.now()
      parseContract(source)
      return performance.now() - began
    }
    time(100)
    const small = time(750)
    const large = time(7500)
    expect(large).toBeLessThan(small * 30 + 2000)
  })
})
