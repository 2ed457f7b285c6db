import { LinkEvidence } from '../linking'
import type { Floating } from './ComplaintContext'
import { ElementPicker } from './ElementPicker'

/** What floats beside the chosen row: the link popover, or the picker of elements. */
export function FloatingTool({ what, anchor, of, onClose }: { what: Floating; anchor: DOMRect; of: string; onClose: () => void }) {
  if (what.kind === 'link') return <LinkEvidence of={of} anchor={anchor} query={what.query} onClose={onClose} />
  return <ElementPicker paragraph={of} anchor={anchor} onClose={onClose} />
}
