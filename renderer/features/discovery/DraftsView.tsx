import { useMemo, useState } from 'react'
import { parseDay } from '../../../shared/deadlines'
import { type Draft, draftRequests, ifNeverComes, type Terms, TOOL } from '../../../shared/discovery'
import { countName, elementName, howMany, type Proof } from '../../../shared/proof'
import { useNavigation } from '../../navigation'
import { useProof } from '../../proof'
import { useRows, useSession } from '../../store'
import { Button, EmptyState, say } from '../../ui'
import { keepDrafts } from './actions'

/** Drafts for the open gaps: chosen and put into sets. @param only id of the one gap (or paragraph) to draft for */
export function DraftsView({ only }: { only: string | null }) {
  const session = useSession()
  const { proof, counts, pleading } = useProof()
  const { go } = useNavigation()
  const parties = useRows('parties')
  const requests = useRows('requests')
  const [from, setFrom] = useState(() => yearBefore(pleading?.filed ?? null))
  const [until, setUntil] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const nameOf = (role: 'plaintiff' | 'defendant') => {
    const party = parties.find((one) => one.role === role)
    return party ? (party.definedAs ?? party.name) : role === 'plaintiff' ? 'Plaintiff' : 'Defendant'
  }
  const terms: Terms = { plaintiff: nameOf('plaintiff'), defendant: nameOf('defendant'), from: parseDay(from) === null ? null : from, until: parseDay(until) === null ? null : until }
  const all = useMemo(() => proof.gaps.filter((row) => row.gap !== null), [proof.gaps])
  const rows = only ? proof.gaps.filter((row) => row.id === only) : all
  // biome-ignore lint/correctness/useExhaustiveDependencies: the terms are their four words
  const drafts = useMemo(() => draftRequests(rows, proof, terms).map((one) => ({ ...one, key: `${one.kind} ${one.text}` })), [rows, proof, terms.plaintiff, terms.defendant, terms.from, terms.until])
  const asked = new Set(requests.map((one) => one.text))
  // What the gaps themselves ask for is chosen at first; what is only usual for the element is offered.
  const picked = chosen ?? new Set(drafts.filter((one) => one.gaps.length > 0 && !one.why.startsWith('Usual') && !asked.has(one.text)).map((one) => one.key))
  const take = drafts.filter((one) => picked.has(one.key))
  const toggle = (key: string) => {
    const next = new Set(picked)
    if (!next.delete(key)) next.add(key)
    setChosen(next)
  }
  const keep = () => {
    if (take.length === 0) return say('Choose a draft first.')
    void keepDrafts(session, take.map(({ key: _, ...draft }) => draft), { from: terms.from, until: terms.until }).then((id) => id && go({ view: null, item: id }))
  }
  if (counts.length === 0 || rows.length === 0) return <EmptyState title="No open gap" actions={<Button large onClick={() => go({ room: 'proof', view: 'gaps' })}>See the gaps</Button>}>Record what is missing in the proof room; here it becomes a request.</EmptyState>
  const first = only ? rows[0] : null
  const kinds = [...new Set(drafts.map((one) => one.kind))]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <div className="room__body drafts" tabIndex={0} role="region" aria-label="Drafts">
      <div className="drafts__head">
        {first?.gap && <p className="drafts__gap"><b>{first.gap.what}</b> <span className="second">{first.gap.why}</span></p>}
        {only ? <Never elements={drafts.flatMap((one) => one.elements)} proof={proof} /> : <p className="second">{howMany(rows.length, 'open gap')}, {howMany(drafts.length, 'draft')} without repeats. Edit them after they are in a set.</p>}
        <div className="drafts__bar">
          <label>From <input className="input" type="date" value={from} onChange={(event) => setFrom(event.target.value)} /></label>
          <label>until <input className="input" type="date" value={until} onChange={(event) => setUntil(event.target.value)} /></label>
          <span className="second small">{until === '' ? 'to the present' : ''}</span>
          <span className="room__space" />
          {only && <Button look="quiet" onClick={() => go({ item: null })}>All gaps</Button>}
          <Button look="primary" onClick={keep}>Put {howMany(take.length, 'draft')} into sets</Button>
        </div>
      </div>
      {kinds.map((kind) => (
        <section key={kind} aria-label={TOOL[kind].many}>
          <h2 className="drafts__title">{TOOL[kind].many}</h2>
          {drafts.filter((one) => one.kind === kind).map((one) => <DraftRow key={one.key} draft={one} on={picked.has(one.key)} already={asked.has(one.text)} proof={proof} onToggle={() => toggle(one.key)} />)}
        </section>
      ))}
    </div>
  )
}

function DraftRow({ draft, on, already, proof, onToggle }: { draft: Draft; on: boolean; already: boolean; proof: Proof; onToggle: () => void }) {
  return (
    <label className="draft">
      <input type="checkbox" checked={on} onChange={onToggle} />
      <span className="draft__words"><span className="serif">{draft.text}</span><span className="second small">{[draft.why, serves(draft.elements, proof), draft.gaps.length > 0 ? `For ${howMany(draft.gaps.length, 'gap')}.` : '', draft.subparts > 1 ? `Counts as ${draft.subparts}.` : '', already ? 'Asked for already.' : ''].filter(Boolean).join(' ')}</span></span>
    </label>
  )
}

/** "Serves Count I, element 4 and Count II, element 4." */
function serves(elements: readonly string[], proof: Proof): string {
  const names = elements.flatMap((id) => {
    const one = proof.elements.get(id)
    const count = one && proof.counts.get(one.element.count)?.count
    return one && count ? [`${elementName(one.element, count)} (${one.element.short.toLowerCase()})`] : []
  })
  return names.length === 0 ? '' : `Serves ${names.slice(0, 4).join(', ')}${names.length > 4 ? ` and ${names.length - 4} more` : ''}.`
}

/** What happens if this never comes. */
export function Never({ elements, proof }: { elements: readonly string[]; proof: Proof }) {
  const fall = ifNeverComes(elements, proof)
  if (fall.falls.length + fall.weaker.length === 0) return null
  return (
    <details className="never">
      <summary><b>If this never comes:</b> {fall.say}</summary>
      <ul>
        {fall.falls.map((one) => <li key={one.element} className="never__falls">▲ {one.say}</li>)}
        {fall.weaker.map((one) => <li key={one.element} className="second">{one.say}</li>)}
      </ul>
      {fall.counts.length > 0 && <p className="second small">A count needs every one of its elements: {fall.counts.map((id) => proof.counts.get(id)?.count).flatMap((count) => (count ? [`${countName(count)}, ${count.name}`] : [])).join('; ')}.</p>}
    </details>
  )
}

/** The first day of the year before the complaint was filed. */
function yearBefore(filed: string | null): string {
  const year = /^\d{4}/.exec(filed ?? '')?.[0]
  return year ? `${String(Number(year) - 1).padStart(4, '0')}-01-01` : ''
}
