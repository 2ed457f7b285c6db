/** Clips of a recording: ranges of testimony as stretches of time, and the lists that an editor or a court takes. */
import type { Transcript } from '../records'
import { citeTestimony, lineIndex, quoteOf, linesIn, type Range, type RangeLine } from './range'

/** `from` and `to` in seconds of the recording. */
export type Clip = { cite: string; what: string; from: number; to: number; words: string; range: Range; /** it lies outside of the points where line and time are known to meet */ guessed: boolean }

/** Behind the beginning of its last line a clip ends at the latest: a recess is not part of an answer. Seconds. */
const LAST_LINE = 15

/**
 * Clips in the order of the transcript.
 * @param times second at which each line begins @param points that gave them, in order @param duration of the recording; Infinity where it is not known
 * @returns without ranges whose time is not known or lies behind the end
 */
export function clipsOf(transcript: Transcript, ranges: readonly (Range & { what: string })[], lines: readonly RangeLine[], times: Float64Array, points: readonly { seconds: number }[], duration: number): Clip[] {
  const [first, end] = [points[0]?.seconds ?? Number.POSITIVE_INFINITY, points.at(-1)?.seconds ?? 0]
  return ranges.flatMap((range) => {
    const own = linesIn(lines, range)
    const start = lineIndex(lines, range.from)
    const [from, next] = [times[start] ?? Number.NaN, start + own.length]
    const last = times[next - 1] ?? Number.NaN
    const to = Math.min(duration, next < lines.length ? (times[next] as number) : last + LAST_LINE, last + LAST_LINE)
    return own.length > 0 && from < to ? [{ cite: citeTestimony(transcript, range, '-'), what: range.what, from, to, words: quoteOf(own).replace(/\s*\n\s*/g, ' '), range: { from: range.from, to: range.to }, guessed: from < first - 0.01 || last > end + 0.01 }] : []
  }).sort((a, b) => a.from - b.from || a.to - b.to)
}

const two = (n: number) => String(n).padStart(2, '0')

/** "01:02:03.450" */
export function timeOf(seconds: number): string {
  const ms = Math.round(seconds * 1000)
  return `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`
}

export const CLIP_HEAD = ['Clip', 'Page:line', 'Start', 'End', 'Seconds', 'Times', 'What', 'Recording', 'Words'] as const

export function clipRows(clips: readonly Clip[], recording: string): string[][] {
  return clips.map((clip, at) => [String(at + 1), clip.cite, timeOf(clip.from), timeOf(clip.to), (clip.to - clip.from).toFixed(3), clip.guessed ? 'guessed, outside of the known points' : 'from the known points', clip.what, recording, clip.words])
}

/**
 * An edit decision list (CMX 3600): source times and, one behind the other, record times.
 * @param rate whole frames a second; times are counted without dropping any
 */
export function clipEdl(clips: readonly Clip[], title: string, recording: string, rate: number): string {
  const ascii = (text: string) => text.replace(/[\u2010-\u2015]/g, '-').replace(/[^\x20-\x7e]/g, '').slice(0, 70)
  const code = (frames: number) => [Math.floor(frames / rate / 3600), Math.floor(frames / rate / 60) % 60, Math.floor(frames / rate) % 60, frames % rate].map(two).join(':')
  let at = 0
  const events = clips.slice(0, 999).map((clip, index) => {
    const [from, to] = [Math.round(clip.from * rate), Math.max(Math.round(clip.from * rate) + 1, Math.round(clip.to * rate))]
    const begins = at
    at += to - from
    return `${String(index + 1).padStart(3, '0')}  AX       B     C        ${code(from)} ${code(to)} ${code(begins)} ${code(at)}\r\n* FROM CLIP NAME: ${ascii(recording)}\r\n* COMMENT: ${ascii(`${clip.cite} ${clip.what}${clip.guessed ? ' TIMES GUESSED' : ''}`)}`
  })
  return `TITLE: ${ascii(title)}\r\nFCM: NON-DROP FRAME\r\n\r\n${events.join('\r\n\r\n')}\r\n`
}
