import type { ByteStore } from '../bytes'

/** Milliseconds after the opening of a matter, in which a person looks at it first; and between two steps. */
const AFTER = 4000
const PAUSE = 40

/**
 * Moves page texts of earlier versions over, behind the work. Cut off at any moment, each page is in one place
 * or the other; a step that fails leaves the rest as it is until the matter is opened again.
 * @returns ends it
 */
export function movePages(bytes: ByteStore): () => void {
  let timer = setTimeout(step, AFTER)
  let ended = false
  function step(): void {
    bytes.moveSomePages().then((left) => {
      if (left && !ended) timer = setTimeout(step, PAUSE)
    }, () => {})
  }
  return () => {
    ended = true
    clearTimeout(timer)
  }
}
