/** Manners of service under Rule 5(b)(2), and which of them add three days (Rule 6(d)). */

export const SERVICES = ['none', 'hand', 'office', 'mail', 'clerk', 'ecf', 'electronic', 'other'] as const
export type Service = (typeof SERVICES)[number]

type About = { word: string; rule: string; adds: boolean }

export const SERVICE: Record<Service, About> = {
  none: { word: 'no service', rule: '', adds: false },
  hand: { word: 'handing it over', rule: '5(b)(2)(A)', adds: false },
  office: { word: 'leaving it at the office or dwelling', rule: '5(b)(2)(B)', adds: false },
  mail: { word: 'mail', rule: '5(b)(2)(C)', adds: true },
  clerk: { word: 'leaving it with the clerk', rule: '5(b)(2)(D)', adds: true },
  ecf: { word: 'the court’s electronic filing system', rule: '5(b)(2)(E)', adds: false },
  electronic: { word: 'other electronic means consented to in writing', rule: '5(b)(2)(E)', adds: false },
  other: { word: 'other means consented to in writing', rule: '5(b)(2)(F)', adds: true },
}

const ALIASES: Record<string, Service> = {
  '': 'none', na: 'none', none: 'none', waiver: 'none', personal: 'hand', person: 'hand', hand: 'hand', byhand: 'hand', handdelivery: 'hand', leftatoffice: 'office', office: 'office', dwelling: 'office', leftatdwelling: 'office',
  mail: 'mail', bymail: 'mail', usmail: 'mail', firstclassmail: 'mail', certifiedmail: 'mail', clerk: 'clerk', leftwithclerk: 'clerk', ecf: 'ecf', cmecf: 'ecf', efiling: 'ecf', email: 'electronic', emailconsented: 'electronic', electronic: 'electronic', fax: 'electronic', faxconsented: 'electronic',
  consentedother: 'other', other: 'other', courier: 'other', overnight: 'other', fedex: 'other', ups: 'other',
}

/** Reads a manner of service as people write it: "mail", "e-mail, consented", "left-at-office", "n/a". Null where it is none. */
export function serviceOf(words: string): Service | null {
  const key = words.slice(0, 80).toLowerCase().replace(/[^a-z]/g, '')
  return Object.hasOwn(ALIASES, key) ? (ALIASES[key] ?? null) : null
}
