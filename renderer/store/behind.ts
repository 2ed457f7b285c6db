/** Milliseconds after the opening of a matter, in which a person looks at it first; and between two steps. */
const AFTER = 4000
const PAUSE = 40

/**
 * What puts rows of an open matter into a better place, behind the work. Cut off at any moment, each row is in one
 * place or the other; a step that fails leaves the rest as it is until the matter is opened again.
 * @param some does a small step. @returns whether there is more
 * @returns ends it
 */
export function behindTheWork(some: () => Promise<boolean>): () => void {
  let timer = setTimeout(step, AFTER)
  let ended = false
  function step(): void {
    some().then((left) => {
      if (left && !ended) timer = setTimeout(step, PAUSE)
    }, () => {})
  }
  return () => {
    ended = true
    clearTimeout(timer)
  }
}
