import { useEffect, useRef, useState } from 'react'
import { type DateReading, PHRASE_DEFAULTS, readDate } from '../../../shared/dates/phrase'
import { describeDate } from '../../../shared/dates/readable'
import { Button } from '../../ui'

/** What a person typed, read as it is shown: day and month are asked where both can be meant. */
export function readTyped(words: string, reference: string | null): DateReading {
  return readDate(words, { ...PHRASE_DEFAULTS, order: null, pivot: new Date().getFullYear() + 1, reference })
}

/** "18 September 2024", or what has to be said first. */
export function readingWords(reading: DateReading): string {
  if (reading.kind === 'date' && reading.edtf !== null) return [describeDate(reading.edtf, reading.zone), ...reading.remarks, reading.question ?? ''].filter(Boolean).join('. ').replace(/\.\. /g, '. ')
  return reading.question ?? ''
}

/**
 * A date as people write it. Says at once how it was understood, asks where it can be several, and
 * keeps nothing that cannot be.
 */
export function DateField({ value, label, reference = null, autoFocus = false, onChange, onCancel }: {
  value: string; label: string; reference?: string | null; autoFocus?: boolean; onChange: (edtf: string, reading: DateReading) => void; onCancel?: () => void
}) {
  const [words, setWords] = useState(value)
  /** leaving the field by Escape keeps nothing */
  const dropped = useRef(false)
  useEffect(() => setWords(value), [value])
  const reading = readTyped(words, reference)
  const changed = words.trim() !== value
  const good = reading.kind === 'date' && reading.edtf !== null
  const keep = (edtf: string) => onChange(edtf, reading)
  const commit = () => {
    if (changed && good && !dropped.current) keep(reading.edtf ?? '')
    dropped.current = false
  }
  return (
    <div className="date-field">
      <input className={good || words === '' ? 'input' : 'input date-field__input--open'} aria-label={label} aria-invalid={!good && words !== ''} value={words} autoFocus={autoFocus} placeholder="18 Sep 2024, in or about August 2024, Q3 2024…"
        onChange={(event) => setWords(event.target.value)} onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            if (good) event.currentTarget.blur()
          } else if (event.key === 'Escape') {
            dropped.current = true
            setWords(value)
            event.currentTarget.blur()
            onCancel?.()
          } else return
          event.stopPropagation()
        }} />
      <p className={good ? 'date-field__said' : 'date-field__said date-field__said--open'} aria-live="polite">{words === '' ? '' : readingWords(reading)}</p>
      {reading.alternatives.length > 0 && (
        <div className="date-field__choices" role="group" aria-label="It can be">
          {reading.alternatives.map((one) => (
            <Button key={one.edtf} onMouseDown={(event) => event.preventDefault()} onClick={() => {
              setWords(one.edtf)
              keep(one.edtf)
            }}>{describeDate(one.edtf).replace(', day not known', '')}</Button>
          ))}
        </div>
      )}
    </div>
  )
}
