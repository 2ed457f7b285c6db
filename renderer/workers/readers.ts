/**
 * Two readers, one a core: a text worker and a recogniser each. A file holds one while it is
 * read; a long one takes the other as well, if that is free.
 */
import { Recogniser } from './ocr'
import { TextWorker } from './pdf/TextWorker'

export type Reader = { text: TextWorker; recogniser: Recogniser }

const HOW_MANY = 2

const free: Reader[] = Array.from({ length: HOW_MANY }, () => ({ text: new TextWorker(), recogniser: new Recogniser() }))
const waiting: ((reader: Reader) => void)[] = []

/** Waits for a reader. Give it back. */
export function takeReader(signal: AbortSignal): Promise<Reader> {
  signal.throwIfAborted()
  const reader = free.pop()
  if (reader) return Promise.resolve(reader)
  return new Promise((resolve, reject) => {
    const stop = () => {
      waiting.splice(waiting.indexOf(take), 1)
      reject(signal.reason)
    }
    const take = (given: Reader) => {
      signal.removeEventListener('abort', stop)
      resolve(given)
    }
    waiting.push(take)
    signal.addEventListener('abort', stop, { once: true })
  })
}

/** A reader, if nobody needs it now. */
export function takeIdleReader(): Reader | null {
  return waiting.length === 0 ? (free.pop() ?? null) : null
}

export function giveBack(reader: Reader): void {
  const next = waiting.shift()
  if (next) next(reader)
  else free.push(reader)
}
