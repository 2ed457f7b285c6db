/** Elements of a count: taken from the library, then the matter's own. Each action is one commit. */
import type { LibraryClaim } from '../../../shared/elements'
import { type Operation, patch, put, remove } from '../../../shared/log/change'
import { countName } from '../../../shared/proof'
import type { Count, Element } from '../../../shared/records'
import { newId, type Session } from '../../store'
import { commitOrSay } from '../linking'

function elementsOf(session: Session, count: string): Element[] {
  return session.reader.rows('elements').filter((one) => one.count === count).sort((a, b) => a.order - b.order)
}

/** An element with all that hangs on it. */
function removal(session: Session, element: Element): Operation[] {
  const { reader } = session
  return [
    ...reader.rows('assignments').filter((one) => one.element === element.id).map((one) => remove('assignments', one.id)),
    ...reader.rows('supports').filter((one) => one.of === element.id).map((one) => remove('supports', one.id)),
    ...reader.rows('gaps').filter((one) => one.of === element.id).map((one) => remove('gaps', one.id)),
    ...reader.rows('overrides').filter((one) => one.of === element.id).map((one) => remove('overrides', one.id)),
    remove('elements', element.id),
  ]
}

/** Elements numbered from 1 in the order given. */
function numbered(elements: readonly Element[]): Operation[] {
  return elements.flatMap((element, index) => (element.order === index + 1 ? [] : [patch('elements', element.id, { order: index + 1 })]))
}

/** A person stands behind the elements of the count. */
export function confirmElements(session: Session, count: Count, confirmed = true): Promise<boolean> {
  const label = confirmed ? `Confirm the elements of ${countName(count)}` : `Set the elements of ${countName(count)} back to proposed`
  return commitOrSay(session, { label, ops: [patch('counts', count.id, { confirmed })] })
}

/** Takes the elements of a claim of the library; what stood there before goes, with its links. */
export function chooseClaim(session: Session, count: Count, claim: LibraryClaim): Promise<boolean> {
  const ops = elementsOf(session, count.id).flatMap((element) => removal(session, element))
  claim.elements.forEach(({ id, ...element }, index) => {
    ops.push(put('elements', { id: newId('elements'), count: count.id, order: index + 1, library: id, ...element }))
  })
  ops.push(patch('counts', count.id, { claim: claim.id, confirmed: false }))
  return commitOrSay(session, { label: `Take the elements of ${countName(count)} from “${claim.claim}”`, ops })
}

export type ElementWords = Pick<Element, 'text' | 'short'>

export function writeElement(session: Session, count: Count, words: ElementWords): Promise<boolean> {
  const order = elementsOf(session, count.id).length + 1
  const element: Element = { id: newId('elements'), count: count.id, order, ...words, library: null, proof: [], requests: [] }
  return commitOrSay(session, { label: `Add element ${order} to ${countName(count)}: ${words.short}`, ops: [put('elements', element)] })
}

export function editElement(session: Session, count: Count, element: Element, words: ElementWords): Promise<boolean> {
  return commitOrSay(session, { label: `Reword ${countName(count)}, element ${element.order}`, ops: [patch('elements', element.id, words)] })
}

export function moveElement(session: Session, count: Count, element: Element, by: 1 | -1): Promise<boolean> {
  const all = elementsOf(session, count.id)
  const from = all.findIndex((one) => one.id === element.id)
  const other = all[from + by]
  if (!other) return Promise.resolve(false)
  all[from] = other
  all[from + by] = element
  return commitOrSay(session, { label: `Move “${element.short}” to place ${from + by + 1} of ${countName(count)}`, ops: numbered(all) })
}

export function deleteElement(session: Session, count: Count, element: Element): Promise<boolean> {
  const rest = elementsOf(session, count.id).filter((one) => one.id !== element.id)
  return commitOrSay(session, { label: `Delete element ${element.order} of ${countName(count)}: ${element.short}`, ops: [...removal(session, element), ...numbered(rest)] })
}
