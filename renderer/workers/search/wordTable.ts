import type { Cut } from '../../../shared/search/tokens'

/**
 * Numbers for words, by a hash table with open addressing. A Map takes three times as long over words
 * that were just cut out of a page, and cannot tell of letters in a text whether it has their word.
 */
export class WordTable {
  /** by number; 0 is no word */
  readonly terms: string[] = ['']
  private slots = new Uint32Array(1 << 12)
  private hashes = new Uint32Array(1 << 10)
  /** number of the word that was cut last */
  private lastCut = 0

  id(term: string): number | undefined {
    return this.slots[this.slotOf(term, hashOf(term))] || undefined
  }

  /** A plain word of a text in small letters: the string that is here already, where it is. */
  readonly cut: Cut = (text, from, to, capitals) => {
    let hash = BASIS
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at)
      hash = Math.imul(hash ^ (code >= 65 && code <= 90 ? code + 32 : code), PRIME)
    }
    hash = (hash ^ (hash >>> 15)) >>> 0
    const { slots, hashes, terms } = this
    const mask = slots.length - 1
    let slot = hash & mask
    for (; ; slot = (slot + 1) & mask) {
      const number = slots[slot] as number
      if (number === 0) break
      if (hashes[number] === hash && isSame(terms[number] as string, text, from, to)) {
        this.lastCut = number
        return terms[number] as string
      }
    }
    const term = capitals ? text.slice(from, to).toLowerCase() : text.slice(from, to)
    this.lastCut = this.add(copied(term), hash, slot)
    return this.terms[this.lastCut] as string
  }

  /** The number of a word, a new one where it has none. */
  take(term: string): number {
    if (this.terms[this.lastCut] === term) return this.lastCut
    const hash = hashOf(term)
    const slot = this.slotOf(term, hash)
    return (this.slots[slot] as number) || this.add(copied(term), hash, slot)
  }

  /** Slot of a word, or the free one where it would be. */
  private slotOf(term: string, hash: number): number {
    const { slots, hashes, terms } = this
    const mask = slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot] as number
      if (number === 0 || (hashes[number] === hash && terms[number] === term)) return slot
    }
  }

  private add(term: string, hash: number, slot: number): number {
    const number = this.terms.length
    this.terms.push(term)
    if (number >= this.hashes.length) this.hashes = larger(this.hashes, number + 1)
    this.hashes[number] = hash
    this.slots[slot] = number
    if (number * 2 > this.slots.length) this.spread()
    return number
  }

  private spread(): void {
    const slots = new Uint32Array(this.slots.length * 2)
    const mask = slots.length - 1
    for (let number = 1; number < this.terms.length; number++) {
      let slot = (this.hashes[number] as number) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = number
    }
    this.slots = slots
  }
}

/** A slice would keep the whole page's text in memory. */
const copied = (term: string) => JSON.parse(JSON.stringify(term)) as string

/** Whether the letters of a text, made small, are the word. */
function isSame(term: string, text: string, from: number, to: number): boolean {
  if (term.length !== to - from) return false
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (term.charCodeAt(at - from) !== (code >= 65 && code <= 90 ? code + 32 : code)) return false
  }
  return true
}

const BASIS = 0x811c9dc5
const PRIME = 0x01000193

/** FNV-1a over the UTF-16 units. */
function hashOf(term: string): number {
  let hash = BASIS
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), PRIME)
  return (hash ^ (hash >>> 15)) >>> 0
}

/** The same numbers with room for more. */
export function larger(old: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const fresh = new Uint32Array(Math.max(old.length * 2, least))
  fresh.set(old)
  return fresh
}
