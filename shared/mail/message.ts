/** What both kinds of message file come to, before it is made into a document. */
import type { InnerFile } from '../text/whole'

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
  attachments: InnerFile[]
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

export const bareId = (id: string) => id.trim().replace(/^<|>$/g, '').trim()
