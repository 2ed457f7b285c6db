/**
 * The way between the two halves of pdf.js where both run in this thread. By itself pdf.js copies whatever they
 * say to each other; of a text that is all its pieces, which nobody changes behind the saying.
 */
type Listener = (event: { data: unknown }) => void
type Message = { chunk?: unknown; [field: string]: unknown }
/** A part of a text as pdf.js says it: it begins new ones itself, in the same object. */
type TextChunk = { items: unknown[]; styles: object }

export class NearPort {
  private readonly listeners = new Map<Listener, () => void>()
  private readonly soon = Promise.resolve()

  postMessage(message: Message, transfer?: Transferable[]): void {
    const { chunk } = message
    const data = isText(chunk) ? { ...message, chunk: { ...chunk } } : structuredClone(message, transfer ? { transfer } : undefined)
    void this.soon.then(() => {
      for (const listener of this.listeners.keys()) listener({ data })
    })
  }

  addEventListener(_name: 'message', listener: Listener, { signal }: { signal?: AbortSignal } = {}): void {
    if (signal?.aborted) return
    const end = () => this.removeEventListener(_name, listener)
    signal?.addEventListener('abort', end)
    this.listeners.set(listener, () => signal?.removeEventListener('abort', end))
  }

  removeEventListener(_name: 'message', listener: Listener): void {
    this.listeners.get(listener)?.()
    this.listeners.delete(listener)
  }
}

function isText(chunk: unknown): chunk is TextChunk {
  return typeof chunk === 'object' && chunk !== null && 'items' in chunk && Array.isArray(chunk.items) && 'styles' in chunk
}
