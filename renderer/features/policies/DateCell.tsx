import edtf from 'edtf'
import { useState } from 'react'
import { formatEdtf } from '../../../shared/dates/format'
import { daysIn } from '../../../shared/policy/days'
import type { VersionDate } from '../../../shared/records'

/** What was typed as EDTF: EDTF itself, or a day as people write it; null where it can be read two ways or not at all. */
function readDate(text: string): string | null {
  const typed = text.trim()
  try {
    edtf(typed)
    return typed
  } catch {
    const [only, second] = daysIn(typed)
    return only && !second && only.date !== '' ? only.date : null
  }
}

/**
 * A date that is edited where it stands, with the words it was read from. Proposed until a person types or
 * confirms it; what is no date, or can be two, is said and not taken.
 */
export function DateCell({ label, value, onChange }: { label: string; value: VersionDate | null; onChange: (value: VersionDate | null) => void }) {
  const [wrong, setWrong] = useState('')
  const shown = value ? formatEdtf(value.date) : ''
  const keep = (text: string) => {
    if (text.trim() === shown || text.trim() === value?.date) return setWrong('')
    if (text.trim() === '') {
      setWrong('')
      return onChange(null)
    }
    const date = readDate(text)
    if (date === null) return setWrong('Not one day. Write 2024-09-18 or 18 Sep 2024.')
    setWrong('')
    onChange({ date, words: value?.date === date ? value.words : '', evidence: value?.evidence ?? null, standing: 'confirmed' })
  }
  return (
    <span className="date-cell">
      <input key={shown} className="policy-cell tabular" aria-label={label} aria-invalid={wrong !== ''} placeholder="not known" defaultValue={shown}
        onBlur={(event) => keep(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key !== 'Escape') return
          event.currentTarget.value = shown
          setWrong('')
          event.currentTarget.blur()
        }} />
      {value?.standing === 'proposed' && <button type="button" className="date-cell__proposed" title={`Read from “${value.words}”. Press to confirm it.`} onClick={() => onChange({ ...value, standing: 'confirmed' })}>proposed</button>}
      {wrong !== '' && <span role="alert" className="date-cell__wrong small">{wrong}</span>}
    </span>
  )
}
