import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readDocx, readDocxWhole } from '../../../shared/docx/read'
import { oleKind } from '../../../shared/office/sniff'
import { readWorkbook } from '../../../shared/office/workbook'
import { readRtf } from '../../../shared/rtf/read'
import { captureOf } from '../../../shared/web/saved'
import { corpusFile, hasCorpus } from '../../corpus'

/** The corpus's files of these endings. */
const files = (endings: RegExp) => (hasCorpus ? (readdirSync(corpusFile('.') ?? '.', { recursive: true }) as string[]).filter((name) => endings.test(name)) : [])
const bytesOf = (name: string) => new Uint8Array(readFileSync(corpusFile(name) ?? ''))

describe.skipIf(!hasCorpus)('The corpus’s office files', () => {
  test.for(files(/\.docx$/i))('%s reads whole as it reads plain', (name) => {
    const bytes = bytesOf(name)
    const read = readDocxWhole(bytes)
    const plain = readDocx(bytes)
    expect(read.pages).toHaveLength(plain.length)
    plain.forEach((page, at) => expect(read.pages[at]?.text.startsWith(page.text)).toBe(true))
    expect(read.date).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(read.facts.Author).not.toBe('')
  })
  test.for(files(/\.(xlsx|xls|xlsm|xlsb|ods)$/i))('%s is a page a sheet', (name) => {
    const read = readWorkbook(bytesOf(name), name)
    expect(read.pages.length).toBeGreaterThan(0)
    for (const page of read.pages) expect(page.text).toMatch(/^\[(Very h|H|S)/)
    expect(read.pages.map((page) => page.text).join('')).toContain('\t')
  })
  test.for(files(/\.(doc|msg)$/i))('%s is known by what is inside', (name) => expect(oleKind(bytesOf(name).subarray(0, 1_000_000))).toBe(name.replace(/^.*\./, '').toLowerCase()))
  test.for(files(/\.(doc|msg|wpd|htm|wmf|emf|docx)$/i))('%s is no workbook and no rich text, and that is said', (name) => {
    expect(() => readWorkbook(bytesOf(name), 'x')).toThrow(/is not a workbook/)
    expect(() => readRtf(bytesOf(name))).toThrow(/is not a rich-text file/)
  })
  test.for(files(/\.html?$/i))('%s says nothing of a capture that it does not have', (name) => {
    const found = captureOf(new TextDecoder('windows-1252').decode(bytesOf(name)))
    expect(found.date ?? '1999').toMatch(/^\d{4}/)
  })
})
