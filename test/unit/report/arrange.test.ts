import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrange, fitChoices, plainChoices, toPaper, toSheet } from '../../../shared/report/arrange'
import { sheetToCsv } from '../../../shared/report/csv'
import { paperToHtml } from '../../../shared/report/html'
import type { ReportData } from '../../../shared/report/model'
import { paperToText } from '../../../shared/report/plainText'

const data: ReportData = {
  kind: 'gap-plan', title: 'Gaps', about: ['The worst first.'], privileged: [], empty: 'Nothing.',
  columns: [{ id: 'n', label: 'No.', width: 6 }, { id: 'what', label: 'What', width: 30 }, { id: 'who', label: 'Who', width: 10, choices: true }, { id: 'due', label: 'Due', width: 10, hidden: true }],
  rows: [
    { id: 'a', cells: { n: { kind: 'number', value: 10 }, what: '=HYPERLINK("x")', who: 'Ann', due: { kind: 'date', edtf: '2025-03-01' } } },
    { id: 'b', cells: { n: { kind: 'number', value: 9 }, what: 'b <i>', who: 'Bob; Ann', due: { kind: 'date', edtf: '' } }, values: { who: ['Bob', 'Ann'] } },
    { id: 'c', cells: { n: { kind: 'number', value: 1 }, what: '', who: '', due: { kind: 'date', edtf: '2024' } } },
  ],
}
const plain = plainChoices(data)
const heading = { matter: { name: 'Roe v. X', caption: 'ROE v. X', court: 'N.D. Cal.', docketNumber: '5:25', demonstration: true }, day: '1 Jan 2025' }
const ids = (choices: Partial<typeof plain>) => arrange(data, { ...plain, ...choices }).groups.map((group) => [group.label, group.rows.map((row) => row.id).join('')])

describe('arranging a report', () => {
  test.each([
    ['as it is', {}, [[null, 'abc']]],
    ['numbers by value', { sort: [{ column: 'n', down: false }] }, [[null, 'cba']]],
    ['dates by their earliest day, none last', { sort: [{ column: 'due', down: false }] }, [[null, 'cab']]],
    ['any of several values', { filter: { who: ['Ann'] } }, [[null, 'ab']]],
    ['an empty filter filters nothing', { filter: { who: [] } }, [[null, 'abc']]],
    ['a row of two values stands in two groups', { group: 'who' }, [['Ann', 'ab'], ['Bob', 'b'], ['', 'c']]],
  ] as const)('%s', (_, choices, expected) => expect(ids(choices as Partial<typeof plain>)).toEqual(expected))

  test('a template with unknown fields is used without them, and says so', () => {
    const { choices, remarks } = fitChoices({ ...plain, columns: ['what', 'gone', 'what'], sort: [{ column: 'lost', down: true }], filter: { old: ['x'], who: ['Ann'] }, group: 'never' }, data)
    expect(choices).toMatchObject({ columns: ['what'], sort: [], filter: { who: ['Ann'] }, group: null })
    expect(remarks).toHaveLength(4)
    expect(remarks[0]).toBe('The column “gone”, which the template shows, is not in this report; it was left out.')
    expect(fitChoices({ ...plain, columns: ['gone'] }, data).choices.columns).toEqual(plain.columns)
  })
  test('sorting never loses or doubles a row', () => fc.assert(fc.property(fc.array(fc.record({ n: fc.oneof(fc.string(), fc.integer().map((value) => ({ kind: 'number' as const, value })), fc.string().map((edtf) => ({ kind: 'date' as const, edtf }))) })), fc.boolean(), (cells, down) => {
    const rows = cells.map((one, at) => ({ id: String(at), cells: one }))
    const [group] = arrange({ columns: data.columns, rows }, { ...plain, sort: [{ column: 'n', down }] }).groups
    expect(new Set(group?.rows.map((row) => row.id)).size).toBe(rows.length)
  })))
})

describe('papers and tables', () => {
  const choices = { ...plain, group: 'who' }
  const paper = toPaper(data, arrange(data, choices), choices, heading)
  test('groups are numbered parts, their column is not repeated, and the demonstration is said', () => {
    expect(paper.parts.filter((part) => part.kind === 'heading').map((part) => part.text)).toEqual(['Gaps', 'Ann', 'Bob', 'None'])
    expect(paper.parts.find((part) => part.kind === 'table')).toMatchObject({ head: ['No.', 'What'] })
    expect(paperToText(paper)).toContain('DEMONSTRATION – NOT A COURT FILING')
  })
  test('CSV quotes, keeps dates as EDTF and neutralises formulas', () => {
    const csv = sheetToCsv(toSheet(data, { ...plain, columns: ['what', 'due'] }, heading))
    expect(csv).toBe('\ufeffWhat,Due\r\n"\'=HYPERLINK(""x"")",2025-03-01\r\nb <i>,\r\n,2024\r\n')
  })
  test('HTML has no script and no markup out of a cell', () => {
    const html = paperToHtml(paper)
    expect(html).toContain('b &lt;i&gt;')
    expect(html).not.toMatch(/<script|<i>|javascript:|https?:/i)
  })
})
