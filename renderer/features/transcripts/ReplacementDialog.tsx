import { Button, Dialog } from '../../ui'
import type { MovedRange, Replacement } from './replaceRough'

const SHOWN = 200

/** What moved from the rough draft to the certified transcript, what reads otherwise there, and what stayed. */
export function ReplacementDialog({ done, onClose }: { done: Replacement; onClose: () => void }) {
  return (
    <Dialog title="From the rough draft to the certified transcript" wide onClose={onClose} foot={<Button look="primary" onClick={onClose}>Close</Button>}>
      <p>{done.moved === 0 && done.left.length === 0 ? `Nothing lay on ${done.rough}.` : `${done.moved} ${done.moved === 1 ? 'range was' : 'ranges were'} moved from ${done.rough} to ${done.certified} by the words, with their links and notes.`} {done.left.length === 0 ? 'Nothing was left behind.' : ''}{done.recording ? ' The recording came along; its times have to be set again.' : ''}</p>
      {done.left.length > 0 && <Ranges title={`Not found again: ${done.left.length} ${done.left.length === 1 ? 'stays' : 'stay'} on the draft`} rows={done.left} />}
      {done.changed.length > 0 && <Ranges title={`Reads otherwise now: look at ${done.changed.length === 1 ? 'this one' : `these ${done.changed.length}`}`} rows={done.changed} />}
    </Dialog>
  )
}

function Ranges({ title, rows }: { title: string; rows: readonly MovedRange[] }) {
  return (
    <section className="replaced">
      <h3>{title}</h3>
      <table className="replaced__table">
        <thead><tr><th scope="col">On the draft</th><th scope="col">Its words</th>{rows[0]?.to && <th scope="col">Certified</th>}</tr></thead>
        <tbody>{rows.slice(0, SHOWN).map((one, at) => (
          <tr key={at}><td><strong className="tabular">{one.cite}</strong><br /><span className="second">{one.what}</span></td><td className="serif">{one.quote.slice(0, 240)}</td>{one.to && <td className="serif"><strong className="tabular">{one.to}</strong><br />{one.now.slice(0, 240)}</td>}</tr>
        ))}</tbody>
      </table>
      {rows.length > SHOWN && <p className="second">and {rows.length - SHOWN} more</p>}
    </section>
  )
}
