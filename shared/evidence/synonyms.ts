/**
 * Words that do the same work in an allegation and in a paper. A hand-written table: a complaint
 * says "divulged", the contract says "disclose" and the policy says "share". Groups are small on
 * purpose: a loose one costs more than it finds. Several words of one entry are separate words.
 */
import { stemsOf } from './words'

const GROUPS: readonly string[] = [
  // telling others
  'disclose share provide divulge transfer reveal furnish transmit release expose',
  'recipient processor affiliate partner vendor outsider subprocessor',
  'confidential private secret nonpublic proprietary',
  // machines that learn
  'train training develop improve teach finetune',
  'artificial ai generative intelligence',
  'model algorithm',
  // talk
  'message inmail communication mail email correspondence chat letter memo text',
  'say state tell notify notice announce advise',
  'ask request demand inquire',
  'write wrote written post posted',
  'discuss talk conversation meeting meet met',
  // agreeing
  'agreement contract terms accord',
  'consent agree authorize permit approve permission allow assent authorization',
  'accept acceptance assent click',
  'promise covenant undertake commit obligation pledge',
  'prohibit forbid restrict ban bar refrain',
  'require must obligate mandatory',
  // paying
  'pay paid payment fee charge price amount cost',
  'subscribe subscription subscriber premium',
  'buy bought purchase acquire acquisition',
  'sell sold sale',
  'member user customer consumer client',
  'money fund loan credit',
  'compensation salary wage remuneration',
  // doing and leaving
  'change amend modify revise update alter amendment modification revision',
  'end terminate cancel expire expiration termination cancellation',
  'begin start commence effective',
  'renew extend renewal extension',
  'suspend pause halt stop',
  'keep retain store hold maintain',
  'delete destroy erase purge',
  'collect gather obtain obtained acquire receive',
  'use used using process processing usage utilize',
  'assign assignment transfer convey',
  'own ownership title',
  'create build built make made design',
  'limit cap exceed maximum restrict',
  'inspect audit examine examination review',
  'monitor track surveil watch',
  // law
  'law statute act code',
  'govern governed governing construe construed',
  'exclusive exclusively sole solely only',
  'breach violate violation infringe',
  'sue suit lawsuit litigation action proceeding',
  'liability liable responsible',
  'damage damages loss harm injury injure hurt',
  'insurance insure insured coverage policy',
  'warrant warranty represent guarantee',
  'license licensed licence grant',
  'successor assignee transferee',
  // knowing and hiding
  'know knew known knowledge aware awareness',
  'intend intent intentional wilful willful deliberate purpose',
  'conceal hide hid hidden omit undisclosed',
  'false untrue misleading mislead deceptive deceive fraud fraudulent misrepresent',
  'deny denied refuse never',
  'admit acknowledge concede',
  // settings
  'setting toggle option preference switch control',
  'default automatic automatically',
  'privacy data information',
  // acting together, and against others
  'conspire conspiracy agree plan coordinate organize collude',
  'attack assault beat beaten strike struck violence violent',
  'threat threaten menace intimidate',
  'kill killed die died death',
  'arrest detain detained custody detention imprison confine',
  'discriminate discrimination bias animus race racial',
  // work and places
  'employ employee hire hired staff worker personnel',
  'live reside resident residence residing domicile',
  'company corporation firm business entity',
  'product goods merchandise',
  'country state region jurisdiction territory',
  'weapon gun firearm shield torch',
]

const tableOf = (groups: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, Set<string>>()
  for (const group of groups) {
    const stems = [...new Set(stemsOf(group))]
    for (const stem of stems) {
      const own = found.get(stem) ?? new Set<string>()
      for (const other of stems) if (other !== stem) own.add(other)
      found.set(stem, own)
    }
  }
  return new Map([...found].map(([stem, others]) => [stem, [...others]]))
}

const TABLE = tableOf(GROUPS)

/** Stems that may stand in a paper for this one; not the stem itself. */
export const standsFor = (stem: string): readonly string[] => TABLE.get(stem) ?? []
