/** `deadline` and `requests` on the command line. */
import { tableRows } from '../../shared/chronology/importTable'
import { PHRASE_DEFAULTS, readDate } from '../../shared/dates/phrase'
import { deadlineOfWords, deadlinesOfTable, type DeadlineSettings, HOLIDAY_SETS, type HolidaySet, isHolidaySet, PLAIN_SETTINGS, settingsOf } from '../../shared/deadlines'
import { countUse, dueOf, ifNeverComes, PLAIN_LIMITS, standingOf } from '../../shared/discovery'
import type { CliJob } from '../../shared/ipc/contract'
import { ProblemError, problem } from '../../shared/problem/problem'
import { elementName } from '../../shared/proof'
import { toCsv } from '../../shared/report/csv'
import { todayHere } from '../features/linking'
import { fileFromToken } from '../import'
import { listMatters, openMatter, type Reader, type Session } from '../store'
import { sentence, type Write } from './cliWords'
import { proofOf } from '../proof'

/** A table of more characters is none that a person wrote. */
const LARGEST = 50_000_000

/**
 * `deadline --trigger DATE --rule RULE …`, or `--file FILE.csv` for many.
 * @returns 0; 2 where a trigger is no exact day, no rule is meant, or a row of the file cannot be computed
 */
export async function deadline(job: CliJob, write: Write): Promise<number> {
  const settings = await settingsFor(job)
  const [token] = job.files
  if (token) return many(await fileFromToken(token.token, token.name), job, settings, write)
  const { trigger = '', rule = '', service = '', amount = '', unit = '', direction = '', other = '', ordered = '', closed = '' } = job.options
  if (trigger === '') throw new ProblemError(problem('deadline.date', 'No trigger is given.', 'Give --trigger DATE and --rule RULE, or --file FILE.csv.'))
  const found = deadlineOfWords({ rule, trigger: exactDay(trigger, '--trigger'), service, amount, unit, direction, other: other && exactDay(other, '--other'), ordered: ordered && exactDay(ordered, '--ordered'), closed }, settings)
  if (!found.ok) throw new ProblemError(found.problem)
  const { value } = found
  const result = { rule: found.rule?.cite ?? rule, act: found.rule?.act ?? '', trigger, service, ...value }
  await write('stdout', job.json ? `${JSON.stringify(result)}\n` : `${[`${value.date} ${value.weekday}`, ...value.steps, ...value.notes, ...value.unsure.map((one) => `Not settled: ${one.say}`), ...value.conflicts].join('\n')}\n`)
  return 0
}

/** Settings of the matter in `--data`, with what the options say over them. */
async function settingsFor(job: CliJob): Promise<DeadlineSettings> {
  const session = job.options.against === undefined ? null : await matterOf(job)
  const base = session ? settingsOf(session.reader.get('matter', 'matter'), session.reader.rows('courtDays')) : PLAIN_SETTINGS
  session?.close()
  const { holidays, zone, short } = job.options
  const sets = holidays?.split('+').map((one) => one.trim()).filter(Boolean)
  const odd = sets?.find((one) => !isHolidaySet(one))
  if (odd !== undefined) throw new ProblemError(problem('deadline.rule', `--holidays ${odd} is not known.`, `Use ${HOLIDAY_SETS.join(', ')}, joined by +.`))
  if (short !== undefined && short !== 'last' && short !== 'next') throw new ProblemError(problem('deadline.rule', `--short ${short} is not known.`, 'Use last or next.'))
  return { ...base, ...(sets ? { sets: sets.filter((one) => one !== 'federal') as HolidaySet[] } : {}), ...(zone ? { zone } : {}), ...(short ? { short } : {}) }
}

async function matterOf(job: CliJob): Promise<Session> {
  const cards = (await listMatters()).filter((card) => card.deleted === null)
  const card = job.options.matter ? cards.find((one) => one.id === job.options.matter || one.name === job.options.matter) : cards[0]
  if (!card) throw new ProblemError(problem('unexpected', 'There is no such matter in this data folder.'))
  return openMatter(card.id)
}

/** An ISO day as it is; other words where they mean one day. What is uncertain is refused: a deadline needs one exact day. */
function exactDay(words: string, option: string): string {
  if (/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?$/.test(words)) return words
  const read = readDate(words, PHRASE_DEFAULTS)
  if (read.kind === 'date' && read.edtf !== null && /^\d{4}-\d\d-\d\d$/.test(read.edtf)) return read.edtf
  throw new ProblemError(problem('deadline.date', `${option} “${words.slice(0, 80)}” is no single day. ${read.question ?? 'A deadline needs one exact day.'}`, 'Write it as 2025-01-30.'))
}

async function many(file: { file: Blob; name: string }, job: CliJob, settings: DeadlineSettings, write: Write): Promise<number> {
  if (file.file.size > LARGEST) throw new ProblemError(problem('file.too-large', `${file.name} is too large for a table of deadlines.`, 'Split it.'))
  const rows = tableRows(await file.file.text())
  const found = deadlinesOfTable(rows, settings)
  if (!found.ok) throw new ProblemError(found.problem)
  const wrong = found.value.filter((row) => row.problem !== null)
  for (const row of wrong.slice(0, 100)) await write('stderr', `${file.name}, line ${row.line}: ${sentence(new ProblemError(row.problem ?? problem('unexpected', '')))}\n`)
  if (wrong.length > 100) await write('stderr', `${file.name}: ${wrong.length - 100} more lines could not be computed.\n`)
  const checked = found.value.filter((row) => row.agrees !== null)
  if (job.json) {
    const results = found.value.map(({ line, id, rule, trigger, expected, agrees, result, problem: why }) => ({
      line, id, rule, trigger, date: result?.date ?? null, weekday: result?.weekday ?? null, ...(agrees === null ? {} : { expected, agrees }), steps: result?.steps ?? [], notes: result?.notes ?? [], unsure: result?.unsure ?? [], conflicts: result?.conflicts ?? [],
      ...(why ? { problem: [why.happened, why.todo].filter(Boolean).join(' ') } : {}),
    }))
    await write('stdout', `${JSON.stringify({ rows: results, computed: found.value.length - wrong.length, checked: checked.length, agree: checked.filter((row) => row.agrees).length })}\n`)
  } else {
    // The same columns as came in, with the day, its weekday and what is not settled behind them.
    const head = rows[0] ?? []
    await write('stdout', toCsv([[...head, 'computed', 'computed_weekday', 'agrees', 'unsure', 'notes'], ...found.value.map((row, at) => [
      ...head.map((_, column) => rows[at + 1]?.[column] ?? ''), row.result?.date ?? '', row.result?.weekday ?? '', row.agrees === null ? '' : row.agrees ? 'yes' : 'no', (row.result?.unsure ?? []).map((one) => one.say).join(' '), row.problem?.happened ?? [...(row.result?.notes ?? []), ...(row.result?.conflicts ?? [])].join(' '),
    ])]))
  }
  return wrong.length > 0 ? 2 : 0
}

/** `requests --data DIR`: sets with their requests, what each would close, what is due, and how much of the limits is used. */
export async function requests(session: Session, job: CliJob, write: Write): Promise<number> {
  const { reader } = session
  const proof = proofOf(reader)
  const today = todayHere()
  const name = (id: string | null) => (id === null ? null : (reader.get('parties', id)?.definedAs ?? reader.get('parties', id)?.name ?? reader.get('people', id)?.name ?? null))
  const sets = [...reader.rows('requestSets')].sort((a, b) => (a.created < b.created ? -1 : a.created > b.created ? 1 : a.id < b.id ? -1 : 1)).map((set) => {
    const own = reader.rows('requests').filter((one) => one.set === set.id).sort((a, b) => a.order - b.order)
    return {
      id: set.id, kind: set.kind, title: set.title, by: name(set.by), to: name(set.to), state: set.state, standing: standingOf(set, own, today), served: set.served, servedHow: set.servedHow, due: dueOf(set), dueWhy: set.dueWhy, extended: set.extended, responded: set.responded, steps: set.steps.map(({ at, kind, say }) => ({ at, kind, say })),
      requests: own.map((one) => ({
        id: one.id, number: one.number, text: one.text, subparts: one.subparts, state: one.state, due: dueOf(set), gaps: one.gaps.flatMap((id) => gapOf(reader, id)), elements: one.elements.flatMap((id) => elementOf(id, proof)),
        objections: one.objections.map((objection) => objection.kind), produced: one.produced, ifNeverComes: ifNeverComes(one.elements, proof).say,
      })),
    }
  })
  const limits = reader.get('matter', 'matter')?.settings.limits ?? PLAIN_LIMITS
  const use = countUse(reader.rows('requestSets'), reader.rows('requests'), reader.rows('depositions'), limits)
  const used = { interrogatories: use.interrogatories.map((pair) => ({ by: name(pair.by), to: name(pair.to), served: pair.served, drafted: pair.drafted, limit: limits.interrogatories, over: pair.over })), depositions: { ...use.depositions, limit: limits.depositions }, hours: limits.hours }
  const result = { matter: reader.get('matter', 'matter')?.name ?? '', sets, limits: used, deadlines: reader.rows('deadlines').map(({ id, what, date, computed, source, state, owner }) => ({ id, what, date, computed, source, state, owner })).sort((a, b) => (a.date < b.date ? -1 : 1)) }
  const lines = sets.flatMap((set) => [`${set.title}: ${set.standing}${set.due ? `, due ${set.due}` : ''}`, ...set.requests.map((one) => `  ${one.number}. ${one.text}`)])
  await write('stdout', job.json ? `${JSON.stringify(result)}\n` : `${lines.length > 0 ? lines.join('\n') : 'Nothing was asked for yet.'}\n`)
  return 0
}

function gapOf(reader: Reader, id: string): { id: string; what: string; state: string }[] {
  const gap = reader.get('gaps', id)
  return gap ? [{ id, what: gap.what, state: gap.state }] : []
}

function elementOf(id: string, proof: ReturnType<typeof proofOf>): { id: string; name: string; library: string | null; status: string }[] {
  const one = proof.elements.get(id)
  const count = one && proof.counts.get(one.element.count)?.count
  return one && count ? [{ id, name: `${elementName(one.element, count)} (${one.element.short.toLowerCase()})`, library: one.element.library, status: one.status }] : []
}
