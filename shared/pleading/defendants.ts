/** Which parties the words "(Against …)" of a count mean (domain § 1.5). */
import type { Party } from '../records'

export type Against = {
  /** ids of the defendants meant; empty means all of them */
  defendants: string[]
  /** names printed that fit no party */
  unknown: string[]
}

/**
 * Resolves names as printed against the parties' names and the names the pleading gives them.
 *
 * "All Defendants" and no names at all mean all. "All Defendants except X" leaves X out.
 * "Does 1–50" is passed over: nobody has been named yet.
 */
export function resolveAgainst(against: readonly string[], parties: readonly Party[]): Against {
  const defendants = parties.filter((party) => party.role === 'defendant')
  const meant: string[] = []
  const unknown: string[] = []
  for (const printed of against) {
    const except = /^all\b.*?\b(?:except|other than|but)\s+(?:for\s+)?(.+)$/i.exec(printed)
    if (except?.[1]) {
      const out = defendants.filter((party) => names(party).some((name) => mentions(except[1] as string, name)))
      if (out.length === 0) return { defendants: [], unknown: [printed] }
      return { defendants: defendants.filter((party) => !out.includes(party)).map((party) => party.id), unknown: [] }
    }
    if (/^(?:all|each|every|both)\b|^(?:the\s+)?defendants?$/i.test(printed.trim())) return { defendants: [], unknown: [] }
    if (/^does?\s+\d/i.test(printed.replace(/^defendants?\s+/i, ''))) continue
    const found = defendants.filter((party) => names(party).some((name) => mentions(printed, name) || mentions(name, printed.replace(/^defendants?\s+/i, ''))))
    if (found.length === 0) unknown.push(printed)
    meant.push(...found.map((party) => party.id))
  }
  const unique = [...new Set(meant)]
  return { defendants: unique.length === defendants.length ? [] : unique, unknown }
}

function names(party: Party): string[] {
  return party.definedAs ? [party.name, party.definedAs] : [party.name]
}

/** Whether the words of `name` stand in `text` together, whatever the case and the marks. */
function mentions(text: string, name: string): boolean {
  const wanted = plain(name)
  return wanted.length > 1 && ` ${plain(text)} `.includes(` ${wanted} `)
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
