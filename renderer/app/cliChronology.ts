/** `date` and `chronology` on the command line. */
import { orderEvents, undeterminedGroups } from '../../shared/chronology/order'
import { leavingSources } from '../../shared/chronology/table'
import { PHRASE_DEFAULTS, readDate } from '../../shared/dates/phrase'
import { describeDate } from '../../shared/dates/readable'
import type { CliJob } from '../../shared/ipc/contract'
import { ProblemError, problem } from '../../shared/problem/problem'
import type { Session } from '../store'
import type { Write } from './cliWords'

/**
 * `date WORDS [--ref DATE] [--order mdy|dmy|ask]`: the phrase as EDTF with its bounds, or the question
 * that has to be answered. What is no date ends with its reason and exit 2.
 */
export async function date(job: CliJob, write: Write): Promise<number> {
  const words = job.options.words ?? ''
  const { order } = job.options
  if (order !== undefined && !['mdy', 'dmy', 'ask'].includes(order)) throw new ProblemError(problem('unexpected', `--order ${order} is not known.`, 'Use mdy, dmy or ask.'))
  const reference = job.options.ref === undefined ? null : readDate(job.options.ref)
  if (reference && (reference.kind !== 'date' || reference.earliest === null)) throw new ProblemError(problem('unexpected', `--ref ${job.options.ref} is no day that can be counted from.`, 'Write it as 2024-09-18.'))
  const year = Number((reference?.earliest ?? new Date().toISOString()).slice(0, 4))
  const read = readDate(words, { order: order === 'ask' ? null : order === 'dmy' ? 'dmy' : PHRASE_DEFAULTS.order, pivot: year + 1, reference: reference?.earliest?.slice(0, 10) ?? null })
  if (read.kind === 'none') {
    await write('stderr', `${read.question ?? 'This is no date.'}\n`)
    return 2
  }
  const readable = read.kind === 'date' && read.edtf !== null ? describeDate(read.edtf, read.zone) : null
  const result = { words: read.words, edtf: read.edtf, earliest: read.earliest, latest: read.latest, precision: read.precision, zone: read.zone || null, readable, ambiguous: read.kind === 'ask', proposed: read.proposed, question: read.question, alternatives: read.alternatives, remarks: read.remarks }
  const bounds = `${read.earliest ?? '…'} to ${read.latest ?? '…'}`
  const told = [readable ? `${read.edtf}: ${readable} (${bounds})` : '', read.question ?? '', ...read.alternatives.map((one) => `  ${one.edtf}: ${one.why}`), ...read.remarks].filter(Boolean)
  await write('stdout', job.json ? `${JSON.stringify(result)}\n` : `${told.join('\n')}\n`)
  return 0
}

/** `chronology --data DIR`: events in order, with the groups whose order nobody knows. */
export async function chronology(session: Session, job: CliJob, write: Write): Promise<number> {
  const { reader } = session
  const byId = <T extends { id: string }>(rows: readonly T[]) => new Map(rows.map((one) => [one.id, one]))
  const people = byId(reader.rows('people'))
  const tags = byId(reader.rows('tags'))
  const names = {
    person: (id: string) => people.get(id)?.name ?? '', issue: (id: string) => tags.get(id)?.name ?? '',
    documents: byId(reader.rows('documents')), passages: byId(reader.rows('passages')), paragraphs: byId(reader.rows('paragraphs')), pleadings: byId(reader.rows('pleadings')),
  }
  const orderings = reader.rows('orderings')
  const events = reader.rows('events').filter((event) => event.standing !== 'rejected' && leavingSources(event, names) !== null)
  const order = orderEvents(events, orderings)
  const { groups, left } = undeterminedGroups(events, orderings)
  const groupsOf = new Map<string, number[]>()
  groups.forEach((group, at) => {
    for (const id of group.ids) groupsOf.set(id, [...(groupsOf.get(id) ?? []), at + 1])
  })
  const result = {
    matter: reader.get('matter', 'matter')?.name ?? '',
    events: order.sequence.map(({ event, bounds }, at) => ({
      n: at + 1, id: event.id, date: event.date, readable: describeDate(event.date, event.zone), earliest: bounds?.earliest ?? null, latest: bounds?.latest ?? null, precision: bounds?.precision ?? null,
      what: event.what, kind: event.kind, certainty: event.certainty, disputed: event.disputed, significance: event.significance, standing: event.standing, words: event.words, zone: event.zone || null,
      people: event.people.map(names.person), issues: event.issues.map(names.issue), regions: event.regions, sources: [...(leavingSources(event, names) ?? []), ...(event.source ? [event.source] : [])],
      undetermined: order.undetermined.get(event.id) ?? 0, groups: groupsOf.get(event.id) ?? [],
    })),
    undetermined: groups.map((group, at) => ({ group: at + 1, events: group.ids })), undeterminedLeftOut: left,
    asserted: orderings.map((one) => ({ earlier: one.earlier, later: one.later, note: one.note })),
  }
  const lines = result.events.map((event) => `${event.groups.length > 0 ? '≈ ' : '  '}${event.readable}: ${event.what}${event.sources.length > 0 ? ` (${event.sources.join('; ')})` : ''}`)
  const note = groups.length > 0 ? [`≈ ${groups.length} ${groups.length === 1 ? 'group of events stands' : 'groups of events stand'} in no known order.`] : []
  await write('stdout', job.json ? `${JSON.stringify(result)}\n` : `${[...lines, ...note].join('\n')}\n`)
  return 0
}
