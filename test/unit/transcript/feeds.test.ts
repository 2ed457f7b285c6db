/** Form feeds at odd places, line numbers that never begin anew, and pages before the first that has a number. */
import { expect, test } from 'vitest'
import { readPlain } from '../../../shared/plain/read'
import { parseTranscript } from '../../../shared/transcript'
import { LAYOUTS, makeTranscript } from '../../transcripts/make'

const read = (text: string) => parseTranscript(readPlain(text), { placed: false, name: 'a file' })
const made = makeTranscript(3, 12)
const usual = (LAYOUTS.find((one) => one.name.startsWith('page number far right')) as (typeof LAYOUTS)[number]).text(made)
const pages = usual.split('\f').map((sheet) => sheet.split('\r\n'))
const linesOf = (text: string) => read(text).pages.map((page) => [page.printed, page.lines.map((line) => `${line.n} ${line.text}`)])
const wanted = linesOf(usual)

test.each([
  ['behind the page number', pages.map(([number, ...lines]) => `${number}\r\n\f${lines.join('\r\n')}\r\n`).join('')],
  ['before the page number and behind it', pages.map(([number, ...lines]) => `${number}\r\n\f${lines.join('\r\n')}`).join('\r\n\f')],
  ['in the midst of each page', usual.replace(/(\r\n13 )/g, '\r\n\f13 ')],
  ['twice', usual.replaceAll('\f', '\f\r\n\f')],
])('a form feed %s', (_, text) => {
  expect(linesOf(text)).toEqual(wanted)
  expect(read(text).doubts).toEqual([])
})
