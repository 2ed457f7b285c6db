import { X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Bearing } from '../../../shared/evidence/bearing'
import { sameWords } from '../../../shared/evidence/find'
import { namesOf, needOf } from '../../../shared/evidence/need'
import { reasonOf } from '../../../shared/evidence/reason'
import { howMany } from '../../../shared/proof'
import type { Document, Passage, Status, Support } from '../../../shared/records'
import { useCommands } from '../../commands'
import { useNavigation } from '../../navigation'
import { useProof } from '../../proof'
import { useRows, useSession } from '../../store'
import { Button, IconButton, ProgressLine, StatusMark } from '../../ui'
import { linkSupport, targetName } from '../linking'
import { passOver } from './actions'
import { evidenceOf, useSearchState } from './search'
import { useDecide } from './useDecide'
import { useWalk } from './useWalk'
import './evidence.css'

const MOST = 30
const FIRST = 12
const GROUP = 'Allegations it may bear on'

type Row = { id: string; name: string; text: string; status: Status; reason: string }

/**
 * The allegations and elements that a passage may bear on, with the keys of the proposals.
 * @param source gives the passage to link, or the id of one that is stored
 */
export function BearsOn({ document, page, quote, source, onClose }: { document: Document; page: number; quote: string; source: () => Passage | string; onClose: () => void }) {
  const session = useSession()
  const { go } = useNavigation()
  const { rows, state, judged } = useBearings(document, quote)
  const reading = useSearchState(session)
  const shown = useMemo(() => rows.slice(0, FIRST), [rows])
  const ids = useMemo(() => shown.map((one) => one.id), [shown])
  const walk = useWalk(ids)
  const current = shown[walk.index] ?? null
  const panel = useRef<HTMLElement>(null)
  const stored = useRef<string | null>(null)
  useEffect(() => panel.current?.focus({ preventScroll: true }), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first entry takes the focus once there is one
  useEffect(() => {
    if (window.document.activeElement === panel.current) walk.focus(walk.index)
  }, [state, ids.length > 0])

  // The passage is stored by the first link; the next ones are links to the same.
  const decide = useDecide()
  const take = (bearing: Support['bearing'], of = current?.id) => {
    if (of === undefined) return
    const there = stored.current !== null && session.reader.get('passages', stored.current) ? stored.current : source()
    decide(async () => {
      if (await linkSupport(session, { of, source: there, bearing, standing: 'proposed' })) stored.current = typeof there === 'string' ? there : there.id
    })
  }
  const refuse = (of = current?.id) => of !== undefined && decide(() => passOver(session, of, document, { page, quote }))
  const open = () => current && go({ room: current.id.startsWith('par_') ? 'complaint' : 'proof', item: current.id, view: null })
  const none = () => (current ? null : 'No allegation is left.')
  useCommands([
    { id: 'bearing.next', label: 'Next allegation', group: GROUP, keys: ['j', 'ArrowDown'], run: () => walk.choose(walk.index + 1) },
    { id: 'bearing.previous', label: 'Previous allegation', group: GROUP, keys: ['k', 'ArrowUp'], run: () => walk.choose(walk.index - 1) },
    { id: 'bearing.accept', label: 'Link as support', group: GROUP, keys: ['a'], blocked: none, run: () => take('supports') },
    { id: 'bearing.undermines', label: 'Link as undermining', group: GROUP, keys: ['Shift+A'], blocked: none, run: () => take('undermines') },
    { id: 'bearing.context', label: 'Link as context', group: GROUP, keys: ['c'], blocked: none, run: () => take('context') },
    { id: 'bearing.reject', label: 'Pass over', group: GROUP, keys: ['r'], blocked: none, run: () => refuse() },
    { id: 'bearing.open', label: 'Open the allegation', group: GROUP, keys: ['Enter'], blocked: none, run: open },
    { id: 'bearing.close', label: 'Close the list', group: GROUP, keys: ['Escape'], run: onClose },
  ])
  return (
    <aside ref={panel} className="bears-on" aria-label={GROUP} tabIndex={-1}>
      <header className="bears-on__head"><strong>{GROUP}</strong><span className="proposals-panel__space" /><IconButton label="Close the list" onClick={onClose}><X size={14} strokeWidth={1.4} aria-hidden /></IconButton></header>
      <p className="bears-on__quote serif">“{quote.length > 160 ? `${quote.slice(0, 157).trimEnd()}…` : quote}”</p>
      {state === 'searching' && (reading.reading
        ? <ProgressLine what="Reading the matter’s papers" done={reading.done} total={reading.total} action={<Button look="quiet" onClick={() => evidenceOf(session).cancel()}>Cancel</Button>} />
        : <p className="second bears-on__note" role="status">Looking through the allegations…</p>)}
      {state === 'stopped' && <p className="second bears-on__note">The search was stopped. Close the list and open it again to go on.</p>}
      {state === 'done' && rows.length === 0 && <p className="second bears-on__note">{judged > 0 ? `Every allegation that shares its rare words is judged: ${howMany(judged, 'link')} or passed over.` : 'No allegation shares rare words with it. Press L to link it by number.'}</p>}
      <ol ref={walk.list} aria-label="Allegations">
        {shown.map((row, at) => (
          <li key={row.id} className={at === walk.index ? 'bears-on__row bears-on__row--chosen' : 'bears-on__row'}>
            <button type="button" data-proposal className="bears-on__choose" tabIndex={at === walk.index ? 0 : -1} {...(at === walk.index ? { 'aria-current': true } : {})} onClick={() => {
              walk.choose(at)
              if (at === walk.index) open()
            }}>
              <span className="bears-on__name"><StatusMark status={row.status} /><b>{row.name}</b></span>
              <span className="serif bears-on__text">{row.text}</span>
              <span className="second small">{row.reason}</span>
            </button>
            {at === walk.index && (
              <span className="proposal-row__tools">
                <Button command="bearing.accept" onClick={() => take('supports', row.id)}>Supports</Button>
                <Button command="bearing.undermines" onClick={() => take('undermines', row.id)}>Undermines</Button>
                <Button command="bearing.context" onClick={() => take('context', row.id)}>Context</Button>
                <Button look="quiet" command="bearing.reject" onClick={() => refuse(row.id)}>Pass over</Button>
              </span>
            )}
          </li>
        ))}
      </ol>
    </aside>
  )
}

/** What waits for a decision, likeliest first; links and passings-over take entries off, undo brings them back. */
function useBearings(document: Document, quote: string): { rows: readonly Row[]; state: 'searching' | 'stopped' | 'done'; judged: number } {
  const session = useSession()
  const { paragraphs, elements, proof } = useProof()
  const supports = useRows('supports')
  const passages = useRows('passages')
  const passedOver = useRows('passedOver')
  const [found, setFound] = useState<{ quote: string; bearings: readonly Bearing[] | null } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for a passage; a link does not change what it shares
  useEffect(() => {
    let gone = false
    const { reader } = session
    const pleaded = {
      paragraphs, headings: reader.rows('headings'), counts: reader.rows('counts'), elements, assignments: reader.rows('assignments'), gaps: reader.rows('gaps'), parties: reader.rows('parties'), people: reader.rows('people'),
    }
    const names = namesOf(pleaded)
    const needed = [...paragraphs.filter((one) => proof.paragraphs.get(one.id)?.status !== 'not-needed'), ...elements.filter((one) => proof.elements.has(one.id))]
    const targets = needed.flatMap(({ id }) => {
      const need = needOf(id, pleaded, names)
      return need ? [{ id, need }] : []
    })
    evidenceOf(session).bearing(document, quote, targets, MOST).then((bearings) => !gone && setFound({ quote, bearings }), () => !gone && setFound({ quote, bearings: null }))
    return () => {
      gone = true
    }
  }, [session, document.id, quote])
  const now = found?.quote === quote ? found : null
  const { rows, judged } = useMemo(() => {
    const words = sameWords(quote)
    const same = new Set(passages.filter((one) => one.document === document.id && sameWords(one.quote) === words).map((one) => one.id))
    const over = new Set(passedOver.filter((one) => one.document === document.id && sameWords(one.quote) === words).map((one) => one.of))
    const linked = new Set(supports.filter((one) => same.has(one.source)).map((one) => one.of))
    const all = now?.bearings ?? []
    const open = all.filter((one) => !over.has(one.id) && !linked.has(one.id))
    return {
      judged: all.length - open.length,
      rows: open.map(({ id, shared }): Row => ({
        id, name: targetName(session.reader, id), text: session.reader.get('paragraphs', id)?.text ?? session.reader.get('elements', id)?.text ?? '', status: proof.paragraphs.get(id)?.status ?? proof.elements.get(id)?.status ?? 'unexamined', reason: reasonOf(shared),
      })),
    }
  }, [now, passages, passedOver, supports, document.id, quote, proof, session])
  return { rows, judged, state: now === null ? 'searching' : now.bearings === null ? 'stopped' : 'done' }
}
