/** Mailboxes (RFC 4155): one message after the other, each behind a line that begins with "From ". */
import { ProblemError, problem } from '../problem/problem'

/** A message of more is a damaged mailbox. Bytes. */
const LARGEST = 200_000_000

const FROM = [0x46, 0x72, 0x6f, 0x6d, 0x20]
const LF = 0x0a

/** Header names that a message has and a letter has not. */
const NAMES = /^(?:received|return-path|from|to|cc|bcc|subject|date|message-id|mime-version|delivered-to|x-[\w-]+|content-type|reply-to|sender|in-reply-to|references|arc-[\w-]+|dkim-signature|authentication-results|content-transfer-encoding|envelope-to|list-[\w-]+|thread-[\w-]+|importance|user-agent):/i

/**
 * Whether bytes begin like a message: header lines known by name, and nothing else before the empty line.
 * @param least how many of them; one is enough where the file's name says that it is a message
 */
export function looksLikeMail(head: Uint8Array, least = 2): boolean {
  const text = new TextDecoder('windows-1252').decode(head.subarray(0, 8192)).replace(/^\ufeff|^ï»¿/, '').replace(/^\s*\r?\n/, '')
  let known = 0
  let looked = 0
  for (const line of text.split(/\r?\n/)) {
    if (line === '' || looked >= 40) break
    if (/^[ \t]/.test(line) && looked > 0) continue
    looked++
    if (NAMES.test(line)) known++
    else if (!/^[!-9;-~]+:/.test(line) && !(looked === 1 && line.startsWith('From '))) return known >= 3
  }
  return known >= least
}

/** Whether bytes begin with the "From " line of a mailbox and a message behind it. */
export function looksLikeMbox(head: Uint8Array): boolean {
  if (!FROM.every((byte, at) => head[at] === byte)) return false
  const end = head.indexOf(LF)
  return end > 0 && end < 1000 && /\d{4}\s*\r?$|\d\d:\d\d/.test(new TextDecoder('windows-1252').decode(head.subarray(0, end))) && looksLikeMail(head.subarray(end + 1))
}

/**
 * The messages of a mailbox, one at a time; a quoted ">From " is undone.
 * @throws ProblemError `mail.broken` where a message is larger than any
 */
export async function* splitMbox(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let lines: Uint8Array[] = []
  let size = 0
  let blank = true
  let begun = false
  let from: Uint8Array | null = null
  const keep = (line: Uint8Array) => {
    lines.push(line)
    size += line.length
  }
  for await (const line of linesOf(chunks)) {
    if (from) {
      // "From this it follows" begins a paragraph, not a message: a header must come next.
      if (!begun || beginsMessage(from, line)) {
        if (begun && size > 0) yield joined(lines, size)
        lines = []
        size = 0
        begun = true
      } else keep(from)
      from = null
    }
    if (blank && startsWith(line, FROM)) from = line
    else {
      keep(unquoted(line))
      if (size > LARGEST) throw new ProblemError(problem('mail.broken', 'A message of this mailbox is larger than any message can be; the mailbox is damaged.', 'Export it from the mail program again.'))
    }
    blank = line.length === 1 || (line.length === 2 && line[0] === 0x0d)
  }
  if (from && begun) keep(from)
  if (begun && size > 0) yield joined(lines, size)
}

/** Whether a mailbox holds one message only: mail programs save single messages so, as well as whole folders. */
export async function holdsOneMessage(chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
  let messages = 0
  for await (const _ of splitMbox(chunks)) if (++messages > 1) return false
  return messages === 1
}

/** A line with a time wants any header behind it, one without a time a header that mail has. */
function beginsMessage(from: Uint8Array, next: Uint8Array): boolean {
  const text = latin(next.subarray(0, 1000))
  return NAMES.test(text) || (/\d:\d\d/.test(latin(from.subarray(0, 1000))) && /^[!-9;-~]+:/.test(text)) || text.startsWith('>From ')
}

const latin = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes)

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let carry: Uint8Array[] = []
  let carried = 0
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, from)) {
      const piece = chunk.slice(from, end + 1)
      yield carried === 0 ? piece : joined([...carry, piece], carried + piece.length)
      carry = []
      carried = 0
      from = end + 1
    }
    if (from < chunk.length) {
      carry.push(chunk.slice(from))
      carried += chunk.length - from
      if (carried > LARGEST) throw new ProblemError(problem('mail.broken', 'A line of this mailbox never ends; it is damaged or no mailbox.', 'Export it from the mail program again.'))
    }
  }
  if (carried > 0) yield joined(carry, carried)
}

const startsWith = (line: Uint8Array, signs: readonly number[], at = 0) => signs.every((byte, index) => line[at + index] === byte)

/** mboxrd: one ">" is taken off any number of them before "From ". */
function unquoted(line: Uint8Array): Uint8Array {
  let at = 0
  while (line[at] === 0x3e) at++
  return at > 0 && startsWith(line, FROM, at) ? line.subarray(1) : line
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
