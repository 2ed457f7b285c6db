/**
 * Kinds of clauses, proposed by transparent rules: the words that decided are the reason. A person
 * confirms. The kinds and their names are those of the domain's table; 41 of them have a CUAD name.
 */
import list from './clauses.json'
import type { KindProposal, ReadClause } from './model'
import { RULES } from './kindRules'

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
  for (const rule of RULES) {
    const byTitle = rule.title?.exec(title)
    const byText = rule.text?.exec(text)
    const match = byText ?? (byTitle && !rule.both ? byTitle : null)
    if (!match || (rule.both && !(byTitle && byText)) || rule.not?.test(text)) continue
    if (clause.part === 'definition' && !rule.inDefinitions) continue
    const words = byText ? text.slice(Math.max(0, match.index), Math.min(text.length, match.index + match[0].length)) : match[0]
    found.push({ kind: rule.kind, why: byText ? `“${shortened(words)}”` : `the heading “${shortened(title)}”` })
  }
  return found
}

/** Its own heading and the heading above it. */
function titlesOf(clause: ReadClause, clauses: readonly ReadClause[]): string {
  const parent = clause.parent === null ? null : clauses[clause.parent]
  return [clause.title, clause.title === '' ? parent?.title ?? '' : ''].filter(Boolean).join(' / ')
}

function shortened(words: string): string {
  return words.length <= 160 ? words.trim() : `${words.slice(0, 160 - AROUND).trim()} … ${words.slice(-AROUND).trim()}`
}
