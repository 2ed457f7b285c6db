/** Work on several things beside each other whose answers come in turn: one by one, the asking costs more than the work. */

export type Bounds = {
  /** things under way at once */
  count: number
  /** weight of all of them together; one that weighs more is alone */
  weight: number
}

/**
 * @param weigh of a thing, in what `bounds.weight` counts
 * @param work what it throws ends the walk when its turn comes
 * @returns each thing with what came of it, in their order
 */
export async function* inTurn<T, R>(things: Iterable<T> | AsyncIterable<T>, bounds: Bounds, weigh: (thing: T) => number, work: (thing: T) => Promise<R>): AsyncGenerator<{ thing: T; done: R }> {
  const under: { thing: T; weight: number; answer: Promise<R> }[] = []
  let weight = 0
  const first = async () => {
    const one = under.shift()
    if (!one) throw new Error('nothing is under way')
    weight -= one.weight
    return { thing: one.thing, done: await one.answer }
  }
  for await (const thing of things) {
    const own = weigh(thing)
    while (under.length > 0 && (under.length >= bounds.count || weight + own > bounds.weight)) yield await first()
    const answer = work(thing)
    // Looked at only when its turn comes, which may be never.
    answer.catch(() => {})
    under.push({ thing, weight: own, answer })
    weight += own
  }
  while (under.length > 0) yield await first()
}
