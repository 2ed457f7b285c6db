import { X } from 'lucide-react'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { IconButton } from './Button'

/** A modal dialog: focus moves in, stays in, and goes back when it closes (native `<dialog>`). */
export function Dialog({ title, wide = false, onClose, children, foot }: {
  title: string; wide?: boolean; onClose: () => void; children: ReactNode; foot?: ReactNode
}) {
  const ref = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = ref.current
    const before = document.activeElement
    dialog?.showModal()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog ref={ref} className={wide ? 'dialog dialog--wide' : 'dialog'} aria-label={title}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}>
      <div className="dialog__head">
        <h2 className="dialog__title">{title}</h2>
        <IconButton label="Close" onClick={onClose}><X size={16} strokeWidth={1.4} /></IconButton>
      </div>
      <div className="dialog__body">{children}</div>
      {foot && <div className="dialog__foot">{foot}</div>}
    </dialog>
  )
}
