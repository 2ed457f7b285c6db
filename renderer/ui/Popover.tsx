import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

/** Distance kept from the anchor and from the window's edge. Pixels. */
const MARGIN = 6

export type Anchor = DOMRect | RefObject<HTMLElement | null>

/** Floats beside its anchor; Escape or a press outside closes it and focus goes back. */
export function Popover({ anchor, label, onClose, children, className = '' }: {
  anchor: Anchor; label: string; onClose: () => void; children: ReactNode; className?: string
}) {
  const ref = useRef<HTMLDivElement>(null)
  const before = useRef<Element | null>(null)
  // Inside an open dialog where there is one: what lies outside a modal is inert. Looked for when this is mounted,
  // as the palette that opened it is still open before, and gone then, and would take its place and width along.
  const [host, setHost] = useState<Element | null>(null)
  const [at, setAt] = useState<{ left: number; top: number } | null>(null)
  const close = useRef(onClose)
  close.current = onClose

  useLayoutEffect(() => {
    before.current = document.activeElement
    setHost(document.querySelector('dialog[open]') ?? document.body)
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is there from its host on
  useLayoutEffect(() => {
    const box = ref.current?.getBoundingClientRect()
    const rect = anchor instanceof DOMRect ? anchor : anchor.current?.getBoundingClientRect()
    if (!box || !rect) return
    const below = rect.bottom + MARGIN
    const top = below + box.height < window.innerHeight ? below : Math.max(MARGIN, rect.top - box.height - MARGIN)
    setAt({ left: Math.max(MARGIN, Math.min(rect.left, window.innerWidth - box.width - MARGIN)), top })
  }, [anchor, host])

  useEffect(() => {
    if (!host) return
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !ref.current?.contains(event.target)) close.current()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      close.current()
    }
    window.addEventListener('pointerdown', onPress, true)
    window.addEventListener('keydown', onKey, true)
    const inner = ref.current
    if (!inner?.contains(document.activeElement)) inner?.querySelector<HTMLElement>('[autofocus], input, textarea, button, [tabindex]')?.focus()
    return () => {
      window.removeEventListener('pointerdown', onPress, true)
      window.removeEventListener('keydown', onKey, true)
      if (before.current instanceof HTMLElement && (document.activeElement === document.body || inner?.contains(document.activeElement))) before.current.focus()
    }
  }, [host])

  return host && createPortal(
    <div ref={ref} role="dialog" aria-label={label} className={`popover ${className}`} style={at ?? { opacity: 0, left: 0, top: 0 }}>
      {children}
    </div>,
    host,
  )
}
