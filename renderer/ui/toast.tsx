import { useEffect, useState, useSyncExternalStore } from 'react'

/** How long a toast stays. Milliseconds; it waits while pointed at or focused. */
const STAYS = 8000

export type ToastMessage = { text: string; action?: { label: string; run: () => void } }
type Shown = ToastMessage & { id: number }

let shown: Shown | null = null
let nextId = 1
const listeners = new Set<() => void>()

/** Says what happened, in the matter's words. The newest replaces the one before. */
export function say(message: ToastMessage | string): void {
  shown = { ...(typeof message === 'string' ? { text: message } : message), id: nextId++ }
  for (const listener of listeners) listener()
}

function dismiss(id: number): void {
  if (shown?.id !== id) return
  shown = null
  for (const listener of listeners) listener()
}

export function Toast() {
  const toast = useSyncExternalStore((onChange) => {
    listeners.add(onChange)
    return () => listeners.delete(onChange)
  }, () => shown)
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (!toast || held) return
    const timer = setTimeout(() => dismiss(toast.id), STAYS)
    return () => clearTimeout(timer)
  }, [toast, held])
  return (
    <div className="toast-region" role="status" aria-live="polite">
      {toast && (
        // biome-ignore lint/a11y/noStaticElementInteractions: only holds the toast while it is read
        <div className="toast" key={toast.id} onMouseEnter={() => setHeld(true)} onMouseLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
          <span className="truncate">{toast.text}</span>
          {toast.action && (
            <button type="button" className="toast__action" onClick={() => {
              toast.action?.run()
              dismiss(toast.id)
            }}>{toast.action.label}</button>
          )}
        </div>
      )}
    </div>
  )
}
