import { participants } from '../../shared/mail/people'
import { type Document, PERSON_DEFAULTS, type Person } from '../../shared/records'
import { newId, type Session } from '../store'

/** People that one import adds; the rest stays to be read in the messages. */
const MOST = 500

/** Those who wrote or got mail most and are not among the matter's people yet, with their addresses. */
export function newPeople(session: Session, documents: readonly Document[]): Person[] {
  const times = new Map<string, { name: string; address: string; count: number }>()
  for (const { mail } of documents) {
    if (!mail) continue
    for (const { name, address } of participants(mail)) {
      const key = (address || name).toLowerCase()
      if (key === '') continue
      const known = times.get(key)
      if (known) {
        known.count++
        if (known.name === '' || known.name === known.address) known.name = name
      } else times.set(key, { name, address, count: 1 })
    }
  }
  const there = new Set(session.reader.rows('people').flatMap((one) => [one.name.toLowerCase(), ...one.addresses.map((address) => address.toLowerCase())]))
  return [...times.values()].filter(({ name, address }) => !there.has(address.toLowerCase()) && !there.has(name.toLowerCase())).sort((a, b) => b.count - a.count).slice(0, MOST).map(({ name, address }) => ({
    ...PERSON_DEFAULTS, id: newId('people'), name: (name || address).slice(0, 300), organisation: address.includes('@') ? address.slice(address.indexOf('@') + 1).slice(0, 300) : '', addresses: address === '' ? [] : [address.slice(0, 300)],
  }))
}
