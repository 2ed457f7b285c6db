import { statusWord, type Tally } from '../../shared/proof'
import { STATUSES, type Status } from '../../shared/records'

/** The shape of a status, 12 px; its word is its name for screen readers unless `bare`. */
export function StatusMark({ status, size = 12, bare = false }: { status: Status; size?: number; bare?: boolean }) {
  const label = bare ? { 'aria-hidden': true as const } : { role: 'img', 'aria-label': statusWord[status] }
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: beside a word the shape is hidden from screen readers
    <svg className="status-mark" width={size} height={size} viewBox="0 0 12 12" {...label}>
      {!bare && <title>{statusWord[status]}</title>}
      <Shape status={status} />
    </svg>
  )
}

function Shape({ status }: { status: Status }) {
  const colour = `var(--${status})`
  switch (status) {
    case 'admitted':
      return (<><circle cx="6" cy="6" r="5.5" fill={colour} /><path d="M3.4 6.2 5.2 8l3.4-3.8" fill="none" stroke="var(--surface)" strokeWidth="1.5" /></>)
    case 'supported':
      return <circle cx="6" cy="6" r="5" fill={colour} />
    case 'partial':
      return (<><circle cx="6" cy="6" r="4.6" fill="none" stroke={colour} strokeWidth="1.3" /><path d="M6 1.4a4.6 4.6 0 0 0 0 9.2z" fill={colour} /></>)
    case 'contested':
      return (<><path d="M6 .8 11.2 6 6 11.2.8 6z" fill="none" stroke={colour} strokeWidth="1.3" /><path d="M6 .8v10.4L.8 6z" fill={colour} /></>)
    case 'undermined':
      return <path d="M.6 1.6h10.8L6 11z" fill={colour} />
    case 'missing':
      return <circle cx="6" cy="6" r="4.7" fill="none" stroke={colour} strokeWidth="1.6" strokeDasharray="2.6 2.3" />
    case 'unexamined':
      return <circle cx="6" cy="6" r="2" fill={colour} />
    case 'not-needed':
      return <path d="M3 6h6" stroke={colour} strokeWidth="1.5" />
  }
}

/** Shape and word on the status's own ground. */
export function StatusChip({ status, overridden = false }: { status: Status; overridden?: boolean }) {
  return (
    <span className="chip" style={{ color: `var(--${status})`, background: `var(--${status}-ground)` }}>
      <StatusMark status={status} size={11} bare />
      {statusWord[status]}
      {overridden && <span title="Set by a person">✎</span>}
    </span>
  )
}

/** How a set of statuses is made up, as one bar; its words are its name. */
export function CoverageBar({ tally, width }: { tally: Tally; width?: number | string }) {
  const shown = STATUSES.filter((status) => status !== 'not-needed' && tally[status] > 0)
  const words = shown.map((status) => `${tally[status]} ${statusWord[status].toLowerCase()}`).join(', ')
  return (
    <div className="coverage" role="img" aria-label={words || 'nothing yet'} title={words} style={{ width: width ?? '100%' }}>
      {shown.map((status) => (
        <div key={status} className="coverage__part" style={{ flex: tally[status], background: `var(--${status})` }} />
      ))}
    </div>
  )
}
