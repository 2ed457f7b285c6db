/** Mends of an answer as changes: each one commit that a person can take back. */
import { type Change, type Operation, patch, put, remove } from '../log/change'
import type { Answer, Paragraph, Response } from '../records'
import { INEFFECTIVE, type ResponseKind } from './model'

export const KIND_WORDS: Record<ResponseKind, string> = {
  admitted: 'Admitted', denied: 'Denied', 'lacks-knowledge': 'Lacks knowledge', partial: 'Admitted in part', 'speaks-for-itself': '“Speaks for itself”',
  'legal-conclusion': '“Legal conclusion”', 'no-response': 'No effective response', incorporated: 'Earlier responses', 'admitted-by-silence': 'Admitted by silence',
}

/** Sets the kind by hand; what the reader remarked on the old kind falls away. */
export function setKind(paragraph: Paragraph, responses: readonly Response[], kind: ResponseKind): Change {
  const kept = INEFFECTIVE.has(kind) ? (one: string) => one === 'catch-all' || one === 'by-person' || one === 'range' : (one: string) => one === 'by-person' || one === 'range'
  return {
    label: `Read the response to ¶ ${paragraph.label} as ${KIND_WORDS[kind].toLowerCase().replace(/[“”]/g, '')}`,
    ops: responses.map((one) => patch('responses', one.id, { kind, confirmed: true, flags: one.flags.filter(kept) })),
  }
}

/** A person looked, and the reading is right. */
export function confirm(paragraph: Paragraph, responses: readonly Response[]): Change {
  return { label: `Confirm the response to ¶ ${paragraph.label}`, ops: responses.filter((one) => !one.confirmed).map((one) => patch('responses', one.id, { confirmed: true })) }
}

/**
 * Moves the responses from one paragraph on to the next (`by` 1) or the one before (`by` -1), where the
 * numbers drift. What falls off the end is removed; the paragraph left bare gets none.
 * @param paragraphs of the complaint, in order
 */
export function shift(answer: Answer, from: Paragraph, by: 1 | -1, paragraphs: readonly Paragraph[], responses: readonly Response[]): Change {
  const index = new Map(paragraphs.map((one, at) => [one.id, at]))
  const start = index.get(from.id) ?? 0
  const ops: Operation[] = []
  for (const response of responses) {
    const at = response.answer === answer.id ? index.get(response.paragraph) : undefined
    if (at === undefined || at < start) continue
    // What stood in the way of a shift back, or has nowhere to go, is taken off.
    const to = paragraphs[at + by]
    if (!to || (by === -1 && at === start && start > 0 && responses.some((other) => other.answer === answer.id && other.paragraph === to.id && other.party === response.party && other.place !== null))) ops.push(remove('responses', response.id))
    else ops.push(patch('responses', response.id, { paragraph: to.id, flags: response.flags.filter((one) => one !== 'number-drifts') }))
  }
  return { label: `Shift the responses by one ${by === 1 ? 'down' : 'up'} from ¶ ${from.label} on`, ops }
}

/** Says who answers; one record a paragraph and party. */
export function setAnswering(answer: Answer, parties: readonly string[], all: readonly string[], responses: readonly Response[], newId: () => string): Change {
  const whole = parties.length === 0 || parties.length === all.length
  const wanted: readonly (string | null)[] = whole ? [null] : parties
  const own = responses.filter((one) => one.answer === answer.id)
  const byParagraph = new Map<string, Response[]>()
  for (const one of own) byParagraph.set(one.paragraph, [...(byParagraph.get(one.paragraph) ?? []), one])
  const ops: Operation[] = [patch('answers', answer.id, { parties: whole ? [] : [...parties] })]
  for (const rows of byParagraph.values()) {
    const first = rows[0] as Response
    for (const party of wanted) {
      const there = rows.find((one) => one.party === party)
      if (!there) ops.push(put('responses', { ...first, id: newId(), party }))
    }
    for (const one of rows) if (!wanted.includes(one.party)) ops.push(remove('responses', one.id))
  }
  return { label: 'Change who answers', ops }
}

/** Settles a doubt, or takes that back. */
export function settle(answer: Answer, at: number, settled: boolean): Change {
  return { label: settled ? 'Settle a doubt about the answer' : 'Doubt a place of the answer again', ops: [patch('answers', answer.id, { doubts: answer.doubts.map((one, index) => (index === at ? { ...one, settled } : one)) })] }
}

/** Takes an answer out of the matter, with its responses and defenses; its file stays among the documents. */
export function removeAnswer(answer: Answer, responses: readonly Response[], defenses: readonly { id: string; answer: string }[]): Change {
  return {
    label: `Remove ${answer.shortForm}`,
    ops: [...responses.filter((one) => one.answer === answer.id).map((one) => remove('responses', one.id)), ...defenses.filter((one) => one.answer === answer.id).map((one) => remove('defenses', one.id)), remove('answers', answer.id)],
  }
}
