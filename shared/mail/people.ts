import type { MailFacts } from '../records/document'

export type Participant = { name: string; address: string; role: 'from' | 'to' | 'cc' | 'bcc' }

/** Name and address of "Ann Roe <ann@example.com>", "<ann@example.com>" or "Ann Roe". */
export function partsOfAddress(text: string): { name: string; address: string } {
  const match = /^(.*?)\s*<([^<>]*)>\s*$/.exec(text)
  if (match) return { name: (match[1] ?? '').replace(/^["']|["']$/g, '').trim(), address: (match[2] ?? '').trim() }
  return text.includes('@') ? { name: '', address: text.trim() } : { name: text.trim(), address: '' }
}

/** Everybody that a message names, in the order of its header. */
export function participants(mail: MailFacts): Participant[] {
  return (['from', 'to', 'cc', 'bcc'] as const).flatMap((role) => mail[role].map((text) => ({ ...partsOfAddress(text), role })))
}
