/** Long work in slices, so that the worker hears what it is told meanwhile. */

/** Milliseconds of a slice. */
const SLICE = 12

/** Lets waiting messages in. A timer would wait four milliseconds each time. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

/**
 * Runs a generator to its end, a slice at a time.
 * @param check told after each slice how many milliseconds the work itself has taken; throws to end it
 */
export async function inSlices<T>(work: Generator<void, T>, check: (spent: number) => void = () => {}): Promise<T> {
  let spent = 0
  for (;;) {
    const began = performance.now()
    for (;;) {
      const step = work.next()
      if (step.done) return step.value
      if (performance.now() - began >= SLICE) break
    }
    spent += performance.now() - began
    await breathe()
    check(spent)
  }
}

/**
 * Readers side by side, or one change alone. A change waits for the readers that are under way and
 * holds up those that come, so that no reader sees half of it.
 */
export class Gate {
  private readers = 0
  private idle: (() => void) | null = null
  private closed: Promise<void> | null = null

  async reading<T>(work: () => Promise<T>): Promise<T> {
    while (this.closed) await this.closed
    this.readers++
    try {
      return await work()
    } finally {
      this.readers--
      if (this.readers === 0) this.idle?.()
    }
  }

  /** Changes come one after the other: the caller sees to it. */
  async changing<T>(work: () => T): Promise<T> {
    let open = () => {}
    this.closed = new Promise((resolve) => {
      open = resolve
    })
    try {
      if (this.readers > 0) await new Promise<void>((resolve) => {
        this.idle = resolve
      })
      return work()
    } finally {
      this.idle = null
      this.closed = null
      open()
    }
  }
}
