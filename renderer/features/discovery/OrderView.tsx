import { ArrowDown, ArrowUp, GripVertical, Trash2 } from 'lucide-react'
import { type DragEvent, useMemo, useState } from 'react'
import { documentName } from '../../../shared/cite/format'
import { type ElementOrder, orderOfProof, readableMinutes } from '../../../shared/discovery'
import type { ProofStep } from '../../../shared/records'
import { toCsv } from '../../../shared/report/csv'
import { forFileName, saveFile } from '../../export/save'
import { useProof } from '../../proof'
import { type Reader, useMatter, useRows, useSession } from '../../store'
import { Button, CiteLink, EmptyState, IconButton, say } from '../../ui'
import { addProofStep, deleteProofStep, editProofStep, moveProofStep } from './actions'

const icon = { size: 15, strokeWidth: 1.4, 'aria-hidden': true } as const
const KINDS: readonly [ProofStep['kind'], string][] = [['witness', 'Witness'], ['exhibit', 'Exhibit'], ['stipulation', 'Stipulation'], ['admission', 'Admission'], ['designation', 'Designation']]

/** For trial: per element the witnesses, exhibits and stipulations, in order, with the time they take. */
export function OrderView() {
  const { proof, counts } = useProof()
  const matter = useMatter()
  const steps = useRows('proofSteps')
  const orders = useMemo(() => orderOfProof(steps, proof), [steps, proof])
  if (counts.length === 0) return <EmptyState title="No elements yet">Import a complaint; its counts and their elements appear here.</EmptyState>
  const total = orders.reduce((sum, one) => sum + one.minutes, 0)
  const bare = orders.filter((one) => one.steps.length === 0).length
  const name = forFileName(matter?.name ?? 'matter')
  const exportCsv = () => void saveFile(`${name} – order of proof.csv`, toCsv([['Element', 'No.', 'Kind', 'By', 'Minutes'], ...orders.flatMap((one) => one.steps.map((step, at) => [one.name, String(at + 1), KINDS.find(([kind]) => kind === step.kind)?.[1] ?? '', step.say, String(step.minutes)]))]))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <div className="room__body order" tabIndex={0} role="region" aria-label="Order of proof">
      <p className="order__total"><b>{readableMinutes(total)}</b> in all{bare > 0 ? `; ${bare} of ${orders.length} elements have nothing yet` : ''}. <Button look="quiet" onClick={exportCsv}>Export (CSV)</Button></p>
      {orders.map((one) => <ElementPart key={one.element} order={one} />)}
    </div>
  )
}

function ElementPart({ order }: { order: ElementOrder }) {
  const session = useSession()
  const [adding, setAdding] = useState(false)
  const [dragged, setDragged] = useState<string | null>(null)
  const drop = (event: DragEvent, index: number) => {
    event.preventDefault()
    const step = order.steps.find((one) => one.id === dragged)
    setDragged(null)
    if (step) void moveProofStep(session, step, order.steps, index)
  }
  return (
    <section className="order__element" aria-label={order.name}>
      <header className="order__head"><h2>{order.name}</h2><span className="second truncate">{order.text}</span><span className="tabular second">{order.steps.length > 0 ? readableMinutes(order.minutes) : ''}</span><Button look="quiet" onClick={() => setAdding(true)}>Add</Button></header>
      {order.steps.map((step, at) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: dragging is one way to move it; the buttons and Alt with arrows are the others
        <div key={step.id} className={dragged === step.id ? 'order__step order__step--dragged' : 'order__step'} draggable
          onDragStart={() => setDragged(step.id)} onDragEnd={() => setDragged(null)} onDragOver={(event) => dragged !== null && event.preventDefault()} onDrop={(event) => drop(event, at)}
          onKeyDown={(event) => {
            if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
            event.preventDefault()
            event.stopPropagation()
            void moveProofStep(session, step, order.steps, at + (event.key === 'ArrowDown' ? 1 : -1))
          }}>
          <GripVertical {...icon} className="order__grip" />
          <span className="second order__kind">{KINDS.find(([kind]) => kind === step.kind)?.[1]}</span>
          <span className="order__say">{step.say}{step.on?.startsWith('doc_') || step.on?.startsWith('psg_') ? <> <CiteLink id={step.on} /></> : null}</span>
          <label className="order__minutes"><input className="input tabular" inputMode="numeric" aria-label={`Minutes of ${step.say}`} key={step.minutes} defaultValue={step.minutes} onBlur={(event) => {
            const minutes = Number(event.target.value)
            if (Number.isInteger(minutes) && minutes >= 0 && minutes <= 100_000) {
              if (minutes !== step.minutes) void editProofStep(session, step, { minutes })
            } else event.target.value = String(step.minutes)
          }} /> min</label>
          <IconButton label={`Move ${step.say} up`} disabled={at === 0} onClick={() => void moveProofStep(session, step, order.steps, at - 1)}><ArrowUp {...icon} /></IconButton>
          <IconButton label={`Move ${step.say} down`} disabled={at === order.steps.length - 1} onClick={() => void moveProofStep(session, step, order.steps, at + 1)}><ArrowDown {...icon} /></IconButton>
          <IconButton label={`Delete ${step.say}`} onClick={() => void deleteProofStep(session, step)}><Trash2 {...icon} /></IconButton>
        </div>
      ))}
      {adding && <AddStep order={order} onClose={() => setAdding(false)} />}
    </section>
  )
}

type Choice = { on: string | null; say: string }

/** People for a witness; exhibits, those linked to the element first; served admissions. */
function choicesOf(reader: Reader, kind: ProofStep['kind'], linked: readonly string[]): Choice[] {
  switch (kind) {
    case 'witness': return reader.rows('people').map((one) => ({ on: one.id, say: one.name }))
    case 'exhibit': {
      const own = reader.rows('documents').filter((one) => one.quarantine === null && one.privilege === null && (one.exhibit !== null || linked.includes(one.id)))
      return [...own].sort((a, b) => Number(linked.includes(b.id)) - Number(linked.includes(a.id))).slice(0, 300).map((one) => ({ on: one.id, say: `${documentName(one)}${one.exhibit ? ` ${one.title}` : ''}`.slice(0, 300) }))
    }
    case 'admission': return reader.rows('requests').flatMap((one) => {
      const set = reader.get('requestSets', one.set)
      return set?.kind === 'rfa' ? [{ on: one.id, say: `RFA ${one.number}: ${one.text}`.slice(0, 300) }] : []
    })
    case 'stipulation':
    case 'designation': return []
  }
}

function AddStep({ order, onClose }: { order: ElementOrder; onClose: () => void }) {
  const session = useSession()
  const { proof } = useProof()
  const [kind, setKind] = useState<ProofStep['kind']>('witness')
  const [typed, setTyped] = useState('')
  const [minutes, setMinutes] = useState('15')
  const linked = useMemo(() => {
    const one = proof.elements.get(order.element)
    const links = one ? [...one.for, ...one.paragraphs.flatMap((id) => proof.paragraphs.get(id)?.for ?? [])] : []
    return links.map((link) => session.reader.get('passages', link.source)?.document ?? link.source)
  }, [proof, order.element, session])
  const choices = choicesOf(session.reader, kind, linked)
  const add = () => {
    const said = typed.trim()
    const time = Number(minutes)
    if (said === '') return say('Say by whom or by what it is shown.')
    if (!Number.isInteger(time) || time < 0 || time > 100_000) return say('The time is a whole number of minutes.')
    const on = choices.find((one) => one.say === said)?.on ?? null
    void addProofStep(session, order.element, order.steps, { kind, on, say: said, minutes: time }).then((done) => done && onClose())
  }
  return (
    <form className="order__add" aria-label={`Add to ${order.name}`} onSubmit={(event) => {
      event.preventDefault()
      add()
    }} onKeyDown={(event) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      onClose()
    }}>
      <select className="select" aria-label="Kind" value={kind} onChange={(event) => setKind(event.target.value as ProofStep['kind'])}>{KINDS.map(([value, label]) => <option key={value} value={value}>{label}</option>)}</select>
      <input className="input" autoFocus list={`choices-${order.element}`} aria-label="By whom or by what" placeholder={kind === 'witness' ? 'Name' : kind === 'exhibit' ? 'PX-3' : 'In words'} value={typed} maxLength={2000} onChange={(event) => setTyped(event.target.value)} />
      <datalist id={`choices-${order.element}`}>{choices.map((one) => <option key={one.on} value={one.say} />)}</datalist>
      <label className="order__minutes"><input className="input tabular" inputMode="numeric" aria-label="Minutes" value={minutes} onChange={(event) => setMinutes(event.target.value)} /> min</label>
      <Button type="submit" look="primary">Add</Button><Button look="quiet" onClick={onClose}>Cancel</Button>
    </form>
  )
}
