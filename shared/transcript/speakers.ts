/** Who is named at the beginning of a line: "MR. DE LA CRUZ:", "THE COURT:", "[Speaker 2]:"; and by-lines. */

/** Letters with their accents: "GARCÍA", "d’Angelo". */
const UP = 'A-ZÀ-ÖØ-Þ\u0100-\u017f'
const ANY = `${UP}a-zß-öø-ÿ`
const WORD = `[${UP}][${ANY}'’.-]*`
const TITLE = String.raw`(?:M[RS]S?|MISS|DR|PROF|HON|JUDGE|ATTORNEY)\.?`

const LABEL = new RegExp(String.raw`^(${TITLE}\s+${WORD}(?:\s+${WORD}){0,5}|THE\s+[A-Z]+(?:\s+[A-Z]+){0,2}|(?:VIDEOGRAPHER|INTERPRETER|REPORTER|COURT REPORTER|WITNESS|DEPONENT|ALL COUNSEL|UNIDENTIFIED SPEAKER|SPECIAL MASTER [A-Z]+|[${UP}][${UP}'’.-]+(?:\s+[${UP}][${UP}'’.-]+){0,3}))\s*(?:\([${ANY}'’ ./]{2,24}\)\s*)?:(?:\s+|$)`, 'i')
const TITLED = new RegExp(String.raw`^${TITLE}\s+`, 'i')
const CAPS = new RegExp(`^[${UP} .'’-]+$`)
/** Those who speak by their office, however it is set. */
const OFFICE = /^The (?:Videographer|Witness|Deponent|(?:Court )?Reporter|Stenographer|Interpreter|Court|Clerk|Bailiff|Magistrate|Arbitrator|Mediator|Hearing Officer|Foreperson|Plaintiff|Defendant)$/i
const NOBODY = /^(?:EXHIBITS?|NOTE|RE|DATE|TIME|PAGE|LINE|QUESTION|ANSWER|THEREUPON|WHEREUPON)$/i

/** "SPEAKER 2", "Unidentified Male Speaker", "JUROR NO. 3": those whom nobody knew by name, with or without brackets and the time. */
const CLOCK = String.raw`[([]?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,3})?[)\]]?`
const NUMBERED = new RegExp(String.raw`^(?:[([]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,3})?[)\]]\s*)?\[?((?:(?:UNIDENTIFIED|UNKNOWN|MALE|FEMALE)\s+){0,3}(?:SPEAKER|VOICE|PARTICIPANT|(?:PROSPECTIVE\s+)?JUROR)(?:\s+(?:NO\.?\s*|#\s?)?(?:\d{1,4}|[A-Z]))?)\]?(?:\s*${CLOCK}\s*(?::|$)|\s*:)(?:\s+|$)`, 'i')
const mayBeNumbered = /SPEAKER|VOICE|PARTICIPANT|JUROR/i

/** What stands between the parts of a name, in small letters. */
const PARTICLE = /^(?:de|del|della|dela|la|las|los|van|von|vande|der|den|ter|ten|di|da|das|do|dos|du|le|el|al|bin|ibn|ben|y|e|zu|zum|zur|af|av)$/
const CAPITAL = new RegExp(`^[${UP}\\d]|^[a-z]['’][${UP}]`)

/** Whether each word of it may belong to a name: "Mr. Smith told them" is no label. */
export const isName = (name: string) => name.split(/\s+/).every((word) => CAPITAL.test(word) || PARTICLE.test(word))

/** "MR. PURCELL" however it was set. */
export const plainSpeaker = (name: string) => name.replace(/\s+/g, ' ').replace(/^(MR|MS|MRS|DR)(?=\s)/i, '$1.').trim().toUpperCase()

/** The speaker whom a line names, and what is said behind the name; null where it names none. */
export function labelOf(text: string): { name: string; words: string } | null {
  const colon = text.indexOf(':')
  if (colon <= 0 || colon >= 60) return null
  const unnamed = mayBeNumbered.test(text) ? NUMBERED.exec(text) : null
  if (unnamed) return { name: plainSpeaker(unnamed[1] ?? ''), words: text.slice(unnamed[0].length) }
  const match = LABEL.exec(text)
  const name = match?.[1] ?? ''
  // A name without a title is one only in capitals; "Note:" and "Time: 9:04" are none.
  if (!match || !(TITLED.test(name) ? isName(name.replace(TITLED, '')) : CAPS.test(name) || OFFICE.test(name)) || NOBODY.test(name)) return null
  return { name: plainSpeaker(name), words: text.slice(match[0].length) }
}

const EXAMINER = String.raw`(M[RS]S?\.?\s+${WORD}(?:\s+${WORD}){0,5}|THE COURT|[A-Z]+\.?\s+[A-Z'’-]+)`
const BY = new RegExp(String.raw`^(?:(?:FURTHER |RE-?|CONTINUED )?(?:DIRECT |CROSS-?|REDIRECT |RECROSS-?)?EXAMINATION\s+)?\(?BY\s+${EXAMINER}\s*[:.)]?\s*(?:\([${ANY}'’ .]{2,24}\))?:?\s*$`, 'i')
const INLINE_BY = new RegExp(String.raw`^(?:\(\s*BY\s+(M[RS]S?\.?\s+${WORD}(?:\s+${WORD}){0,5})\s*\)\s*:?|BY\s+(M[RS]S?\.?\s+${WORD}(?:\s+${WORD}){0,5})\s*:|BY\s+(M[RS]S?\.?\s+[${UP}][${ANY}'’-]+))\s*`, 'i')

/** The examiner of a line that says nothing else: "BY MS. ROE:", "EXAMINATION BY MR. VAN DER BERG". */
export function byLine(text: string): string | null {
  const name = BY.exec(text)?.[1]?.replace(/[.:]$/, '')
  return name !== undefined && isName(name) ? name : null
}

/** The examiner who is named before other words: "(BY MS. ROE) Please state…", "BY MS. ROE: Q. And?". */
export function inlineBy(text: string): { by: string; words: string } | null {
  const match = INLINE_BY.exec(text)
  return match ? { by: match[1] ?? match[2] ?? match[3] ?? '', words: text.slice(match[0].length) } : null
}
