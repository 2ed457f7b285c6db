import { useMemo, useState } from 'react'
import { buildReport, type BuiltKind } from '../../../shared/report/build'
import { NO_MATTER, plainChoices, toSheet } from '../../../shared/report/arrange'
import { sheetToCsv } from '../../../shared/report/csv'
import { matrixSvg } from '../../../shared/report/matrix'
import { statusWord } from '../../../shared/proof'
import { STATUSES, type Status } from '../../../shared/records'
import { registry, useCommands } from '../../commands'
import { forFileName, saveFile, svgToPng } from '../../export/save'
import { useNavigation } from '../../navigation'
import { useProof } from '../../proof'
import { useMatter, useRows, useSession } from '../../store'
import { EmptyState, MenuButton, Segmented, todayHere } from '../../ui'
import { DebtList } from './DebtList'
import { GapList } from './GapList'
import { Matrix } from './Matrix'
import { ProofChart } from './ProofChart'
import './proof.css'

type View = 'matrix' | 'gaps' | 'debts'

/** What each count still needs: matrix and chart, gaps, debts. */
export function ProofRoom() {
  const { proof, counts, defendant, setDefendant } = useProof()
  const { reader } = useSession()
  const matter = useMatter()
  const parties = useRows('parties')
  const { place, go } = useNavigation()
  const [status, setStatus] = useState<Status | null>(null)
  const [belief, setBelief] = useState(false)
  const view: View = place.view === 'gaps' || place.view === 'debts' ? place.view : 'matrix'
  const openDebts = proof.debts.filter((debt) => debt.state === 'open').length
  const defendants = parties.filter((party) => party.role === 'defendant')
  const element = proof.elements.get(place.item ?? '') ?? null
  const shownCount = element ? element.element.count : (proof.counts.has(place.item ?? '') ? place.item : (counts[0]?.id ?? null))
  const name = useMemo(() => forFileName(matter?.name ?? 'matter'), [matter?.name])
  const setView = (next: View) => go({ view: next, item: null })
  const table = (kind: BuiltKind) => {
    const today = todayHere()
    const data = buildReport(kind, { records: reader, proof, privileged: false, today })
    return sheetToCsv(toSheet(data, { ...plainChoices(data), columns: data.columns.map((one) => one.id) }, { matter: matter ?? NO_MATTER, day: today }))
  }
  const svg = () => (matter ? matrixSvg(proof, matter, todayHere()) : '')
  useCommands([
    { id: 'proof.matrix', label: 'Show the matrix', group: 'Proof', keys: [], run: () => setView('matrix') },
    { id: 'proof.gaps', label: 'Show the gaps', group: 'Proof', keys: [], run: () => setView('gaps') },
    { id: 'proof.debts', label: 'Show the debts under Rule 11(b)(3)', group: 'Proof', keys: [], run: () => setView('debts') },
    { id: 'proof.export-csv', label: 'Export the matrix as a table (CSV)', group: 'Proof', keys: [], run: () => void saveFile(`${name} – proof.csv`, table('matrix')) },
  ])
  if (counts.length === 0) return <div className="room"><EmptyState title="No counts yet">Import a complaint; its counts and their elements appear here.</EmptyState></div>
  return (
    <div className="room">
      <header className="room__head">
        <h1 className="room__title">Proof</h1>
        <span className="room__about">What each count still needs</span>
        <span className="room__space" />
        <Segmented label="View" value={view} onChange={setView} options={[{ value: 'matrix', label: 'Matrix' }, { value: 'gaps', label: 'Gaps', count: proof.gaps.length }, { value: 'debts', label: 'Debts', count: openDebts }]} />
        <MenuButton label={status || belief ? `Show: ${[status && statusWord[status].toLowerCase(), belief && 'information and belief'].filter(Boolean).join(', ')}` : 'Show: all'} name="Filter" items={[
          { label: 'All', checked: status === null && !belief, run: () => {
            setStatus(null)
            setBelief(false)
          } },
          { label: 'On information and belief', checked: belief, run: () => setBelief(!belief) },
          ...STATUSES.filter((one) => one !== 'not-needed').map((one, at) => ({ label: statusWord[one], checked: status === one, line: at === 0, run: () => setStatus(status === one ? null : one) })),
        ]} />
        {defendants.length > 1 && (
          <MenuButton label={`Defendant: ${defendants.find((one) => one.id === defendant)?.definedAs ?? defendants.find((one) => one.id === defendant)?.name ?? 'all'}`} name="Defendant" items={[
            { label: 'All (the worst of them)', checked: defendant === null, run: () => setDefendant(null) },
            ...defendants.map((one) => ({ label: one.definedAs ?? one.name, checked: defendant === one.id, run: () => setDefendant(one.id) })),
          ]} />
        )}
        <MenuButton label="Export" items={[
          { label: 'Matrix as picture (SVG)', run: () => void saveFile(`${name} – proof.svg`, svg()) },
          { label: 'Matrix as picture (PNG)', run: () => void svgToPng(svg()).then((png) => saveFile(`${name} – proof.png`, png)) },
          { label: 'Matrix as table (CSV)', run: () => void saveFile(`${name} – proof.csv`, table('matrix')) },
          { label: 'Chart as table (CSV)', run: () => void saveFile(`${name} – chart.csv`, table('proof-chart')) },
          { label: 'Gaps as table (CSV)', line: true, run: () => void saveFile(`${name} – gaps.csv`, table('gap-plan')) },
          { label: 'Debts as table (CSV)', run: () => void saveFile(`${name} – debts.csv`, table('debts')) },
          { label: 'Other reports…', line: true, run: () => go({ room: 'reports', item: 'proof-chart' }) },
          { label: 'Print…', line: true, run: () => registry.find('app.print')?.run() },
        ]} />
      </header>
      <div className="room__body proof-body" key={view}>
        {view === 'matrix' && <Matrix status={status} belief={belief} chosen={element?.element.id ?? null} onChoose={(id) => go({ item: id })} />}
        {view === 'matrix' && shownCount && <ProofChart count={shownCount} chosen={element?.element.id ?? null} onChoose={(id) => go({ item: id })} />}
        {view === 'gaps' && <GapList belief={belief} />}
        {view === 'debts' && <DebtList />}
      </div>
    </div>
  )
}
