import { expect, test } from 'vitest'
import { groupNear, likeness, shingles, signature } from '../../../shared/documents/near'
import { random as chance } from '../../../shared/demo/random'

const WORDS = 'the feed carried what members wrote to each other and nobody asked them before it began in september under a setting that was on'.split(' ')

function text(seed: number): string[] {
  const random = chance(seed)
  return Array.from({ length: 400 }, () => WORDS[Math.floor(random() * WORDS.length)] as string)
}

/** A share of the words replaced by others. */
function changed(words: readonly string[], share: number, seed: number): string {
  const random = chance(seed)
  return words.map((word) => (random() < share ? `x${Math.floor(random() * 1e6)}` : word)).join(' ')
}

const item = (id: string, words: string) => ({ id, signature: signature(words), shingles: shingles(words) })

test('drafts of one paper are one group, papers of others are not in it', () => {
  const items = Array.from({ length: 30 }, (_, n) => [item(`${n}a`, text(n).join(' ')), item(`${n}b`, changed(text(n), 0.01, n + 100)), item(`${n}c`, changed(text(n), 0.01, n + 200))]).flat()
  const groups = groupNear(items, 0.7).filter((one) => one.members.length > 1)
  expect(groups).toHaveLength(30)
  for (const { members } of groups) {
    expect(members).toHaveLength(3)
    expect(new Set(members.map((one) => one.id.slice(0, -1))).size).toBe(1)
    for (const one of members) expect(one.likeness).toBeGreaterThanOrEqual(0.7)
  }
})

test('the signature tells the likeness of two texts, and a text without words is like nothing', () => {
  const words = text(1)
  const [same, other, empty] = [shingles(words.join(' ')), shingles(changed(words, 0.5, 9)), shingles(' . ')]
  expect(likeness(same, same)).toBe(1)
  expect(likeness(same, other)).toBeLessThan(0.3)
  expect(likeness(same, empty)).toBe(0)
  expect(signature(words.join(' '))).toEqual(signature(words.join('  ').toUpperCase()))
})
