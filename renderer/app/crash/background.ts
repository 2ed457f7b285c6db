/** Faults of what runs beside the screen: promises nobody waits for, timers, workers. They must not pass in silence. */
import { ProblemError, type Problem } from '../../../shared/problem/problem'

export type BackgroundFault = { id: number; problem: Problem | null; error: unknown }

let fault: BackgroundFault | null = null
let nextId = 1
const listeners = new Set<() => void>()

export function backgroundFault(): BackgroundFault | null {
  return fault
}

export function onBackgroundFault(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function dismissFault(): void {
  set(null)
}

function set(next: BackgroundFault | null): void {
  fault = next
  for (const listener of listeners) listener()
}

/** Called once at the start. */
export function listenForFaults(): void {
  window.addEventListener('unhandledrejection', (event) => {
    if (wasStopped(event.reason)) event.preventDefault()
    else if (event.reason instanceof ProblemError) {
      // It is said on the screen; the console is for what nobody worded.
      event.preventDefault()
      set({ id: nextId++, problem: event.reason.problem, error: event.reason })
    } else set({ id: nextId++, problem: null, error: event.reason })
  })
  window.addEventListener('error', ({ error, message }) => {
    // Chromium's own remark that a layout took two rounds; nothing is wrong.
    if (message.startsWith('ResizeObserver loop')) return
    set({ id: nextId++, problem: error instanceof ProblemError ? error.problem : null, error })
  })
}

/** A person stopped it, or left the screen that asked for it. */
function wasStopped(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === 'AbortError'
}
