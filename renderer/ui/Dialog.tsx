import { X } from 'lucide-react'
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { IconButton } from './Button'

/** A modal dialog: focus moves in, stays in, and goes back when it closes (native `<dialog>`). It begins where `autoFocus` says, else in the first field to type in, else on the primary button. */
export function Dialog({ title, wide = false, onClose, children, foot }: {
  title: string; wide?: boolean; onClose: () => void; children: ReactNode; foot?: ReactNode
}) {
  return (
    <dialog className={wide ? 'dialog dialog--wide' : 'dialog'} aria-label={title}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}>
      <Head title={title} onClose={onClose} />
      <div className="dialog__body">{children}</div>
      {foot && <div className="dialog__foot">{foot}</div>}
    </dialog>
  )
}

const FIRST = '.dialog__body :is(input:not([type="checkbox"], [type="radio"], [type="file"], [hidden]), textarea):enabled, .dialog__foot .button--primary:enabled'

/** Opens the dialog before what follows it is mounted: what is to have the focus could not take it in a closed one. */
function Head({ title, onClose }: { title: string; onClose: () => void }) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const dialog = ref.current?.closest('dialog')
    const before = document.activeElement
    dialog?.showModal()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  useEffect(() => {
    // The engine itself chooses the first thing that can have it, which closes the dialog.
    if (document.activeElement === ref.current?.querySelector('button')) ref.current?.closest('dialog')?.querySelector<HTMLElement>(FIRST)?.focus()
  }, [])
  return (
    <div ref={ref} className="dialog__head">
      <h2 className="dialog__title">{title}</h2>
      <IconButton label="Close" onClick={onClose}><X size={16} strokeWidth={1.4} /></IconButton>
    </div>
  )
}
