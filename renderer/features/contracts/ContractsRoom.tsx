import { FileSignature } from 'lucide-react'
import { useRef, useState } from 'react'
import { FIRST_KINDS, kindName } from '../../../shared/contract/kinds'
import type { Contract } from '../../../shared/records'
import { useCommands } from '../../commands'
import { useNavigation } from '../../navigation'
import { useRows, useSession } from '../../store'
import { Button, EmptyState, MenuButton, Segmented } from '../../ui'
import { putTogether } from './actions'
import { ClausesView } from './ClausesView'
import { ConflictsView } from './ConflictsView'
import { GovernsView } from './GovernsView'
import { KindList } from './KindList'
import { ObligationTable } from './ObligationTable'
import { TakeApart } from './TakeApart'
import { TermList } from './TermList'
import './contracts.css'

const VIEWS = ['clauses', 'obligations', 'terms', 'governs', 'conflicts'] as const
type View = (typeof VIEWS)[number]

const icon = { size: 15, strokeWidth: 1.4, 'aria-hidden': true } as const

/** Agreements taken apart: clauses with kinds, who must do what, which text governs, what does not go together. */
export function ContractsRoom() {
  const session = useSession()
  const { place, go } = useNavigation()
  const contracts = useRows('contracts')
  const clauses = useRows('clauses')
  const conflicts = useRows('conflicts')
  const documents = useRows('documents')
  const [choosing, setChoosing] = useState(false)
  const [kind, setKind] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const view: View = VIEWS.find((one) => one === place.view) ?? 'clauses'
  const held = new Set(documents.filter((one) => one.quarantine !== null).map((one) => one.id))
  const open = contracts.filter((one) => !held.has(one.document))
  const current: Contract | undefined = open.find((one) => one.id === place.item || clauses.some((clause) => clause.id === place.item && clause.contract === one.id)) ?? open[0]
  const setView = (next: View) => go({ view: next, item: current?.id ?? null })
  useCommands([
    { id: 'contracts.take-apart', label: 'Take a document apart into clauses…', group: 'Contracts', keys: [], run: () => setChoosing(true) },
    ...VIEWS.map((one) => ({ id: `contracts.${one}`, label: `Show ${NAMES[one].toLowerCase()}`, group: 'Contracts', keys: [], run: () => setView(one) })),
  ])
  const counts = new Map<string, number>()
  for (const clause of clauses) for (const one of clause.kinds) if (one.standing !== 'rejected') counts.set(one.kind, (counts.get(one.kind) ?? 0) + 1)
  const kinds = [...FIRST_KINDS.filter((one) => counts.has(one)), ...[...counts.keys()].filter((one) => !FIRST_KINDS.includes(one)).sort((a, b) => kindName(a).localeCompare(kindName(b)))]
  const done = (id: string) => {
    setChoosing(false)
    setKind(null)
    go({ room: 'contracts', view: 'clauses', item: id })
  }
  return (
    <div className="room">
      <header className="room__head">
        <h1 className="room__title">Contracts</h1>
        {current && (view === 'clauses' || view === 'obligations' || view === 'terms') && (
          <MenuButton label={<span className="truncate contracts__name">{current.shortForm}</span>} name="Contract" items={[
            ...open.map((one) => ({ label: `${one.shortForm} · ${one.name}`, checked: one.id === current.id, run: () => go({ item: one.id }) })),
            { label: `Remove the clauses of ${current.shortForm}`, line: true, run: () => void putTogether(session, current) },
          ]} />
        )}
        <span className="room__space" />
        {open.length > 0 && <Button ref={button} aria-haspopup="dialog" icon={<FileSignature {...icon} />} onClick={() => setChoosing(true)}>Take apart…</Button>}
      </header>
      {open.length > 0 && (
        <div className="contract__bar">
          <Segmented label="View" value={view} onChange={setView} options={VIEWS.map((one) => ({ value: one, label: NAMES[one], ...(one === 'conflicts' ? { count: conflicts.filter((each) => each.state === 'open').length || null } : {}) }))} />
          <span className="room__space" />
          {view === 'clauses' && kinds.length > 0 && (
            <MenuButton label={kind ? `Kind: ${kindName(kind).toLowerCase()}` : 'Kind: all'} name="Kind of clause" items={[
              { label: 'All', checked: kind === null, run: () => setKind(null) },
              ...kinds.map((one, index) => ({ label: `${kindName(one)} · ${counts.get(one)}`, name: kindName(one), checked: kind === one, line: index === 0, run: () => setKind(one) })),
            ]} />
          )}
        </div>
      )}
      {choosing && <TakeApart anchor={open.length > 0 ? button : new DOMRect(window.innerWidth / 2 - 240, 220, 0, 0)} onClose={() => setChoosing(false)} onDone={done} />}
      {!current ? (
        <EmptyState title="No agreement was taken apart yet" actions={<Button look="primary" large onClick={() => setChoosing(true)}>Take a document apart…</Button>}>
          An agreement becomes clauses with their numbers, kinds, defined terms and cross-references. Each clause can be linked to an allegation, and held against another text.
        </EmptyState>
      ) : view === 'governs' ? <GovernsView /> : view === 'conflicts' ? <ConflictsView /> : view === 'obligations' ? <ObligationTable key={current.id} contract={current} />
        : view === 'terms' ? <TermList key={current.id} contract={current} /> : kind ? <KindList kind={kind} contracts={open} /> : <ClausesView key={current.id} contract={current} />}
    </div>
  )
}

const NAMES: Record<View, string> = { clauses: 'Clauses', obligations: 'Obligations', terms: 'Terms', governs: 'Which governs', conflicts: 'Conflicts' }
