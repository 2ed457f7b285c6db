import { countWords, foldNoise, NORMALISER } from './fold'
import { heaviestAscending } from './longest'
import { matchSections } from './match'
import type { Comparison, PolicyText, Section, SectionChange, WordOp } from './model'
import { markMoves } from './moves'
import { diffWords, sizeOf } from './words'

/**
 * Compares two versions of a policy: sections are paired, then their words (domain § 10).
 *
 * Every section of either text is in the result once. In the order of `sections`, the steps without
 * what is removed are the new text to the character; ordered by `old.index` and without what is added,
 * the old one.
 */
export function comparePolicies(older: PolicyText, newer: PolicyText): Comparison {
  const pairs = matchSections(older, newer)
  const stayed = heaviestAscending(pairs.map((one) => one.old), pairs.map((one) => 1 + countWords(older.text.slice(older.sections[one.old]?.from, older.sections[one.old]?.to))))
  const byNew = new Map(pairs.map((one, at) => [one.new, { old: one.old, moved: !stayed[at] }]))
  const changes: SectionChange[] = newer.sections.map((section) => {
    const pair = byNew.get(section.index)
    const old = pair ? (older.sections[pair.old] ?? null) : null
    return old ? changeOf(older, old, newer, section, pair?.moved ?? false) : oneSided('added', newer, section)
  })
  const matched = new Set(pairs.map((one) => one.old))
  const removed = older.sections.filter((one) => !matched.has(one.index)).map((one) => oneSided('removed', older, one))
  const sections = withRemoved(changes, removed)
  markMoves(sections)
  return { sections, normaliser: NORMALISER }
}

function changeOf(older: PolicyText, old: Section, newer: PolicyText, section: Section, moved: boolean): SectionChange {
  const words = diffWords(older.text.slice(old.from, old.to), newer.text.slice(section.from, section.to))
  const [removedWords, addedWords] = [sizeOf(words, 'removed'), sizeOf(words, 'added')]
  const differs = removedWords + addedWords > 0
  return {
    status: moved ? 'moved' : differs ? 'changed' : 'same', old, new: section, words, removedWords, addedWords, noise: !differs && words.some((one) => one.noise),
    retitled: foldNoise(old.title) !== foldNoise(section.title), renumbered: old.number !== section.number,
  }
}

function oneSided(status: 'added' | 'removed', policy: PolicyText, section: Section): SectionChange {
  const words: WordOp[] = [{ op: status, text: policy.text.slice(section.from, section.to) }]
  const size = sizeOf(words, status)
  return {
    status, old: status === 'removed' ? section : null, new: status === 'added' ? section : null, words: words[0]?.text === '' ? [] : words,
    removedWords: status === 'removed' ? size : 0, addedWords: status === 'added' ? size : 0, noise: false, retitled: false, renumbered: false,
  }
}

/** Removed sections behind the one that stood before them. */
function withRemoved(changes: readonly SectionChange[], removed: readonly SectionChange[]): SectionChange[] {
  const behind = new Map<number, SectionChange[]>()
  const placed = new Map(changes.flatMap((one, at) => (one.old && one.status !== 'moved' ? [[one.old.index, at] as const] : [])))
  for (const one of removed) {
    let at = (one.old?.index ?? 0) - 1
    while (at >= 0 && !placed.has(at)) at--
    const place = at < 0 ? -1 : (placed.get(at) ?? -1)
    behind.set(place, [...(behind.get(place) ?? []), one])
  }
  return [...(behind.get(-1) ?? []), ...changes.flatMap((one, at) => [one, ...(behind.get(at) ?? [])])]
}

/** How many sections stand in each way. */
export function tallyOf(comparison: Comparison): Record<SectionChange['status'], number> {
  const tally = { same: 0, changed: 0, moved: 0, added: 0, removed: 0 }
  for (const one of comparison.sections) tally[one.status]++
  return tally
}
