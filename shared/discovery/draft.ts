/** From gaps to drafts: the tool that fits, the words for it, grouped without repeats. */
import type { GapRow, Proof } from '../proof'
import type { Element, RequestKind } from '../records'
import { phrase, readPattern, subjectOf, type Terms, toolsOf } from './fill'

export type Draft = {
  kind: RequestKind
  text: string
  subparts: number
  /** ids of gaps that it would close, and elements that it serves */
  gaps: string[]
  elements: string[]
  /** why this tool, one sentence */
  why: string
}

type Choice = { kind: RequestKind; cue: RegExp; why: string }

/** Which tool first, by what is missing and who has it (issue table "Gap → tool"); the first that fits. */
const CHOICES: readonly Choice[] = [
  { kind: 'preservation', cue: /\b(?:lost|deleted|destroyed|overwritten|purged?)\b/i, why: 'It may be lost: demand at once that it is preserved (Rule 37(e)).' },
  { kind: 'public-records', cue: /\b(?:regulator|commission|agency|department of|attorney general|government|ftc|foia|cpra)\b/i, why: 'A public body has it: no party status is needed.' },
  { kind: 'subpoena', cue: /\b(?:vendors?|auditors?|non-?part(?:y|ies)|third part(?:y|ies)|supplier|contractor|former employee)\b/i, why: 'Somebody who is no party has it.' },
  { kind: 'rfa', cue: /\b(?:genuine|authentic|undisputed|true copy|formation|was on|was sent|were sent)\b/i, why: 'It may be undisputed: an admission takes it off the table.' },
  { kind: 'interrogatory', cue: /\b(?:who(?:m)?|which (?:people|persons|systems|vendors|entities)|names? of|recipients?|how many|number of|dates? of|nobody knows)\b/i, why: 'A list under oath of people, systems or dates.' },
  { kind: 'deposition-topic', cue: /\b(?:how .{0,40}works?|why|data flows?|storage|retention|kept|system|pipeline|process)\b/i, why: 'How a system works: an organisation must prepare a witness.' },
]

const PLAN = 'The plan of the gap names it.'
const LIBRARY = 'Usual for the element, from the library.'

/** Tools for one gap: those that its plan names, else the one that fits what is missing; documents beside it where none are asked for. */
function toolsFor(row: GapRow): { kind: RequestKind; why: string }[] {
  const { gap } = row
  const planned = gap ? toolsOf(gap.plan) : []
  if (planned.length > 0) return planned.map((kind) => ({ kind, why: PLAN }))
  // What our own side has needs no process: it is asked of the client, or of an expert.
  if (gap && /^(?:the |our |an? )?(?:client|plaintiff|expert)\b/i.test(gap.holder.trim())) return []
  const words = gap ? `${gap.what} ${gap.holder}` : ''
  const fits = CHOICES.find((one) => one.cue.test(words))
  const first = fits ? { kind: fits.kind, why: fits.why } : { kind: 'rfp' as const, why: 'A document surely exists with the other side: the request gets the thing itself.' }
  return first.kind === 'interrogatory' || first.kind === 'deposition-topic' ? [first, { kind: 'rfp', why: 'The papers behind the answer.' }] : [first]
}

function ownDrafts(row: GapRow, elements: readonly string[], terms: Terms): Draft[] {
  const { gap } = row
  if (!gap) return []
  const { clause, question } = subjectOf(gap.what)
  return toolsFor(row).map(({ kind, why }) => {
    const words = kind === 'rfp' || kind === 'subpoena' || kind === 'public-records' ? `documents sufficient to show ${clause}`
      : kind === 'interrogatory' ? (question ? (/^who(?:m)?\b/.test(clause) ? `identify each person or entity ${clause}, with the date and the purpose` : `state ${clause}, with all facts that the answer rests on`) : `describe ${clause}`)
        : kind === 'rfa' ? clause.replace(/^whether\s+/, '')
          : kind === 'deposition-topic' ? (question ? `facts that show ${clause}` : clause)
            : `all documents and data that show ${clause}`
    return draftOf(kind, words, terms, [gap.id], elements, why)
  })
}

function draftOf(kind: RequestKind, words: string, terms: Terms, gaps: readonly string[], elements: readonly string[], why: string): Draft {
  const text = phrase(kind, words, terms)
  return { kind, text, subparts: countSubparts(text), gaps: [...gaps], elements: [...elements], why }
}

/** Elements that a gap, paragraph or element stands for. */
function elementsBehind(of: string, proof: Pick<Proof, 'paragraphs' | 'elements'>): string[] {
  return proof.elements.has(of) ? [of] : (proof.paragraphs.get(of)?.elements.filter((id) => proof.elements.has(id)) ?? [])
}

/**
 * Drafts for rows of the gap list.
 * @param terms names of the parties, and the time asked about
 * @returns grouped by tool, each text once with all gaps and elements that it serves
 */
export function draftRequests(rows: readonly GapRow[], proof: Pick<Proof, 'paragraphs' | 'elements'>, terms: Terms): Draft[] {
  const drafts: Draft[] = []
  for (const row of rows) {
    const elements = elementsBehind(row.of, proof)
    drafts.push(...ownDrafts(row, elements, terms))
    for (const id of elements) {
      const element = proof.elements.get(id)?.element as Element
      for (const pattern of element.requests) {
        const read = readPattern(pattern)
        if (read) drafts.push(draftOf(read.kind, read.words, terms, row.gap ? [row.gap.id] : [], [id], LIBRARY))
      }
    }
  }
  return withoutRepeats(drafts)
}

const ORDER: readonly RequestKind[] = ['rfp', 'interrogatory', 'rfa', 'deposition-topic', 'subpoena', 'preservation', 'public-records']
const STOP = new Set(['the', 'a', 'an', 'of', 'to', 'and', 'or', 'in', 'on', 'that', 'all', 'any', 'each', 'every', 'documents', 'sufficient', 'show', 'concerning', 'communications', 'state', 'identify', 'from', 'through', 'present'])
const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu)?.filter((word) => !STOP.has(word)) ?? [])

/** Drafts of one tool that ask for the same become one; what a longer one asks for anyway goes into it. */
export function withoutRepeats(drafts: readonly Draft[]): Draft[] {
  const kept: (Draft & { words: Set<string> })[] = []
  for (const draft of [...drafts].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.why === LIBRARY ? 1 : 0) - (b.why === LIBRARY ? 1 : 0))) {
    const words = wordsOf(draft.text)
    const same = kept.find((one) => one.kind === draft.kind && (inside(words, one.words) || inside(one.words, words)))
    if (!same) {
      kept.push({ ...draft, words })
      continue
    }
    if (words.size > same.words.size) Object.assign(same, { text: draft.text, subparts: draft.subparts, words })
    same.gaps = [...new Set([...same.gaps, ...draft.gaps])]
    same.elements = [...new Set([...same.elements, ...draft.elements])]
  }
  return kept.map(({ words: _, ...draft }) => draft)
}

function inside(few: ReadonlySet<string>, many: ReadonlySet<string>): boolean {
  if (few.size === 0 || few.size > many.size) return false
  for (const word of few) if (!many.has(word)) return false
  return true
}

/**
 * Discrete sub-parts as they are printed: "(a) … (b) …", "(1) … (2) …". What is logically part of the same
 * question counts as one, and that is for a person to say: the number can be changed.
 */
export function countSubparts(text: string): number {
  const letters = new Set([...text.slice(0, 8000).matchAll(/(?:^|[\s;,:])\(([a-z]|\d{1,2}|[ivx]{1,4})\)\s/gi)].map((match) => match[1]?.toLowerCase()))
  return Math.max(1, letters.size)
}
