/** Every token that the index knows, in memory, and how an atom of a query is looked up among them. */
import { headOf, isNear, matcherOf } from '../../../shared/search/atoms'
import type { Atom } from '../../../shared/search/model'
import { ByteReader, Damaged, sumOf, sumOfText } from './bytes'
import type { IndexDatabase } from './database'
import { larger, WordTable } from './wordTable'

/** Letters at the end of a stem that its word need not have: "ability" has the stem "abl". */
const UNSURE_END = 2
/** Tokens of one row of the file: each by itself takes longer to write than to find. */
const TERMS_OF_A_ROW = 4096
/** No token holds it. */
const BETWEEN = '\n'

export class Vocabulary {
  private readonly words = new WordTable()
  /** units with the token, by tid, those that were taken out since included */
  private frequencies = new Uint32Array(1024)
  /** which letters a token has, and how long it is: tells most words from a fuzzy one at once */
  private letters = new Uint32Array(0)

  /** by tid; 0 is no token */
  get terms(): readonly string[] {
    return this.words.terms
  }

  id(term: string): number | undefined {
    return this.words.id(term)
  }

  /** The number of a token, a new one where it has none. */
  take(term: string): number {
    return this.words.take(term)
  }

  frequency(tid: number): number {
    return this.frequencies[tid] ?? 0
  }

  count(tid: number, units: number): void {
    if (tid >= this.frequencies.length) this.frequencies = larger(this.frequencies, tid + 1)
    this.frequencies[tid] = (this.frequencies[tid] ?? 0) + units
  }

  load(database: IndexDatabase): void {
    for (const [last, terms, sum] of database.rows('SELECT last, terms, sum FROM vocabulary ORDER BY last')) {
      if (sumOfText(terms as string) !== sum) throw new Damaged('a token is not as it was written')
      for (const term of (terms as string).split(BETWEEN)) {
        if (this.id(term) !== undefined) throw new Damaged('a token is there twice')
        this.take(term)
      }
      if (this.terms.length - 1 !== last) throw new Damaged('tokens are missing')
    }
  }

  /** Adds what a segment says of its tokens: pairs of the distance to the last tid, and units. */
  loadFrequencies(packed: Uint8Array, sum: number): void {
    if (sumOf(packed) !== sum) throw new Damaged('a segment is not as it was written')
    const reader = new ByteReader(packed)
    let tid = 0
    while (!reader.ended) {
      tid += reader.number()
      this.count(tid, reader.number())
    }
    if (tid >= this.terms.length) throw new Damaged('a segment has a token that is not there')
  }

  /** Writes the tokens that are not in the file yet, many a row. */
  write(database: IndexDatabase): void {
    const written = Number(database.row('SELECT coalesce(max(last), 0) FROM vocabulary')?.[0] ?? 0)
    for (let first = written + 1; first < this.terms.length; first += TERMS_OF_A_ROW) {
      const row = this.terms.slice(first, first + TERMS_OF_A_ROW)
      const terms = row.join(BETWEEN)
      database.run('INSERT INTO vocabulary(last, terms, sum) VALUES(?, ?, ?)', first + row.length - 1, terms, sumOfText(terms))
    }
  }

  /** Tids of the tokens that fit an atom. */
  fitting(atom: Atom): number[] {
    switch (atom.kind) {
      case 'exact': {
        const tid = this.id(atom.text)
        return tid === undefined ? [] : [tid]
      }
      case 'stem': return this.scan(atom.text.slice(0, Math.max(1, atom.text.length - UNSURE_END)), [], matcherOf(atom))
      case 'pattern': return this.scan(headOf(atom), atom.text.split(/[*?]+/).filter(Boolean), matcherOf(atom))
      case 'fuzzy': return this.near(atom.text, atom.edits)
    }
  }

  /** Tids of tokens that begin so, the most frequent first. */
  beginning(start: string): number[] {
    return this.scan(start, [], () => true).sort((a, b) => this.frequency(b) - this.frequency(a))
  }

  private scan(head: string, parts: readonly string[], fits: (term: string) => boolean): number[] {
    const found: number[] = []
    const { terms } = this
    for (let tid = 1; tid < terms.length; tid++) {
      const term = terms[tid] as string
      if (!term.startsWith(head) || !parts.every((part) => term.includes(part))) continue
      if (fits(term)) found.push(tid)
    }
    return found
  }

  private near(word: string, edits: number): number[] {
    this.lookAtLetters()
    const { letters, terms } = this
    const own = lettersOf(word)
    const found: number[] = []
    for (let tid = 1; tid < terms.length; tid++) {
      const term = terms[tid] as string
      if (Math.abs(term.length - word.length) > edits) continue
      // One edit takes one letter away and brings one in.
      if (bits((letters[tid] as number) ^ own) > 2 * edits) continue
      if (isNear(term, word, edits)) found.push(tid)
    }
    return found
  }

  private lookAtLetters(): void {
    const from = this.letters.length
    if (from >= this.terms.length) return
    const letters = new Uint32Array(this.terms.length)
    letters.set(this.letters)
    for (let tid = from; tid < letters.length; tid++) letters[tid] = lettersOf(this.terms[tid] as string)
    this.letters = letters
  }
}

function lettersOf(term: string): number {
  let mask = 0
  for (let at = 0; at < term.length; at++) mask |= 1 << (term.charCodeAt(at) & 31)
  return mask >>> 0
}

function bits(mask: number): number {
  let rest = mask - ((mask >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
