import { type ReactNode, useState } from 'react'
import { clockText, hoursText } from '../../../shared/deposition/clock'
import type { Deposition } from '../../../shared/records'
import { useCommands } from '../../commands'
import { useSession } from '../../store'
import { Button } from '../../ui'
import { endDeposition, setRecord, takeOff } from './liveActions'
import { useRecordTime } from './useRecordTime'

/** Fifteen minutes before the limit the clock says so. Milliseconds. */
const SOON = 15 * 60_000
const EXAMINERS = ['plaintiff', 'defendant', 'third party']

/** The record: on or off, its time against the limit, and who examines. */
export function ClockBar({ deposition, onLeave, children }: { deposition: Deposition; onLeave: () => void; children: ReactNode }) {
  const session = useSession()
  const { time, slept, settle } = useRecordTime(deposition)
  const [examiner, setExaminer] = useState(time.examiner || 'plaintiff')
  const limit = deposition.limitMinutes * 60_000
  const left = limit - time.total
  const toggle = () => void setRecord(session, deposition, !time.running, examiner)
  const change = (next: string) => {
    setExaminer(next)
    if (time.running) void setRecord(session, deposition, true, next)
  }
  useCommands([
    { id: 'live.record', label: time.running ? 'Break: off the record' : 'On the record', group: 'Deposition', keys: ['$mod+b'], inFields: true, run: toggle },
    { id: 'live.leave', label: 'Leave the room', group: 'Deposition', keys: ['Alt+q'], inFields: true, run: onLeave },
    { id: 'live.end', label: 'Conclude the deposition', group: 'Deposition', keys: [], run: () => void endDeposition(session, deposition).then((done) => done && onLeave()) },
  ])
  return (
    <header className="live__bar">
      <span className={time.running ? 'live__state live__state--on' : 'live__state'} role="status">{time.running ? '● On the record' : '○ Off the record'}</span>
      <span className="live__clock tabular" role="timer" aria-label="Time on the record">{clockText(time.total)}</span>
      <span className="second live__limit">of {hoursText(limit)}{time.byExaminer.map((one) => ` · ${one.examiner || 'not named'} ${hoursText(one.total)}`).join('')}</span>
      {left < SOON && time.total > 0 && <b className="live__soon">{left > 0 ? `${Math.ceil(left / 60_000)} minutes left` : `${clockText(-left)} over the limit`}</b>}
      {time.pause > 0 && <span className="second">break {clockText(time.pause)}</span>}
      <b className="live__witness truncate" title={deposition.witness}>{deposition.witness}</b>
      <span className="room__space" />
      <label className="live__examiner"><span className="second">Examines</span> <select className="select" value={examiner} onChange={(event) => change(event.target.value)}>{[...new Set([...EXAMINERS, examiner])].map((one) => <option key={one}>{one}</option>)}</select></label>
      <Button look={time.running ? 'plain' : 'primary'} command="live.record" onClick={toggle}>{time.running ? 'Break' : 'On the record'}</Button>
      {children}
      <Button look="quiet" command="live.leave" onClick={onLeave}>Leave</Button>
      {slept && (
        <div className="live__slept" role="alert">
          <span>The computer slept for {clockText(slept.until - slept.from)} while the record ran. Did the reporter go on?</span>
          <Button onClick={settle}>Yes, it counts</Button>
          <Button look="primary" onClick={() => void takeOff(session, deposition, slept).then(settle)}>No, take it off</Button>
        </div>
      )}
    </header>
  )
}
