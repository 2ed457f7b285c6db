/** What both kinds of message file come to, before it is made into a document. */
import type { InnerFile } from '../text/whole'

/** `cid`: the name by which the body shows it, without its brackets; "" where it has none. */
export type MailPart = InnerFile & { cid: string }

export type Message = {
  from: string[]
  to: string[]
  cc: string[]
  bcc: string[]
  subject: string
  dateRaw: string
  messageId: string
  inReplyTo: string
  references: string[]
  /** conversation as Outlook names it, "" where there is none */
  topic: string
  text: string
  html: string
  attachments: MailPart[]
  /** further facts of the header */
  facts: Record<string, string>
  remarks: string[]
}

/** "Ann Roe <ann@example.com>": the address is always shown (domain § 15). */
export function addressWords(name: string, address: string): string {
  const clean = name.replace(/[\r\n\t]+/g, ' ').trim()
  // An address of the directory inside a company (X.500) tells a reader less than the name.
  if (address === '' || (address.startsWith('/o=') && clean !== '')) return clean
  return clean === '' || clean.toLowerCase() === address.toLowerCase() ? `<${address}>` : `${clean} <${address}>`
}

/** Names of the pictures that a body of HTML shows from its own message, in small letters. */
export function shownPictures(html: string): Set<string> {
  const found = new Set<string>()
  for (const [, id = ''] of html.matchAll(/\bcid:([^\s"'<>)]{1,500})/gi)) found.add(cidOf(decodedAddress(id)))
  return found
}

/** A Content-ID as it is compared: without brackets, in small letters. */
export const cidOf = (id: string) => bareId(id).toLowerCase()

function decodedAddress(address: string): string {
  try {
    return decodeURIComponent(address.replaceAll('&amp;', '&'))
  } catch {
    return address
  }
}

export const bareId = (id: string) => id.trim().replace(/^<|>$/g, '').trim()
