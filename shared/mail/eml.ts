/** Internet messages (RFC 5322, MIME), read by postal-mime; headers are kept as they are printed. */
import PostalMime, { type Address } from 'postal-mime'
import { ProblemError, problem } from '../problem/problem'
import type { InnerFile } from '../text/whole'
import { addressWords, bareId, type Message } from './message'

/** Parts within parts; what lies deeper is told, not read. */
const DEPTH = 200
const MOST_HEADERS = 4_000_000

const SHOWN: Record<string, string> = {
  'reply-to': 'Reply-To', 'return-path': 'Return-Path', sender: 'Sender', 'x-mailer': 'X-Mailer', 'user-agent': 'User-Agent', importance: 'Importance', 'x-priority': 'X-Priority', 'x-originating-ip': 'X-Originating-IP',
  'in-reply-to': 'In-Reply-To', references: 'References', 'message-id': 'Message-ID', 'thread-topic': 'Thread-Topic', 'thread-index': 'Thread-Index', 'delivered-to': 'Delivered-To', 'list-id': 'List-ID', 'authentication-results': 'Authentication-Results', 'dkim-signature': 'DKIM-Signature',
}

/** @throws ProblemError `mail.broken` where nothing of a message is in it */
export async function readEml(bytes: Uint8Array, name: string): Promise<Message> {
  const email = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer', forceRfc822Attachments: true, maxNestingDepth: DEPTH, maxHeadersSize: MOST_HEADERS }).catch((cause: unknown) => {
    throw new ProblemError(problem('mail.broken', `${name} could not be read as a message.`, 'Open it in a mail program, save it anew, and import that.', '', cause))
  })
  const raw = (key: string) => email.headers.filter((one) => one.key === key).map((one) => one.value.replace(/\r?\n[ \t]+/g, ' ').trim())
  const facts: Record<string, string> = {}
  for (const [key, word] of Object.entries(SHOWN)) {
    const value = raw(key).join('\n')
    if (value !== '') facts[word] = value.slice(0, 4000)
  }
  const received = raw('received')
  if (received.length > 0) facts.Received = received.join('\n').slice(0, 20_000)
  const [type = ''] = raw('content-type')
  const remarks: string[] = []
  if (/multipart\/signed|pkcs7-signature/i.test(type)) facts.Signature = 'The message is signed (S/MIME or PGP); the signature was not checked.'
  if (/pkcs7-mime|multipart\/encrypted/i.test(type)) remarks.push('The message is encrypted; only its envelope could be read.')
  if (/charset="?utf-7/i.test(type)) remarks.push('The message is in UTF-7, an unsafe encoding that is shown as it is printed.')
  const [dateRaw = ''] = raw('date')
  return {
    from: words(email.from ? [email.from] : []), to: words(email.to), cc: words(email.cc), bcc: words(email.bcc), subject: (email.subject ?? '').trim(), dateRaw, messageId: bareId(email.messageId ?? raw('message-id')[0] ?? ''),
    inReplyTo: bareId(email.inReplyTo ?? ''), references: (email.references ?? '').split(/[\s,]+/).map(bareId).filter(Boolean), topic: raw('thread-topic')[0] ?? '', text: email.text ?? '', html: email.html ?? '', attachments: email.attachments.map(innerOf), facts, remarks,
  }
}

function words(list: readonly Address[] | undefined): string[] {
  return (list ?? []).flatMap((one) => ('group' in one && one.group ? (one.group.length === 0 ? [one.name] : one.group.map((each) => addressWords(each.name, each.address))) : [addressWords(one.name, one.address ?? '')])).filter(Boolean)
}

function innerOf(part: { filename: string | null; mimeType: string; disposition: string | null; related?: boolean | undefined; contentId?: string | undefined; content: ArrayBuffer | Uint8Array | string }, index: number): InnerFile {
  const bytes = typeof part.content === 'string' ? Uint8Array.from(part.content, (sign) => sign.charCodeAt(0)) : new Uint8Array(part.content)
  const name = part.filename ?? (part.mimeType === 'message/rfc822' ? `message ${index + 1}.eml` : '')
  return { name, media: part.mimeType, bytes, cid: bareId(part.contentId ?? ''), inline: part.disposition !== 'attachment' && (part.related === true || part.contentId !== undefined) && part.mimeType.startsWith('image/') }
}
