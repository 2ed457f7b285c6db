import { Link2, Plus, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { ROLLOUT_WORD, rolloutName } from '../../../shared/cite/records'
import { formatEdtf } from '../../../shared/dates/format'
import { patch, put, remove } from '../../../shared/log/change'
import { spanOf } from '../../../shared/policy/span'
import { howMany } from '../../../shared/proof'
import { type Feature, ROLLOUT_STATES, type Rollout } from '../../../shared/records'
import { newId, useRows, useSession } from '../../store'
import { Button, CiteLink, EmptyState, IconButton } from '../../ui'
import { commitOrSay, LinkSelection } from '../linking'
import { listOf } from './CheckRow'
import { DateCell } from './DateCell'
import { EvidencePicker } from './EvidencePicker'

const icon = { size: 15, strokeWidth: 1.4, 'aria-hidden': true } as const

/** Settings of the platform, and how each stood for a region in a span of time, with what shows it. */
export function SettingsView() {
  const session = useSession()
  const features = useRows('features')
  const add = () => void commitOrSay(session, { label: 'Add a setting', ops: [put('features', { id: newId('features'), name: 'New setting', place: '', explanation: '', note: '' })] })
  if (features.length === 0) {
    return <EmptyState title="No setting yet" actions={<Button look="primary" large onClick={add}>Add a setting</Button>}>A setting with its roll-outs says what was on by default, for whom, since when. Allegations can rest on each of them. No record of a choice is not consent.</EmptyState>
  }
  return (
    <div className="room__body rollouts">
      {features.map((one) => <FeatureTable key={one.id} feature={one} />)}
      <Button look="quiet" icon={<Plus {...icon} />} onClick={add}>Add a setting</Button>
    </div>
  )
}

function FeatureTable({ feature }: { feature: Feature }) {
  const session = useSession()
  const all = useRows('rollouts')
  const rollouts = all.filter((one) => one.feature === feature.id).sort((a, b) => ((spanOf(a.from)?.earliest ?? '9999') < (spanOf(b.from)?.earliest ?? '9999') ? -1 : 1))
  const set = (fields: Partial<Feature>, label: string) => void commitOrSay(session, { label, ops: [patch('features', feature.id, fields)] })
  const drop = () => {
    const links = session.reader.rows('supports').filter((one) => rollouts.some((rollout) => rollout.id === one.source))
    void commitOrSay(session, { label: `Delete the setting “${feature.name}” with ${howMany(rollouts.length, 'roll-out')}`, ops: [...links.map((one) => remove('supports', one.id)), ...rollouts.map((one) => remove('rollouts', one.id)), remove('features', feature.id)] })
  }
  return (
    <section className="rollouts__feature" aria-label={feature.name}>
      <div className="rollouts__head">
        <input key={feature.name} className="policy-cell rollouts__name" aria-label="Name of the setting" defaultValue={feature.name} onBlur={(event) => {
          const name = event.target.value.trim()
          if (name !== '' && name !== feature.name) set({ name }, `Rename the setting to “${name}”`)
        }} />
        <Button look="quiet" icon={<Plus {...icon} />} onClick={() => void commitOrSay(session, { label: `Add a roll-out of “${feature.name}”`, ops: [put('rollouts', { id: newId('rollouts'), feature: feature.id, regions: ['US'], state: 'unknown', from: null, until: null, certainty: 'alleged', words: '', evidence: [], note: '' })] })}>Add a roll-out</Button>
        <IconButton label={`Delete the setting ${feature.name}`} onClick={drop}><Trash2 {...icon} /></IconButton>
      </div>
      {(['place', 'explanation'] as const).map((key) => (
        <input key={`${key} ${feature[key]}`} className="policy-cell second" aria-label={key === 'place' ? `Where ${feature.name} is found` : `What the platform says ${feature.name} does`} placeholder={key === 'place' ? 'where it is found: Settings, Data privacy' : 'what the platform says that it does'} defaultValue={feature[key]} onBlur={(event) => {
          const value = event.target.value.trim()
          if (value !== feature[key]) set({ [key]: value }, `Change the setting “${feature.name}”`)
        }} />
      ))}
      {rollouts.length === 0 ? <p className="second rollouts__none">How it stood is not recorded yet. Add a roll-out: a region, a state, a span of time.</p> : (
        <table className="policy-table">
          <thead><tr><th scope="col">Regions</th><th scope="col">How it stood</th><th scope="col">From</th><th scope="col">Until</th><th scope="col">How sure</th><th scope="col">Words and evidence</th><th scope="col">Allegations</th></tr></thead>
          <tbody>{rollouts.map((one) => <RolloutRow key={one.id} rollout={one} feature={feature} />)}</tbody>
        </table>
      )}
    </section>
  )
}

function RolloutRow({ rollout, feature }: { rollout: Rollout; feature: Feature }) {
  const session = useSession()
  const supports = useRows('supports')
  const linked = supports.filter((one) => one.source === rollout.id && one.standing !== 'rejected')
  const [doing, setDoing] = useState<'link' | 'evidence' | null>(null)
  const link = useRef<HTMLButtonElement>(null)
  const evidence = useRef<HTMLButtonElement>(null)
  const name = rolloutName(rollout, feature)
  const set = (fields: Partial<Rollout>, label = `Change the roll-out of “${feature.name}” for ${rollout.regions.join(', ')}`) => void commitOrSay(session, { label, ops: [patch('rollouts', rollout.id, fields)] })
  const date = (key: 'from' | 'until') => <DateCell label={`${key === 'from' ? 'From' : 'Until'}, ${name}`} value={rollout[key] === null ? null : { date: rollout[key], words: '', evidence: null, standing: 'confirmed' }} onChange={(next) => set({ [key]: next?.date ?? null }, next ? `Set the roll-out of “${feature.name}” ${key} ${formatEdtf(next.date)}` : `Leave open ${key} when “${feature.name}” stood so`)} />
  const drop = () => void commitOrSay(session, { label: `Delete the roll-out of “${feature.name}” for ${rollout.regions.join(', ')}`, ops: [...session.reader.rows('supports').filter((one) => one.source === rollout.id).map((one) => remove('supports', one.id)), remove('rollouts', rollout.id)] })
  return (
    <tr>
      <td><input key={rollout.regions.join()} className="policy-cell" aria-label={`Regions, ${name}`} defaultValue={rollout.regions.join(', ')} onBlur={(event) => {
        const regions = listOf(event.target.value)
        if (regions.length > 0 && regions.join() !== rollout.regions.join()) set({ regions })
        else event.target.value = rollout.regions.join(', ')
      }} /></td>
      <td><select className="policy-cell" aria-label={`How it stood, ${name}`} value={rollout.state} onChange={(event) => set({ state: event.target.value as Rollout['state'] })}>{ROLLOUT_STATES.map((one) => <option key={one} value={one}>{ROLLOUT_WORD[one]}</option>)}</select></td>
      <td>{date('from')}</td>
      <td>{date('until')}</td>
      <td><select className="policy-cell" aria-label={`How sure, ${name}`} value={rollout.certainty} onChange={(event) => set({ certainty: event.target.value as Rollout['certainty'] })}>{(['established', 'reported', 'alleged'] as const).map((one) => <option key={one} value={one}>{one}</option>)}</select></td>
      <td className="rollouts__evidence">
        <input key={rollout.words} className="policy-cell serif" aria-label={`Words of the source, ${name}`} placeholder="the source’s words" defaultValue={rollout.words} onBlur={(event) => {
          const words = event.target.value.trim()
          if (words !== rollout.words) set({ words })
        }} />
        <span className="rollouts__cites">
          {rollout.evidence.map((id) => <span key={id} className="rollouts__cite"><CiteLink id={id} /><IconButton label="Take this evidence off" onClick={() => set({ evidence: rollout.evidence.filter((one) => one !== id) }, `Take evidence off the roll-out of “${feature.name}”`)}><Trash2 size={12} strokeWidth={1.4} aria-hidden /></IconButton></span>)}
          <Button ref={evidence} look="quiet" aria-haspopup="dialog" icon={<Plus {...icon} />} onClick={() => setDoing('evidence')}>Evidence</Button>
        </span>
        {doing === 'evidence' && <EvidencePicker anchor={evidence} label={`Evidence for ${name}`} onClose={() => setDoing(null)} onPick={(id) => {
          setDoing(null)
          if (!rollout.evidence.includes(id)) set({ evidence: [...rollout.evidence, id] }, `Add evidence to the roll-out of “${feature.name}”`)
        }} />}
      </td>
      <td className="rollouts__links">
        <span className="second">{linked.length === 0 ? 'none' : howMany(linked.length, 'link')}</span>
        <IconButton ref={link} aria-haspopup="dialog" label={`Link to an allegation: ${name}`} onClick={() => setDoing('link')}><Link2 {...icon} /></IconButton>
        <IconButton label={`Delete: ${name}`} onClick={drop}><Trash2 {...icon} /></IconButton>
        {doing === 'link' && <LinkSelection anchor={link} quote={name} source={() => rollout.id} onClose={() => setDoing(null)} onDone={() => setDoing(null)} />}
      </td>
    </tr>
  )
}
