import { useRef, useState } from 'react'
import { addGap, NO_GAP } from '../linking'
import { useProof } from '../../proof'
import { useSession } from '../../store'
import { Button, Popover, say } from '../../ui'

const MOST = 40

/** Turns an exception's question into a gap of an allegation or element that a person chooses. */
export function GapFromException({ question, cite }: { question: string; cite: string }) {
  const session = useSession()
  const { paragraphs, elements, counts } = useProof()
  const ref = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const terms = words.toLowerCase().replace('¶', ' ').split(/\s+/).filter(Boolean)
  const choices = [
    ...paragraphs.map((one) => ({ id: one.id, name: `¶ ${one.label}`, text: one.text })),
    ...elements.map((one) => ({ id: one.id, name: `${counts.find((count) => count.id === one.count)?.name ?? ''}, element ${one.order}`, text: one.text })),
  ].filter((one) => terms.every((term) => `${one.name} ${one.text}`.toLowerCase().includes(term))).slice(0, MOST)
  const add = async (of: string) => {
    setOpen(false)
    await addGap(session, of, { ...NO_GAP, what: question.slice(0, 1000), why: `An exception of ${cite}.` })
  }
  return (
    <>
      <Button ref={ref} look="quiet" aria-haspopup="dialog" aria-expanded={open} onClick={(event) => {
        event.stopPropagation()
        if (paragraphs.length === 0) say('There is no complaint in this matter yet, so a gap has nowhere to stand.')
        else setOpen(true)
      }}>Make it a gap</Button>
      {open && (
        <Popover anchor={ref} label="Gap of which allegation" onClose={() => setOpen(false)} className="take-apart">
          <div className="take-apart__head"><input autoFocus className="input" aria-label="Allegation or element" placeholder="Words or a number" value={words} onChange={(event) => setWords(event.target.value)} onKeyDown={(event) => {
            const [first] = choices
            if (event.key !== 'Enter' || !first) return
            event.preventDefault()
            void add(first.id)
          }} /></div>
          <div className="take-apart__list">{choices.map((one) => <button type="button" key={one.id} className="take-apart__option" onClick={() => void add(one.id)}><strong className="truncate">{one.name}</strong><span className="serif truncate">{one.text}</span></button>)}</div>
        </Popover>
      )}
    </>
  )
}
