/** Captions of a recording (SRT, WebVTT): words with times, and no pages. */
import type { Line, PrintedPage } from './model'
import { isName, plainSpeaker } from './speakers'
import { readsAsObjection, WITNESS } from './turns'

/** "00:00:01,000 --> 00:00:03,500"; "0:00:01.000,0:00:03.500" of an .sbv */
const TIMES = /^\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})(?:\s*-->\s*|,)(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})/
/** "Lee Pier (he/him): …" */
const NAMED = /^(?:>>\s*)?(?![QA][.:])([A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿ.'’ -]{1,40}?(?:\s\d{1,3})?)(?:\s*\([^()]{1,24}\))?:\s+/

export const entities = (text: string) => text.replace(/&nbsp;|\u00a0/gi, ' ').replace(/&lt;/gi, '<').replace(/&gt;/gi, '>').replace(/&quot;/gi, '"').replace(/&apos;|&#39;/gi, "'").replace(/&amp;/gi, '&')

/** Who speaks by the words of a cue; "" where they do not say. */
export function namedIn(text: string): string {
  const name = NAMED.exec(text)?.[1] ?? ''
  return isName(name) ? name : ''
}

export type Cue = { from: number; to: number; row: number; text: string; speaker: string }

export function isCaptions(text: string): boolean {
  return /^\ufeff?\s*WEBVTT/.test(text) || /^\ufeff?\s*\d{1,9}\s*\n\s*\d{1,3}:\d{2}:\d{2}[.,]\d{1,3}\s*-->/.test(text.slice(0, 2000)) || /^\ufeff?\s*\d{1,2}:\d{2}:\d{2}\.\d{3},\d{1,2}:\d{2}:\d{2}\.\d{3}\s*\n/.test(text.slice(0, 2000))
}

/** Questions and answers by their letters; what follows within a cue goes on; an objection by its words, where another than the witness speaks. */
function linesOf(cues: readonly Cue[]): Line[] {
  let last: { cue: Cue; kind: Line['kind'] } | null = null
  return cues.map((cue) => {
    const goesOn = last !== null && last.cue.from === cue.from && last.cue.to === cue.to && last.cue.speaker === cue.speaker && !/^(?:>>|[-–—]\s)/.test(cue.text)
    const begun = kindOf(cue)
    const kind: Line['kind'] = begun === 'colloquy' && goesOn && last ? last.kind : begun
    last = { cue, kind }
    return { kind, n: cue.row, speaker: cue.speaker, text: cue.text, time: clock(cue.from) }
  })
}

function kindOf({ text, speaker }: Cue): Line['kind'] {
  if (/^Q[.:]\s/.test(text)) return 'question'
  if (/^A[.:]\s/.test(text) || WITNESS.test(speaker)) return 'answer'
  const words = text.replace(NAMED, '')
  return speaker !== '' && readsAsObjection(plainSpeaker(speaker), words, false) ? 'objection' : 'colloquy'
}

/** Cues in order. `row` is the line of the file on which the words begin, 1-based; times in seconds. */
export function readCaptions(text: string): Cue[] {
  const rows = text.split('\n')
  const cues: Cue[] = []
  for (let at = 0; at < rows.length; at++) {
    const match = TIMES.exec(rows[at] ?? '')
    if (!match) continue
    const seconds = (h: string | undefined, m: string | undefined, s: string | undefined, f = '0') => Number(h ?? 0) * 3600 + Number(m) * 60 + Number(s) + Number(`0.${f}`)
    const from = seconds(match[1], match[2], match[3], match[4])
    const to = seconds(match[5], match[6], match[7], match[8])
    // Who speaks is said at the first row of a cue, unless another speaks in it.
    let speaker = ''
    for (at++; at < rows.length && (rows[at] ?? '').trim() !== '' && !TIMES.test(rows[at] ?? ''); at++) {
      const row = (rows[at] ?? '').slice(0, 2000)
      const voice = /^<v(?:\.[\w.]+)?\s+([^>]{1,80})>/.exec(row)?.[1]
      const plain = entities(row.replace(/<[^<>]{0,200}>/g, '').replace(/\{\\[^{}]{0,60}\}/g, '')).trim()
      const named = namedIn(plain)
      if (/^(?:>>|[-–—]\s)/.test(plain)) speaker = ''
      speaker = (voice ?? (named || speaker)).toUpperCase()
      if (plain !== '') cues.push({ from, to, row: at + 1, text: plain, speaker })
    }
    at--
  }
  return cues
}

/** "00:01:02" */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].map((one) => String(one).padStart(2, '0')).join(':')
}

export function pagesOfCaptions(cues: readonly Cue[]): PrintedPage[] {
  const lines = linesOf(cues)
  return [{ filePage: 1, printed: 0, said: false, part: 'testimony', furniture: [], numbered: false, lines, indents: lines.map(() => 0) }]
}
