/** The vectors of domain § 12: every cite, what it says, and its normal form. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatParsed, parseCite } from '../../../shared/cite/parse'

type Vector = { id: string; input: string; parsed: Record<string, unknown>; normal: string }

function vectors(): Vector[] {
  const rows = readFileSync(resolve(import.meta.dirname, '../../fixtures/cites.csv'), 'utf8').trim().split(/\r?\n/).map(cells)
  const [head = [], ...body] = rows
  const of = (row: string[], name: string) => row[head.indexOf(name)] ?? ''
  return body.map((row) => ({ id: of(row, 'id'), input: of(row, 'input'), parsed: JSON.parse(of(row, 'parsed')) as Record<string, unknown>, normal: of(row, 'normal') }))
}

/** Cells of a CSV row; quotes double inside quotes. */
function cells(row: string): string[] {
  return [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((match) => match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
}

/** What the normal form leaves out: "supra", and the range around a pin (C40, C53, C54). */
const NOT_KEPT = new Set(['C40', 'C53', 'C54'])

describe('Cites of the domain', () => {
  const all = vectors()
  test('are 59', () => expect(all).toHaveLength(59))
  test.each(all.map((one) => [one.id, one] as const))('%s is read whole', (_id, { input, parsed, normal }) => {
    const read = parseCite(input)
    expect(read).toEqual(parsed)
    expect(read && formatParsed(read, input)).toBe(normal)
  })
  test.each(all.filter((one) => one.normal !== '').map((one) => [one.id, one] as const))('%s: the normal form reads as the same', (id, { parsed, normal }) => {
    const again = parseCite(normal)
    expect(again && formatParsed(again, normal)).toBe(normal)
    if (NOT_KEPT.has(id)) expect(again?.loci).toEqual(parsed.loci)
    else expect(again).toEqual(parsed)
  })
})
