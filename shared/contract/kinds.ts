/**
 * Kinds of clauses, proposed by transparent rules: the words that decided are the reason. A person
 * confirms. The kinds and their names are those of the domain's table; 41 of them have a CUAD name.
 */
import list from './clauses.json'
import type { KindProposal, ReadClause } from './model'
import { type KindRule, RULES } from './kindRules'
import { sentences } from '../pleading/sentences'

export type KindName = { id: string; name: string; cuad: string | null }

export const KINDS: readonly KindName[] = list

const names = new Map(KINDS.map((one) => [one.id, one.name]))
export const kindName = (id: string): string => names.get(id) ?? id

/** To surface first where data is in dispute. */
export const FIRST_KINDS: readonly string[] = [
  'confidentiality', 'confidentiality-exception', 'data-processing', 'subprocessor', 'user-content-license', 'ai-training', 'unilateral-change', 'precedence',
  'entire-agreement', 'liability-cap', 'arbitration', 'class-waiver', 'limitation-period', 'governing-law',
]

/** Longer clauses are read up to here. */
const MOST = 20_000
const AROUND = 24

/** The kinds of one clause, each with the words that decided. */
export function kindsOf(clause: ReadClause, clauses: readonly ReadClause[]): KindProposal[] {
  if (clause.part === 'signature') return []
  const text = clause.text.slice(0, MOST).replace(/\s+/g, ' ')
  const title = titlesOf(clause, clauses)
  const found: KindProposal[] = []
  let parts: string[] | null = null
  for (const rule of RULES) {
    if ((clause.part === 'definition' && !rule.inDefinitions) || found.some((one) => one.kind === rule.kind)) continue
    const byTitle = rule.title?.exec(title)
    let byText = rule.text?.exec(text)?.[0]
    if (byText !== undefined && rule.sentence) {
      parts ??= sentences(text).map(({ from, to }) => text.slice(from, to))
      byText = inOneSentence(rule, parts)
    }
    const match = byText ?? (byTitle && !rule.both ? byTitle[0] : undefined)
    if (match === undefined || (rule.both && !(byTitle && byText)) || (!rule.sentence && rule.not?.test(text))) continue
    found.push({ kind: rule.kind, why: byText === undefined ? `the heading “${shortened(title)}”` : `“${shortened(byText)}”` })
  }
  return found
}

function inOneSentence({ text, also, not }: KindRule, parts: readonly string[]): string | undefined {
  for (const part of parts) {
    const words = text?.exec(part)?.[0]
    if (words !== undefined && (!also || also.test(part)) && !not?.test(part)) return words
  }
  return undefined
}

const AT_WILL = RULES.filter((one) => one.kind === 'termination-convenience')

/** Whether a sentence lets somebody end the agreement by notice alone. */
export const endsAtWill = (sentence: string): boolean => AT_WILL.some((rule) => inOneSentence(rule, [sentence]) !== undefined)

/** Its own heading and the heading above it. */
function titlesOf(clause: ReadClause, clauses: readonly ReadClause[]): string {
  const parent = clause.parent === null ? null : clauses[clause.parent]
  return [clause.title, clause.title === '' ? parent?.title ?? '' : ''].filter(Boolean).join(' / ')
}

function shortened(words: string): string {
  return words.length <= 160 ? words.trim() : `${words.slice(0, 160 - AROUND).trim()} … ${words.slice(-AROUND).trim()}`
}
