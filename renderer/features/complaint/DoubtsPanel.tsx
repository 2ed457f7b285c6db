import { useEffect, useMemo, useRef, useState } from 'react'
import { andSettle, type Fix, mergeWithPrevious, notAParagraph, readNumberAs, settleDoubt, splitParagraph } from '../../../shared/pleading/fixes'
import { howMany } from '../../../shared/proof'
import type { Doubt, Paragraph, Pleading } from '../../../shared/records'
import { useCommands } from '../../commands'
import { useNavigation } from '../../navigation'
import { newId, useRows, useSession } from '../../store'
import { Button, EmptyState } from '../../ui'
import { commitOrSay } from '../linking'
import { DoubtRow, type DoubtTool } from './DoubtRow'
import { useFixable } from './useFixable'

/** What the reader was unsure of: each with the picture of its place, and mends by one key. */
export function DoubtsPanel({ pleading }: { pleading: Pleading }) {
  const session = useSession()
  const now = useFixable()
  const { go } = useNavigation()
  const all = useRows('doubts')
  const list = useRef<HTMLOListElement>(null)
  const [settledToo, setSettledToo] = useState(false)
  const [at, setAt] = useState(0)
  const [tool, setTool] = useState<DoubtTool | null>(null)
  const own = useMemo(() => all.filter((one) => one.pleading === pleading.id).sort((a, b) => a.order - b.order), [all, pleading.id])
  const shown = settledToo ? own : own.filter((one) => !one.settled)
  const index = Math.min(at, shown.length - 1)
  const doubt = shown[index] ?? null
  const paragraph = doubt?.paragraph ? (session.reader.get('paragraphs', doubt.paragraph) ?? null) : null

  const apply = async (fix: Fix | null, about: Doubt) => {
    setTool(null)
    if (fix) await commitOrSay(session, andSettle(fix, about))
  }
  const act = (about: Doubt, on: Paragraph | null) => ({
    merge: () => on && void apply(mergeWithPrevious(on, now()), about),
    remove: () => on && void apply(notAParagraph(on, now()), about),
    split: (place: number) => on && void apply(splitParagraph(on, place, newId('paragraphs'), now()), about),
    number: (n: number) => on && void apply(readNumberAs(on, n, now()), about),
    settle: () => void commitOrSay(session, settleDoubt(about, !about.settled)),
  })
  const move = (by: number) => {
    setTool(null)
    setAt(Math.max(0, Math.min(shown.length - 1, index + by)))
  }
  const leave = () => (tool ? setTool(null) : go({ item: paragraph?.id ?? null, view: null }))
  const needs = () => (doubt ? null : 'Nothing is in doubt.')
  const needsParagraph = () => (paragraph ? null : 'This doubt is about no single paragraph.')
  useCommands([
    { id: 'doubts.next', label: 'Next doubt', group: 'Doubts', keys: ['ArrowDown', 'j'], quiet: true, run: () => move(1) },
    { id: 'doubts.previous', label: 'Previous doubt', group: 'Doubts', keys: ['ArrowUp'], quiet: true, run: () => move(-1) },
    { id: 'doubts.settle', label: 'It is right', group: 'Doubts', keys: ['Enter'], blocked: needs, run: () => doubt && act(doubt, paragraph).settle() },
    { id: 'doubts.merge', label: 'Join to the paragraph before', group: 'Doubts', keys: ['m'], blocked: needsParagraph, run: () => doubt && act(doubt, paragraph).merge() },
    { id: 'doubts.split', label: 'Split', group: 'Doubts', keys: ['s'], blocked: needsParagraph, run: () => setTool('split') },
    { id: 'doubts.number', label: 'Read the number as…', group: 'Doubts', keys: ['n'], blocked: needsParagraph, run: () => setTool('number') },
    { id: 'doubts.remove', label: 'Not a paragraph', group: 'Doubts', keys: ['x'], blocked: needsParagraph, run: () => doubt && act(doubt, paragraph).remove() },
    { id: 'doubts.kind', label: 'Change the kind', group: 'Doubts', keys: ['k'], blocked: needsParagraph, run: () => setTool('kind') },
    { id: 'doubts.leave', label: 'Back to the complaint', group: 'Doubts', keys: ['Escape'], run: leave },
  ])
  useEffect(() => {
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' })
  }, [index])
  const settled = own.length - own.filter((one) => !one.settled).length
  return (
    <div className="room">
      <div className="room__head">
        <h1 className="room__title">Doubts</h1>
        <span className="room__about">{howMany(own.length - settled, 'place')} to look at · {settled} settled</span>
        <span className="room__space" />
        {settled > 0 && <Button on={settledToo} onClick={() => setSettledToo(!settledToo)}>Settled {settled}</Button>}
        <Button command="doubts.leave" onClick={() => go({ item: paragraph?.id ?? null, view: null })}>Back</Button>
      </div>
      <div className="room__body">
        {shown.length === 0
          ? <EmptyState title="Nothing is in doubt" actions={<Button look="primary" onClick={() => go({ item: null, view: null })}>Back to the complaint</Button>}>Every place that the reader was unsure of has been looked at.</EmptyState>
          : (
            <ol className="doubts" ref={list} aria-label="Doubts">
              {shown.map((one, position) => {
                const about = one.paragraph ? (session.reader.get('paragraphs', one.paragraph) ?? null) : null
                return (
                  <DoubtRow key={one.id} doubt={one} paragraph={about} document={pleading.document} chosen={position === index} tool={position === index ? tool : null} onTool={(next) => {
                    setAt(position)
                    setTool(next)
                  }} onChoose={() => position !== index && move(position - index)} actions={act(one, about)} />
                )
              })}
            </ol>
          )}
      </div>
    </div>
  )
}
