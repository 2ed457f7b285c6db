/**
 * A text file that grows while the reporter writes, read as lines. Whatever happens to the file, what was read stays
 * and a line says what happened. Pure: pieces of bytes in, lines out.
 */

/** `said`: words of the feed; `event`: what happened to the file, as a sentence */
export type FeedLine = { id: number; kind: 'said' | 'event'; text: string }

export type Feed = {
  lines: readonly FeedLine[]
  /** bytes of the file that have become lines */
  offset: number
  /** the line that is being written; not in `lines` yet */
  open: string
  /** which file it is, as the system numbers it; "" before the first piece */
  file: string
  /** whether it could be read when it was last looked at */
  there: boolean
  next: number
}

/** A look at the file from `offset` on. `null`: it is not there, or cannot be read. */
export type FeedPiece = { file: string; size: number; bytes: Uint8Array } | null

export const NO_FEED: Feed = { lines: [], offset: 0, open: '', file: '', there: true, next: 1 }

/** Lines that are kept on the screen; all of them are in the file. */
const MOST_LINES = 4000
/** A line without an end is cut here. Bytes. */
const LONGEST = 4096
/** More signs of this share that no text has are noise. */
const NOISE = 0.2
const LF = 10
const CR = 13

/**
 * Takes in one look at the file.
 * @param decode bytes of whole lines as text; never throws
 * @returns the same object where nothing changed
 */
export function feedOf(feed: Feed, piece: FeedPiece, decode: (bytes: Uint8Array) => string): Feed {
  if (piece === null) return feed.there ? { ...said(feed, 'event', ['The file cannot be read just now. What came before stays; it is looked for every second.']), there: false } : feed
  let now = feed.there ? feed : { ...said(feed, 'event', ['The file is there again.']), there: true }
  if (now.file !== '' && piece.file !== now.file) return begun(said(now, 'event', [...held(now), 'The file was replaced by another. What follows is from the new one.']), piece.file)
  if (piece.size < now.offset) return begun(said(now, 'event', [...held(now), 'The file was cut short. It is read from its beginning again.']), piece.file)
  if (now.file === '') now = { ...now, file: piece.file }
  const { lines, used, rest } = split(piece.bytes)
  const open = tidy(decode(rest)).text
  if (lines.length === 0) return open === now.open && now === feed ? feed : { ...now, open }
  const fresh: FeedLine[] = []
  let { next } = now
  for (const line of lines) {
    const { text, noise } = tidy(decode(line))
    if (text === '' && !noise) continue
    if (noise && (fresh.at(-1) ?? now.lines.at(-1))?.text === NOISE_SAID) continue
    fresh.push({ id: next++, ...(noise ? { kind: 'event', text: NOISE_SAID } : { kind: 'said', text }) })
  }
  return { ...now, lines: [...now.lines, ...fresh].slice(-MOST_LINES), offset: now.offset + used, open, next }
}

const NOISE_SAID = 'Signs that are no text were left out.'

/** What a line that was never ended said: it would be lost with its file. */
const held = (feed: Feed): string[] => (feed.open === '' ? [] : [`Unfinished: ${feed.open}`])

const begun = (feed: Feed, file: string): Feed => ({ ...feed, offset: 0, open: '', file })

function said(feed: Feed, kind: FeedLine['kind'], texts: readonly string[]): Feed {
  return { ...feed, lines: [...feed.lines, ...texts.map((text, at) => ({ id: feed.next + at, kind, text }))].slice(-MOST_LINES), next: feed.next + texts.length }
}

/** Whole lines by LF, CR or both. A CR at the very end waits: its LF may come with the next look. */
function split(bytes: Uint8Array): { lines: Uint8Array[]; used: number; rest: Uint8Array } {
  const lines: Uint8Array[] = []
  let from = 0
  for (let at = 0; at < bytes.length; at++) {
    const sign = bytes[at]
    if (sign === CR && at === bytes.length - 1) break
    if (sign === LF || sign === CR || at - from >= LONGEST) {
      const whole = sign === LF || sign === CR
      lines.push(bytes.subarray(from, whole ? at : at + 1))
      if (sign === CR && bytes[at + 1] === LF) at++
      from = at + 1
    }
  }
  return { lines, used: from, rest: bytes.subarray(from) }
}

/** Without control signs and line numbers' blanks; `noise` where it is no text. */
function tidy(text: string): { text: string; noise: boolean } {
  let odd = 0
  let out = ''
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0
    if (code === 9) out += ' '
    else if (code === 0xfffd || (code < 32 && code !== 12) || (code >= 127 && code < 160)) odd++
    else if (code !== 12 && code !== 0xfeff) out += sign
  }
  const noise = odd > 3 && odd / (odd + out.length) > NOISE
  return { text: noise ? '' : out.replace(/\s+/g, ' ').trim(), noise }
}
