import { useState } from 'react'
import { type DeadlineRule, RULES, rulesOf, type Unit, UNITS } from '../../../shared/deadlines'
import { useMatter, useSession } from '../../store'
import { Button, say } from '../../ui'
import { setChoices, useDeadlineSettings } from './actions'

/** The rules as data: each with its source; the numbers can be changed for this matter. */
export function RulesView() {
  const session = useSession()
  const matter = useMatter()
  const settings = useDeadlineSettings()
  const [filter, setFilter] = useState('')
  const words = filter.trim().toLowerCase()
  const shown = rulesOf(settings).filter((one) => `${one.cite} ${one.act}`.toLowerCase().includes(words))
  if (!matter) return null
  const set = (rule: DeadlineRule, amount: number, unit: Unit) => {
    const shipped = RULES.find((one) => one.id === rule.id)
    const rest = settings.changed.filter((one) => one.id !== rule.id)
    const back = shipped?.amount === amount && shipped.unit === unit
    void setChoices(session, matter, settings, { changed: back ? rest : [...rest, { id: rule.id, amount, unit }] }, back ? `Set ${rule.cite} back to ${amount} ${unit}` : `Change ${rule.cite} to ${amount} ${unit}`)
  }
  return (
    <div className="rules">
      <div className="rules__head"><input className="input" aria-label="Find a rule" placeholder="Find a rule: answer, 34, L.R. 7" value={filter} onChange={(event) => setFilter(event.target.value)} /><span className="second">{shown.length} of {RULES.length} rules. A starting point to check and edit; not advice.</span></div>
      <table className="rules__table">
        <thead><tr><th>Rule</th><th>What</th><th>Period</th><th>From</th><th>Notes</th></tr></thead>
        <tbody>
          {shown.map((rule) => {
            const changed = settings.changed.some((one) => one.id === rule.id)
            return (
              <tr key={rule.id}>
                <td><b>{rule.cite}</b></td>
                <td>{rule.act}</td>
                <td className="rules__period">
                  <input className="input" key={rule.amount} aria-label={`Length of ${rule.cite}`} inputMode="numeric" defaultValue={rule.amount} onBlur={(event) => {
                    const amount = Number(event.target.value)
                    if (amount === rule.amount) return
                    if (Number.isInteger(amount) && amount >= 0 && amount <= 10_000 && event.target.value.trim() !== '') return set(rule, amount, rule.unit)
                    event.target.value = String(rule.amount)
                    say('A period is a whole number. Nothing was changed.')
                  }} />
                  <select className="select" aria-label={`Unit of ${rule.cite}`} value={rule.unit} onChange={(event) => set(rule, rule.amount, event.target.value as Unit)}>{UNITS.map((unit) => <option key={unit}>{unit}</option>)}</select>
                  {changed && <Button look="quiet" onClick={() => {
                    const shipped = RULES.find((one) => one.id === rule.id)
                    if (shipped) set(rule, shipped.amount, shipped.unit)
                  }}>Back</Button>}
                </td>
                <td>{rule.direction === 'backward' ? 'before ' : 'after '}{rule.from}</td>
                <td className="second small">{[rule.served ? 'Three days may be added (6(d)).' : '', ...rule.notes, ...(rule.conflicts ?? []).map((one) => one.say)].filter(Boolean).join(' ')}{rule.unsure && <span className="due__unsure"> Not settled: {rule.unsure}</span>}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
