import { expect, test } from 'vitest'
import { readPlain } from '../../../shared/plain/read'
import { parseTranscript } from '../../../shared/transcript'
import { pagesToJudge, recogniseTranscript } from '../../../shared/transcript/recognise'
import { printed, REMOTE, type Style, TRIAL, WITHIN } from '../../transcripts/styles'

const read = (text: string, name = 'a transcript') => parseTranscript(readPlain(text), { placed: false, name })
const of = (style: Style, first = 1) => read(printed(style, first))
const said = (parsed: ReturnType<typeof read>, at: string) => {
  const line = parsed.pages.flatMap((page) => page.lines.map((one) => ({ ...one, at: `${page.printed}:${one.n}` }))).find((one) => one.at === at)
  return line ? [line.kind, line.speaker, line.text] : null
}

test.each([REMOTE, WITHIN, TRIAL])('$name is recognised', (style) => {
  const pages = readPlain(printed(style))
  expect(recogniseTranscript(pagesToJudge(pages.length).map((n) => pages[n - 1]?.text ?? ''))?.what).toBe('transcript')
})

test('a remote deposition: witness, marks, certified question, recess, errata with reasons', () => {
  const parsed = of(REMOTE)
  expect(parsed).toMatchObject({ witness: 'Charles P. O’Malley, Jr.', date: '2024-03-14', kind: 'deposition', firstPage: 1, lastPage: 7, linesPerPage: 25, certificate: 'certified by Gail Hartwick, 2024-03-20, read and sign', doubts: [] })
  expect(parsed.pages.map((page) => page.part)).toEqual(['cover', 'appearances', 'index', 'testimony', 'testimony', 'certificate', 'errata'])
  expect(parsed.examinations).toEqual([{ by: 'MS. CALDER', kind: 'direct examination', at: { page: 4, line: 8 } }, { by: 'MR. STONE', kind: 'cross-examination', at: { page: 5, line: 12 } }])
  expect(parsed.exhibits).toEqual([{ number: '3', what: 'Maintenance log', at: { page: 4, line: 18 } }, { number: '4', what: 'E-mail of June 2, 2023', at: { page: 4, line: 20 } }, { number: 'A', what: 'Photograph', at: { page: 5, line: 14 } }])
  expect(parsed.errata).toEqual([{ at: { page: 4, line: 11 }, from: '2', to: '3', reason: 'misspoke' }, { at: { page: 4, line: 15 }, from: 'A new one', to: '', reason: 'not accurate' }])
  expect(said(parsed, '4:12')).toEqual(['objection', 'MR. STONE', 'MR. STONE: Object to form.'])
  expect(said(parsed, '4:15')).toEqual(['answer', 'THE WITNESS', 'A A pump was there. A new one, I think.'])
  expect(said(parsed, '4:25')).toEqual(['objection', 'MR. STONE', 'privilege. I instruct the witness not to answer.'])
  expect(said(parsed, '5:2')?.[0]).toBe('parenthetical')
  expect(said(parsed, '5:7')).toEqual(['parenthetical', '', '1:03 p.m.)'])
  expect(said(parsed, '5:9')).toEqual(['question', 'MS. CALDER', '20 people were there.'])
})

test('the second volume goes on with the numbers, and a page and line of an index of questions is no exhibit', () => {
  const parsed = of(REMOTE, 214)
  expect([parsed.firstPage, parsed.lastPage]).toEqual([214, 220])
  expect(parsed.exhibits.map((one) => one.number)).toEqual(['3', '4', 'A'])
})

test('examiners within the question; a title that a sentence repeats is no second witness', () => {
  const parsed = of(WITHIN)
  expect(parsed.witness).toBe('Charles O’Malley')
  expect(parsed.examinations.map((one) => [one.by, one.at])).toEqual([['MS. CALDER', { page: 2, line: 4 }], ['MR. STONE', { page: 2, line: 12 }]])
  expect(parsed.errata).toEqual([{ at: { page: 2, line: 9 }, from: 'I did', to: 'I did not', reason: 'wrong day' }])
  expect(parsed.doubts).toEqual([])
})

test('a trial: who is called and sworn, and what was received in evidence', () => {
  const parsed = of(TRIAL)
  expect(parsed).toMatchObject({ kind: 'trial', witness: 'Ann Roe', date: '2023-05-04' })
  expect(parsed.exhibits).toEqual([{ number: '7', what: '', at: { page: 2, line: 11 } }])
})

test('questions and answers by their whole words, at times of twelve hours, and a speaker with an aside', () => {
  const text = printed({ ...WITHIN, body: WITHIN.body.map((row) => row.replace('Q.   ', 'QUESTION:  ').replace('A.   ', 'ANSWER:  ').replace('MR. STONE:', 'MR. STONE (remotely):')) }).replace(/^( ?\d{1,2} {3})/gm, '10:02AM $1')
  const parsed = read(text)
  expect(parsed.pages[1]?.lines.filter((one) => one.kind === 'question')).toHaveLength(5)
  expect(parsed.pages[1]?.lines.filter((one) => one.kind === 'answer')).toHaveLength(4)
  expect(said(parsed, '2:7')).toEqual(['objection', 'MR. STONE', 'MR. STONE (remotely): Objection, form.'])
  const pages = readPlain(text)
  expect(recogniseTranscript(pagesToJudge(pages.length).map((n) => pages[n - 1]?.text ?? ''))?.by).toBe('questions and answers on numbered lines')
})

const DVT = (texts: readonly string[]) => `<?xml version="1.0"?>\n<OpenDVT><Lines>${texts.map((text, at) => `<Line ID="${at}"><Stream>0</Stream><TimeMs>${at * 2500}</TimeMs><PageNo>${5 + Math.floor(at / 3)}</PageNo><LineNo>${(at % 3) + 1}</LineNo><Text>${text}</Text></Line>`).join('\n')}</Lines></OpenDVT>`

test('a DVT that carries the words is a transcript with its pages, lines and times', () => {
  const parsed = read(DVT(['   Q.  Please state your name.', '   A.  Ann Roe.', '   Q.  Where do you work?', '   A.  At the shop &amp; office.', '   MR. PIER:  Objection.  Form.', '   Q.  Go on.']))
  expect(parsed).toMatchObject({ paged: true, firstPage: 5, lastPage: 6 })
  expect(said(parsed, '6:1')).toEqual(['answer', 'THE WITNESS', 'A. At the shop & office.'])
  expect(said(parsed, '6:2')?.slice(0, 2)).toEqual(['objection', 'MR. PIER'])
  expect(parsed.pages[1]?.lines[0]?.time).toBe('00:00:07')
})

test('a DVT of times alone says what to do', () => {
  expect(() => read(DVT(['', '']), 'roe.dvt')).toThrow(expect.objectContaining({ problem: expect.objectContaining({ happened: 'roe.dvt has the times of a transcript, and none of its words.' }) }))
})

test('SAMI and SRT: words with their times, questions as such; who speaks goes on within a cue', () => {
  const sami = read('<SAMI>\n<BODY>\n<SYNC Start=1000><P Class=ENUSCC>Q. Please state your name.\n<SYNC Start=3500><P Class=ENUSCC>&nbsp;\n<SYNC Start=4000><P Class=ENUSCC>A. Ann Roe &amp; company.\n</BODY></SAMI>')
  expect(sami.pages[0]?.lines.map((one) => [one.n, one.time, one.kind, one.text])).toEqual([[3, '00:00:01', 'question', 'Q. Please state your name.'], [5, '00:00:04', 'answer', 'A. Ann Roe & company.']])
  const srt = read('1\r\n00:00:01,000 --> 00:00:03,500\r\n>> MS. CALDER: Please state\r\nyour name.\r\n\r\n2\r\n00:00:04,000 --> 00:00:05,000\r\n>> THE WITNESS: Ann Roe.\r\n')
  expect(srt.pages[0]?.lines.map((one) => one.speaker)).toEqual(['MS. CALDER', 'MS. CALDER', 'THE WITNESS'])
})
