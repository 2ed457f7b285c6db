import { useState } from 'react'
import { useCommands } from '../../commands'
import { useNavigation } from '../../navigation'
import { useRows, useSession } from '../../store'
import { Button, EmptyState } from '../../ui'
import { holdAgainst, type Side } from './actions'
import { ConflictCard } from './ConflictCard'
import { DRAGGED, readDragged } from './ClauseRow'
import { useInForce } from './useInForce'
import { type Text, useTexts } from './useTexts'

/** Two texts for the same person on the same day, side by side; built by dragging one onto the other. */
export function ConflictsView() {
  const session = useSession()
  const { place, go } = useNavigation()
  const conflicts = useRows('conflicts')
  const documents = useRows('documents')
  const passages = useRows('passages')
  const togetherOf = useInForce()
  const [building, setBuilding] = useState(conflicts.length === 0)
  const [left, setLeft] = useState<Side | null>(null)
  const [right, setRight] = useState<Side | null>(null)
  const held = new Set(documents.filter((one) => one.quarantine !== null).map((one) => one.id))
  const hidden = new Set(passages.filter((one) => held.has(one.document)).map((one) => one.id))
  const shown = conflicts.filter((one) => !hidden.has(one.one) && !hidden.has(one.other))
  const make = async (one: Side, other: Side) => {
    if (one.id === other.id) return
    const id = await holdAgainst(session, one, other, togetherOf(one, other))
    if (!id) return
    setBuilding(false)
    setLeft(null)
    setRight(null)
    go({ item: id })
  }
  useCommands([{ id: 'conflicts.build', label: 'Hold two texts against each other…', group: 'Contracts', keys: ['c'], run: () => setBuilding(true) }])
  const ready = left !== null && right !== null && left.id !== right.id
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <div className="room__body clause-conflicts" tabIndex={0} role="region" aria-label="Conflicts">
      <div className="clause-conflicts__bar">
        <Button look={building ? 'plain' : 'primary'} on={building} onClick={() => setBuilding(!building)} command="conflicts.build">Hold two texts against each other</Button>
        <span className="second small">Drag one text onto another, or choose one on each side.</span>
      </div>
      {building && (
        <section className="text-pair" aria-label="Two texts">
          <Texts label="First text" chosen={left} onChoose={setLeft} onDropped={(from, to) => void make(from, to)} />
          <Texts label="Second text" chosen={right} onChoose={setRight} onDropped={(from, to) => void make(from, to)} />
          <div className="text-pair__foot">
            <span className="second">{left && right && ready ? togetherOf(left, right).say : 'Choose one text on each side.'}</span><span className="room__space" />
            <Button look="primary" disabled={!ready} onClick={() => left && right && void make(left, right)}>Hold them against each other</Button>
          </div>
        </section>
      )}
      {shown.map((one) => <ConflictCard key={one.id} conflict={one} lit={one.id === place.item} />)}
      {shown.length === 0 && !building && <EmptyState title="No conflict is recorded">Where two texts in force on the same day promise different things, hold one against the other.</EmptyState>}
    </div>
  )
}

const MOST = 80

function Texts({ label, chosen, onChoose, onDropped }: { label: string; chosen: Side | null; onChoose: (side: Side) => void; onDropped: (from: Side, to: Side) => void }) {
  const [words, setWords] = useState('')
  const texts = useTexts(words).slice(0, MOST)
  const at = texts.findIndex((one) => one.side.id === chosen?.id)
  const step = (by: number) => {
    const next = texts[Math.max(0, Math.min(texts.length - 1, at + by))]
    if (next) onChoose(next.side)
  }
  return (
    <div className="text-pair__side">
      <input className="input" aria-label={`${label}: words`} placeholder={`${label}: words of a clause or passage`} value={words} onChange={(event) => setWords(event.target.value)} onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
        event.preventDefault()
        event.stopPropagation()
        step(event.key === 'ArrowDown' ? 1 : -1)
      }} />
      <div className="text-pair__list" role="radiogroup" aria-label={label}>
        {texts.map((one) => <TextOption key={one.side.id} text={one} chosen={one.side.id === chosen?.id} onChoose={() => onChoose(one.side)} onDropped={(from) => onDropped(from, one.side)} />)}
      </div>
    </div>
  )
}

function TextOption({ text, chosen, onChoose, onDropped }: { text: Text; chosen: boolean; onChoose: () => void; onDropped: (from: Side) => void }) {
  const [over, setOver] = useState(false)
  return (
    <button type="button" role="radio" aria-checked={chosen} draggable className={['text-pair__option', chosen && 'text-pair__option--chosen', over && 'text-pair__option--over'].filter(Boolean).join(' ')} onClick={onChoose}
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, `${text.side.kind} ${text.side.id}`)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        const from = readDragged(event)
        if (!from) return
        event.preventDefault()
        event.stopPropagation()
        onDropped(from)
      }}>
      <strong>{text.name}</strong><span className="serif text-pair__words">{text.words}</span>
    </button>
  )
}
