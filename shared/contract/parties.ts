/** Who the agreement is between: names with the words they go by, from the opening words. */
import type { ReadClause } from './model'
import type { Stream } from './stream'

export type FoundParty = { name: string; as: string; from: number; to: number }

const TOP = 9000
const BETWEEN = /\b(?:by\s+and\s+(?:between|among|amongst)|between|among|amongst)\b/gi
/** (the "Company"), ("XYZ"), (hereinafter "Buyer"), (hereinafter referred to as Party A) */
const ALIAS = /\(\s*(?:[^()"“”]{0,80}?[“"]\s?([^"“”()]{1,60}?)\s?,?[”"][^()]{0,120}|(?:hereinafter|herein|hereafter)[^()"“]{0,60}?(?:called|as|to as)\s+(?:the\s+)?([A-Z][\w .&-]{0,40}))\)/g
const GROUP = /\b(?:collectively|each|together|individually|jointly)\b/i
const NOT_A_PARTY = /^(?:this|the)?\s*(?:agreement|effective date|parties|party|term|contract|products?|services?|date|signing date|execution date|commission|amendment|program|site)s?$/i
const DESCRIPTION = /(?:,\s*|\s)(?:\(?\s*(?:a|an|the)\s+(?:[A-Z][\w.]*\s+|[a-z-]+\s+){0,6}?(?:corporation|company|partnership|university|institution|trust|association|bank|organi[sz]ation|individual|entity|l\.?l\.?c|plc|gmbh|limited|agency|member|citizen|body|public|business|municipality|city|law)\b|organi[sz]ed\b|incorporated\s+(?:under|in|and)|established\b|having\b|with\s+(?:its|a|an|offices?|principal|registered)|whose\b|located\b|doing\s+business|d\/b\/a|existing\b|acting\b|residing\b|duly\b|on\s+behalf|a\s+[A-Z][a-z]+\b|\d{1,6}\s+[A-Z]|and\s+its\s+affiliates)[\s\S]*$/
const COMPANY = /\b(?:Inc|Incorporated|Corp|Corporation|LLC|L\.L\.C|Ltd|Limited|LLP|L\.P|LP|GmbH|S\.A|A\/S|AG|PLC|plc|Co|Company|Bank|University|N\.A|B\.V|S\.p\.A|Trust|Partners|Association|Foundation|Center|City|Sp)\b/i
const NAME = '[A-Z0-9][\\w&’\'.,/()@-]*(?:\\s+(?:of|the|and|&|for|d\\/b\\/a|de|[A-Z0-9(][\\w&’\'.,/()@-]*)){0,11}'

export function partiesOf(stream: Stream, clauses: readonly ReadClause[]): FoundParty[] {
  const { text } = stream
  const firstClause = clauses.find((one) => one.part === 'body' || one.part === 'definition')
  const first = firstClause?.at ?? 0
  const limit = Math.min(TOP, first > 250 ? first : 2500)
  const recitals = /\n\s*(?:WHEREAS|RECITALS?|WITNESSETH|Recitals|BACKGROUND)\b|\.\s+(?:WHEREAS|RECITALS|WITNESSETH)\b/.exec(text.slice(0, limit))
  const top = text.slice(0, recitals && recitals.index > 150 ? recitals.index : limit)
  const found = aliased(top)
  if (found.length < 2) for (const party of named(top)) if (!found.some((one) => same(one.name, party.name))) found.push(party)
  if (found.length < 2) for (const party of signed(text, clauses)) if (!found.some((one) => same(one.name, party.name))) found.push(party)
  return found.slice(0, 60)
}

function aliased(top: string): FoundParty[] {
  const found: FoundParty[] = []
  let previous = 0
  ALIAS.lastIndex = 0
  for (let match = ALIAS.exec(top); match; match = ALIAS.exec(top)) {
    const alias = (match[1] ?? match[2] ?? '').replace(/[,.]$/, '').trim()
    const before = top.slice(Math.max(previous, match.index - 420), match.index)
    previous = match.index + match[0].length
    if (NOT_A_PARTY.test(alias) || /^\d+$/.test(alias) || (GROUP.test(match[0]) && !/each,? an? .{0,40}$/.test(''))) continue
    const name = nameBefore(before)
    if (!name || NOT_A_PARTY.test(name.name) || !isName(name.name)) continue
    const from = match.index - before.length + name.at
    if (!found.some((one) => same(one.name, name.name))) found.push({ name: name.name, as: alias, from, to: previous })
  }
  return found.filter((one) => found.length <= 2 || COMPANY.test(one.name) || one.from < 4000)
}

/** The name that ends before an alias: behind the last "between", "and", ";", "by" or line. */
function nameBefore(before: string): { name: string; at: number } | null {
  let start = 0
  for (const match of before.matchAll(/\b(?:between|among(?:st)?|BETWEEN|AMONG|by)(?::|\b)|[;:]\s|\n\s*\n|\)\s*,?\s*(?:and|AND|&)\s|(?:^|[\n,]\s*)(?:and|AND|&)\s|\(\s?(?:[a-zA-Z]|\d|i{1,3})\s?\)\s|\.\s{2,}|(?:^|\s)\d\.\s+/g)) start = match.index + match[0].length
  const raw = before.slice(start)
  const lead = raw.length - raw.trimStart().length
  let name = raw.trim()
  // ", and" inside descriptions: the name is what comes first.
  const description = DESCRIPTION.exec(name)
  if (description && description.index > 1) name = name.slice(0, description.index)
  name = name.replace(/^(?:and|by|and between|the parties,?)\s+/i, '').replace(/^(?:the|its|reseller,?|distributor,?)\s+/, '').replace(/^["“]|["”]$/g, '').replace(/[\s,;(]+$/, '').replace(/\s+/g, ' ')
  if (name.length < 2 || name.length > 160) {
    const tail = new RegExp(`(${NAME})[\\s,(]*$`).exec(before.slice(-160))
    if (!tail?.[1]) return null
    return { name: tail[1].replace(/[\s,(]+$/, '').replace(/\s+/g, ' '), at: before.length - Math.min(160, before.length) + tail.index }
  }
  const at = before.indexOf(name.slice(0, 12), start)
  return { name, at: at >= 0 ? at : start + lead }
}

function isName(name: string): boolean {
  const words = name.split(/\s+/)
  if (!/^["“(]?(?:[A-Z0-9]|[a-z]-?[A-Z]|e-)/.test(name) || /^(?:WHEREAS|Whereas|Exhibit|EXHIBIT)\b/.test(name)) return false
  const capital = words.filter((word) => /^["“(]?[A-Z0-9]|^[a-z]?-?[A-Z]/.test(word)).length
  return words.length <= 16 && capital >= Math.max(1, words.length * 0.5)
}

/** Names behind "by and between", where no alias gives them away. */
function named(top: string): FoundParty[] {
  const found: FoundParty[] = []
  BETWEEN.lastIndex = 0
  for (let match = BETWEEN.exec(top); match && found.length < 2; match = BETWEEN.exec(top)) {
    const start = match.index + match[0].length
    const stop = /\.\s+[A-Z]{3}|\n\s*\n\s*(?:WHEREAS|RECITALS|\d\.)|;\s/.exec(top.slice(start, start + 700))
    const area = top.slice(start, start + (stop?.index ?? 700))
    const gaps = [...area.matchAll(/\n\s*(?:and|AND|&)\s*\n|,?\s+(?:and|AND)\s+(?=[A-Z])/g)]
    for (let n = 0; n <= Math.min(gaps.length, 3); n++) {
      const before = gaps[n - 1]
      const at = before ? before.index + before[0].length : 0
      const part = area.slice(at, gaps[n]?.index).replace(DESCRIPTION, '').replace(/\([^)]*$/, '')
      const own = part.replace(/^\W+|[\s,;(]+$/g, '').split(/\s(?:dated|as\s+of|effective)\b/i)[0] ?? ''
      const name = own.replace(/\s+/g, ' ')
      const from = start + at + (/^\W+/.exec(part)?.[0].length ?? 0)
      if (name.length > 2 && name.length < 120 && isName(name) && !NOT_A_PARTY.test(name)) found.push({ name, as: '', from, to: from + own.length })
    }
  }
  return found
}

/** Names above "By: ____" in signature blocks. */
function signed(text: string, clauses: readonly ReadClause[]): FoundParty[] {
  const found: FoundParty[] = []
  for (const clause of clauses) {
    if (clause.part !== 'signature') continue
    const block = text.slice(clause.at, clause.at + 4000)
    for (const match of block.matchAll(/([A-Z][A-Za-z0-9&.,’' /-]{2,70}?)\s{0,40}:?\s{1,40}(?:By|BY|Signature)\s?:/g)) {
      const name = (match[1] ?? '').replace(/^.*\b(?:written|above|first)[.:]?\s+/, '').trim().replace(/,$/, '')
      if (COMPANY.test(name) && isName(name)) found.push({ name, as: '', from: clause.at + match.index, to: clause.at + match.index + name.length })
    }
  }
  return found
}

const plain = (name: string) => name.toLowerCase().replace(/\b(?:inc|corp|corporation|llc|ltd|limited|incorporated|company|co|the)\b/g, '').replace(/[^a-z0-9]/g, '')
const same = (a: string, b: string) => plain(a) === plain(b) && plain(a) !== ''
