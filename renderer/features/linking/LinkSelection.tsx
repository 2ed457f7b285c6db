import { useId, useMemo, useRef, useState } from 'react'
import { countName } from '../../../shared/proof'
import type { Passage, Status, Support, Testimony } from '../../../shared/records'
import { useProof } from '../../proof'
import { useRows, useSession } from '../../store'
import { type Anchor, Kbd, Popover, StatusMark } from '../../ui'
import { linkSupport } from './actions'
import './linking.css'

type Choice = { id: string; of: string; name: string; text: string; status: Status; /** what a link to a gap says about itself */ note: string }

const MOST = 30

/**
 * Links a selection to allegations, elements or open gaps found by typing: Enter supports, Alt+Enter
 * undermines, Shift+Enter context. Passage and link are one change.
 */
export function LinkSelection({ anchor, quote, source, onClose, onDone }: {
  anchor: Anchor; quote: string; source: () => Passage | Testimony | string; onClose: () => void; onDone: () => void
}) {
  const session = useSession()
  const { paragraphs, elements, counts, proof } = useProof()
  const gaps = useRows('gaps')
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const listId = useId()
  const choices = useMemo((): Choice[] => [
    ...paragraphs.map((one) => ({ id: one.id, of: one.id, note: '', name: `¶ ${one.label}`, text: one.text, status: proof.paragraphs.get(one.id)?.status ?? 'unexamined' })),
    ...elements.flatMap((one) => {
      const count = counts.find((candidate) => candidate.id === one.count)
      return count ? [{ id: one.id, of: one.id, note: '', name: `${countName(count)}.${one.order}`, text: one.text, status: proof.elements.get(one.id)?.status ?? 'unexamined' }] : []
    }),
    // What is found for a gap is evidence for what the gap belongs to; whether the gap is closed, a person says.
    ...gaps.filter((one) => one.state === 'open').map((one) => ({ id: one.id, of: one.of, note: `For the gap “${one.what}”`.slice(0, 2000), name: 'Gap', text: one.what, status: 'missing' as const })),
  ], [paragraphs, elements, counts, gaps, proof])
  const terms = query.toLowerCase().replace('¶', ' ').split(/\s+/).filter(Boolean)
  const found = useMemo(() => search(choices, terms), [choices, terms])
  const move = (to: number) => {
    const next = Math.max(0, Math.min(found.length - 1, to))
    setChosen(next)
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }
  const link = async (choice: Choice | undefined, event: { altKey: boolean; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) => {
    if (!choice) return
    const bearing: Support['bearing'] = event.altKey ? 'undermines' : event.shiftKey ? 'context' : 'supports'
    const standing: Support['standing'] = event.ctrlKey || event.metaKey ? 'verified' : 'proposed'
    if (await linkSupport(session, { of: choice.of, source: source(), bearing, standing, note: choice.note })) onDone()
  }
  const short = quote === '' ? 'the box' : `“${quote.slice(0, 32)}${quote.length > 32 ? '…' : ''}”`
  return (
    <Popover anchor={anchor} label={`Link ${short} to an allegation`} onClose={onClose} className="linking">
      <div className="linking__head">
        <input autoFocus className="input" role="combobox" aria-expanded aria-controls={listId} aria-label={`Link ${short} to`} aria-activedescendant={found[chosen] ? `${listId}-${chosen}` : undefined}
          placeholder={`Link ${short} to… words or a number`} value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setChosen(0)
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(chosen + (event.key === 'ArrowDown' ? 1 : -1))
            else if (event.key === 'Enter') void link(found[chosen], event)
            else return
            event.preventDefault()
            event.stopPropagation()
          }} />
      </div>
      <div ref={list} className="linking__list" role="listbox" id={listId} aria-label="Allegations, elements and gaps">
        {found.map((choice, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field; aria-activedescendant points here
          // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field does the same
          <div key={choice.id} id={`${listId}-${at}`} role="option" aria-selected={at === chosen} className={at === chosen ? 'linking__target linking__target--chosen' : 'linking__target'}
            onPointerEnter={() => setChosen(at)} onClick={(event) => void link(choice, event)}>
            <StatusMark status={choice.status} /><strong className="tabular">{choice.name}</strong><span className="serif linking__quote"><Matched text={choice.text} terms={terms} /></span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="linking__none">{choices.length === 0 ? 'There is no complaint in this matter yet. Import it first.' : 'No allegation has these words. Try fewer, or a number.'}</p>}
      <div className="linking__keys caption second"><span><Kbd>Enter</Kbd> supports</span><span><Kbd>Alt Enter</Kbd> undermines</span><span><Kbd>⇧ Enter</Kbd> context</span><span><Kbd>Ctrl Enter</Kbd> supports, verified</span></div>
    </Popover>
  )
}

function search(choices: readonly Choice[], terms: readonly string[]): Choice[] {
  if (terms.length === 0) return choices.slice(0, MOST)
  const number = terms.length === 1 && /^[\divx.]+$/.test(terms[0] as string) ? terms[0] : null
  const exact = number === null ? [] : choices.filter((one) => one.name.toLowerCase().replace(/^(?:¶|count) /, '') === number)
  const words = choices.filter((one) => !exact.includes(one) && terms.every((term) => `${one.name} ${one.text}`.toLowerCase().includes(term)))
  return [...exact, ...words].slice(0, MOST)
}

/** The words that were typed, bold where they stand. */
function Matched({ text, terms }: { text: string; terms: readonly string[] }) {
  if (terms.length === 0) return text
  const first = terms.map((term) => text.toLowerCase().indexOf(term)).filter((at) => at >= 0).sort((a, b) => a - b)[0] ?? 0
  const from = first > 70 ? text.lastIndexOf(' ', first - 40) + 1 : 0
  const shown = (from > 0 ? '…' : '') + text.slice(from)
  const pattern = new RegExp(`(${terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|')})`, 'gi')
  return shown.split(pattern).map((part, index) => (index % 2 === 1 ? <b key={index}>{part}</b> : part))
}
