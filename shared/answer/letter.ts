/** The draft of a letter that asks the other side to mend its answer, before a motion (meet and confer). */
import type { Answer, Matter, Party, Pleading } from '../records'
import type { Paper, PaperPart } from '../report/paper'
import { answeringNames, FAULT_WORDS, FAULTS, type FaultRow } from './evasive'
import { citeRanges } from './numbers'

export type LetterInput = {
  matter: Pick<Matter, 'caption' | 'name' | 'court' | 'docketNumber'>
  answer: Answer
  pleading: Pleading
  parties: readonly Party[]
  rows: readonly FaultRow[]
  /** ISO date of the draft */
  on: string
  /** ISO date until which an amended answer is asked for; null leaves a blank */
  by: string | null
}

/** Longer responses are cut in the letter; the answer itself has the rest. */
const MOST_QUOTED = 280

/** A draft for a lawyer to finish: grouped by what is wrong, each response quoted, with the rule. */
export function meetAndConferLetter(input: LetterInput): Paper {
  const { matter, answer, pleading, parties, rows } = input
  const who = answeringNames(answer, parties).join(', ')
  const parts: PaperPart[] = [
    { kind: 'note', text: 'Draft, made by Probata from the responses as they were read. Check every quotation, the rules of the court and the judge’s standing order before it is sent.' },
    { kind: 'text', text: input.on },
    { kind: 'text', text: `Counsel for ${who || 'Defendants'}` },
    { kind: 'text', text: `Re: ${matter.caption || matter.name}${matter.docketNumber ? `, No. ${matter.docketNumber}` : ''}: ${answer.title || 'Answer'}` },
    { kind: 'text', text: 'Counsel:' },
    { kind: 'text', text: `We have reviewed the ${answer.title ? `“${answer.title}”` : 'answer'} to the ${pleading.title || 'complaint'}. The responses listed below do not comply with Rule 8(b) of the Federal Rules of Civil Procedure. We write to resolve this without a motion.` },
  ]
  for (const fault of FAULTS) {
    const own = rows.filter((one) => one.fault === fault)
    if (own.length === 0) continue
    const words = FAULT_WORDS[fault]
    const labels = own.map((one) => ({ from: one.paragraph.n, to: one.paragraph.n }))
    parts.push({ kind: 'heading', text: words.name })
    parts.push({ kind: 'text', text: `${words.ask} ${citeRanges(runs(labels))} of the complaint. ${words.rule}` })
    if (fault !== 'silent') parts.push({ kind: 'table', head: ['¶', 'Allegation', 'Response'], rows: own.map((one) => [one.paragraph.label, cut(one.paragraph.text), cut(one.responses[0]?.quote ?? '')]) })
  }
  parts.push({ kind: 'heading', text: 'What we ask' })
  parts.push({ kind: 'text', text: `Please serve an amended answer that admits, denies, or properly states lack of knowledge for each of these paragraphs by ${input.by ?? '__________'}. Otherwise we will treat the allegations as admitted where Rule 8(b)(6) so provides, and reserve our right to move under Rule 12(f) or for a ruling that they are admitted.` })
  parts.push({ kind: 'text', text: 'We are available to confer by telephone or video. Please let us know a time.' })
  parts.push({ kind: 'text', text: 'Counsel for Plaintiff' })
  return { title: 'Letter on the answer', court: '', caption: '', docket: '', parts }
}

function runs(ranges: readonly { from: number; to: number }[]): { from: number; to: number }[] {
  const joined: { from: number; to: number }[] = []
  for (const one of ranges) {
    const last = joined.at(-1)
    if (last && one.from <= last.to + 1) last.to = Math.max(last.to, one.to)
    else joined.push({ ...one })
  }
  return joined
}

const cut = (text: string) => (text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED).replace(/\s+\S*$/, '')} …` : text)
