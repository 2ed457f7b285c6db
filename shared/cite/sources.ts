/** Reads the source of a cite: which paper, exhibit, transcript or document it names. */
import type { Cursor } from './cursor'
import { CONTRACT_WORDS, NOT_A_NAME, POLICY_WORDS, ROMAN } from './names'

const DOCKET = /(?:(?:ECF|CM\/ECF)(?:,? (?:Doc(?:ket)?\.?|Dkt\.?))?|(?:Civ\. )?Dkt\.?|Docket(?: Entry| Ent\.)?|D\. ?E\.|DE(?= ?\d)|Rec\. Doc\.|R\. Doc\.|Doc\.|NYSCEF(?: Doc\.)?)(?: ?(Nos?|##?)\b\.?| ?#)? ?(?=\d)/iy
const DOCKET_NUMBER = /(\d{1,4})(?:-(\d{1,3}))?(?![\d:]|-\d|-[a-z]{2}|\.\d|[a-z])/iy
const LIST = /,? ?(?:&|and|,) ?/y
const RANGE = / ?[–—-] ?| (?:through|to) /y

export type DocketNumbers = { numbers: { doc: string; from: number; to: number }[] }

/** "ECF No. 45-2", "Dkt. Nos. 45, 47 & 50", "ECF Nos. 45–47". Behind a number "-2" is an attachment, not a range. */
export function readDocket(cursor: Cursor): DocketNumbers | null {
  const begin = cursor.at
  const head = cursor.eat(DOCKET)
  if (!head) return null
  // "Docket No. 5:25-cv-00709" is the number of the case.
  const plural = /nos|##/i.test(head[1] ?? '')
  const numbers: DocketNumbers['numbers'] = []
  let from = begin
  for (;;) {
    const range = plural ? cursor.attempt(() => readRange(cursor)) : null
    const one = range ? null : cursor.eat(DOCKET_NUMBER)
    if (!range && !one) break
    const docs = range ?? [one?.[2] ? `${Number(one[1])}-${Number(one[2])}` : String(Number(one?.[1]))]
    for (const doc of docs) numbers.push({ doc, from, to: cursor.at })
    if (!plural) break
    const next = cursor.attempt(() => (cursor.eat(LIST) && cursor.sees(/\d{1,4}(?:-\d{1,3})?(?![\d:]|-[a-z]| [a-z]{3,}| [A-Z]\.)/iy) ? cursor.at : null))
    if (next === null) break
    from = next
  }
  return numbers.length > 0 ? { numbers } : null
}

/** Most docket entries or exhibits that one range stands for. */
const LONGEST_RANGE = 60

/** "45–47" of entries; with a plain hyphen only where the second is the larger. */
function readRange(cursor: Cursor): string[] | null {
  const first = cursor.eat(/\d{1,4}(?![\d:])/y)
  if (!first || !cursor.eat(RANGE)) return null
  const last = cursor.eat(/\d{1,4}(?![\d:]|-[a-z])/iy)
  const [from, to] = [Number(first[0]), Number(last?.[0])]
  if (!last || to <= from || to - from >= LONGEST_RANGE) return null
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
}

const CODED = /((?:PT|DT|JT|PE|DE|P|D|J|G|C|R)X)(?: ?- ?| ?)(?:0*(\d{1,5}[A-Z]?(?:[.-]\d{1,3})?)(?![\d\w]|,\d{3})|([A-Z]{1,2})(?![\w]))/iy
const PARTY = /(?:(?:Pls?|Defs?|Plaintiffs?|Defendants?|Joint|Trial|Dep(?:osition)?|Hr'g|Gov't|Resp't|Pet'r|Resp|Pet)\b\.?(?:'s|s'|')?,? )?/iy
const EXHIBIT = /(Ex(?:h(?:ibit)?)?s?\b\.?) ?(?:Nos?\. ?)?/iy
const DESIGNATOR = /\d{1,4}[A-Za-z]?(?:[-.][A-Z\d]{1,4}){0,2}(?![\w])|[A-Z]{1,3}(?:-\d{1,3})?(?![\w'])/y

const PARTIES: readonly [RegExp, string][] = [[/^pl/i, 'Pl.'], [/^def/i, 'Def.'], [/^joint/i, 'Joint'], [/^trial/i, 'Trial'], [/^dep/i, 'Dep.'], [/^hr/i, "Hr'g"], [/^gov/i, "Gov't"], [/^resp/i, "Resp't"], [/^pet/i, "Pet'r"]]

export type ExhibitNames = { names: { doc: string; from: number; to: number }[]; /** written in small letters, so that a place must follow */ weak: boolean }

/** "PX-3", "PX3", "Ex. A", "Exhs. 1, 3 & 5", "Pl.'s Ex. 4", "Dep. Ex. 12". */
export function readExhibit(cursor: Cursor): ExhibitNames | null {
  const begin = cursor.at
  const coded = cursor.eat(CODED)
  if (coded?.[1]) {
    const letters = coded[3]
    if (letters && letters !== letters.toUpperCase()) {
      cursor.at = begin
      return null
    }
    const name = `${coded[1].toUpperCase()}-${coded[2]?.toUpperCase() ?? letters}`
    return { names: [{ doc: name, from: begin, to: cursor.at }], weak: false }
  }
  const party = cursor.eat(PARTY)?.[0] ?? ''
  const head = cursor.eat(EXHIBIT)
  if (!head?.[1]) {
    cursor.at = begin
    return null
  }
  const lead = party === '' ? '' : `${PARTIES.find(([pattern]) => pattern.test(party))?.[1] ?? ''} `
  // "ex" and "exhibit" in small letters are words: "exhibit A" is one only with a place behind it.
  const small = /^e/.test(head[1])
  if (!/\.$/.test(head[1]) && !/^exh?ibits?$/i.test(head[1])) {
    cursor.at = begin
    return null
  }
  const plural = /s\.?$/i.test(head[1])
  const names: ExhibitNames['names'] = []
  let from = begin
  for (;;) {
    const one = cursor.eat(DESIGNATOR)?.[0]
    if (!one) break
    const last = plural ? cursor.attempt(() => (cursor.eat(RANGE) ? (cursor.eat(DESIGNATOR)?.[0] ?? null) : null)) : null
    for (const name of last ? between(one, last) : [one]) names.push({ doc: `${lead}Ex. ${name}`, from, to: cursor.at })
    if (!plural) break
    const next = cursor.attempt(() => (cursor.eat(LIST) && cursor.sees(DESIGNATOR) && !cursor.sees(/[A-Z\d]{1,3} [a-z]{3,}/y) ? cursor.at : null))
    if (next === null) break
    from = next
  }
  if (names.length === 0) cursor.at = begin
  return names.length > 0 ? { names, weak: small } : null
}

/** "A" to "C", "1" to "5"; both ends only where what lies between cannot be told. */
function between(first: string, last: string): string[] {
  if (/^\d+$/.test(first) && /^\d+$/.test(last) && Number(last) > Number(first) && Number(last) - Number(first) < LONGEST_RANGE) {
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => String(Number(first) + index))
  }
  if (/^[A-Z]$/.test(first) && /^[A-Z]$/.test(last) && last > first) {
    return Array.from({ length: last.charCodeAt(0) - first.charCodeAt(0) + 1 }, (_, index) => String.fromCharCode(first.charCodeAt(0) + index))
  }
  return [first, last]
}

const NAME_WORD = /([A-Z][\p{L}'&-]*\.?|(?:van|von|de|la|der|du|del|st\.)(?= [A-Z])) /uy
const DEPOSITION = /((?:Rule )?30\(b\)\(6\) )?Dep(?:osition|o)?\b\.?(?:,? Tr(?:anscript)?\b\.?)?(?!,? Ex(?:h|s|\.|hibit))/iy
const HEARING = /(Hr'g|Hearing|Trial|Oral Arg(?:ument|\.)?|Sentencing|Status Conf(?:erence|\.)?|Prelim(?:inary|\.)? Hr'g|Proceedings|Bench Trial) Tr(?:anscript)?\b\.?/iy
const BARE_TRANSCRIPT = /(?:(?:Hr'g )?Tr\.|Transcript)(?! [A-Z])/y
const DECLARATION = /((?:Supp(?:l(?:emental)?)?|Reply|Rebuttal|Expert|Second|2d|Am(?:ended)?)\b\.? ){0,2}(Decl(?:aration)?|Aff(?:idavit|irmation)?|Rep(?:ort|t)?)\b\.?/iy
const OF_PERSON = / of (?:(?:Mr|Ms|Mrs|Dr|Prof)\. )?((?:(?!ISO|In |Ex|ECF|Dkt|Doc)[A-Z][\p{L}'-]*\.? ){0,3}(?!ISO|In |Ex|ECF|Dkt|Doc)[A-Z][\p{L}'-]+(?:,? (?:Jr|Sr|III?|Esq)\.?)?)(?=[ ,;.)]|$)/uy
const IN_SUPPORT = /,? (?:ISO|(?:[Ii]n )?[Ss]upp(?:ort|\.) of|[Ii]n [Oo]pp(?:osition|'n)?\.? to)(?: (?!Ex|ECF|Dkt)[A-Z][\w'.]*\.?(?: (?:to|for|of))?){1,6}/y
const VOLUME = /,? ?\(?Vol(?:ume|\.)? ?([IVX]{1,4}|\d{1,2})\b\)?,?/iy

export type Testimony = { kind: 'transcript' | 'declaration'; doc: string; volume: number | null }

/** "Roe Dep.", "Doe 30(b)(6) Dep. Tr.", "Hr'g Tr.", "Roe Decl.", "Decl. of A. Roe ISO Mot.", "Dep. of Roe". */
export function readTestimony(cursor: Cursor): Testimony | null {
  const hearing = cursor.eat(HEARING)
  if (hearing?.[1]) return withVolume(cursor, { kind: 'transcript', doc: `${HEARINGS.find(([pattern]) => pattern.test(hearing[1] ?? ''))?.[1] ?? hearing[1]} Tr.` })
  if (cursor.eat(BARE_TRANSCRIPT)) return withVolume(cursor, { kind: 'transcript', doc: 'Tr.' })
  return cursor.attempt(() => {
    const words: string[] = []
    for (;;) {
      const what = kindOfTestimony(cursor)
      if (what) {
        const person = words.length > 0 ? withoutInitials(words) : lastNameOf(cursor.eat(OF_PERSON)?.[1] ?? '')
        if (person === '') return null
        cursor.eat(IN_SUPPORT)
        return withVolume(cursor, { kind: what.kind, doc: `${person} ${what.form}` })
      }
      if (words.length >= 4) return null
      const word = cursor.eat(NAME_WORD)?.[1]
      if (!word || NOT_A_NAME.has(word.replace(/[.']s?$/, ''))) return null
      words.push(word)
    }
  })
}

const HEARINGS: readonly [RegExp, string][] = [[/^(?:prelim\S* )?h/i, "Hr'g"], [/trial/i, 'Trial'], [/^oral/i, 'Oral Arg.']]

function kindOfTestimony(cursor: Cursor): { kind: Testimony['kind']; form: string } | null {
  const deposition = cursor.eat(DEPOSITION)
  if (deposition) return { kind: 'transcript', form: `${deposition[1] ? '30(b)(6) ' : ''}Dep.` }
  const declaration = cursor.attempt(() => {
    const match = cursor.eat(DECLARATION)
    // "Report" in small letters is a word.
    return match && /^[A-Z]/.test(match[0]) ? match : null
  })
  if (!declaration) return cursor.eat(/Tr\./y) ? { kind: 'transcript', form: 'Tr.' } : null
  const word = (declaration[2] ?? '').toLowerCase()
  const lead = /^(?:supp|reply|rebuttal|second|2d|am)/i.exec(declaration[0])?.[0].toLowerCase()
  const order = lead ? `${LEADS[lead] ?? ''} ` : ''
  return { kind: 'declaration', form: `${order}${word.startsWith('d') ? 'Decl.' : word.startsWith('a') ? 'Aff.' : 'Rep.'}` }
}

const LEADS: Record<string, string> = { supp: 'Suppl.', reply: 'Reply', rebuttal: 'Rebuttal', second: 'Second', '2d': 'Second', am: 'Am.' }

function withVolume(cursor: Cursor, found: Omit<Testimony, 'volume'>): Testimony {
  const volume = cursor.eat(VOLUME)?.[1]
  return { ...found, volume: volume ? (ROMAN[volume.toUpperCase()] ?? (Number(volume) || null)) : null }
}

/** "A. Roe" is cited as Roe; a first name that is written out stays. */
function withoutInitials(words: readonly string[]): string {
  const kept = words.filter((word) => !/^[A-Z]\.?$/.test(word) && !/^(?:Mr|Ms|Mrs|Dr|Prof)\.$/.test(word))
  return kept.length > 0 ? kept.join(' ').replace(/'s$/, '') : ''
}

/** "John Q. Roe, Jr." → "Roe"; "Ann van Buren" → "van Buren". */
function lastNameOf(name: string): string {
  const words = name.replace(/,? (?:Jr|Sr|III?|Esq)\.?$/, '').split(' ').filter(Boolean)
  const last = words.at(-1) ?? ''
  const before = words.at(-2) ?? ''
  return /^(?:van|von|de|la|der|du|del|st\.)$/i.test(before) ? `${before} ${last}` : last
}

const PHRASE_WORD = /([A-Z][\p{L}\p{N}'&-]*\.?|of|and|for|the|to|&|\d{4}(?= [A-Z]))(?: |(?=,? ?§|[,(]))/uy

export type Phrase = { doc: string; words: string[] }

/** Capitalised words up to a section sign, a version or a page: the name of an agreement or of a policy. */
export function readPhrase(cursor: Cursor): Phrase | null {
  return cursor.attempt(() => {
    const words: string[] = []
    while (words.length < 8) {
      const word = cursor.eat(PHRASE_WORD)?.[1]
      if (!word || (words.length === 0 && (NOT_A_NAME.has(word.replace(/\.$/, '')) || /^[a-z&\d]/.test(word)))) break
      words.push(word)
      if (cursor.sees(/§|,? ?§/y)) break
    }
    if (words.length === 0 || /^[a-z&]/.test(words.at(-1) ?? '')) return null
    // The blank behind the last word belongs to what follows.
    if (cursor.text[cursor.at - 1] === ' ') cursor.at--
    return { doc: words.join(' '), words }
  })
}

/** What a phrase names, by its last word; null where that is neither. */
export function kindOfPhrase(phrase: Phrase): 'contract' | 'policy' | null {
  const last = phrase.words.at(-1) ?? ''
  if (phrase.words.length === 1 && /^[A-Z]{2,6}$/.test(last)) return 'contract'
  if (POLICY_WORDS.test(last)) return phrase.words.length > 1 ? 'policy' : null
  return CONTRACT_WORDS.test(last) && (phrase.words.length > 1 || /^(?:Agreement|Contract|Lease|Bylaws|Terms|Plan|Addendum)$/.test(last)) ? 'contract' : null
}
