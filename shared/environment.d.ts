/** What every JavaScript of the last years has and the bare language library does not name. */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean })
  decode(input?: Uint8Array, options?: { stream?: boolean }): string
}

/** Tells long work that its result is no longer wanted. */
interface AbortSignal {
  readonly aborted: boolean
  throwIfAborted(): void
}
