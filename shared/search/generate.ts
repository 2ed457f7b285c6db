/** Texts and queries made from a seed, to hold the index against the reference. Small vocabulary, so that there are hits. */
import { random } from '../demo/random'
import type { UnitKind } from './model'
import type { ReferenceUnit } from './reference'

const WORDS = [
  'the', 'a', 'of', 'and', 'message', 'messages', 'messaging', 'train', 'trained', 'training', 'model', 'models', 'private', 'privacy', 'premium', 'disclose', 'disclosed', 'disclosure', 'member', 'members',
  'setting', 'settings', 'default', 'opt-out', 'opt', 'out', 'third-party', 'e-mail', 'email', 'consent', 'LinkedIn’s', "don't", 'naïve', 'ﬁle', 'files', 'Straße', '§ 2702(a)(1)', '¶ 23', 'LI_000123', 'LI-000124',
  '5:25-cv-00501', 'ann.roe@example.com', '@example.com', '2024-09-18', 'September', '18,', '5,000', '$5,000,000', '用户隐私', '政策', 'プライバシー', 'خصوصية', 'פרטיות', 'U.S.C.', 'Inc.', 'v.', 'AT&T', '50%', 'co\u00adoperate', 'x', 'zz9',
] as const
const JOINTS = [' ', ' ', ' ', ' ', ' ', ' ', ' ', '  ', ', ', '. ', '. ', '; ', '\n', '\n', '\n\n', ' “', '” ', ' (', ') ', '-\n']

const PATTERNS = ['train*', 'mess*', '*ing', 'te?m', 'm?del', 'm?d*l*', 'disclos??', 'p*y', '0001*', 's*s', '?pt', '隐*', 'pri*', 'f?les']
const FUZZY = ['mesage~', 'trian~', 'modle~', 'privcay~2', 'memebr~', 'disclsoure~2', 'consnt~', 'defualt~2']
const NEARS = ['w/1', 'w/3', 'w/5', 'w/20', 'pre/1', 'pre/4', 'w/s', 'w/p', 'pre/s', 'pre/p']

export type Generator = { units(count: number): ReferenceUnit[]; query(): string }

/** The same seed gives the same units and the same queries, in the order in which they are asked for. */
export function generator(seed: number): Generator {
  const next = random(seed)
  const whole = (below: number) => Math.floor(next() * below)
  const pick = <T>(list: readonly T[]): T => list[whole(list.length)] as T
  /** Early words are more frequent, as in language. */
  const word = () => WORDS[Math.floor(next() * next() * WORDS.length)] as string

  const text = (words: number) => {
    let out = ''
    for (let at = 0; at < words; at++) out += (next() < 0.15 ? capital(word()) : word()) + pick(JOINTS)
    return out
  }
  const document = (n: number): ReferenceUnit => ({
    id: `doc_${n}`, kind: 'document',
    pages: [{ page: 0, text: text(1 + whole(6)) }, ...Array.from({ length: whole(4) }, (_, at) => ({ page: at + 1, text: next() < 0.08 ? '' : text(1 + whole(60)) }))],
  })
  const transcript = (n: number): ReferenceUnit => ({ ...document(n), id: `trn_${n}`, kind: 'transcript' })
  const record = (n: number): ReferenceUnit => {
    const [prefix, kind] = pick<readonly [string, UnitKind]>([['par', 'paragraph'], ['psg', 'passage'], ['evt', 'event'], ['gap', 'gap']])
    return { id: `${prefix}_${n}`, kind, pages: [{ page: 0, text: text(1 + whole(40)) }] }
  }

  const phrase = () => `"${Array.from({ length: 1 + whole(3) }, word).join(' ').replace(/["“”]/g, '')}"`
  const leaf = (): string => {
    const kind = next()
    if (kind < 0.5) return operand(word())
    if (kind < 0.68) return phrase()
    if (kind < 0.85) return pick(PATTERNS)
    if (kind < 0.95) return pick(FUZZY)
    return pick(['in:documents', 'in:testimony', 'in:paragraphs', 'in:gaps'])
  }
  const placed = (depth: number): string => {
    const kind = next()
    if (depth > 0 && kind < 0.2) return `(${placed(depth - 1)} OR ${placed(depth - 1)})`
    if (depth > 0 && kind < 0.3) return `(${near(depth - 1)})`
    for (;;) {
      const one = leaf()
      if (!one.startsWith('in:')) return one
    }
  }
  const near = (depth: number): string => `${placed(depth)} ${next() < 0.15 ? 'NOT ' : ''}${pick(NEARS)} ${placed(depth)}`
  const node = (depth: number): string => {
    const kind = next()
    if (depth === 0 || kind < 0.15) return leaf()
    if (kind < 0.45) return near(depth - 1)
    if (kind < 0.65) return `${node(depth - 1)} ${next() < 0.5 ? 'AND ' : ''}${node(depth - 1)}`
    if (kind < 0.85) return `(${node(depth - 1)} OR ${node(depth - 1)})`
    return `NOT (${node(depth - 1)})`
  }
  return {
    units: (count) => Array.from({ length: count }, (_, n) => {
      const kind = next()
      return kind < 0.6 ? document(n) : kind < 0.7 ? transcript(n) : record(n)
    }),
    query: () => node(1 + whole(3)),
  }
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** "and" as a word is only found in quotes. */
const operand = (leaf: string) => (/^(?:and|or|not)$/.test(leaf) ? `"${leaf}"` : leaf)
