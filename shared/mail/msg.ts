/** Outlook messages ([MS-OXMSG]), read by msgreader: properties as they stand, nested messages by their own bytes. */
import MsgReaderModule, { type FieldsData } from '@kenjiuno/msgreader'
import { decompressRTF } from '@kenjiuno/decompressrtf'
import { ProblemError, problem } from '../problem/problem'
import { rtfToText } from '../rtf/read'
import { unsoundCompound } from '../office/sound'
import { addressWords, bareId, cidOf, type MailPart, type Message } from './message'

/** A package of CommonJS comes in two shapes, by who loads it. */
const MsgReader = ((MsgReaderModule as unknown as { default?: typeof MsgReaderModule }).default ?? MsgReaderModule) as typeof MsgReaderModule

const MOST_RTF = 50_000_000

/** Windows code pages by their number, for text that is not Unicode. */
const CODE_PAGES: Record<number, string> = { 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 65001: 'utf-8', 20932: 'euc-jp', 50220: 'iso-2022-jp', 50221: 'iso-2022-jp', 51949: 'euc-kr', 28591: 'iso-8859-1', 28592: 'iso-8859-2', 20866: 'koi8-r' }
/** Mail of Japan is sent in one code and stored by Outlook in another. */
const STORED: Record<number, string> = { 50220: 'shift_jis', 50221: 'shift_jis', 50222: 'shift_jis', 51949: 'euc-kr', 50225: 'euc-kr', 51932: 'shift_jis', 20932: 'shift_jis' }
const labelOf = (page: number | undefined) => (page === undefined ? null : (CODE_PAGES[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : null)))

/** @throws ProblemError `mail.broken` */
export function readMsg(bytes: Uint8Array, name: string): Message {
  try {
    const fault = unsoundCompound(bytes)
    if (fault) throw new Error(fault)
    const buffer = bytes.slice().buffer as ArrayBuffer
    let reader = new MsgReader(buffer)
    let data = reader.getFileData()
    const page = data.messageCodepage ?? data.internetCodepage
    const encoding = STORED[page ?? 0] ?? labelOf(page)
    // Strings that are not Unicode can only be read once the message has said its code page.
    if (encoding && encoding !== 'utf-8') {
      reader = new MsgReader(buffer)
      reader.parserConfig = { ansiEncoding: encoding }
      data = reader.getFileData()
    }
    if (data.error || data.dataType !== 'msg') throw new Error(data.error ?? 'no message')
    return messageOf(typed(data), (index) => reader.getAttachment(index))
  } catch (cause) {
    throw new ProblemError(problem('mail.broken', `${name} is not a whole Outlook message.`, 'Open it in Outlook, save it anew, and import that.', '', cause))
  }
}

/** Properties that are no words, by how the library names them, and what they must be. */
const NO_WORDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  recipients: Array.isArray, attachments: Array.isArray, html: (value) => value instanceof Uint8Array, compressedRtf: (value) => value instanceof Uint8Array,
  attachmentHidden: (value) => typeof value === 'boolean', innerMsgContent: (value) => typeof value === 'boolean', internetCodepage: (value) => typeof value === 'number', messageCodepage: (value) => typeof value === 'number',
}

/** The library gives each property by the type that the file claims for it; one of another type than it must have is left out. */
function typed(data: FieldsData): FieldsData {
  const sound = Object.fromEntries(Object.entries(data).filter(([name, value]) => NO_WORDS[name]?.(value) ?? typeof value === 'string')) as unknown as FieldsData
  if (sound.recipients) sound.recipients = sound.recipients.map(typed)
  if (sound.attachments) sound.attachments = sound.attachments.map(typed)
  return sound
}

function messageOf(data: FieldsData, contentOf: (index: number) => { fileName: string; content: Uint8Array }): Message {
  const remarks: string[] = []
  const headers = headersOf(data.headers ?? '')
  const people = (kind: 'to' | 'cc' | 'bcc') => (data.recipients ?? []).filter((one) => (one.recipType ?? 'to') === kind).map((one) => addressWords(one.name ?? '', one.smtpAddress ?? one.email ?? '')).filter(Boolean)
  const sender = data.senderSmtpAddress ?? data.creatorSMTPAddress ?? data.sentRepresentingSmtpAddress ?? data.senderEmail ?? ''
  const { text, html, remark } = bodyOf(data)
  if (remark) remarks.push(remark)
  const attachments: MailPart[] = (data.attachments ?? []).map((one, index) => {
    try {
      const found = contentOf(index)
      const nested = one.innerMsgContent === true
      return { name: found.fileName || one.fileName || one.name || (nested ? 'message.msg' : ''), media: nested ? 'application/vnd.ms-outlook' : (one.attachMimeTag ?? ''), bytes: found.content, inline: one.attachmentHidden === true && one.pidContentId !== undefined, cid: cidOf(one.pidContentId ?? '') }
    } catch {
      remarks.push(`The attachment ${one.fileName ?? index + 1} could not be taken out.`)
      return null
    }
  }).filter((one) => one !== null)
  const facts = Object.fromEntries(Object.entries({
    Class: data.messageClass, Received: headers.get('received'), 'Reply-To': headers.get('reply-to'), 'In-Reply-To': headers.get('in-reply-to'), 'Message-ID': data.messageId ?? headers.get('message-id'), 'X-Mailer': headers.get('x-mailer'), Created: data.creationTime, 'Last modified': data.lastModificationTime, 'Last modified by': data.lastModifierName,
    Delivered: data.messageDeliveryTime, 'Meeting begins': data.apptStartWhole, 'Meeting ends': data.apptEndWhole, 'Meeting place': data.apptLocation ?? data.location, 'Sent on behalf of': data.sentRepresentingSmtpAddress,
  }).filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== ''))
  return {
    from: [addressWords(data.senderName ?? '', sender)].filter(Boolean), to: people('to'), cc: people('cc'), bcc: people('bcc'), subject: (data.subject ?? '').trim(),
    dateRaw: headers.get('date') ?? data.clientSubmitTime ?? data.messageDeliveryTime ?? '', messageId: bareId(data.messageId ?? headers.get('message-id') ?? ''), inReplyTo: bareId(headers.get('in-reply-to') ?? ''),
    references: (headers.get('references') ?? '').split(/[\s,]+/).map(bareId).filter(Boolean), topic: data.conversationTopic ?? '', text, html, attachments, facts, remarks,
  }
}

function bodyOf(data: FieldsData): { text: string; html: string; remark: string } {
  const html = data.html ? new TextDecoder(labelOf(data.internetCodepage) ?? 'utf-8').decode(data.html) : (data.bodyHtml ?? '')
  if ((data.body ?? '').trim() !== '' || html !== '') return { text: data.body ?? '', html, remark: '' }
  if (!data.compressedRtf) return { text: '', html: '', remark: '' }
  try {
    // The head of compressed RTF says how large it will be ([MS-OXRTFCP] § 2.1).
    const size = new DataView(data.compressedRtf.buffer, data.compressedRtf.byteOffset).getUint32(4, true)
    if (size > MOST_RTF) return { text: '', html: '', remark: 'The body of the message is rich text of an absurd size and was not unpacked.' }
    const rtf = rtfToText(Uint8Array.from(decompressRTF(Array.from(data.compressedRtf))))
    return { text: rtf.text, html: rtf.html ?? '', remark: '' }
  } catch {
    return { text: '', html: '', remark: 'The body of the message is rich text that could not be unpacked.' }
  }
}

/** Transport headers, folded lines joined; several of a name are joined by line ends. */
function headersOf(text: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon < 1) continue
    const key = line.slice(0, colon).trim().toLowerCase()
    const value = line.slice(colon + 1).trim()
    const before = found.get(key)
    found.set(key, before === undefined ? value : `${before}\n${value}`)
  }
  return found
}
