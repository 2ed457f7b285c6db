/** Which responses admit (FRCP 8(b)(6)), and which count at all. */
import { INEFFECTIVE } from '../answer/model'
import type { Answer, Response } from '../records'
import type { ProofOptions } from './model'

/** Whether a response admits its paragraph; what neither admits nor denies goes by the matter's setting. */
export function admits(response: Pick<Response, 'kind' | 'flags'>, ineffective: ProofOptions['ineffectiveDenials']): boolean {
  if (response.kind === 'admitted' || response.kind === 'admitted-by-silence') return true
  if (!INEFFECTIVE.has(response.kind)) return false
  return ineffective === 'admitted' || (ineffective === 'admitted-unless-catch-all' && !response.flags.includes('catch-all'))
}

/** One sentence on why a paragraph is admitted, from the responses that admit it. */
export function whyAdmitted(admitting: readonly Response[]): string {
  if (admitting.every((one) => one.kind === 'admitted-by-silence')) {
    const open = admitting.some((one) => !one.confirmed)
    return `The answer does not deny it, so it is admitted (FRCP 8(b)(6)).${open ? ' Nobody has confirmed yet that a response was due.' : ''}`
  }
  if (admitting.some((one) => INEFFECTIVE.has(one.kind))) return 'The response neither admits nor denies it, and this matter counts that as admitted (FRCP 8(b)(6)).'
  return 'The answer admits it.'
}

/** Responses that count: those that a person typed, and those of answers that stand. */
export function standing(responses: readonly Response[], answers: readonly Answer[]): readonly Response[] {
  const replaced = new Set(answers.filter((one) => !one.operative).map((one) => one.id))
  return replaced.size === 0 ? responses : responses.filter((one) => one.answer === null || !replaced.has(one.answer))
}
