import { type KeyboardEvent, useMemo, useState } from 'react'
import type { Element, Gap } from '../../../shared/records'
import { newId, useRows, useSession } from '../../store'
import { CitesBeneath } from '../../cites'
import { readableKeys } from '../../commands'
import { Button, Kbd } from '../../ui'
import { askWitness } from './askWitness'
import { addGap, editGap, type GapFields, NO_GAP } from './actions'
import './linking.css'

/**
 * Says what is missing, in the row where it is missing. Suggestions come from the elements that
 * the paragraph is assigned to, or from the element itself.
 * @param of id of the paragraph or element
 * @param gap the gap to change, or null for a new one
 */
export function GapEditor({ of, gap, onClose }: { of: string; gap: Gap | null; onClose: () => void }) {
  const session = useSession()
  const [fields, setFields] = useState<GapFields>(() => (gap ? { what: gap.what, why: gap.why, holder: gap.holder, plan: gap.plan, due: gap.due } : NO_GAP))
  const [asked, setAsked] = useState(false)
  const set = (some: Partial<GapFields>) => setFields({ ...fields, ...some })
  const save = async (ask = false) => {
    const what = fields.what.trim()
    if (what === '') return setAsked(true)
    const id = gap?.id ?? newId('gaps')
    const done = gap ? editGap(session, gap, { ...fields, what }) : addGap(session, of, { ...fields, what }, id)
    if (!(await done)) return
    onClose()
    if (ask) askWitness(id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const small = event.target instanceof HTMLInputElement
    if (event.key === 'Enter' && (small || event.ctrlKey || event.metaKey)) void save()
    else if (event.key.toLowerCase() === 'd' && (event.ctrlKey || event.metaKey)) void save(true)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Escape of the fields inside
    <div className="gap-editor" onKeyDown={onKeyDown}>
      <label className="gap-editor__wide">
        <span className="field__label">What is missing</span>
        <input autoFocus className="input" value={fields.what} maxLength={1000} aria-invalid={asked && fields.what.trim() === ''} placeholder="Transfer record that names message content" onChange={(event) => set({ what: event.target.value })} />
        {asked && fields.what.trim() === '' && <span className="field__hint" role="alert">Say what is missing; the rest may stay empty.</span>}
      </label>
      <Suggestions of={of} fields={fields} onPick={set} />
      <label className="gap-editor__wide">
        <span className="field__label">Why it matters</span>
        <input className="input" value={fields.why} maxLength={2000} onChange={(event) => set({ why: event.target.value })} />
      </label>
      <label><span className="field__label">Who has it</span><input className="input" value={fields.holder} maxLength={500} onChange={(event) => set({ holder: event.target.value })} /></label>
      <label><span className="field__label">How to get it</span><input className="input" value={fields.plan} maxLength={1000} placeholder="RFP 4" onChange={(event) => set({ plan: event.target.value })} /></label>
      <label><span className="field__label">Due</span><input className="input" type="date" value={fields.due !== null && /^\d{4}-\d\d-\d\d$/.test(fields.due) ? fields.due : ''} onChange={(event) => set({ due: event.target.value || null })} /></label>
      <div className="gap-editor__wide"><CitesBeneath text={[fields.what, fields.why, fields.holder, fields.plan].join('\n')} /></div>
      <div className="gap-editor__foot">
        <Button look="primary" onClick={() => void save()}>{gap ? 'Save the gap' : 'Record the gap'} <Kbd>Enter</Kbd></Button>
        <Button onClick={() => void save(true)}>Save and ask a witness <Kbd>{readableKeys('$mod+d')}</Kbd></Button>
        <Button look="quiet" onClick={onClose}>Cancel</Button>
      </div>
    </div>
  )
}

/** What usually proves the element, and what usually is asked for: one click fills a field. */
function Suggestions({ of, fields, onPick }: { of: string; fields: GapFields; onPick: (some: Partial<GapFields>) => void }) {
  const elements = useElementsOf(of)
  const proof = [...new Set(elements.flatMap((element) => element.proof))].filter((one) => one !== fields.what).slice(0, 5)
  const requests = [...new Set(elements.flatMap((element) => element.requests))].filter((one) => one !== fields.plan).slice(0, 4)
  if (proof.length + requests.length === 0) return null
  return (
    <div className="gap-editor__wide gap-editor__chips">
      {proof.map((one) => <button key={one} type="button" className="gap-editor__chip" title="What is missing" onClick={() => onPick({ what: sentence(one) })}>{one}</button>)}
      {requests.map((one) => <button key={one} type="button" className="gap-editor__chip gap-editor__chip--ask" title="How to get it" onClick={() => onPick({ plan: one })}>{one}</button>)}
    </div>
  )
}

function useElementsOf(of: string): readonly Element[] {
  const elements = useRows('elements')
  const assignments = useRows('assignments')
  return useMemo(() => {
    const ids = of.startsWith('elm_') ? new Set([of]) : new Set(assignments.filter((one) => one.paragraph === of && one.standing !== 'rejected').map((one) => one.element))
    return elements.filter((element) => ids.has(element.id))
  }, [elements, assignments, of])
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
