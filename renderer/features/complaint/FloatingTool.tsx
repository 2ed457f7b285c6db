import { useLayoutEffect, useState } from 'react'
import { LinkEvidence } from '../linking'
import type { Floating } from './ComplaintContext'
import { ElementPicker } from './ElementPicker'

/** What floats beside the chosen row: the link popover, or the picker of elements. */
export function FloatingTool({ what, of, onClose }: { what: Floating; of: string; onClose: () => void }) {
  const [anchor, setAnchor] = useState<DOMRect | null>(null)
  // The row may open in the same moment; its button is there once both are drawn.
  useLayoutEffect(() => {
    const row = document.getElementById(`row-${of}`)
    const place = row?.querySelector('[data-anchor]') ?? row?.querySelector('[data-choose]') ?? row
    setAnchor(place?.getBoundingClientRect() ?? new DOMRect(window.innerWidth / 3, window.innerHeight / 4, 1, 1))
  }, [of])
  if (!anchor) return null
  if (what.kind === 'link') return <LinkEvidence of={of} anchor={anchor} query={what.query} onClose={onClose} />
  return <ElementPicker paragraph={of} anchor={anchor} onClose={onClose} />
}
