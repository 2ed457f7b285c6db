/** What a token must be for an atom of a query. */
import type { Atom } from './model'
import { stemOf } from './stem'

/** A test for tokens; made once, asked often. */
export function matcherOf(atom: Atom): (token: string) => boolean {
  switch (atom.kind) {
    case 'exact': return (token) => token === atom.text
    case 'stem': return (token) => stemOf(token) === atom.text
    case 'pattern': return (token) => fitsPattern(token, atom.text)
    case 'fuzzy': return (token) => isNear(token, atom.text, atom.edits)
  }
}

/** Letters that every token of the atom begins with; "" where nothing is known. */
export function headOf(atom: Atom): string {
  if (atom.kind === 'exact') return atom.text
  if (atom.kind !== 'pattern') return ''
  const at = atom.text.search(/[*?]/)
  return at < 0 ? atom.text : atom.text.slice(0, at)
}

/** `*` stands for any number of characters, `?` for one. Never takes more than length times length steps. */
export function fitsPattern(token: string, pattern: string): boolean {
  const letters = [...token]
  const signs = [...pattern]
  let at = 0
  let sign = 0
  let star = -1
  let from = 0
  while (at < letters.length) {
    if (sign < signs.length && signs[sign] !== '*' && (signs[sign] === '?' || signs[sign] === letters[at])) {
      at++
      sign++
    } else if (signs[sign] === '*') {
      star = sign++
      from = at
    } else if (star >= 0) {
      sign = star + 1
      at = ++from
    } else return false
  }
  while (signs[sign] === '*') sign++
  return sign === signs.length
}

/**
 * Whether one word becomes the other by at most `most` letters added, left out, changed or swapped with
 * their neighbour (optimal string alignment). The first letter may differ too.
 */
export function isNear(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false
  if (a === b) return true
  let leastBefore = 0
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] as number) + 1)
      row.push(cost)
      if (cost < least) least = cost
    }
    // A swap reaches back over two rows.
    if (least > most && leastBefore > most) return false
    leastBefore = least
    before = last
    last = row
  }
  return (last[b.length] as number) <= most
}
