import { howMany } from '../../../shared/proof'
import { useRows } from '../../store'
import { Button, Field, ProblemNote, ProgressLine } from '../../ui'
import { CheckRow } from './CheckRow'
import type { CheckedPolicy, VersionImport } from './useVersionImport'

/** The steps of an import: reading, the check by a person, the import itself. */
export function ImportSteps({ importing }: { importing: VersionImport }) {
  const { phase, cancel } = importing
  switch (phase.at) {
    case 'idle': return null
    case 'working': return <div className="policy-import__working"><ProgressLine what={phase.what} done={phase.done} total={phase.total} /><Button onClick={cancel}>Cancel</Button></div>
    case 'failed': return <div className="policy-import__working"><ProblemNote problem={phase.problem} /><Button onClick={cancel}>Close</Button></div>
    case 'check': return <Check importing={importing} phase={phase} />
  }
}

function Check({ importing, phase }: { importing: VersionImport; phase: Extract<VersionImport['phase'], { at: 'check' }> }) {
  const { policies } = phase
  const taken = policies.reduce((sum, one) => sum + one.versions.filter((version) => version.taken).length, 0)
  const asking = policies.reduce((sum, one) => sum + one.versions.filter((version) => version.taken && version.effective === null && version.version.doubts.some((doubt) => doubt.asks)).length, 0)
  const set = (at: number, change: Partial<CheckedPolicy>) => importing.change(policies.map((one, index) => (index === at ? { ...one, ...change } : one)))
  return (
    <>
      <div className="room__body policy-import">
        {phase.notes.map((one) => <p key={one} className="policy-doubt policy-doubt--asks">{one}</p>)}
        {policies.map((one, at) => <PolicyCheck key={one.folder} policy={one} onChange={(change) => set(at, change)} />)}
        {phase.refused.map((one) => <ProblemNote key={one.name} problem={one.problem} />)}
        {phase.left.length > 0 && <p className="second small">{howMany(phase.left.length, 'other file')} left out: {phase.left.slice(0, 6).join(', ')}{phase.left.length > 6 ? ' …' : ''}</p>}
      </div>
      <footer className="policy-import__foot">
        <span className="second">{asking > 0 ? `${howMany(asking, 'version')} without a date that is sure. They can be imported so; nothing is guessed.` : 'Dates are proposals until you confirm them.'}</span>
        <span className="room__space" />
        <Button onClick={importing.cancel}>Cancel</Button>
        <Button look="primary" disabled={taken === 0} onClick={importing.take}>Import {howMany(taken, 'version')}</Button>
      </footer>
    </>
  )
}

function PolicyCheck({ policy, onChange }: { policy: CheckedPolicy; onChange: (change: Partial<CheckedPolicy>) => void }) {
  const there = useRows('policies')
  const notes = policy.versions.reduce((sum, one) => sum + one.version.doubts.length, 0)
  return (
    <section className="policy-check" aria-label={policy.name}>
      <div className="policy-check__head">
        <Field label="Into">
          <select className="select" value={policy.into} onChange={(event) => onChange({ into: event.target.value })}>
            <option value="">A new policy</option>
            {there.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </select>
        </Field>
        {policy.into === '' && <Field label="Name"><input className="input" value={policy.name} onChange={(event) => onChange({ name: event.target.value })} /></Field>}
        {policy.into === '' && <Field label="Published by"><input className="input" value={policy.publisher} onChange={(event) => onChange({ publisher: event.target.value })} /></Field>}
        <p className="second policy-check__sum">{howMany(policy.versions.length, 'version')}{policy.folder === '' ? '' : ` in ${policy.folder}`}{notes > 0 ? `, ${howMany(notes, 'remark')}` : ''}</p>
      </div>
      <table className="policy-table">
        <thead><tr><th scope="col">Take</th><th scope="col">File</th><th scope="col">Effective</th><th scope="col">Last changed</th><th scope="col">Captured</th><th scope="col">Regions</th><th scope="col">Language</th></tr></thead>
        <tbody>
          {policy.versions.map((one, at) => <CheckRow key={one.version.key} checked={one} onChange={(change) => onChange({ versions: policy.versions.map((other, index) => (index === at ? { ...other, ...change } : other)) })} />)}
        </tbody>
      </table>
    </section>
  )
}
