/** A message file as a document: header and words as its page, attachments beside it. */
import { readPlain } from '../plain/read'
import type { MailFacts } from '../records/document'
import type { WholeRead } from '../text/whole'
import { parseMailDate } from './date'
import { readEml } from './eml'
import { htmlText } from './htmlText'
import type { Message } from './message'
import { readMsg } from './msg'

/**
 * Reads an .eml or .msg, by its content.
 * @throws ProblemError `mail.broken`
 */
export async function readMail(bytes: Uint8Array, name: string): Promise<WholeRead> {
  const message = await readMessage(bytes, name)
  const date = parseMailDate(message.dateRaw)
  const fromHtml = message.html === '' ? null : htmlText(message.html)
  const remarks = [...(date.remark === '' ? [] : [date.remark]), ...message.remarks]
  if (fromHtml && fromHtml.hidden > 0) remarks.push(`${fromHtml.hidden} ${fromHtml.hidden === 1 ? 'piece of its text is' : 'pieces of its text are'} hidden by the message’s own style.`)
  const facts = { ...message.facts, ...(fromHtml && fromHtml.remote > 0 ? { 'Remote content': `${fromHtml.remote} ${fromHtml.remote === 1 ? 'item' : 'items'} that a mail program would fetch` } : {}) }
  if (message.attachments.some((one) => /^winmail\.dat$/i.test(one.name))) remarks.push('The attachment winmail.dat holds Outlook’s own form of the message; it is kept unread.')
  const plain = message.text.trim() !== '' ? message.text : (fromHtml?.text ?? '')
  return { pages: readPlain(pageOf(message, plain)), title: message.subject || null, mail: factsOf(message, date.sent), date: date.edtf, inner: message.attachments, remarks, facts }
}

/** The message behind the file, with both its bodies, for the screen. */
export async function readMessage(bytes: Uint8Array, name: string): Promise<Message> {
  const isCompound = bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0
  return isCompound ? readMsg(bytes, name) : readEml(bytes, name)
}

function pageOf(message: Message, body: string): string {
  const attached = message.attachments.filter((one) => !one.inline).map((one) => one.name || one.media)
  const rows: [string, string][] = [
    ['From', message.from.join('; ')], ['To', message.to.join('; ')], ['Cc', message.cc.join('; ')], ['Bcc', message.bcc.join('; ')], ['Date', message.dateRaw], ['Subject', message.subject], ['Attachments', attached.join('; ')],
  ]
  // A form feed in a body is no page of ours.
  return `${rows.filter(([, value]) => value !== '').map(([word, value]) => `${word}: ${value.replace(/\s+/g, ' ')}`).join('\n')}\n\n${body.replace(/\f/g, '\n').replace(/\r\n?/g, '\n').trim()}`
}

const cut = (values: readonly string[]) => values.slice(0, 2000).map((one) => one.slice(0, 1000))

function factsOf(message: Message, sent: string | null): MailFacts {
  const thread = message.references[0] || message.inReplyTo || message.messageId || (message.topic === '' ? '' : `topic: ${message.topic}`)
  return {
    from: cut(message.from), to: cut(message.to), cc: cut(message.cc), bcc: cut(message.bcc), subject: message.subject.slice(0, 2000), dateRaw: message.dateRaw.slice(0, 300), sent,
    messageId: message.messageId.slice(0, 1000), thread: thread.slice(0, 1000),
  }
}
