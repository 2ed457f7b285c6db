import { useEffect, useMemo, useState } from 'react'
import { noticeRegions } from '../../../shared/policy/dated'
import { mainLanguage } from '../../../shared/policy/gather'
import { regionCode, regionName } from '../../../shared/policy/regions'
import { useCommands } from '../../commands'
import { useRows } from '../../store'
import { EmptyState, Field, ProgressLine } from '../../ui'
import type { TermsAnswer } from '../../workers/policy/protocol'
import { LinkSelection } from '../linking'
import { type Loaded, textsOf, useLibrary, useTexts } from './library'
import { passageAt, useOpenPlace } from './passages'
import { TermMatrix } from './TermMatrix'
import { type Chosen, TermSentences } from './TermSentences'
import { type PolicyWithVersions, usePolicies } from './usePolicies'
import { asRead } from './words'

const LAST = new Map<string, { query: string; region: string; on: string; policy: string }>()
const START = { query: '', region: '', on: '', policy: '' }

/** Words over all versions of a policy: where they first stand, change and vanish, and what was in force on a day. */
export function TermsView() {
  const policies = usePolicies()
  const matter = useRows('matter')[0]?.created ?? ''
  const [asked, setAsked] = useState(LAST.get(matter) ?? START)
  const set = (change: Partial<typeof asked>) => setAsked((before) => {
    const next = { ...before, ...change }
    LAST.set(matter, next)
    return next
  })
  const one = policies.find((each) => each.policy.id === asked.policy) ?? policies.find((each) => each.versions.length > 1) ?? policies[0]
  if (!one) return null
  return (
    <div className="terms">
      <div className="terms__head">
        <Field label="Policy"><select className="select" aria-label="Policy to look in" value={one.policy.id} onChange={(event) => set({ policy: event.target.value })}>{policies.map(({ policy }) => <option key={policy.id} value={policy.id}>{policy.name}</option>)}</select></Field>
        <Field label="Words" hint="All in one sentence; “a phrase”, train*, OR"><input className="input" type="search" aria-label="Words to follow" placeholder="train* “artificial intelligence”" value={asked.query} onChange={(event) => set({ query: event.target.value })} /></Field>
        <Field label="In force on"><input className="input tabular" type="date" aria-label="In force on" value={asked.on} onChange={(event) => set({ on: event.target.value })} /></Field>
        <RegionField one={one} value={asked.region} onChange={(region) => set({ region })} />
      </div>
      <Answered key={one.policy.id} one={one} query={asked.query} region={asked.region} on={asked.on} onRegion={(region) => set({ region })} />
    </div>
  )
}

function RegionField({ one, value, onChange }: { one: PolicyWithVersions; value: string; onChange: (region: string) => void }) {
  const rollouts = useRows('rollouts')
  const known = useMemo(() => {
    const named = [...one.versions.flatMap((version) => version.regions), ...rollouts.flatMap((rollout) => rollout.regions), 'US', 'EU', 'EEA', 'UK', 'CH', 'CA', 'HK', 'CN']
    return [...new Map(named.map((name) => [regionCode(name) ?? name, name])).values()]
  }, [one, rollouts])
  return <Field label="For"><select className="select" aria-label="For the region" value={value} onChange={(event) => onChange(event.target.value)}><option value="">any region</option>{known.map((name) => <option key={name} value={name}>{regionName(name)}</option>)}</select></Field>
}

function Answered({ one, query, region, on, onRegion }: { one: PolicyWithVersions; query: string; region: string; on: string; onRegion: (region: string) => void }) {
  const language = mainLanguage(one.versions)
  const versions = useMemo(() => one.versions.filter((version) => version.language === language || version.language === ''), [one.versions, language])
  const texts = useTexts(versions)
  const answer = useAnswer(versions, texts, query, region, on)
  const [row, setRow] = useState<string | null>(null)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [linking, setLinking] = useState(false)
  const open = useOpenPlace()
  const place = chosen ? { loaded: texts?.get(chosen.version) ?? null, ...chosen } : null
  const none = () => (place?.loaded ? null : 'Choose a sentence first.')
  const shown = row ?? answer?.rows.find((each) => each.state === 'first')?.key ?? null
  const standing = answer?.rows ?? []
  const step = (by: number) => {
    const index = standing.findIndex((each) => each.key === shown)
    const next = standing[Math.max(0, Math.min(standing.length - 1, index + by))]
    if (next) setRow(next.key)
  }
  useCommands([
    { id: 'terms.next', label: 'Next version', group: 'Words over time', keys: ['j', 'ArrowDown'], quiet: true, run: () => step(1) },
    { id: 'terms.previous', label: 'Previous version', group: 'Words over time', keys: ['k', 'ArrowUp'], quiet: true, run: () => step(-1) },
    { id: 'terms.link', label: 'Link the sentence', group: 'Words over time', keys: place?.loaded ? ['l'] : [], blocked: none, run: () => setLinking(true) },
    { id: 'terms.open', label: 'Open the sentence in its file', group: 'Words over time', keys: place?.loaded ? ['o'] : [], blocked: none, run: () => place?.loaded && open(place.loaded, place.from, place.to) },
  ])
  if (query.trim() === '' && on === '') return <EmptyState title="Which words?">Type words such as generative AI, “third parties” or train*. Every version we hold is looked at; nothing is said of what was not captured.</EmptyState>
  if (!texts || !answer) return <div className="compare__note"><ProgressLine what="Looking through the versions" done={0} total={0} /></div>
  const held = one.versions.length - versions.length
  const notices = new Map([...texts].map(([id, loaded]) => [id, noticeRegions(loaded.text)]))
  return (
    <div className="terms__body">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <div className="terms__answer" tabIndex={0} role="region" aria-label="Answer">
        {query.trim() !== '' && <p className="terms__say">{answer.say}</p>}
        {answer.inForce && <p className={answer.inForce.basis === 'not-known' ? 'terms__force terms__force--unknown' : 'terms__force'}>{answer.inForce.say}{forceWords(answer, query)}</p>}
        {held > 0 && <p className="second small">Versions in another language are kept apart: {held} not looked at.</p>}
        {query.trim() !== '' && <TermMatrix versions={versions} answer={answer} notices={notices} chosen={shown} onChoose={setRow} region={region} onRegion={onRegion} />}
      </div>
      {query.trim() !== '' && shown && <TermSentences version={versions.find((each) => each.id === shown) ?? null} row={answer.rows.find((each) => each.key === shown) ?? null} chosen={chosen} onChoose={setChosen} onLink={() => setLinking(true)} onOpen={(each) => {
        const loaded = texts.get(each.version)
        if (loaded) open(loaded, each.from, each.to)
      }} />}
      {linking && place?.loaded && <Link loaded={place.loaded} from={place.from} to={place.to} onClose={() => setLinking(false)} />}
    </div>
  )
}

function Link({ loaded, from, to, onClose }: { loaded: Loaded; from: number; to: number; onClose: () => void }) {
  const quote = asRead(loaded.text.text.slice(from, to)).replace(/\s+/g, ' ').trim()
  return <LinkSelection anchor={new DOMRect(window.innerWidth / 2 - 280, 140, 0, 0)} quote={quote} source={() => passageAt(loaded, from, to) ?? loaded.document.id} onClose={onClose} onDone={onClose} />
}

/** Whether the words stood in what was in force. */
function forceWords(answer: TermsAnswer, query: string): string {
  if (query.trim() === '' || answer.inForce?.key == null) return ''
  return answer.rows.find((row) => row.key === answer.inForce?.key)?.stands ? ' The words stand in it.' : ' The words do not stand in it.'
}

function useAnswer(versions: PolicyWithVersions['versions'], texts: ReturnType<typeof useTexts>, query: string, region: string, on: string): TermsAnswer | null {
  const library = useLibrary()
  const [answer, setAnswer] = useState<TermsAnswer | null>(null)
  useEffect(() => {
    if (!texts) return
    const controller = new AbortController()
    const metas = versions.filter((one) => texts.has(one.id)).map((one) => ({
      key: one.id, label: one.label, effective: one.effective?.date ?? null, first: one.firstCaptured?.date ?? null, last: one.lastCaptured?.date ?? one.firstCaptured?.date ?? null, regions: one.regions, language: one.language,
    }))
    // A beat after the typing, so that a question under way is seldom ended and begun anew.
    const timer = setTimeout(() => {
      library.worker.ask({ what: 'terms', versions: metas, query, region: region || null, on: on || null }, textsOf(texts), controller.signal).then((found) => setAnswer(found ?? NOTHING), () => {})
    }, 120)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [library, texts, versions, query, region, on])
  return answer
}

const NOTHING: TermsAnswer = { rows: [], say: 'There is no word in this. Type at least one.', gapBefore: null, inForce: null, took: 0 }
