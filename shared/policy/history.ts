/** Sections followed over versions, though renumbered, moved, retitled, or gone and back. */
import { countWords, foldNoise } from './fold'
import { heaviestAscending } from './longest'
import { matchRemembered, matchSections } from './match'
import type { PolicyText, Section } from './model'
import { diffWords, sizeOf } from './words'

export type SectionEvent = {
  /** position of the version among those given */
  version: number
  what: 'there' | 'born' | 'changed' | 'moved' | 'retitled' | 'renumbered' | 'gone' | 'back'
  /** what is known of it: words taken out and put in, or the title or number before */
  removed: number
  added: number
  was: string | null
}

/** One section through all versions. `id` stays when later versions are added. */
export type Lineage = {
  id: string
  /** where it stands in each version; null where it is not */
  places: (number | null)[]
  events: SectionEvent[]
  /** as it is called in the last version that has it */
  title: string
  number: string | null
}

/**
 * Follows every section of every version.
 * @param versions from the oldest to the newest
 */
export function sectionHistory(versions: readonly PolicyText[]): Lineage[] {
  const lineages: Lineage[] = []
  const ids = new Set<string>()
  let here = new Map<number, Lineage>()
  for (const [at, policy] of versions.entries()) {
    const next = new Map<number, Lineage>()
    const before = versions[at - 1]
    if (before) follow(before, policy, here, next, at)
    const free = new Set(policy.sections.map((one) => one.index).filter((index) => !next.has(index)))
    const there = new Set(here.values())
    const gone = lineages.filter((one) => !there.has(one))
    for (const pair of at < 2 ? [] : matchRemembered(gone.map((one) => remembered(one, versions)), policy, free)) {
      const lineage = gone[pair.old] as Lineage
      free.delete(pair.new)
      next.set(pair.new, lineage)
      lineage.events.push(event(at, 'back'))
    }
    for (const index of free) {
      const section = policy.sections[index] as Section
      const lineage: Lineage = { id: idOf(section, ids), places: versions.slice(0, at).map(() => null), events: [event(at, at === 0 ? 'there' : 'born')], title: section.title, number: section.number }
      lineages.push(lineage)
      next.set(index, lineage)
    }
    for (const [index, lineage] of next) {
      const section = policy.sections[index] as Section
      lineage.places[at] = index
      lineage.title = section.title
      lineage.number = section.number
    }
    const alive = new Set(next.values())
    for (const lineage of lineages) {
      if (alive.has(lineage)) continue
      if (lineage.places[at - 1] !== null && lineage.places[at - 1] !== undefined) lineage.events.push(event(at, 'gone'))
      lineage.places[at] = null
    }
    here = next
  }
  return lineages
}

function remembered(lineage: Lineage, versions: readonly PolicyText[]): { policy: PolicyText; index: number } {
  const at = lineage.places.findLastIndex((one) => one !== null)
  return { policy: versions[at] as PolicyText, index: lineage.places[at] as number }
}

function follow(before: PolicyText, policy: PolicyText, here: ReadonlyMap<number, Lineage>, next: Map<number, Lineage>, at: number): void {
  const pairs = matchSections(before, policy)
  const stayed = heaviestAscending(pairs.map((one) => one.old), pairs.map((one) => 1 + countWords(textOf(before, before.sections[one.old] as Section))))
  for (const [order, pair] of pairs.entries()) {
    const lineage = here.get(pair.old)
    if (!lineage) continue
    next.set(pair.new, lineage)
    const [old, now] = [before.sections[pair.old] as Section, policy.sections[pair.new] as Section]
    const [was, is] = [before.text.slice(old.body, old.to), policy.text.slice(now.body, now.to)]
    if (was !== is) {
      const words = diffWords(was, is)
      const [removed, added] = [sizeOf(words, 'removed'), sizeOf(words, 'added')]
      if (removed + added > 0) lineage.events.push({ ...event(at, 'changed'), removed, added })
    }
    if (foldNoise(old.title) !== foldNoise(now.title)) lineage.events.push({ ...event(at, 'retitled'), was: old.title })
    if (old.number !== now.number) lineage.events.push({ ...event(at, 'renumbered'), was: old.number })
    if (!stayed[order]) lineage.events.push(event(at, 'moved'))
  }
}

const textOf = (policy: PolicyText, section: Section) => policy.text.slice(section.from, section.to)
const event = (version: number, what: SectionEvent['what']): SectionEvent => ({ version, what, removed: 0, added: 0, was: null })

/** Made of what the section was called when it was first met. */
function idOf(section: Section, ids: Set<string>): string {
  const words = foldNoise(`${section.title || section.number || 'opening'}`).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60) || 'section'
  let id = words
  for (let n = 2; ids.has(id); n++) id = `${words}-${n}`
  ids.add(id)
  return id
}
