/** An aligned answer as records of the matter, in one change. */
import { type Operation, patch, put, remove } from '../log/change'
import type { Answer, Defense, Paragraph, Party, Pleading, Response } from '../records'
import { isOfAmount } from './align'
import type { AlignedResponse, Alignment, AnsweringParty, ParsedAnswer } from './model'
import { calledBy, standsIn } from './who'

export type AnswerContext = {
  document: string
  pleading: Pleading
  /** in the order that was aligned */
  paragraphs: readonly Paragraph[]
  parties: readonly Party[]
  answers: readonly Answer[]
  responses: readonly Response[]
  newId: (table: 'answers' | 'responses' | 'defenses' | 'parties') => string
  /** ISO instant */
  now: string
}

const MOST_QUOTED = 4000

/** @returns the operations and the id of the new answer; responses that a person typed for the same paragraph and party give way */
export function answerOperations(parsed: ParsedAnswer, aligned: Alignment, context: AnswerContext): { ops: Operation[]; answer: string; parties: string[] } {
  const { newId } = context
  const id = newId('answers')
  const ops: Operation[] = []
  const { known, added, unmatched } = partiesOf(parsed.parties, context)
  for (const party of added) ops.push(put('parties', party))
  const defendants = [...context.parties.filter((one) => one.role === 'defendant'), ...added]
  const answering = [...new Set(known.values())]
  const all = answering.length === 0 || answering.length === defendants.length
  const replaced = context.answers.filter((one) => one.operative && one.pleading === context.pleading.id && (one.parties.length === 0 || all || one.parties.some((party) => answering.includes(party))))
  const replacedIds = new Set(replaced.map((one) => one.id))
  for (const one of replaced) ops.push(patch('answers', one.id, { operative: false }))
  const rows: Response[] = []
  for (const one of aligned.responses) rows.push(...responsesFor(one, parsed, context, id, known, all ? null : answering))
  rows.push(...silent(parsed, aligned, context, id, all ? null : answering))
  const taken = new Set(rows.map((one) => `${one.paragraph} ${one.party}`))
  for (const old of context.responses) if (old.answer === null && taken.has(`${old.paragraph} ${old.party}`)) ops.push(remove('responses', old.id))
  const doubts = aligned.doubts.map((one) => {
    const response = one.response === null ? null : aligned.responses[one.response]
    return { what: one.what as string, say: one.say.slice(0, 1000), page: one.page, paragraph: response ? (context.paragraphs[response.paragraph]?.id ?? null) : null, settled: false }
  })
  if (unmatched.length > 0) doubts.push({ what: 'party', say: `${unmatched.map((one) => one.name).join(', ')} ${unmatched.length === 1 ? 'answers' : 'answer'}, but ${unmatched.length === 1 ? 'is' : 'are'} no defendant of this matter. Add the party in the Matter room, or choose who answers.`, page: 1, paragraph: null, settled: false })
  ops.push(put('answers', {
    id, document: context.document, pleading: context.pleading.id, title: parsed.title ?? 'Answer', shortForm: shortFormOf(context.answers), parties: all ? [] : answering, filed: null,
    generalDenial: parsed.generalDenial !== null, generalDenialWords: parsed.generalDenial?.words ?? '', headings: parsed.headings, operative: true, doubts, imported: context.now,
  } satisfies Answer))
  for (const row of rows) ops.push(put('responses', row))
  parsed.defenses.forEach((one, order) => void ops.push(put('defenses', { id: newId('defenses'), answer: id, order, printed: one.printed, name: one.name.slice(0, 500), text: one.text, place: one.place, elements: one.elements, note: '' } satisfies Defense)))
  return { ops, answer: id, parties: answering.filter((party) => !replacedIds.has(party)) }
}

/** Which defendants answer. Where the matter has none yet, those who answer become its defendants. */
function partiesOf(names: readonly AnsweringParty[], context: AnswerContext): { known: Map<string, string>; added: Party[]; unmatched: AnsweringParty[] } {
  const known = new Map<string, string>()
  const defendants = context.parties.filter((one) => one.role === 'defendant')
  if (defendants.length === 0) {
    const first = Math.max(0, ...context.parties.map((one) => one.order)) + 1
    const added = names.map((one, index): Party => ({ id: context.newId('parties'), name: one.name.slice(0, 500), definedAs: one.definedAs?.slice(0, 200) ?? null, role: 'defendant', order: first + index }))
    added.forEach((party, index) => void known.set((names[index] as AnsweringParty).name, party.id))
    return { known, added, unmatched: [] }
  }
  const unmatched: AnsweringParty[] = []
  for (const one of names) {
    const party = defendants.find((party) => sameParty(one, party))
    if (party) known.set(one.name, party.id)
    else unmatched.push(one)
  }
  return { known, added: [], unmatched }
}

function sameParty(one: AnsweringParty, party: Party): boolean {
  const theirs = calledBy({ name: party.name, definedAs: party.definedAs })
  return calledBy(one).some((name) => theirs.some((other) => standsIn(other, name) || standsIn(name, other)))
}

/** One record where all who answer respond alike and all defendants answer; else one for each. */
function responsesFor(one: AlignedResponse, parsed: ParsedAnswer, context: AnswerContext, answer: string, known: ReadonlyMap<string, string>, parties: readonly string[] | null): Response[] {
  const paragraph = context.paragraphs[one.paragraph]
  const response = parsed.responses[one.response]
  if (!paragraph || !response) return []
  const quote = response.text.slice(0, MOST_QUOTED)
  const base = {
    paragraph: paragraph.id, quote, answer, printed: response.printed.slice(0, 300), flags: one.flags, place: response.place, confirmed: false,
    parts: one.parts.filter((part) => part.to <= quote.length).map((part) => ({ ...part, who: [...part.who] })),
  }
  const byParty = one.byParty.flatMap((reading) => {
    const party = known.get(reading.party)
    return party ? [{ party, kind: reading.kind }] : []
  })
  if (byParty.length > 0) return byParty.map(({ party, kind }) => ({ ...base, id: context.newId('responses'), party, kind }))
  return (parties ?? [null]).map((party) => ({ ...base, id: context.newId('responses'), party, kind: one.kind }))
}

/** Paragraphs without a response: denied where a catch-all covers them, else admitted by silence, amounts of damages aside. */
function silent(parsed: ParsedAnswer, aligned: Alignment, context: AnswerContext, answer: string, parties: readonly string[] | null): Response[] {
  return aligned.missing.flatMap((index): Response[] => {
    const paragraph = context.paragraphs[index]
    if (!paragraph || paragraph.kind === 'incorporation') return []
    const denied = parsed.generalDenial !== null
    if (!denied && (isOfAmount(paragraph.text) || parsed.style === 'none')) return []
    return (parties ?? [null]).map((party) => ({
      id: context.newId('responses'), paragraph: paragraph.id, party, kind: denied ? 'denied' : 'admitted-by-silence', quote: parsed.generalDenial?.words.slice(0, MOST_QUOTED) ?? '',
      answer, printed: '', parts: [], flags: denied ? ['catch-all'] : [], place: null, confirmed: false,
    }))
  })
}

function shortFormOf(answers: readonly Answer[]): string {
  return answers.length === 0 ? 'Answer' : `Answer (${answers.length + 1})`
}
