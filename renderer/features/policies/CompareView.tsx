import { ArrowLeftRight } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { hunksOf } from '../../../shared/policy/hunks'
import type { Comparison } from '../../../shared/policy/model'
import { howMany } from '../../../shared/proof'
import type { PolicyVersion } from '../../../shared/records'
import { useCommands } from '../../commands'
import { Button, EmptyState, IconButton, ProgressLine, Segmented } from '../../ui'
import { LinkSelection } from '../linking'
import { ChangedSection } from './ChangedSection'
import { textsOf, useLibrary, useTexts } from './library'
import { useOpenPlace } from './passages'
import { nameOfChange, SectionStatus } from './SectionStatus'
import { useChange } from './useChange'
import { usePolicies } from './usePolicies'
import { versionName } from './words'

export type Pair = { older: string; newer: string }

/** Two versions beside each other: changed sections at the left, their words at the right. */
export function CompareView({ pair, onPair }: { pair: Pair | null; onPair: (pair: Pair) => void }) {
  const policies = usePolicies()
  const all = useMemo(() => policies.flatMap((one) => one.versions), [policies])
  const chosen = pair ?? lastTwo(policies.map((one) => one.versions))
  const [older, newer] = [all.find((one) => one.id === chosen?.older) ?? null, all.find((one) => one.id === chosen?.newer) ?? null]
  const both = useMemo(() => [older, newer].filter((one) => one !== null), [older, newer])
  const [look, setLook] = useState<'inline' | 'sides'>('inline')
  const [noise, setNoise] = useState(false)
  if (all.length < 2) return <EmptyState title="Two versions are needed">Import another version of the policy; then its words can be compared.</EmptyState>
  const pick = (side: keyof Pair) => (
    <select className="select compare__pick" aria-label={side === 'older' ? 'Older version' : 'Newer version'} value={chosen?.[side] ?? ''} onChange={(event) => onPair({ older: chosen?.older ?? '', newer: chosen?.newer ?? '', [side]: event.target.value })}>
      {policies.map(({ policy, versions }) => <optgroup key={policy.id} label={policy.name}>{versions.map((one) => <option key={one.id} value={one.id}>{versionName(one)}</option>)}</optgroup>)}
    </select>
  )
  return (
    <div className="compare">
      <div className="compare__head">
        {pick('older')}
        <IconButton label="Swap the two" onClick={() => chosen && onPair({ older: chosen.newer, newer: chosen.older })}><ArrowLeftRight size={15} strokeWidth={1.4} aria-hidden /></IconButton>
        {pick('newer')}
        <span className="room__space" />
        <Segmented label="Look" value={look} onChange={setLook} options={[{ value: 'inline', label: 'Inline' }, { value: 'sides', label: 'Side by side' }]} />
        <Button on={noise} onClick={() => setNoise(!noise)}>Show noise</Button>
      </div>
      {older && newer && older.language !== newer.language && older.language !== '' && newer.language !== '' && <p className="compare__warning">The two are in different languages, so nearly every word differs.</p>}
      {older && newer && <Compared key={`${older.id} ${newer.id}`} older={older} newer={newer} both={both} look={look} noise={noise} />}
    </div>
  )
}

function lastTwo(lists: readonly PolicyVersion[][]): Pair | null {
  const own = lists.find((one) => one.length > 1) ?? []
  const [older, newer] = own.slice(-2)
  return older && newer ? { older: older.id, newer: newer.id } : null
}

function useComparison(older: string, newer: string, texts: ReturnType<typeof useTexts>): { comparison: Comparison | null; failed: boolean } {
  const library = useLibrary()
  const [state, setState] = useState<{ comparison: Comparison | null; failed: boolean }>({ comparison: null, failed: false })
  useEffect(() => {
    if (!texts?.has(older) || !texts.has(newer)) return
    const controller = new AbortController()
    library.worker.ask({ what: 'compare', older, newer }, textsOf(texts), controller.signal).then((comparison) => setState({ comparison, failed: false }), () => {
      if (!controller.signal.aborted) setState({ comparison: null, failed: true })
    })
    return () => controller.abort()
  }, [library, older, newer, texts])
  return state
}

function Compared({ older, newer, both, look, noise }: { older: PolicyVersion; newer: PolicyVersion; both: readonly PolicyVersion[]; look: 'inline' | 'sides'; noise: boolean }) {
  const texts = useTexts(both)
  const { comparison, failed } = useComparison(older.id, newer.id, texts)
  const open = useOpenPlace()
  const hunks = useMemo(() => (comparison ? hunksOf(comparison.sections) : []), [comparison])
  const [at, setAt] = useState<number | null>(null)
  const body = useRef<HTMLDivElement>(null)
  const [old, now] = [texts?.get(older.id) ?? null, texts?.get(newer.id) ?? null]
  const change = useChange(comparison, at === null ? null : (hunks[at] ?? null), old, now)
  const show = (index: number) => {
    setAt(index)
    requestAnimationFrame(() => body.current?.querySelector(`[data-hunk="${index}"]`)?.scrollIntoView({ block: 'center' }))
  }
  const step = (by: number) => hunks.length > 0 && show(Math.max(0, Math.min(hunks.length - 1, (at ?? (by > 0 ? -1 : hunks.length)) + by)))
  const none = () => (change ? null : 'Choose a change first.')
  useCommands([
    { id: 'compare.next', label: 'Next change', group: 'Compare', keys: ['j', 'n', 'ArrowDown'], run: () => step(1) },
    { id: 'compare.previous', label: 'Previous change', group: 'Compare', keys: ['k', 'p', 'ArrowUp'], run: () => step(-1) },
    { id: 'compare.link', label: 'Link the changed words', group: 'Compare', keys: change ? ['l'] : [], blocked: none, run: () => change?.link(null) },
    { id: 'compare.link-old', label: 'Link the words before the change', group: 'Compare', keys: change ? ['Shift+L'] : [], blocked: none, run: () => change?.link('old') },
    { id: 'compare.open', label: 'Open the change in its file', group: 'Compare', keys: change ? ['o'] : [], blocked: none, run: () => change && open(change.loaded, change.place.from, change.place.to) },
  ])
  if (texts && (!old || !now)) return <p className="compare__note second">The file of one of the two is in quarantine. It may not be read until that is settled.</p>
  if (failed) return <p className="compare__note second">The comparison stopped. Choose the versions again.</p>
  if (!comparison || !old || !now) return <div className="compare__note"><ProgressLine what="Comparing" done={0} total={0} /></div>
  const changed = comparison.sections.flatMap((one, index) => (one.status !== 'same' || (noise && one.noise) ? [{ one, index }] : []))
  const same = comparison.sections.length - changed.length
  const [removed, added] = [comparison.sections.reduce((sum, one) => sum + one.removedWords, 0), comparison.sections.reduce((sum, one) => sum + one.addedWords, 0)]
  return (
    <div className="compare__body">
      <nav className="compare__list" aria-label="Changed sections">
        <p className="compare__sum">{changed.length === 0 ? 'No words differ.' : `${howMany(changed.length, 'section')} changed: ${removed} words out, ${added} in.`}<span className="second"> {howMany(same, 'section')} the same.</span></p>
        {changed.map(({ one, index }) => {
          const first = hunks.findIndex((hunk) => hunk.section === index)
          return (
            <button key={index} type="button" className="compare__entry" aria-pressed={at !== null && hunks[at]?.section === index} onClick={() => {
              if (first >= 0) show(first)
              else body.current?.querySelector(`[data-change="${index}"]`)?.scrollIntoView({ block: 'start' })
            }}>
              <span className="truncate">{nameOfChange(one)}</span>
              <SectionStatus status={one.status} />
              <span className="compare__size tabular second">{one.removedWords > 0 ? `−${one.removedWords}` : ''} {one.addedWords > 0 ? `+${one.addedWords}` : ''}</span>
            </button>
          )
        })}
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <div ref={body} className="compare__words selectable" tabIndex={0} role="region" aria-label="Changes">
        {changed.map(({ one, index }) => <ChangedSection key={index} index={index} change={one} look={look} noise={noise} hunks={hunks} chosen={at} onChoose={setAt} />)}
      </div>
      {change && (
        <footer className="compare__foot">
          <span className="second tabular">Change {(at ?? 0) + 1} of {hunks.length}</span>
          <span className="serif truncate compare__quote">“{change.quote}”</span>
          <span className="room__space" />
          <Button look="primary" command="compare.link" onClick={() => change.link(null)}>Link</Button>
          <Button command="compare.open" onClick={() => open(change.loaded, change.place.from, change.place.to)}>Open</Button>
        </footer>
      )}
      {change?.linking && <LinkSelection anchor={new DOMRect(window.innerWidth / 2 - 280, 140, 0, 0)} quote={change.linking.quote} source={change.linking.source} onClose={change.done} onDone={change.done} />}
    </div>
  )
}
