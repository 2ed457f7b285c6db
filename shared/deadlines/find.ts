/** Finding a rule by what people write: "FRCP 34(b)(2)(A) RFP response", "Rule 34", "L.R. 7-3(a)", an id. */
import { type Problem, problem } from '../problem/problem'
import type { DeadlineRule } from './rules'

/** Letters, digits, brackets and hyphens only, with the names of the sets of rules cut to a sign. */
function key(words: string): string {
  return words.slice(0, 300).toLowerCase().replace(/[–—‑]/g, '-')
    .replace(/fed(?:eral|\.)?\s*r(?:ules?|\.)?\s*(?:of\s+)?app(?:ellate|\.)?\s*p(?:rocedure|\.)?/g, 'frap').replace(/fed(?:eral|\.)?\s*r(?:ules?|\.)?\s*(?:of\s+)?civ(?:il|\.)?\s*p(?:rocedure|\.)?/g, 'frcp')
    .replace(/u\.\s*s\.\s*c\.?/g, 'usc').replace(/(?:n\.?\s*d\.?\s*cal\.?,?\s*)?(?:civ(?:il|\.)?\s*)?l(?:ocal|\.)\s*r(?:ule|\.)/g, 'lr').replace(/^\s*rules?\b/, 'frcp').replace(/[^a-z0-9()/-]/g, '')
}

type Keyed = { rule: DeadlineRule; cite: string; whole: string; act: string }
const cache = new WeakMap<readonly DeadlineRule[], Keyed[]>()
const memo = new WeakMap<readonly DeadlineRule[], Map<string, DeadlineRule | Problem>>()

function keyed(rules: readonly DeadlineRule[]): Keyed[] {
  const there = cache.get(rules)
  if (there) return there
  const made = rules.map((rule) => ({ rule, cite: key(rule.cite), whole: key(`${rule.cite} ${rule.act}`), act: key(rule.act) }))
  cache.set(rules, made)
  return made
}

/** @returns the rule; a problem that names the candidates where several fit or none does */
export function findRule(words: string, rules: readonly DeadlineRule[]): DeadlineRule | Problem {
  const known = memo.get(rules) ?? new Map<string, DeadlineRule | Problem>()
  if (known.size === 0) memo.set(rules, known)
  const there = known.get(words)
  if (there) return there
  const found = look(words, rules)
  // A file of many rows names few rules; a hostile one must not fill the memory.
  if (known.size < 2000) known.set(words, found)
  return found
}

export const isRule = (found: DeadlineRule | Problem): found is DeadlineRule => 'act' in found

function look(words: string, rules: readonly DeadlineRule[]): DeadlineRule | Problem {
  const all = keyed(rules)
  const asked = key(words)
  const bare = /^\d/.test(asked) && !asked.includes('usc') ? `frcp${asked}` : asked
  if (bare === '') return unknown(words)
  const exact = all.find((one) => one.rule.id === words.trim()) ?? all.find((one) => one.whole === bare || one.cite === bare || one.act === asked)
  if (exact) return exact.rule
  // The longest cite that the words begin with, so that "26(a)(3)(B) objections" is not taken for "26(a)(3)(B)".
  const behind = all.filter((one) => begins(bare, one.cite)).sort((a, b) => b.cite.length - a.cite.length)[0]
  if (behind) return behind.rule
  const ahead = all.filter((one) => begins(one.cite, bare))
  if (ahead.length === 1 && ahead[0]) return ahead[0].rule
  if (ahead.length > 1) return problem('deadline.rule', `“${words.slice(0, 80)}” can be ${ahead.slice(0, 6).map((one) => `${one.rule.cite} (${one.rule.act})`).join(', ')}.`, 'Name one of them in full.')
  const doing = asked.length < 3 ? [] : all.filter((one) => one.act.startsWith(asked))
  return doing.length === 1 && doing[0] ? doing[0].rule : unknown(words)
}

/** Whether `long` begins with `short`, and the cite does not go on there: "26(f)(1)" does not begin with "26(f)(11)", nor "4(m)" with "4". */
function begins(long: string, short: string): boolean {
  return short !== '' && long.startsWith(short) && !/^[0-9]/.test(long.slice(short.length)) && !/^-/.test(long.slice(short.length))
}

const unknown = (words: string): Problem => problem('deadline.rule', `No rule “${words.slice(0, 80)}” is known here.`, 'Name it as “FRCP 34(b)(2)(A)”, or give the period itself with --amount and --unit.')
