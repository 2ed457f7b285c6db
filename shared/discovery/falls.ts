/** What happens if what was asked for never comes. */
import { countName, elementName, howMany, listed, type Proof } from '../proof'

export type Fall = {
  /** elements that have nothing verified behind them without it */
  falls: { element: string; say: string }[]
  /** elements that stand without it, but weaker */
  weaker: { element: string; say: string }[]
  /** counts that fall with an element of theirs */
  counts: string[]
  /** in one sentence */
  say: string
}

/**
 * @param proof as it stands now, that is without what was asked for
 * @param elements ids of elements that a request or a gap serves
 */
export function ifNeverComes(elements: readonly string[], proof: Pick<Proof, 'elements' | 'paragraphs' | 'counts'>): Fall {
  const fall: Fall = { falls: [], weaker: [], counts: [], say: '' }
  for (const id of new Set(elements)) {
    const one = proof.elements.get(id)
    const count = one && proof.counts.get(one.element.count)?.count
    if (!one || !count) continue
    const name = `${elementName(one.element, count)} (${one.element.short.toLowerCase()})`
    const paragraphs = one.paragraphs.map((paragraph) => proof.paragraphs.get(paragraph)).filter((p) => p !== undefined)
    const verified = [one, ...paragraphs].some((target) => target.for.some((link) => link.standing === 'verified'))
    const admitted = one.status === 'admitted' || one.status === 'not-needed'
    const open = one.status === 'missing' || one.status === 'undermined' || one.status === 'unexamined'
    if (admitted || (verified && !open)) fall.weaker.push({ element: id, say: admitted ? `${name} stands without it: it is admitted or needs no proof.` : `${name} is weaker, but something verified stands behind it.` })
    else {
      fall.falls.push({ element: id, say: open ? `${name} falls. ${one.why}` : `${name} falls unless what is only proposed for it holds.` })
      if (!fall.counts.includes(count.id)) fall.counts.push(count.id)
    }
  }
  const counts = fall.counts.map((id) => proof.counts.get(id)?.count).filter((one) => one !== undefined)
  fall.say = fall.falls.length > 0
    ? `${howMany(fall.falls.length, 'element')} ${fall.falls.length === 1 ? 'falls' : 'fall'}, and with ${fall.falls.length === 1 ? 'it' : 'them'} ${listed(counts.map(countName))}.`
    : fall.weaker.length > 0 ? 'No element falls; it only makes what is there stronger.' : 'No element rests on it.'
  return fall
}
