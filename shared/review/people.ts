/** People as headers of mail name them, and who of them is an attorney. */
import type { Matter, Person } from '../records'

/** "Roe, Ann <ann@example.com>" in its parts; the name is as printed but in the order "Ann Roe", the address lower case. */
export type Mailbox = { name: string; address: string }

/** Reads one mailbox. Without a name the address stands for it. Takes any text; gives it back as the name where it is neither. */
export function mailbox(text: string): Mailbox {
  const angle = /^([^<]*)<([^<>]*)>?\s*$/.exec(text.slice(0, 1000))
  const address = (angle ? (angle[2] ?? '') : text.includes('@') && !/\s/.test(text.trim()) ? text : '').trim().toLowerCase()
  const printed = (angle ? (angle[1] ?? '') : address === '' ? text : '').trim().replace(/^["']|["']$/g, '').trim()
  const turned = /^([^,]+),\s*([^,]+)$/.exec(printed)
  const title = turned?.[2] !== undefined && /^(?:Esq|Jr|Sr|II|III|IV|PhD|MD)\b\.?$/i.test(turned[2].trim())
  const name = turned && !title ? `${turned[2]?.trim()} ${turned[1]?.trim()}` : printed
  return { name: name === '' ? address : name, address }
}

/** The part behind the @, or "". */
export function domainOf(address: string): string {
  return address.includes('@') ? address.slice(address.lastIndexOf('@') + 1) : ''
}

const ATTORNEY_ROLE = /\b(?:counsel|attorney|lawyer|solicitor|barrister|esq)\b/i

/** Words of a name, without titles and initials, sorted: "Roe, Ann B., Esq." and "Ann Roe" are the same. */
function nameKey(name: string): string {
  return name.toLowerCase().replace(/\b(?:esq|jr|sr|mr|mrs|ms|dr)\b\.?/g, '').split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1).sort().join(' ')
}

/**
 * Who is an attorney: people whose role says counsel, attorney or Esq., the matter's counsel, and whoever
 * signs as Esq. Known by name, or by an address made of it ("ann.roe@", "roe_ann@").
 * @returns tells of one mailbox as a header prints it
 */
export function attorneyTest(people: readonly Person[], matter: Pick<Matter, 'counsel'> | null): (box: string) => boolean {
  const names = [...people.filter((one) => ATTORNEY_ROLE.test(one.role) || /\besq\b/i.test(one.name)).map((one) => one.name), ...(matter?.counsel ?? []).map((one) => one.name)]
    // "Ann Roe, Example LLP": counsel may be written with their firm.
    .flatMap((name) => [name, ...(name.split(',')[0] ?? '').trim().split(/\s+/).length > 1 ? [name.split(',')[0] ?? ''] : []])
  const keys = new Set(names.map(nameKey).filter((key) => key.includes(' ')))
  const addresses = new Set(names.map((name) => mailbox(name).address).filter(Boolean))
  return (text) => {
    if (/\besq\b\.?/i.test(text)) return true
    const { name, address } = mailbox(text)
    if (address !== '' && addresses.has(address)) return true
    if (keys.has(nameKey(name))) return true
    return keys.has(nameKey(address.slice(0, Math.max(0, address.indexOf('@')))))
  }
}
