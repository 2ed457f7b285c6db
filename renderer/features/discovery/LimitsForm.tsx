import { useState } from 'react'
import type { Limits } from '../../../shared/discovery'
import { patch } from '../../../shared/log/change'
import type { Matter } from '../../../shared/records'
import { useSession } from '../../store'
import { Button, say } from '../../ui'
import { commitOrSay } from '../linking'

const FIELDS: readonly [keyof Limits, string][] = [['interrogatories', 'Interrogatories for each party'], ['depositions', 'Depositions for each side'], ['hours', 'Hours for each deposition']]

/** The limits of this matter, where an order or a stipulation changed them. */
export function LimitsForm({ matter, limits }: { matter: Matter; limits: Limits }) {
  const session = useSession()
  const [open, setOpen] = useState(false)
  if (!open) return <Button look="quiet" onClick={() => setOpen(true)}>Change the limits…</Button>
  return (
    <form className="limits__form" onSubmit={(event) => {
      event.preventDefault()
      const data = new FormData(event.currentTarget)
      const next = Object.fromEntries(FIELDS.map(([key]) => [key, Number(data.get(key))])) as Limits
      const whole = (value: number, most: number) => Number.isFinite(value) && value >= 0 && value <= most
      if (!Number.isInteger(next.interrogatories) || !Number.isInteger(next.depositions) || !whole(next.interrogatories, 10_000) || !whole(next.depositions, 10_000) || !whole(next.hours, 1000)) return say('A limit is a number. Nothing was changed.')
      void commitOrSay(session, { label: `Set the limits to ${next.interrogatories} interrogatories, ${next.depositions} depositions, ${next.hours} hours`, ops: [patch('matter', 'matter', { settings: { ...matter.settings, limits: next } })] }).then((done) => done && setOpen(false))
    }}>
      {FIELDS.map(([key, label]) => <label key={key}><span className="second small">{label}</span><input className="input" name={key} inputMode="decimal" defaultValue={limits[key]} /></label>)}
      <div className="limits__foot"><Button type="submit" look="primary">Set the limits</Button><Button look="quiet" onClick={() => setOpen(false)}>Cancel</Button></div>
    </form>
  )
}
