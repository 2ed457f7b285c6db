import type { Obligation } from '../../../shared/records'

const VERB: Record<Obligation['modality'], string> = { duty: 'must', prohibition: 'must not', right: 'may', 'no-duty': 'need not', representation: 'states that', definition: 'means' }

/** "LinkedIn must not disclose …" out of the parts of an obligation; the clause keeps its own words. */
export function sentenceOf(one: Pick<Obligation, 'who' | 'modality' | 'what'>): string {
  const who = one.modality === 'prohibition' ? one.who.replace(/^Neither/, 'Either') : one.who
  return `${who || 'Who is not said'} ${VERB[one.modality]} ${one.what}`
}
