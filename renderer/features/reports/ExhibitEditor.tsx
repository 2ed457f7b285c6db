import { useEffect, useState } from 'react'
import { formatEdtf } from '../../../shared/dates/format'
import { PHRASE_DEFAULTS, readDate } from '../../../shared/dates/phrase'
import type { Document, ExhibitRuling } from '../../../shared/records'
import { useRows, useSession } from '../../store'
import { Button, Field, say } from '../../ui'
import { editRuling } from './actions'

const RULINGS: readonly [ExhibitRuling['ruling'], string][] = [['none', 'No ruling yet'], ['admitted', 'Admitted'], ['excluded', 'Excluded'], ['limited', 'Admitted for a limited purpose'], ['reserved', 'Reserved'], ['withdrawn', 'Withdrawn']]
const GROUNDS = ['Relevance (FRE 401, 402)', 'Unfair prejudice (FRE 403)', 'Hearsay (FRE 802)', 'Authenticity (FRE 901)', 'Foundation (FRE 602)', 'Original required (FRE 1002)', 'Privilege (FRE 502)', 'Not disclosed (FRCP 37(c)(1))']

/** What became of one exhibit, written where it stands; every field is a change of its own. */
export function ExhibitEditor({ document, ruling, onClose }: { document: Document; ruling: ExhibitRuling | null; onClose: () => void }) {
  const session = useSession()
  const people = useRows('people')
  const set = (fields: Parameters<typeof editRuling>[3]) => void editRuling(session, document, ruling?.id ?? null, fields)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what is open, from every field in it
    <div className="exhibit-editor" onKeyDown={(event) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      onClose()
    }}>
      <Field label="Offered on"><Words value={ruling?.offered ? formatEdtf(ruling.offered) : ''} placeholder="18 Sep 2024" onKeep={(words) => day(words, (offered) => set({ offered }))} /></Field>
      <Field label="Sponsoring witness">
        <select className="select" value={ruling?.witness ?? ''} onChange={(event) => set({ witness: event.target.value || null })}>
          <option value="">Nobody yet</option>
          {people.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </select>
      </Field>
      <Field label="Purpose"><Words value={ruling?.purpose ?? ''} placeholder="Shows the default of the setting" onKeep={(purpose) => set({ purpose })} /></Field>
      <Field label="Objection"><Words value={ruling?.objection ?? ''} placeholder="Defendant objects to the second page" onKeep={(objection) => set({ objection })} /></Field>
      <Field label="Ground">
        <Words value={ruling?.ground ?? ''} placeholder="Hearsay (FRE 802)" list="exhibit-grounds" onKeep={(ground) => set({ ground })} />
        <datalist id="exhibit-grounds">{GROUNDS.map((one) => <option key={one} value={one} />)}</datalist>
      </Field>
      <Field label="Ruling">
        <select className="select" value={ruling?.ruling ?? 'none'} onChange={(event) => set({ ruling: event.target.value as ExhibitRuling['ruling'] })}>
          {RULINGS.map(([value, label]) => <option key={value} value={value}>{label}</option>)}
        </select>
      </Field>
      <Field label="Date of ruling"><Words value={ruling?.ruled ? formatEdtf(ruling.ruled) : ''} placeholder="3 Mar 2026" onKeep={(words) => day(words, (ruled) => set({ ruled }))} /></Field>
      <Button look="quiet" onClick={onClose}>Close</Button>
    </div>
  )
}

/** A day as people write it; what is none is not kept, and said. */
function day(words: string, keep: (edtf: string | null) => void): void {
  if (words === '') {
    keep(null)
    return
  }
  const read = readDate(words, { ...PHRASE_DEFAULTS, order: null })
  if (read.kind === 'date' && read.edtf !== null) keep(read.edtf)
  else say(read.question ?? `“${words}” is no date. Write it as 18 Sep 2024.`)
}

/** A line that is kept when one leaves it, or with Enter. */
function Words({ value, placeholder, list, onKeep }: { value: string; placeholder: string; list?: string; onKeep: (words: string) => void }) {
  const [words, setWords] = useState(value)
  useEffect(() => setWords(value), [value])
  return (
    <input className="input" value={words} placeholder={placeholder} maxLength={300} {...(list ? { list } : {})} onChange={(event) => setWords(event.target.value)}
      onBlur={() => words.trim() !== value && onKeep(words.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
      }} />
  )
}
