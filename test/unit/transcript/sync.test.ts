import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Transcript } from '../../../shared/records'
import { clipEdl, clipRows, clipsOf, timeOf } from '../../../shared/transcript/clips'
import { parseTranscript } from '../../../shared/transcript'
import { readPlain } from '../../../shared/plain/read'
import type { RangeLine } from '../../../shared/transcript/range'
import { pointsOfCaptions, readSync, spokenAt, synchronise, timesOf, withPoint } from '../../../shared/transcript/sync'

const TEXTS = ['Q. When did you first hear of the marigold setting?', 'A. In September, from the platform group.', 'MR. PIER: Objection. Form.', '', 'Q. Who told you that it was on by default?', 'A. Nobody did; I found the notice in my inbox.']
const KINDS: RangeLine['kind'][] = ['question', 'answer', 'objection', 'blank', 'question', 'answer']
const lines: RangeLine[] = TEXTS.map((text, at) => ({ page: 45, n: at + 1, text, kind: KINDS[at] ?? 'colloquy', speaker: '', time: '' }))
const at = (line: number) => ({ page: 45, line })
const transcript = { shortForm: 'Roe Dep.', paged: true, volume: '' } as Transcript

const vtt = (cues: readonly [string, string, string][]) => `WEBVTT\n\n${cues.map(([from, to, words]) => `${from} --> ${to}\n${words}\n`).join('\n')}`
const srt = (cues: readonly [string, string, string][]) => cues.map(([from, to, words], n) => `${n + 1}\r\n${from.replace('.', ',')} --> ${to.replace('.', ',')}\r\n${words}\r\n`).join('\r\n')
const CUES: [string, string, string][] = [['00:00:10.000', '00:00:14.000', 'when did you first hear of the marigold setting'], ['00:00:14.500', '00:00:17.000', '>> In September from the platform group.'], ['00:00:20.000', '00:00:26.000', 'Who told you that it was on by default? Nobody did, I found the notice in my inbox']]
const smi = `<SAMI><BODY>\n${CUES.map(([from, , words]) => `<SYNC Start=${Number(from.slice(6)) * 1000}><P Class=ENUSCC>${words.replace('>>', '&gt;&gt;')}`).join('\n')}\n<SYNC Start=26000><P Class=ENUSCC>&nbsp;\n</BODY></SAMI>`
const dvt = `<?xml version="1.0" encoding="ISO-8859-1"?>\n<OpenDVT Version="1.4"><Lines Count="4">${[[0, 10_000, 1], [0, 14_500, 2], [1, 3000, 5], [0, 12_000, 99]].map(([stream, time, line], id) => `<Line ID="${id}"><Stream>${stream}</Stream><TimeMs>${time}</TimeMs><PageNo>45</PageNo><LineNo>${line}</LineNo><QA>Q</QA><Text>x</Text></Line>`).join('')}</Lines><Streams Count="2"><Stream ID="0"><URI>D:\\media\\ROE1.MPG</URI></Stream><Stream ID="1"><URI>ROE2.mpg</URI></Stream></Streams></OpenDVT>`

describe('Files of times', () => {
  test.each([['WebVTT', vtt(CUES)], ['SRT', srt(CUES)], ['SAMI', smi]])('%s: words are found where they are spoken', (_, text) => {
    const file = readSync(text)
    expect(file?.by).toBe('words')
    const { points, found, of } = synchronise(file as NonNullable<typeof file>, lines, 'roe.mp4')
    expect([found, of]).toEqual([4, 5])
    const times = timesOf(points, lines)
    expect(times[0]).toBeCloseTo(10, 0)
    expect(times[1]).toBeCloseTo(14.5, 0)
    expect(times[4]).toBeCloseTo(20, 0)
    expect(times[5] as number).toBeGreaterThan(21)
  })

  test('DVT: printed lines, of the recording that has this name; lines that are not there are not taken', () => {
    const file = readSync(dvt)
    expect(synchronise(file as NonNullable<typeof file>, lines, 'roe1.mp4')).toMatchObject({ points: [{ at: at(1), seconds: 10 }, { at: at(2), seconds: 14.5 }], found: 2, elsewhere: 1 })
    expect(synchronise(file as NonNullable<typeof file>, lines, 'roe2.mp4')).toMatchObject({ points: [{ at: at(5), seconds: 3 }], elsewhere: 3 })
  })

  test('captions that are the transcript are their own file of times', () => {
    const parsed = parseTranscript(readPlain(vtt(CUES)), { placed: false, name: 'x' })
    const own = parsed.pages.flatMap((page) => page.lines.map((line): RangeLine => ({ ...line, page: page.printed })))
    expect([...timesOf(pointsOfCaptions(own), own)].map(Math.round)).toEqual([10, 14, 20])
  })

  test('another witness’s captions give nothing, and a text none', () => {
    const other = readSync(vtt([['00:00:01.000', '00:00:03.000', 'Please state your name for the record today']]))
    expect(synchronise(other as NonNullable<typeof other>, lines, '').found).toBe(0)
    expect(readSync('Q. Who?\nA. Me.')).toBeNull()
  })
})

describe('Times of lines', () => {
  test('between two points by what is said, behind them at the same pace', () => {
    const times = timesOf([{ at: at(1), seconds: 10 }, { at: at(5), seconds: 30 }], lines)
    expect([...times].every((time, n) => n === 0 || time >= (times[n - 1] as number))).toBe(true)
    expect([times[0], times[4]]).toEqual([10, 30])
    expect(times[3]).toBe(times[4])
    expect(times[5] as number).toBeGreaterThan(30)
    expect(spokenAt(times, lines, 9)).toBeNull()
    expect(spokenAt(times, lines, 10)).toBe(0)
    expect(spokenAt(times, lines, 30)).toBe(4)
    expect(timesOf([], lines).every(Number.isNaN)).toBe(true)
  })

  test('a point that a later line contradicts is refused, and the same line marked again moves', () => {
    const points = [{ at: at(1), seconds: 10 }, { at: at(5), seconds: 30 }]
    expect(withPoint(points, { at: at(2), seconds: 31 }, lines)).toEqual({ against: points[1] })
    expect(withPoint(points, { at: at(5), seconds: 40 }, lines)).toEqual({ points: [points[0], { at: at(5), seconds: 40 }] })
  })

  test('any points: times never fall, and every kept point is met', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 199 }), { minLength: 2, maxLength: 40 }), fc.integer({ min: 1, max: 500 }), (own, step) => {
      const many: RangeLine[] = Array.from({ length: 200 }, (_, n) => ({ page: 1 + Math.floor(n / 25), n: (n % 25) + 1, text: 'x'.repeat((n * 7) % 60), kind: n % 9 === 0 ? 'blank' : 'answer', speaker: '', time: '' }))
      const points = own.filter((n) => n % 9 !== 0).sort((a, b) => a - b).map((n, index) => ({ at: { page: many[n]?.page ?? 0, line: many[n]?.n ?? 0 }, seconds: index * step }))
      const { points: kept } = synchronise({ by: 'lines', streams: [{ name: '', points }] }, many, '')
      const times = timesOf(kept, many)
      times.forEach((time, n) => n > 0 && kept.length > 0 && expect(time).toBeGreaterThanOrEqual((times[n - 1] as number) - 1e-9))
      own.filter((n) => n % 9 !== 0).sort((a, b) => a - b).forEach((n, index) => expect(Math.abs((times[n] as number) - index * step)).toBeLessThan(0.25))
    }), { seed: 9, numRuns: 100 })
  })
})

describe('Clips', () => {
  const times = Float64Array.from([10, 14, 17, 20, 20, 24])
  const clips = clipsOf(transcript, [{ from: at(5), to: at(6), what: '' }, { from: at(1), to: at(2), what: 'Affirmative, ours' }], lines, times, [{ seconds: 10 }, { seconds: 20 }], 27)
  test('end where the next line begins, and at the recording’s end', () => expect(clips.map(({ cite, from, to }) => [cite, from, to])).toEqual([['Roe Dep. 45:1-2', 10, 17], ['Roe Dep. 45:5-6', 20, 27]]))
  test('a recess behind the last line is not a part', () => expect(clipsOf(transcript, [{ from: at(2), to: at(2), what: '' }], lines, Float64Array.from([10, 14, 3000, 3001, 3001, 3002]), [{ seconds: 10 }, { seconds: 3002 }], 4000)[0]?.to).toBe(29))
  test('as rows and as an edit list', () => {
    expect(timeOf(3723.45)).toBe('01:02:03.450')
    expect(clipRows(clips, 'roe.mp4')[0]?.slice(0, 8)).toEqual(['1', 'Roe Dep. 45:1-2', '00:00:10.000', '00:00:17.000', '7.000', 'from the known points', 'Affirmative, ours', 'roe.mp4'])
    expect(clips.map((one) => one.guessed)).toEqual([false, true])
    expect(clipEdl(clips, 'Roe Dep. – clips', 'roe.mp4', 25).split('\r\n')).toEqual(['TITLE: Roe Dep. - clips', 'FCM: NON-DROP FRAME', '', '001  AX       B     C        00:00:10:00 00:00:17:00 00:00:00:00 00:00:07:00', '* FROM CLIP NAME: roe.mp4', '* COMMENT: Roe Dep. 45:1-2 Affirmative, ours', '', '002  AX       B     C        00:00:20:00 00:00:27:00 00:00:07:00 00:00:14:00', '* FROM CLIP NAME: roe.mp4', '* COMMENT: Roe Dep. 45:5-6  TIMES GUESSED', ''])
  })
})
