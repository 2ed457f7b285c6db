import { useState } from 'react'
import { fieldWords } from '../../../shared/log/fieldWords'
import type { Conflict, Version } from '../../../shared/log/replay'
import { howMany } from '../../../shared/proof'
import { useCommands } from '../../commands'
import { useSession } from '../../store'
import { Button, EmptyState, MenuButton } from '../../ui'
import { commitOrSay } from '../linking'
import { ConflictCard } from './ConflictCard'
import { recordName } from './placeOf'
import { keyOfConflict, mineOf, settleOps, theirsOf } from './settle'
import { useConflicts } from './useConflicts'

/** Cards drawn at a time; the next ones come as the first are settled. */
const MOST = 60

/** What was written apart and waits for somebody, settled by key. */
export function ConflictsView() {
  const session = useSession()
  const { reader, device } = session
  const standing = useConflicts()
  const [at, setAt] = useState<string | null>(null)
  const open = standing?.open ?? []
  const index = Math.max(0, open.findIndex((one) => keyOfConflict(one) === at))
  const current = open[index]
  const settle = async (chosen: readonly { conflict: Conflict; version: Version | undefined }[], label: string) => {
    const ops = chosen.flatMap(({ conflict, version }) => (version ? settleOps(reader, conflict, version) : []))
    const next = open[index + 1] ?? open[index - 1]
    if (ops.length === 0 || !(await commitOrSay(session, { label, ops }))) return
    if (chosen.length === 1 && next) setAt(keyOfConflict(next))
  }
  const one = (conflict: Conflict, version: Version | undefined) => version && void settle([{ conflict, version }], `Settle ${conflict.field === null ? 'whether it stays' : fieldWords(conflict.field)} of ${recordName(reader, conflict.table, conflict.id, conflict.record)}: ${version.device === device ? 'keep mine' : `as ${version.author} wrote`}`)
  const all = (of: (conflict: Conflict) => Version | undefined, how: string) => void settle(open.map((conflict) => ({ conflict, version: of(conflict) })), `Settle ${howMany(open.length, 'conflict')}: ${how}`)
  const third = (n: number) => current?.versions.filter((version) => version !== mineOf(current, device) && version !== theirsOf(current, device))[n]
  const none = () => (current ? null : 'No conflict is open.')
  const walk = (by: number) => {
    const to = open[index + by]
    if (to) setAt(keyOfConflict(to))
  }
  useCommands([
    { id: 'conflicts.mine', label: 'Keep mine', group: 'Conflicts', keys: ['1'], blocked: none, run: () => current && one(current, mineOf(current, device)) },
    { id: 'conflicts.theirs', label: 'Take theirs', group: 'Conflicts', keys: ['2'], blocked: none, run: () => current && one(current, theirsOf(current, device)) },
    ...[0, 1, 2].map((n) => ({ id: `conflicts.other-${n}`, label: `Take value ${n + 3}`, group: 'Conflicts', keys: [String(n + 3)], quiet: true, blocked: () => (third(n) ? null : 'There is no such value.'), run: () => current && one(current, third(n)) })),
    { id: 'conflicts.next', label: 'Next conflict', group: 'Conflicts', keys: ['j', 'ArrowDown'], quiet: true, run: () => walk(1) },
    { id: 'conflicts.previous', label: 'Previous conflict', group: 'Conflicts', keys: ['k', 'ArrowUp'], quiet: true, run: () => walk(-1) },
    { id: 'conflicts.undo', label: 'Undo', group: 'Conflicts', keys: ['u'], quiet: true, blocked: () => (session.nextUndo().undo ? null : 'There is nothing to undo.'), run: () => void session.undo() },
  ])
  if (!standing) return <p className="colleagues__lead second" role="status">Reading the log…</p>
  if (!current) return <EmptyState title="No conflict is open">Where you and a colleague write the same field apart, both values are listed here until somebody chooses. Until then the later one stands.</EmptyState>
  return (
    <div className="colleagues__list">
      <div className="colleagues__bar">
        <span className="second">{howMany(open.length, 'conflict')}. Nothing is lost: the value that is not kept stays in the log and under Settled.</span>
        <span className="room__space" />
        <MenuButton label={`Settle all ${open.length}`} items={[
          { label: 'Keep mine everywhere', run: () => all((conflict) => mineOf(conflict, device), 'keep mine') },
          { label: 'Take theirs everywhere', run: () => all((conflict) => theirsOf(conflict, device), 'take theirs') },
          { label: 'Keep what stands now: the later one', run: () => all((conflict) => conflict.versions[0], 'keep the later ones') },
        ]} />
        <Button look="quiet" command="conflicts.undo" onClick={() => void session.undo()}>Undo</Button>
      </div>
      <ul aria-label="Open conflicts">
        {open.slice(Math.max(0, index - MOST / 2), Math.max(0, index - MOST / 2) + MOST).map((conflict) => (
          <ConflictCard key={keyOfConflict(conflict)} conflict={conflict} chosen={conflict === current} onChoose={() => setAt(keyOfConflict(conflict))} onSettle={(version) => one(conflict, version)} />
        ))}
      </ul>
    </div>
  )
}
