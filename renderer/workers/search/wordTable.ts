/**
 * Numbers for words, by a hash table with open addressing. A Map takes three times as long over words
 * that were just cut out of a page.
 */
export class WordTable {
  /** by number; 0 is no word */
  readonly terms: string[] = ['']
  private slots = new Uint32Array(1 << 12)
  private hashes = new Uint32Array(1 << 10)

  id(term: string): number | undefined {
    return this.slots[this.slotOf(term, hashOf(term))] || undefined
  }

  /** The number of a word, a new one where it has none. */
  take(term: string): number {
    const hash = hashOf(term)
    const slot = this.slotOf(term, hash)
    // A copy: a slice would keep the whole page's text in memory.
    return (this.slots[slot] as number) || this.add(JSON.parse(JSON.stringify(term)) as string, hash, slot)
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

/** FNV-1a over the UTF-16 units. */
function hashOf(term: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}

/** The same numbers with room for more. */
export function larger(old: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const fresh = new Uint32Array(Math.max(old.length * 2, least))
  fresh.set(old)
  return fresh
}
