/** Many deadlines at once, from a table with the columns of the vectors: id, rule, trigger, service, amount, unit, direction, holiday_sets, clerk_closed, expected. */
import { type Problem, problem, type Result } from '../problem/problem'
import { computeDeadline, type DeadlineResult } from './compute'
import { findRule, isRule } from './find'
import { type HolidaySet, isHolidaySet } from './holidays'
import { type DeadlineRule, UNITS, type Unit } from './rules'
import { serviceOf } from './service'
import { type DeadlineSettings, PLAIN_SETTINGS, rulesOf } from './settings'

export type PeriodWords = { rule: string; trigger: string; service: string; amount: string; unit: string; direction: string; other?: string; ordered?: string; closed?: string }

/**
 * Computes a deadline from words, as a command line or a table has them. A rule that is known gives the
 * period; amount, unit and direction, where they are given, win and it is said where they differ.
 */
export function deadlineOfWords(words: PeriodWords, settings: DeadlineSettings): Result<DeadlineResult> & { rule?: DeadlineRule } {
  const known = findRule(words.rule, rulesOf(settings))
  const rule = period(words, isRule(known) ? known : null, isRule(known) ? null : known)
  if ('happened' in rule) return { ok: false, problem: rule }
  const service = serviceOf(words.service)
  if (service === null) return { ok: false, problem: problem('deadline.rule', `“${words.service.slice(0, 60)}” is no manner of service that is known here.`, 'Use personal, left-at-office, mail, clerk, ecf, email-consented or consented-other.') }
  const found = computeDeadline({ rule, trigger: words.trigger.trim(), service, other: words.other || null, ordered: words.ordered || null, closed: (words.closed ?? '').split(/[\s,;]+/).filter(Boolean) }, settings)
  if (found.ok && isRule(known) && known !== rule) found.value.conflicts.push(`${known.cite} gives ${known.amount} ${known.unit}${known.direction === 'backward' ? ' before' : ''}; ${rule.amount} ${rule.unit}${rule.direction === 'backward' ? ' before' : ''} ${rule.amount === 1 ? 'was' : 'were'} asked for. What was asked for is counted.`)
  return { ...found, rule }
}

function period(words: PeriodWords, known: DeadlineRule | null, unknown: Problem | null): DeadlineRule | Problem {
  const [amount, unit, direction] = [words.amount.trim(), words.unit.trim().toLowerCase(), words.direction.trim().toLowerCase()]
  if (amount === '' && known) return known
  if (amount === '') return unknown ?? problem('deadline.rule', 'No period is given.', 'Name a rule, or give --amount and --unit.')
  if (!/^\d{1,6}$/.test(amount)) return problem('deadline.rule', `“${amount.slice(0, 40)}” is no whole number.`, 'Give the length of the period as a number.')
  const units = unit === '' ? (known?.unit ?? 'days') : ((UNITS as readonly string[]).includes(unit) ? unit : `${unit}s`)
  if (!(UNITS as readonly string[]).includes(units)) return problem('deadline.rule', `“${unit.slice(0, 40)}” is no unit that is known here.`, `Use ${UNITS.join(', ')}.`)
  if (direction !== '' && direction !== 'forward' && direction !== 'backward') return problem('deadline.rule', `“${direction.slice(0, 40)}” is no direction.`, 'Use forward or backward.')
  const asked = { amount: Number(amount), unit: units as Unit, direction: direction === '' ? (known?.direction ?? 'forward') : (direction as DeadlineRule['direction']) }
  if (known && known.amount === asked.amount && known.unit === asked.unit && known.direction === asked.direction) return known
  if (known) return { ...known, ...asked }
  const cite = words.rule.trim().slice(0, 120) || 'The period'
  return { id: '', cite, act: '', ...asked, from: 'the event', served: true, filing: true, notes: [], unsure: words.rule.trim() === '' ? null : 'This rule is not in the table: it is counted as one that runs from service, with something to be filed.' }
}

export type FileRow = { line: number; id: string; rule: string; trigger: string; expected: string; agrees: boolean | null; result: DeadlineResult | null; problem: Problem | null }

const COLUMNS = ['id', 'rule', 'trigger', 'service', 'amount', 'unit', 'direction', 'holiday_sets', 'clerk_closed', 'expected'] as const

/**
 * @param rows cells of the table, its head first
 * @param settings those of the matter; a `holiday_sets` cell stands in for their sets
 * @returns a result for each row; a problem alone where the table has no column for the trigger
 */
export function deadlinesOfTable(rows: readonly (readonly string[])[], settings: DeadlineSettings = PLAIN_SETTINGS): Result<FileRow[]> {
  const head = (rows[0] ?? []).map((cell) => cell.replace(/^\ufeff/, '').trim().toLowerCase().replace(/[ -]/g, '_'))
  const column = Object.fromEntries(COLUMNS.map((name) => [name, head.indexOf(name)])) as Record<(typeof COLUMNS)[number], number>
  if (column.trigger < 0 || (column.rule < 0 && column.amount < 0)) return { ok: false, problem: problem('deadline.rule', 'The table has no columns “rule” and “trigger”.', `Its first line names them: ${COLUMNS.join(', ')}.`) }
  const bySets = new Map<string, { settings: DeadlineSettings; said: string[] }>()
  const found = rows.slice(1).map((cells, at): FileRow => {
    const cell = (name: (typeof COLUMNS)[number]) => (cells[column[name]] ?? '').trim()
    const { settings: own, said } = settingsOf(cell('holiday_sets'), settings, bySets)
    const done = deadlineOfWords({ rule: cell('rule'), trigger: cell('trigger'), service: cell('service'), amount: cell('amount'), unit: cell('unit'), direction: cell('direction'), closed: cell('clerk_closed') }, own)
    const expected = cell('expected')
    const base = { line: at + 2, id: cell('id'), rule: cell('rule'), trigger: cell('trigger'), expected }
    if (!done.ok) return { ...base, agrees: expected === '' ? null : false, result: null, problem: done.problem }
    done.value.notes.push(...said)
    return { ...base, agrees: expected === '' ? null : done.value.date === expected, result: done.value, problem: null }
  })
  return { ok: true, value: found }
}

/** "federal+CA" → these sets, and a sentence for each that is not known. One object a spelling, so that calendars are built once. */
function settingsOf(words: string, settings: DeadlineSettings, known: Map<string, { settings: DeadlineSettings; said: string[] }>): { settings: DeadlineSettings; said: string[] } {
  if (words === '') return { settings, said: [] }
  const there = known.get(words)
  if (there) return there
  const sets: HolidaySet[] = []
  const said: string[] = []
  for (const name of words.split('+').map((one) => one.trim()).filter(Boolean)) {
    const canonical = isHolidaySet(name) ? name : isHolidaySet(name.toLowerCase()) ? name.toLowerCase() : isHolidaySet(name.toUpperCase()) ? name.toUpperCase() : null
    if (canonical === null) said.push(`There is no data on the holidays “${name.slice(0, 40)}”: they were not taken into account.`)
    else if (canonical !== 'federal') sets.push(canonical as HolidaySet)
  }
  const made = { settings: { ...settings, sets }, said }
  if (known.size < 200) known.set(words, made)
  return made
}
