type Option<T extends string> = { value: T; label: string; count?: number | null }

/** One of a few: views of a room, filters of a list. Arrow keys move, as in a radio group. */
export function Segmented<T extends string>({ label, options, value, onChange }: {
  label: string; options: readonly Option<T>[]; value: T; onChange: (value: T) => void
}) {
  const step = (by: number) => {
    const index = options.findIndex((option) => option.value === value)
    const next = options[(index + by + options.length) % options.length]
    if (next) onChange(next.value)
  }
  return (
    <div className="segmented" role="radiogroup" aria-label={label}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') step(1)
        else if (event.key === 'ArrowLeft') step(-1)
        else return
        event.preventDefault()
        event.stopPropagation()
        const group = event.currentTarget
        requestAnimationFrame(() => group.querySelector<HTMLElement>('[aria-checked="true"]')?.focus())
      }}>
      {options.map((option) => (
        <button key={option.value} type="button" role="radio" className="segmented__item" aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1} onClick={() => onChange(option.value)}>
          {option.label}{option.count !== undefined && option.count !== null ? ` ${option.count.toLocaleString()}` : ''}
        </button>
      ))}
    </div>
  )
}
