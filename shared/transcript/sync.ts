/**
 * When each line of a transcript is spoken in its recording: from points where line and time meet, which
 * a file of times gives (captions, SAMI, DVT) or a person marks. Times are seconds from the recording's start.
 */
import type { PageLine } from '../records'
import { anchorsOf, longestRising } from './align'
import { type Cue, isCaptions, readCaptions } from './captions'
import { lineIndex, type RangeLine } from './range'
import { dvtLines, dvtRecordings, isDvt, isSami, samiCues } from './timed'

export type SyncPoint = { at: PageLine; seconds: number }

/** What a file of times says: words with their times, or times of printed lines by the recording that holds them. */
export type SyncFile = { by: 'words'; cues: Cue[] } | { by: 'lines'; streams: { name: string; points: SyncPoint[] }[] }

/** A line may be this far off where a point is left out. Seconds. */
const EXACT = 0.2
/** Seconds that one line takes where nothing is known but one point. */
const PACE = 2.5

const SPOKEN: ReadonlySet<string> = new Set(['question', 'answer', 'colloquy', 'objection'])

/** Reads SRT, WebVTT, SAMI (.smi) and OpenDVT (.dvt) by their content. @returns null where it is none of them */
export function readSync(text: string): SyncFile | null {
  const words = text.replace(/\r\n?/g, '\n')
  if (isCaptions(words)) return { by: 'words', cues: readCaptions(words) }
  if (isSami(words)) return { by: 'words', cues: samiCues(words) }
  if (isDvt(words)) return { by: 'lines', streams: streamsOf(words) }
  return null
}

function streamsOf(text: string): { name: string; points: SyncPoint[] }[] {
  const found = new Map<number, SyncPoint[]>()
  for (const { stream, page, line, seconds } of dvtLines(text)) {
    const own = found.get(stream) ?? []
    found.set(stream, own)
    own.push({ at: { page, line }, seconds })
  }
  const names = dvtRecordings(text)
  return [...found].sort(([a], [b]) => a - b).map(([stream, points]) => ({ name: names.get(stream) ?? '', points }))
}

export type Synchronised = { points: SyncPoint[]; /** lines whose time the file says */ found: number; /** lines that are spoken */ of: number; /** lines that belong to another recording of the same file */ elsewhere: number }

/**
 * Points of a transcript from a file of times.
 * @param recording name of the recording, by which one of several in a DVT is chosen
 */
export function synchronise(file: SyncFile, lines: readonly RangeLine[], recording: string): Synchronised {
  const of = lines.filter((line) => SPOKEN.has(line.kind)).length
  if (file.by === 'words') {
    const raw = pointsOfCues(file.cues, lines)
    return { points: thinned(rising(raw, lines), lines), found: raw.length, of, elsewhere: 0 }
  }
  const stem = (name: string) => name.toLowerCase().replace(/\.[a-z0-9]{2,4}$/, '')
  const own = file.streams.find((one) => stem(one.name) === stem(recording)) ?? file.streams[0]
  const there = new Set(lines.map((line) => `${line.page}:${line.n}`))
  const raw = (own?.points ?? []).filter(({ at }) => there.has(`${at.page}:${at.line}`))
  return { points: thinned(rising(raw, lines), lines), found: raw.length, of, elsewhere: file.streams.reduce((sum, one) => sum + (one === own ? 0 : one.points.length), 0) }
}

/** Points of a transcript that was made from captions: its lines carry their times, in whole seconds of the recording. */
export function pointsOfCaptions(lines: readonly RangeLine[]): SyncPoint[] {
  const raw = lines.flatMap((line) => {
    const match = /^(\d{2,3}):(\d{2}):(\d{2})$/.exec(line.time)
    return match ? [{ at: placeOf(line), seconds: Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]) }] : []
  })
  return thinned(rising(raw, lines), lines)
}

type Token = { word: string; line: number; nth: number }

const wordsIn = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []

/** Where words of captions and words of lines are the same and stand in the same order. */
function pointsOfCues(cues: readonly Cue[], lines: readonly RangeLine[]): SyncPoint[] {
  const said: Token[] = lines.flatMap((line, index) => (SPOKEN.has(line.kind) ? wordsIn(line.text).map((word, nth) => ({ word, line: index, nth })) : []))
  const heard = cues.flatMap((cue) => {
    const words = wordsIn(cue.text)
    const each = words.length > 0 ? (cue.to - cue.from) / words.length : 0
    return words.map((word, nth) => ({ word, seconds: cue.from + nth * each, each }))
  })
  const found = new Map<number, { nth: number; seconds: number }>()
  for (const [at, there] of anchorsOf(heard.map((one) => one.word), said.map((one) => one.word))) {
    const [token, sound] = [said[there], heard[at]]
    if (!token || !sound) continue
    const before = found.get(token.line)
    if (!before || token.nth < before.nth) found.set(token.line, { nth: token.nth, seconds: Math.max(0, sound.seconds - token.nth * sound.each) })
  }
  return [...found].sort(([a], [b]) => a - b).map(([index, { seconds }]) => ({ at: placeOf(lines[index] as RangeLine), seconds }))
}

const placeOf = (line: RangeLine): PageLine => ({ page: line.page, line: line.n })

/** Points in the order of the lines whose times rise with them; those that contradict the most are left out. */
function rising(points: readonly SyncPoint[], lines: readonly RangeLine[]): SyncPoint[] {
  const order = new Map(points.map((one) => [one, lineIndex(lines, one.at)]))
  return longestRising([...points].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)), (one) => one.seconds)
}

/** How much is said before each line: speech takes its time by its words. */
function weights(lines: readonly RangeLine[]): Float64Array {
  const before = new Float64Array(lines.length + 1)
  lines.forEach((line, index) => {
    before[index + 1] = (before[index] as number) + (SPOKEN.has(line.kind) ? Math.max(8, line.text.length) : 0)
  })
  return before
}

/** Leaves out points whose time the ones beside them give as well. */
function thinned(points: readonly SyncPoint[], lines: readonly RangeLine[]): SyncPoint[] {
  const weight = weights(lines)
  const own = points.map((point) => ({ point, w: weight[lineIndex(lines, point.at)] ?? 0 }))
  const kept: SyncPoint[] = []
  for (let from = 0; from < own.length; ) {
    const first = own[from] as (typeof own)[number]
    kept.push(first.point)
    let to = Math.min(from + 1, own.length)
    for (let next = from + 2; next < Math.min(own.length, from + 400); next++) {
      const last = own[next] as (typeof own)[number]
      const fits = own.slice(from + 1, next).every(({ point, w }) => last.w > first.w && Math.abs(first.point.seconds + ((w - first.w) / (last.w - first.w)) * (last.point.seconds - first.point.seconds) - point.seconds) <= EXACT)
      if (!fits) break
      to = next
    }
    from = to
  }
  return kept
}

/**
 * The second at which each line begins. Between two points time runs with the words; before the first and
 * behind the last it runs on at the same pace, which is a guess.
 * @returns one number a line; NaN where there is no point at all
 */
export function timesOf(points: readonly SyncPoint[], lines: readonly RangeLine[]): Float64Array {
  const times = new Float64Array(lines.length).fill(Number.NaN)
  if (points.length === 0) return times
  const weight = weights(lines)
  const own = points.map((one) => ({ w: weight[lineIndex(lines, one.at)] ?? 0, seconds: one.seconds })).sort((a, b) => a.w - b.w || a.seconds - b.seconds)
  const [first, last] = [own[0], own.at(-1)] as [(typeof own)[number], (typeof own)[number]]
  const spoken = Math.max(1, lines.filter((line) => SPOKEN.has(line.kind)).length)
  const pace = last.w > first.w ? (last.seconds - first.seconds) / (last.w - first.w) : (PACE * spoken) / Math.max(1, weight[lines.length] ?? 1)
  let next = 0
  for (let at = 0; at < lines.length; at++) {
    const w = weight[at] as number
    while (next < own.length && (own[next] as (typeof own)[number]).w <= w) next++
    const [a, b] = [own[next - 1], own[next]]
    if (!a) times[at] = Math.max(0, first.seconds - (first.w - w) * pace)
    else if (!b) times[at] = a.seconds + (w - a.w) * pace
    else times[at] = a.seconds + ((w - a.w) / (b.w - a.w)) * (b.seconds - a.seconds)
  }
  return times
}

/** The line that is spoken at a second: the last that has begun; null before the first. */
export function spokenAt(times: Float64Array, lines: readonly RangeLine[], seconds: number): number | null {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] as number) <= seconds + 0.02) low = middle + 1
    else high = middle
  }
  for (let at = low - 1; at >= 0; at--) if (SPOKEN.has(lines[at]?.kind ?? '')) return at
  return null
}

/**
 * A point that a person marked, among the others. The same line marked again has the new time.
 * @returns the points, or the one that contradicts it: a later line cannot be spoken earlier
 */
export function withPoint(points: readonly SyncPoint[], point: SyncPoint, lines: readonly RangeLine[]): { points: SyncPoint[] } | { against: SyncPoint } {
  const own = lineIndex(lines, point.at)
  const others = points.filter((one) => lineIndex(lines, one.at) !== own)
  const against = others.find((one) => (lineIndex(lines, one.at) < own ? one.seconds > point.seconds : one.seconds < point.seconds))
  return against ? { against } : { points: [...others, point].sort((a, b) => a.seconds - b.seconds || lineIndex(lines, a.at) - lineIndex(lines, b.at)) }
}
