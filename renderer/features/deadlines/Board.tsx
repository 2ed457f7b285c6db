import { useState } from 'react'
import { type BoardGroup, type Due, GROUP_WORD } from '../../../shared/deadlines'
import { useCommands } from '../../commands'
import { useNavigation } from '../../navigation'
import { useSession } from '../../store'
import { Button } from '../../ui'
import { dueSentence, inDays, setDeadlineState } from './actions'
import { DeadlineDetail } from './DeadlineDetail'

/** Shape, word and colour of how a day stands. */
function markOf(row: Due): { shape: string; word: string; look: string } {
  if (row.state === 'done') return { shape: '✓', word: 'done', look: 'done' }
  if (row.state === 'dropped') return { shape: '–', word: 'dropped', look: 'dropped' }
  if (row.days === null) return { shape: '?', word: 'no single day', look: 'ahead' }
  if (row.days < 0) return { shape: '▲', word: inDays(row.days), look: 'late' }
  return row.days <= 7 ? { shape: '◆', word: inDays(row.days), look: 'soon' } : { shape: '○', word: inDays(row.days), look: 'ahead' }
}

/** Rows in groups; one is opened at a time. */
export function Board({ groups, byOwner, chosen, onChoose }: { groups: readonly BoardGroup[]; byOwner: boolean; chosen: string | null; onChoose: (id: string | null) => void }) {
  const session = useSession()
  const rows = groups.flatMap((group) => group.rows)
  const at = rows.findIndex((row) => row.id === chosen)
  const row = rows[at]
  const step = (by: number) => onChoose(rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.id ?? null)
  useCommands([
    { id: 'deadlines.next', label: 'Next deadline', group: 'Deadlines', keys: ['j', 'ArrowDown'], quiet: true, run: () => step(1) },
    { id: 'deadlines.previous', label: 'Previous deadline', group: 'Deadlines', keys: ['k', 'ArrowUp'], quiet: true, run: () => step(-1) },
    { id: 'deadlines.done', label: 'Mark the deadline as done', group: 'Deadlines', keys: ['d'], blocked: () => (row?.deadline ? null : 'Choose a deadline first.'), run: () => row?.deadline && void setDeadlineState(session, row.deadline, row.state === 'done' ? 'open' : 'done') },
    { id: 'deadlines.close', label: 'Close the row', group: 'Deadlines', keys: ['Escape'], quiet: true, blocked: () => (row ? null : 'Nothing is open.'), run: () => onChoose(null) },
  ])
  return (
    <div className="board">
      {groups.map((group) => (
        <section key={group.key} aria-label={titleOf(group.key, byOwner)}>
          <h2 className="board__title">{titleOf(group.key, byOwner)} <span className="second tabular">{group.rows.length}</span></h2>
          {group.rows.map((one) => <Row key={one.id} row={one} open={one.id === chosen} onOpen={() => onChoose(one.id === chosen ? null : one.id)} />)}
        </section>
      ))}
    </div>
  )
}

const titleOf = (key: string, byOwner: boolean) => (byOwner ? key : (GROUP_WORD[key as keyof typeof GROUP_WORD] ?? key))

function Row({ row, open, onOpen }: { row: Due; open: boolean; onOpen: () => void }) {
  const { go } = useNavigation()
  const session = useSession()
  const [overriding, setOverriding] = useState(false)
  const mark = markOf(row)
  const { deadline } = row
  return (
    <div className={open ? 'due due--open' : 'due'}>
      <div className="due__line">
        <button type="button" className="due__head" aria-expanded={open} onClick={row.event ? () => go({ room: 'chronology', item: row.id, view: 'table' }) : onOpen}>
          <span className={`due__mark due__mark--${mark.look}`}><span aria-hidden>{mark.shape}</span> {mark.word}</span>
          <span className="due__date tabular">{dueSentence(row.day)}</span>
          <span className="due__words"><b>{row.what}</b><span className="second truncate">{deadline ? aboutOf(deadline) : row.event?.kind === 'hearing' ? 'Hearing, from the chronology' : 'From the chronology'}</span></span>
          <span className="second truncate">{row.owner}</span>
        </button>
        {deadline && deadline.state !== 'dropped' && <Button look="quiet" onClick={() => void setDeadlineState(session, deadline, deadline.state === 'done' ? 'open' : 'done')}>{deadline.state === 'done' ? 'Open again' : 'Done'}</Button>}
      </div>
      {open && deadline && <DeadlineDetail deadline={deadline} overriding={overriding} onOverride={setOverriding} />}
    </div>
  )
}

function aboutOf(deadline: NonNullable<Due['deadline']>): string {
  const from = deadline.triggerDate ? `from ${deadline.trigger}, ${dueSentence(deadline.triggerDate)}` : deadline.trigger
  const source = deadline.source === 'order' ? 'set by order' : deadline.source === 'stipulation' ? 'by stipulation' : deadline.source === 'hand' ? 'set by hand' : ''
  return [source, from].filter(Boolean).join('; ')
}
