import { GitCompare, Trash2 } from 'lucide-react'
import { formatEdtf } from '../../../shared/dates/format'
import { dayOf } from '../../../shared/policy/dated'
import { languageName } from '../../../shared/policy/gather'
import { patch, remove } from '../../../shared/log/change'
import { howMany } from '../../../shared/proof'
import type { Policy, PolicyVersion, VersionDate } from '../../../shared/records'
import { useCommands } from '../../commands'
import { useNavigation } from '../../navigation'
import { useRecord, useSession } from '../../store'
import { Button, CiteLink, EmptyState, IconButton, useChosenInView } from '../../ui'
import { commitOrSay } from '../linking'
import { listOf } from './CheckRow'
import { DateCell } from './DateCell'
import { type PolicyWithVersions, usePolicies } from './usePolicies'
import { VersionReader } from './VersionReader'
import { versionName } from './words'

const icon = { size: 15, strokeWidth: 1.4, 'aria-hidden': true } as const

/** Policies and their versions at the left; the chosen version with its dates, outline and text. */
export function VersionsView({ onCompare }: { onCompare: (older: string, newer: string) => void }) {
  const { place, go } = useNavigation()
  const policies = usePolicies()
  const all = policies.flatMap((one) => one.versions)
  const chosen = all.find((one) => one.id === place.item) ?? policies.find((one) => one.versions.length > 0)?.versions.at(-1) ?? null
  const step = (by: number) => {
    const index = chosen ? all.indexOf(chosen) : by > 0 ? -1 : all.length
    const next = all[Math.max(0, Math.min(all.length - 1, index + by))]
    if (next) go({ item: next.id })
  }
  const before = chosen ? previous(policies, chosen) : null
  const list = useChosenInView<HTMLDivElement>(chosen?.id)
  useCommands([
    { id: 'versions.next', label: 'Next version', group: 'Policies', keys: ['j', 'ArrowDown'], quiet: true, run: () => step(1) },
    { id: 'versions.previous', label: 'Previous version', group: 'Policies', keys: ['k', 'ArrowUp'], quiet: true, run: () => step(-1) },
    { id: 'versions.compare', label: 'Compare with the version before', group: 'Policies', keys: ['c'], blocked: () => (before ? null : 'Choose a version that has one before it.'), run: () => chosen && before && onCompare(before.id, chosen.id) },
  ])
  return (
    <div className="policies"><div className="policies__columns">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <div ref={list} className="policies__list" tabIndex={0} role="region" aria-label="Policies and versions">
        {policies.map((one) => <PolicyItem key={one.policy.id} {...one} chosen={chosen} onChoose={(id) => go({ item: id })} />)}
      </div>
      {chosen ? (
        <section className="policies__version" aria-label="The chosen version">
          <VersionFacts key={chosen.id} version={chosen} onCompare={before ? () => onCompare(before.id, chosen.id) : null} />
          <VersionReader version={chosen} versions={policies.find((one) => one.policy.id === chosen.policy)?.versions ?? []} />
        </section>
      ) : <EmptyState title="Choose a version">Its dates, what shows them, its outline and its text stand here. C compares it with the one before.</EmptyState>}
    </div></div>
  )
}

function previous(policies: readonly PolicyWithVersions[], chosen: PolicyVersion): PolicyVersion | null {
  const own = policies.find((one) => one.policy.id === chosen.policy)?.versions.filter((one) => one.language === chosen.language) ?? []
  return own[own.findIndex((one) => one.id === chosen.id) - 1] ?? null
}

function PolicyItem({ policy, versions, chosen, onChoose }: PolicyWithVersions & { chosen: PolicyVersion | null; onChoose: (id: string) => void }) {
  const session = useSession()
  const set = (fields: Partial<Policy>, label: string) => void commitOrSay(session, { label, ops: [patch('policies', policy.id, fields)] })
  return (
    <section className="policies__policy" aria-label={policy.name}>
      <div className="policies__policy-head">
        <input key={policy.name} className="policy-cell policies__name" aria-label="Name of the policy" defaultValue={policy.name} onBlur={(event) => {
          const name = event.target.value.trim()
          if (name !== '' && name !== policy.name) set({ name }, `Rename the policy to “${name}”`)
        }} />
        <IconButton label={`Delete ${policy.name} and its versions`} onClick={() => void commitOrSay(session, { label: `Delete the policy “${policy.name}” with ${howMany(versions.length, 'version')}`, ops: [...versions.map((one) => remove('versions', one.id)), remove('policies', policy.id)] })}><Trash2 {...icon} /></IconButton>
      </div>
      <input key={policy.publisher} className="policy-cell second small" aria-label={`Publisher of ${policy.name}`} placeholder="publisher" defaultValue={policy.publisher} onBlur={(event) => {
        const publisher = event.target.value.trim()
        if (publisher !== policy.publisher) set({ publisher }, `Set the publisher of “${policy.name}”`)
      }} />
      <ul>
        {versions.map((one) => (
          <li key={one.id}>
            <button type="button" className="policies__item" aria-pressed={one.id === chosen?.id} onClick={() => onChoose(one.id)}>
              <span className="truncate">{one.effective ? `Effective ${formatEdtf(one.effective.date)}` : one.firstCaptured ? `Captured ${formatEdtf(dayOf(one.firstCaptured.date))}` : one.label}</span>
              <span className="second small truncate">{[one.effective && one.firstCaptured ? `captured ${formatEdtf(dayOf(one.firstCaptured.date))}` : '', one.regions.join(', '), one.effective?.standing === 'proposed' ? 'date proposed' : ''].filter(Boolean).join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const DATES = [['effective', 'Effective'], ['published', 'Last changed'], ['firstCaptured', 'First captured'], ['lastCaptured', 'Last captured']] as const

/** Each date by itself, with what shows it; edited where it stands. */
function VersionFacts({ version, onCompare }: { version: PolicyVersion; onCompare: (() => void) | null }) {
  const session = useSession()
  const document = useRecord('documents', version.document)
  const { openSource } = useNavigation()
  const set = (fields: Partial<PolicyVersion>, label: string) => void commitOrSay(session, { label, ops: [patch('versions', version.id, fields)] })
  const setDate = (key: (typeof DATES)[number][0], name: string, date: VersionDate | null) => {
    const own = date && { ...date, evidence: date.evidence ?? null }
    set({ [key]: own }, own === null ? `Take off the date “${name.toLowerCase()}” of ${version.label}` : own.standing === 'confirmed' && version[key]?.date === own.date ? `Confirm ${name.toLowerCase()} ${formatEdtf(own.date)} of ${version.label}` : `Set ${name.toLowerCase()} of ${version.label} to ${formatEdtf(own.date)}`)
  }
  return (
    <header className="version-facts">
      <div className="version-facts__head">
        <h2 className="truncate">{version.label}</h2>
        <span className="room__space" />
        {onCompare && <Button icon={<GitCompare {...icon} />} command="versions.compare" onClick={onCompare}>Compare with the one before</Button>}
        {document && <Button onClick={() => openSource({ document: document.id, label: document.exhibit ?? document.title, page: null, passage: null, rects: null })}>Open the file</Button>}
        <IconButton label="Delete this version" onClick={() => void commitOrSay(session, { label: `Delete the version “${versionName(version)}”`, ops: [remove('versions', version.id)] })}><Trash2 {...icon} /></IconButton>
      </div>
      <dl className="version-facts__dates">
        {DATES.map(([key, name]) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>
              <DateCell label={`${name}, ${version.label}`} value={version[key]} onChange={(date) => setDate(key, name, date)} />
              <span className="second small version-facts__words">{version[key]?.words ? `“${version[key].words}” ` : ''}{version[key]?.evidence ? <CiteLink id={version[key].evidence} /> : null}</span>
            </dd>
          </div>
        ))}
        <div>
          <dt>Regions</dt>
          <dd><input key={version.regions.join()} className="policy-cell" aria-label={`Regions, ${version.label}`} placeholder="not said" defaultValue={version.regions.join(', ')} onBlur={(event) => {
            const regions = listOf(event.target.value)
            if (regions.join() !== version.regions.join()) set({ regions }, `Set the regions of ${version.label} to ${regions.join(', ') || 'not said'}`)
          }} /></dd>
        </div>
        <div>
          <dt>Audience</dt>
          <dd><input key={version.audience} className="policy-cell" aria-label={`Audience, ${version.label}`} placeholder="not said" defaultValue={version.audience} onBlur={(event) => {
            const audience = event.target.value.trim().slice(0, 300)
            if (audience !== version.audience) set({ audience }, `Set the audience of ${version.label}`)
          }} /></dd>
        </div>
        <div><dt>Language</dt><dd className="version-facts__plain">{version.language === '' ? 'not known' : languageName(version.language)}</dd></div>
        <div><dt>Source</dt><dd className="version-facts__plain second truncate" title={version.captures.map((one) => one.source).join(', ')}>{version.source || 'not said'}{version.captures.length > 1 ? `, ${howMany(version.captures.length, 'capture')}` : ''}</dd></div>
      </dl>
    </header>
  )
}
