import { CitesBeneath, useLiveText } from '../../cites'

/** Text that is edited where it stands; leaving it or Enter keeps the change, Escape drops it. `cited`: record cites in it are shown beneath. */
export function EditableCell({ label, value, placeholder, cited = false, onChange }: { label: string; value: string; placeholder?: string; cited?: boolean; onChange: (value: string) => unknown }) {
  const [typed, onInput] = useLiveText(value)
  const field = (
    <input key={value} className="matter__cell" aria-label={label} defaultValue={value} placeholder={placeholder} onInput={onInput}
      onBlur={(event) => {
        const next = event.target.value.trim()
        // What was refused does not stay in the field.
        if (next !== value && onChange(next) === false) event.target.value = value
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape') {
          event.currentTarget.value = value
          event.currentTarget.blur()
        }
      }} />
  )
  return cited ? <div>{field}<CitesBeneath text={typed} /></div> : field
}

export function SelectCell({ label, value, options, onChange }: { label: string; value: string; options: readonly string[]; onChange: (value: string) => void }) {
  return (
    <select className="matter__cell" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {options.map((option) => <option key={option} value={option}>{option}</option>)}
    </select>
  )
}
