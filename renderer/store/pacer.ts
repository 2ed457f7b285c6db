/** Work of this many milliseconds is done in one go; then the window has its turn. */
const SLICE = 12

/** @returns to be waited for now and then in long work; throws once the signal ended it */
export function pacer(signal?: AbortSignal): () => Promise<void> {
  let began = performance.now()
  return async () => {
    signal?.throwIfAborted()
    if (performance.now() - began < SLICE) return
    await turn()
    began = performance.now()
  }
}

/** A timer would be held back in a window that is not in sight; a message is not. */
function turn(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      done()
    }
    port2.postMessage(null)
  })
}
