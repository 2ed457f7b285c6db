/** Where papers name people: by name, alias, defined term or mail address. */
import type { Person } from '../records'

export type Named = Pick<Person, 'id' | 'name' | 'aliases' | 'definedAs' | 'addresses'>
/** `page`: place in the list of texts; `words`: as they stand there, the first time */
export type FoundMention = { person: string; words: string; page: number }

/** Shorter names are met by chance everywhere. */
const SHORTEST = 3

/** Every name of a person, longest first, without repeats. */
export function namesOf(person: Named): string[] {
  const all = [person.name, ...person.aliases, person.definedAs, ...person.addresses].map((one) => one.trim()).filter((one) => one.length >= SHORTEST)
  return [...new Set(all)].sort((a, b) => b.length - a.length)
}

/**
 * Finds who is named on each page. Names of one word must have their capitals; others may be written in
 * any case, with line breaks between their words.
 * @param texts of pages, in order
 * @returns one a person and page
 */
export function findMentions(people: readonly Named[], texts: readonly string[]): FoundMention[] {
  const patterns = people.flatMap((person) => {
    const names = namesOf(person)
    return names.length === 0 ? [] : [{ person: person.id, tests: names.map(patternOf) }]
  })
  return texts.flatMap((text, page) => patterns.flatMap(({ person, tests }): FoundMention[] => {
    for (const test of tests) {
      const match = test.exec(text)
      if (match) return [{ person, words: match[0].replace(/\s+/g, ' ').slice(0, 300), page }]
    }
    return []
  }))
}

function patternOf(name: string): RegExp {
  const words = name.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, '[’\']'))
  return new RegExp(`(?<![\\p{L}\\p{N}])${words.join('\\s+')}(?![\\p{L}\\p{N}])`, words.length > 1 || name.includes('@') ? 'iu' : 'u')
}
