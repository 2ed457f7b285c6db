import { Plus, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { type BriefRow, type RowState, stateOf } from '../../../shared/brief/check'
import { briefPaper, briefSentence, briefTable, ROW_STATES, STATE_WORDS } from '../../../shared/brief/summary'
import { NO_MATTER } from '../../../shared/report/arrange'
import { toCsv } from '../../../shared/report/csv'
import { useOpenCite } from '../../cites'
import { useCommands } from '../../commands'
import { paperToDocx } from '../../../shared/report/docx/write'
import { forFileName, saveFile } from '../../export/save'
import { useNavigation } from '../../navigation'
import { useMatter, useSession } from '../../store'
import { Button, EmptyState, IconButton, MenuButton, ProblemNote, ProgressLine, Segmented } from '../../ui'
import { useBriefCheck } from './BriefProvider'
import { CiteList } from './CiteList'
import { PasswordForm } from './PasswordForm'
import './brief.css'

const icon = { size: 15, strokeWidth: 1.4, 'aria-hidden': true } as const

/** Checks the record cites of a brief: what each opens, and whether what it quotes stands there. */
export function BriefRoom() {
  const { phase, choose, cancel, start } = useBriefCheck()
  if (phase.at === 'checked') return <Checked key={phase.name} name={phase.name} rows={phase.reading.rows} laws={phase.reading.authorities.length} />
  return (
    <div className="room">
      <header className="room__head"><h1 className="room__title">Brief</h1><span className="room__about room__about--name">{phase.at === 'none' ? 'Do its cites and quotations hold?' : phase.at === 'password' ? phase.file.name : phase.name}</span></header>
      <div className="room__body">
        {phase.at === 'none' && (
          <EmptyState title="Check a brief" actions={<Button look="primary" large onClick={choose}>Choose a brief…</Button>}>
            Drop a brief here, or choose it: PDF, Word, RTF or text. Every record cite is opened, and every quotation beside one is held against its source. The brief does not become a part of the matter.
          </EmptyState>
        )}
        {phase.at === 'working' && <div className="brief__working"><ProgressLine what={phase.what} done={phase.done} total={phase.total} action={<Button look="quiet" onClick={cancel}>Cancel</Button>} /></div>}
        {phase.at === 'password' && <div className="brief__working"><PasswordForm name={phase.file.name} again={phase.again} onAnswer={(password) => start(phase.file, password)} onCancel={cancel} /></div>}
        {phase.at === 'failed' && <div className="brief__working"><ProblemNote problem={phase.problem}><Button onClick={choose}>Choose another file…</Button></ProblemNote></div>}
      </div>
    </div>
  )
}

type Shown = RowState | 'all' | 'wrong'

function Checked({ name, rows, laws }: { name: string; rows: readonly BriefRow[]; laws: number }) {
  const { choose, close, phase, start } = useBriefCheck()
  const { reader } = useSession()
  const matter = useMatter()
  const { place, go } = useNavigation()
  const open = useOpenCite()
  const counts = useMemo(() => new Map(ROW_STATES.map((state) => [state, rows.filter((row) => stateOf(row) === state).length])), [rows])
  const wrong = rows.length - (counts.get('resolved') ?? 0)
  const [state, setState] = useState<Shown>(wrong > 0 && wrong < rows.length ? 'wrong' : 'all')
  const shown = useMemo(() => rows.filter((row) => state === 'all' || (state === 'wrong' ? stateOf(row) !== 'resolved' : stateOf(row) === state)), [rows, state])
  const index = shown.findIndex((row) => String(row.n) === place.item)
  const current = shown[index]
  const openRow = (row: BriefRow) => {
    const [target] = row.resolution.targets
    go({ item: String(row.n) })
    const words = row.quotes.find((one) => one.at !== null)?.at ?? null
    if (target && row.cite) open(target, row.cite, row.normal, words)
  }
  const step = (by: number) => {
    const next = shown[index < 0 ? 0 : Math.max(0, Math.min(shown.length - 1, index + by))]
    if (next) go({ item: String(next.n) })
  }
  const base = forFileName(name.replace(/\.[^.]+$/, '')) || 'brief'
  const documents = (id: string) => reader.get('documents', id)
  const exportCsv = () => void saveFile(`${base} – cites.csv`, toCsv(briefTable(rows, documents)))
  const exportWord = () => void saveFile(`${base} – cites.docx`, paperToDocx(briefPaper(base, rows, documents, matter ?? NO_MATTER)))
  useCommands([
    { id: 'brief.next', label: 'Next cite', group: 'Brief', keys: ['j', 'ArrowDown'], quiet: true, run: () => step(1) },
    { id: 'brief.previous', label: 'Previous cite', group: 'Brief', keys: ['k', 'ArrowUp'], quiet: true, run: () => step(-1) },
    { id: 'brief.open', label: 'Open the source of the cite', group: 'Brief', keys: ['Enter', 'o'], blocked: () => (current ? null : 'Choose a cite first.'), run: () => current && openRow(current) },
    { id: 'brief.again', label: 'Check the brief again', group: 'Brief', keys: [], run: () => phase.at === 'checked' && start(phase.file) },
    { id: 'brief.csv', label: 'Export the cites as a table (CSV)', group: 'Brief', keys: [], run: exportCsv },
    { id: 'brief.word', label: 'Export the cites as a Word file', group: 'Brief', keys: [], run: exportWord },
    { id: 'brief.close', label: 'Put the brief away', group: 'Brief', keys: [], run: close },
  ])
  return (
    <div className="room brief">
      <header className="room__head">
        <h1 className="room__title">Brief</h1>
        <span className="room__about room__about--name" title={name}>{name}</span>
        <span className="room__space" />
        <Button look="quiet" icon={<Plus {...icon} />} onClick={choose}>Another…</Button>
        <MenuButton label="Export" items={[{ label: 'Table (CSV)', run: exportCsv }, { label: 'Word file (DOCX)', run: exportWord }]} />
        <IconButton label="Put the brief away" onClick={close}><X {...icon} /></IconButton>
      </header>
      <div className="brief__sum">
        <p className="brief__sentence serif" role="status">{briefSentence(rows)}</p>
        <p className="second small">{laws > 0 ? `${laws.toLocaleString()} ${laws === 1 ? 'citation' : 'citations'} of law left alone. ` : ''}The brief itself is not stored.</p>
        {rows.length > 0 && (
          <Segmented label="Show" value={state} onChange={setState} options={[
            { value: 'all', label: 'All', count: rows.length }, ...(wrong > 0 && wrong < rows.length ? [{ value: 'wrong' as const, label: 'To look at', count: wrong }] : []),
            ...ROW_STATES.filter((one) => (counts.get(one) ?? 0) > 0).map((one) => ({ value: one, label: capital(STATE_WORDS[one]), count: counts.get(one) ?? 0 })),
          ]} />
        )}
      </div>
      {rows.length === 0
        ? <EmptyState title="No record cites" actions={<Button onClick={choose}>Choose another brief…</Button>}>Nothing in this paper reads as a cite to the record, such as “Compl. ¶ 12”, “PX-3 at 4” or “Roe Dep. 45:12”.</EmptyState>
        : <CiteList rows={shown} chosen={place.item} onOpen={openRow} />}
    </div>
  )
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
