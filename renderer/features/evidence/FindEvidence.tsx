import { X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { citePassage } from '../../../shared/cite/format'
import { howMany } from '../../../shared/proof'
import type { Support } from '../../../shared/records'
import { rectsOf } from '../../../shared/text/anchor'
import { useCommands } from '../../commands'
import { type SourceTarget, useNavigation } from '../../navigation'
import { useSession } from '../../store'
import { Button, IconButton, ProblemNote, ProgressLine } from '../../ui'
import { accept, nameOf, pageOf, passageAt, passOver, proposeAgain } from './actions'
import { Nothing } from './Nothing'
import { ProposalRow } from './ProposalRow'
import { evidenceOf, useSearchState } from './search'
import { type Proposed, useProposals } from './useProposals'
import { useDecide } from './useDecide'
import { useWalk } from './useWalk'
import './evidence.css'

/** Shown at first; more on demand. */
const FIRST = 10
/** The source follows when a person rests on a proposal so long. Milliseconds. */
const REST = 140
const GROUP = 'Proposed evidence'

/**
 * Proposals for a paragraph, an element or a gap, in place: the chosen one is opened at the right, lit, and one key decides.
 * @param of id of what evidence is looked for
 */
export function FindEvidence({ of, onClose, onGap }: { of: string; onClose: () => void; onGap?: (() => void) | undefined }) {
  const session = useSession()
  const proposals = useProposals(of)
  const reading = useSearchState(session)
  const [more, setMore] = useState(0)
  const shown = useMemo(() => proposals.open.slice(0, FIRST + more), [proposals.open, more])
  const ids = useMemo(() => shown.map((one) => one.id), [shown])
  const walk = useWalk(ids)
  const current = shown[walk.index] ?? null
  const panel = useRef<HTMLElement>(null)
  const target = session.reader.get('gaps', of)?.of ?? of
  const name = nameOf(session, of)
  const show = useSourceOf(current, proposals.state === 'done')
  // Keys belong to the list from the moment it is opened.
  useEffect(() => panel.current?.focus({ preventScroll: true }), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first proposal takes the focus once there is one
  useEffect(() => {
    if (proposals.state === 'done' && document.activeElement === panel.current) walk.focus(walk.index)
  }, [proposals.state, ids.length > 0])

  const decide = useDecide()
  const take = (bearing: Support['bearing']) => void (current && decide(() => accept(session, target, current.document, current.place, bearing)))
  const refuse = (one: Proposed | null) => void (one && decide(() => passOver(session, of, one.document, one.place)))
  const none = () => (current ? null : 'No proposal is left.')
  useCommands([
    { id: 'evidence.next', label: 'Next proposal', group: GROUP, keys: ['j', 'ArrowDown'], run: () => walk.choose(walk.index + 1) },
    { id: 'evidence.previous', label: 'Previous proposal', group: GROUP, keys: ['k', 'ArrowUp'], run: () => walk.choose(walk.index - 1) },
    { id: 'evidence.accept', label: 'Link as support', group: GROUP, keys: ['a'], blocked: none, run: () => take('supports') },
    { id: 'evidence.undermines', label: 'Link as undermining', group: GROUP, keys: ['Shift+A'], blocked: none, run: () => take('undermines') },
    { id: 'evidence.context', label: 'Link as context', group: GROUP, keys: ['c'], blocked: none, run: () => take('context') },
    { id: 'evidence.reject', label: 'Pass over', group: GROUP, keys: ['r'], blocked: none, run: () => refuse(current) },
    { id: 'evidence.open', label: 'Open the proposal', group: GROUP, keys: ['Enter'], blocked: none, run: show },
    { id: 'evidence.close', label: 'Close the proposals', group: GROUP, keys: ['Escape'], run: onClose },
  ])
  const { documents, withoutText } = proposals.reach
  return (
    <section ref={panel} className="proposals-panel" aria-label={`Proposed evidence for ${name}`} tabIndex={-1}>
      <header className="proposals-panel__head">
        <strong>Proposed evidence for {name}</strong>
        <span className="second small">{[
          proposals.state === 'done' && proposals.open.length > 0 && `${howMany(proposals.open.length, 'passage')} to judge`, proposals.linked > 0 && `${proposals.linked} linked already`, proposals.passedOver > 0 && `${proposals.passedOver} passed over`,
          withoutText > 0 && `${howMany(withoutText, 'document')} without text ${withoutText === 1 ? 'was' : 'were'} not searched`,
        ].filter(Boolean).join(' · ')}</span>
        <span className="proposals-panel__space" />
        {proposals.passedOver > 0 && <Button look="quiet" onClick={() => void proposeAgain(session, target === of ? [of] : [of, target])}>Propose them again</Button>}
        <IconButton label="Close the proposals" onClick={onClose}><X size={15} strokeWidth={1.4} aria-hidden /></IconButton>
      </header>
      {proposals.state === 'searching' && (
        reading.reading
          ? <ProgressLine what="Reading the matter’s papers; the next search answers at once" done={reading.done} total={reading.total} action={<Button look="quiet" onClick={() => evidenceOf(session).cancel()}>Cancel</Button>} />
          : <p className="second proposals-panel__note" role="status">Looking through the papers…</p>
      )}
      {proposals.state === 'cancelled' && <p className="proposals-panel__note">The reading was stopped; what was read is kept. <Button look="quiet" onClick={proposals.again}>Go on</Button></p>}
      {proposals.state === 'failed' && proposals.problem && <ProblemNote problem={proposals.problem}><Button onClick={proposals.again}>Try again</Button></ProblemNote>}
      {proposals.state === 'done' && proposals.open.length === 0 && <Nothing name={name} documents={documents} judged={proposals.linked + proposals.passedOver} onGap={onGap} />}
      {shown.length > 0 && (
        <ol ref={walk.list} className="proposals-panel__list" aria-label="Proposals">
          {shown.map((one, at) => (
            <ProposalRow key={one.id} proposed={one} chosen={at === walk.index} onChoose={() => walk.choose(at)} onOpen={show}
              onTake={take} onPassOver={() => refuse(one)} />
          ))}
        </ol>
      )}
      {proposals.open.length > shown.length && <Button look="quiet" onClick={() => setMore(more + FIRST)}>Show {Math.min(FIRST, proposals.open.length - shown.length)} more</Button>}
    </section>
  )
}

/** Opens the chosen proposal at the right as soon as a person rests on it; one tab for all of them. @returns opens it at once */
function useSourceOf(current: Proposed | null, ready: boolean): () => void {
  const session = useSession()
  const { openSource, closeTab } = useNavigation()
  const last = useRef<SourceTarget | null>(null)
  const open = useRef(async (_one: Proposed) => {})
  open.current = async (one) => {
    const passage = await passageAt(session, one.document, one.place)
    const page = await pageOf(session, one.document, one.place.page)
    const stored = session.reader.get('passages', passage.id) !== undefined
    const rects = page ? rectsOf(page, one.place.from, one.place.to).map((rect) => ({ page: one.place.page, rect })) : null
    const next: SourceTarget = { document: one.document.id, label: citePassage(passage, one.document), page: one.place.page, passage: stored ? passage.id : null, rects: stored ? null : rects }
    const before = last.current
    last.current = next
    openSource(next)
    if (before && before.label !== next.label) closeTab(before)
  }
  const id = ready ? (current?.id ?? null) : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another proposal opens another source
  useEffect(() => {
    if (!current || id === null) return
    const timer = setTimeout(() => void open.current(current), REST)
    return () => clearTimeout(timer)
  }, [id])
  return () => void (current && open.current(current))
}
