/** The order of proof: by whom and by what each element is shown at trial, with the time that it takes. */
import { elementName, type Proof } from '../proof'
import type { ProofStep } from '../records'

export type ElementOrder = {
  element: string
  name: string
  text: string
  steps: ProofStep[]
  minutes: number
}

/** Steps by element, in the order of counts and elements; elements without a step too. */
export function orderOfProof(steps: readonly ProofStep[], proof: Pick<Proof, 'counts' | 'elements'>): ElementOrder[] {
  const byElement = new Map<string, ProofStep[]>()
  for (const step of steps) byElement.set(step.element, [...(byElement.get(step.element) ?? []), step])
  return [...proof.counts.values()].flatMap(({ count, elements }) => elements.flatMap((id) => {
    const one = proof.elements.get(id)
    if (!one) return []
    const own = (byElement.get(id) ?? []).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
    return [{ element: id, name: `${elementName(one.element, count)} · ${one.element.short}`, text: one.element.text, steps: own, minutes: own.reduce((sum, step) => sum + step.minutes, 0) }]
  }))
}

/** The `order` that puts a step at a place among the others: between its new neighbours. @param rest the steps without it, in order */
export function orderAt(rest: readonly Pick<ProofStep, 'order'>[], index: number): number {
  const before = rest[index - 1]?.order
  const after = rest[index]?.order
  if (before === undefined) return after === undefined ? 1 : after - 1
  return after === undefined ? before + 1 : (before + after) / 2
}

/** "2 h 15 min", "45 min". */
export function readableMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return hours === 0 ? `${rest} min` : rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}
