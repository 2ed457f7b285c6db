/** The frame of MIME messages (RFC 2045, 2046): headers, parts, transfer encodings. One pass, bounded depth. */
import { ProblemError, problem } from '../problem/problem'

export type MimePart = { headers: [string, string][]; type: string; parameters: Record<string, string>; body: Uint8Array }

const MOST_PARTS = 20_000
const DEEPEST = 20
/** Headers of one part. */
const LONGEST_HEAD = 200_000

export function headerOf(part: MimePart, name: string): string | null {
  return part.headers.find(([key]) => key === name)?.[1] ?? null
}

/**
 * The head of a message and its leaves in order, as they lie in the bytes (still encoded).
 * @throws ProblemError `file.not-readable` where it has more or deeper parts than any program writes
 */
export function mimeParts(bytes: Uint8Array): { top: MimePart; parts: MimePart[] } {
  const top = partOf(bytes)
  const parts: MimePart[] = []
  const waiting = [{ part: top, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { part, depth } = next
    const boundary = /^multipart\//i.test(part.type) ? part.parameters.boundary : undefined
    if (!boundary) {
      parts.push(part)
      continue
    }
    if (depth >= DEEPEST) throw tooMuch()
    const inside = split(part.body, boundary)
    if (parts.length + waiting.length + inside.length > MOST_PARTS) throw tooMuch()
    for (const one of inside.reverse()) waiting.push({ part: partOf(one), depth: depth + 1 })
  }
  return { top, parts }
}

function tooMuch(): ProblemError {
  return new ProblemError(problem('file.not-readable', 'This web archive has more parts than any browser writes, so it was not read.', 'Open it in a browser, print it to PDF, and import that.'))
}

function partOf(bytes: Uint8Array): MimePart {
  const end = endOfHead(bytes)
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, Math.min(end.head, LONGEST_HEAD))).replace(/^\ufeff/, '')
  const headers: [string, string][] = []
  for (const line of text.split(/\r\n|\n|\r/)) {
    const last = headers.at(-1)
    const colon = line.indexOf(':')
    if (/^[ \t]/.test(line) && last) last[1] += ` ${line.trim()}`
    else if (colon > 0) headers.push([line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()])
  }
  const field = headers.find(([name]) => name === 'content-type')?.[1] ?? 'text/plain'
  const parameters: Record<string, string> = {}
  for (const match of field.matchAll(/;\s{0,100}([\w*-]{1,60})\s{0,20}=\s{0,20}(?:"([^"]{0,1000})"|([^\s;"]{1,1000}))/g)) {
    const name = (match[1] as string).toLowerCase()
    if (!Object.hasOwn(parameters, name)) parameters[name] = match[2] ?? match[3] ?? ''
  }
  return { headers, type: field.replace(/;.*$/s, '').trim(), parameters, body: bytes.subarray(end.body) }
}

/** Where the head ends and the body begins: behind the first empty line. */
function endOfHead(bytes: Uint8Array): { head: number; body: number } {
  if (bytes[0] === 0x0a) return { head: 0, body: 1 }
  if (bytes[0] === 0x0d && bytes[1] === 0x0a) return { head: 0, body: 2 }
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) {
    if (bytes[at + 1] === 0x0a) return { head: at, body: at + 2 }
    if (bytes[at + 1] === 0x0d && bytes[at + 2] === 0x0a) return { head: at, body: at + 3 }
  }
  return { head: bytes.length, body: bytes.length }
}

/** The bytes between the lines that the boundary begins. */
function split(body: Uint8Array, boundary: string): Uint8Array[] {
  const mark = Uint8Array.from(`--${boundary}`, (sign) => sign.charCodeAt(0) & 0xff)
  const found: Uint8Array[] = []
  let from = -1
  for (let at = 0; at !== -1 && at < body.length; at = nextLine(body, at)) {
    if (!mark.every((byte, index) => body[at + index] === byte)) continue
    const after = at + mark.length
    const closes = body[after] === 0x2d && body[after + 1] === 0x2d
    const ends = closes ? after + 2 : after
    // A longer boundary that begins alike is another one.
    if (body[ends] !== undefined && ![0x0d, 0x0a, 0x20, 0x09].includes(body[ends] as number)) continue
    if (from !== -1) found.push(withoutBreak(body.subarray(from, at)))
    if (closes) return found
    from = nextLine(body, at)
    if (from === -1 || found.length > MOST_PARTS) return found
  }
  if (from !== -1) found.push(body.subarray(from))
  return found
}

function nextLine(bytes: Uint8Array, at: number): number {
  const end = bytes.indexOf(0x0a, at)
  return end === -1 ? -1 : end + 1
}

function withoutBreak(bytes: Uint8Array): Uint8Array {
  const end = bytes.length - (bytes.at(-1) === 0x0a ? (bytes.at(-2) === 0x0d ? 2 : 1) : 0)
  return bytes.subarray(0, end)
}

/** A part's body as text: transfer encoding undone, in the charset that its head, or the page itself, names. */
export function decodeText(part: MimePart): string {
  const how = (headerOf(part, 'content-transfer-encoding') ?? '').toLowerCase()
  const bytes = how.includes('quoted-printable') ? quotedPrintable(part.body) : how.includes('base64') ? base64(part.body) : part.body
  const said = part.parameters.charset ?? /<meta\b[^>]{0,300}charset\s*=\s*["']?([\w-]{2,40})/i.exec(new TextDecoder('windows-1252').decode(bytes.subarray(0, 4000)))?.[1]
  for (const label of [bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : said, 'utf-8']) {
    if (!label) continue
    try {
      return new TextDecoder(label, { fatal: label === 'utf-8' && !said }).decode(bytes)
    } catch {
      // No such charset, or not in it: the next is tried.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes)
}

function quotedPrintable(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  let to = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (byte !== 0x3d) {
      out[to++] = byte
      continue
    }
    if (bytes[at + 1] === 0x0a) at += 1
    else if (bytes[at + 1] === 0x0d && bytes[at + 2] === 0x0a) at += 2
    else {
      const code = Number.parseInt(String.fromCharCode(bytes[at + 1] ?? 0x7a, bytes[at + 2] ?? 0x7a), 16)
      if (/^[\dA-Fa-f]{2}$/.test(String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0))) {
        out[to++] = code
        at += 2
      } else out[to++] = byte
    }
  }
  return out.subarray(0, to)
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES = new Int16Array(256).fill(-1)
for (let at = 0; at < 64; at++) VALUES[SIGNS.charCodeAt(at)] = at

function base64(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.ceil((bytes.length * 3) / 4))
  let to = 0
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    if (byte === 0x3d) break
    const six = VALUES[byte] as number
    if (six === -1) continue
    bits = (bits << 6) | six
    held += 6
    if (held >= 8) {
      held -= 8
      out[to++] = (bits >> held) & 0xff
      bits &= (1 << held) - 1
    }
  }
  return out.subarray(0, to)
}
