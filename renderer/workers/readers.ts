/**
 * Two readers, one a core: a text worker and a recogniser each. A file holds one while it is
 * read; a long one takes the other as well, if that is free. Small files that are read in one go
 * hold one together, so that the next is there when the one before it ends.
 */
import { Recogniser } from './ocr'
import { TextWorker } from './pdf/TextWorker'

export type Reader = { text: TextWorker; recogniser: Recogniser }

const HOW_MANY = 2
/** Small files that one reader has at a time. */
const BESIDE = 3

/** `held`: by one file alone */
type Place = { reader: Reader; held: boolean; beside: number }

const places: Place[] = Array.from({ length: HOW_MANY }, () => ({ reader: { text: new TextWorker(), recogniser: new Recogniser() }, held: false, beside: 0 }))
const waiting: { find: () => Place | undefined; take: (given: Reader) => void }[] = []

const idle = () => places.find((one) => !one.held && one.beside === 0)
const withRoom = () => places.filter((one) => !one.held && one.beside < BESIDE).sort((a, b) => a.beside - b.beside)[0]

/** Starts the readers beforehand, while the files are still looked for. */
export function prepareReaders(): void {
  for (const { reader } of places) reader.text.prepare()
}

/** Waits for a reader. Give it back. */
export function takeReader(signal: AbortSignal): Promise<Reader> {
  return inLine(signal, () => {
    const place = idle()
    if (place) place.held = true
    return place
  })
}

/** Waits for a reader that may have other small files; only for what it does in one go. Give it back. */
export function takeReaderBeside(signal: AbortSignal): Promise<Reader> {
  return inLine(signal, () => {
    const place = withRoom()
    if (place) place.beside++
    return place
  })
}

/** A reader, if nobody needs it now. */
export function takeIdleReader(): Reader | null {
  const place = waiting.length === 0 ? idle() : undefined
  if (place) place.held = true
  return place?.reader ?? null
}

export function giveBack(reader: Reader): void {
  const place = places.find((one) => one.reader === reader)
  if (place?.held) place.held = false
  else if (place) place.beside--
  serve()
}

function inLine(signal: AbortSignal, find: () => Place | undefined): Promise<Reader> {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const one = {
      find,
      take: (given: Reader) => {
        signal.removeEventListener('abort', stop)
        resolve(given)
      },
    }
    const stop = () => {
      waiting.splice(waiting.indexOf(one), 1)
      reject(signal.reason)
      // Who is behind may need less.
      serve()
    }
    waiting.push(one)
    signal.addEventListener('abort', stop, { once: true })
    serve()
  })
}

/** In their order: who needs a reader alone is not passed by. */
function serve(): void {
  for (let [next] = waiting; next; [next] = waiting) {
    const place = next.find()
    if (!place) return
    waiting.shift()
    next.take(place.reader)
  }
}
