import { useEffect, useRef, useState } from 'react'

/** Text that is edited where it stands; kept when the field is left, thrown away by Escape. */
export function EditableText({ label, value, placeholder = '', longest, className = '', required = false, onSave }: {
  label: string; value: string; placeholder?: string; longest: number; className?: string; required?: boolean; onSave: (value: string) => void
}) {
  const [text, setText] = useState(value)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => setText(value), [value])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useEffect(() => {
    if (field.current) grow(field.current)
  }, [text])
  // A narrower window, or a source opened beside it, breaks the same text into more lines.
  useEffect(() => {
    const area = field.current
    if (!area) return
    let width = area.clientWidth
    const watch = new ResizeObserver(() => {
      if (area.clientWidth === width) return
      width = area.clientWidth
      grow(area)
    })
    watch.observe(area)
    return () => watch.disconnect()
  }, [])
  const keep = () => {
    const next = text.trim()
    if (next === value || (required && next === '')) return setText(value)
    onSave(next)
  }
  return (
    <textarea ref={field} rows={1} className={`prep-text ${className}`} aria-label={label} placeholder={placeholder} maxLength={longest} value={text} onChange={(event) => setText(event.target.value)} onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
          event.preventDefault()
          event.currentTarget.blur()
        } else if (event.key === 'Escape') {
          event.stopPropagation()
          setText(value)
          const area = event.currentTarget
          requestAnimationFrame(() => area.blur())
        }
      }} />
  )
}

function grow(area: HTMLTextAreaElement): void {
  area.style.height = '0'
  area.style.height = `${area.scrollHeight}px`
}
