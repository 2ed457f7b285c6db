import { useVirtualizer } from '@tanstack/react-virtual'
import { Download } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { FINDING_WORDS } from '../../../shared/loadfile/findings'
import type { Finding, FindingKind } from '../../../shared/loadfile/model'
import { howMany } from '../../../shared/proof'
import { toCsv } from '../../../shared/report/csv'
import { saveFile } from '../../export/save'
import { Button } from '../../ui'
import { kindName, leftOut, type Phase, useProductionImport } from './useProductionImport'

type Report = Extract<Phase, { at: 'report' }>

const ORDER = { stop: 0, look: 1, note: 2 } as const
const GRAVE = { stop: 'Stop', look: 'Look at', note: 'Note' } as const

/** The check report: what is wrong, row by row, before anything is written; a person decides. */
export function CheckStep({ phase }: { phase: Report }) {
  const { change, run, cancel } = useProductionImport()
  const [kind, setKind] = useState<FindingKind | null>(null)
  const kinds = useMemo(() => (Object.entries(phase.check.counts) as [FindingKind, number][]).sort((a, b) => ORDER[FINDING_WORDS[a[0]].grave] - ORDER[FINDING_WORDS[b[0]].grave] || b[1] - a[1]), [phase.check])
  const shown = useMemo(() => (kind === null ? phase.check.findings : phase.check.findings.filter((one) => one.kind === kind)), [phase.check, kind])
  const out = useMemo(() => leftOut(phase.check, phase.leaveOut), [phase.check, phase.leaveOut])
  const count = phase.check.documents.length - out.size
  const toggle = (one: FindingKind) => {
    const next = new Set(phase.leaveOut)
    if (!next.delete(one)) next.add(one)
    change({ ...phase, leaveOut: next })
  }
  const spans = phase.check.loadfiles.flatMap((one) => one.spans)
  return (
    <>
      <div className="report">
        <section className="report__kinds" aria-label="Findings by kind">
          <p className="report__sum">{howMany(phase.check.documents.length, 'document')}, {howMany(phase.check.pages, 'page')}{spans.length > 0 ? `, ${spans.slice(0, 3).map((one) => `${one.first} to ${one.last}`).join('; ')}` : ''}</p>
          {kinds.length === 0 && <p className="report__good">Nothing is wrong with this production.</p>}
          <ul>
            {kinds.map(([one, times]) => (
              <li key={one} className={`report__kind report__kind--${FINDING_WORDS[one].grave}`}>
                <button type="button" className="report__name" aria-pressed={kind === one} onClick={() => setKind(kind === one ? null : one)}>
                  <span className="report__grave">{GRAVE[FINDING_WORDS[one].grave]}</span>
                  <span className="truncate">{kindName(one)}</span>
                  <span className="tabular">{times.toLocaleString()}</span>
                </button>
                {(kind === one || phase.leaveOut.has(one)) && hasRows(phase.check.findings, one) && <label className="report__leave second"><input type="checkbox" checked={phase.leaveOut.has(one)} onChange={() => toggle(one)} /> leave these out</label>}
              </li>
            ))}
          </ul>
        </section>
        <FindingList findings={shown} />
      </div>
      <footer className="production__foot">
        <Button icon={<Download size={15} strokeWidth={1.4} aria-hidden />} disabled={phase.check.findings.length === 0} onClick={() => void saveFile(`Check of ${phase.details.label}.csv`.replace(/[\\/]/g, ' '), reportCsv(phase.check.findings))}>Export the report</Button>
        <span className="room__space" />
        <Button onClick={cancel}>Cancel</Button>
        <Button onClick={() => change({ at: 'columns', source: phase.source, files: phase.files, refused: [], details: phase.details })}>Back to the columns</Button>
        <Button look="primary" disabled={count === 0} onClick={run}>Import {howMany(count, 'document')}</Button>
      </footer>
    </>
  )
}

const hasRows = (findings: readonly Finding[], kind: FindingKind) => kind !== 'unnamed-file' && kind !== 'bates-gap' && findings.some((one) => one.kind === kind && one.row !== null)

function FindingList({ findings }: { findings: readonly Finding[] }) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: findings.length, getScrollElement: () => scroller.current, estimateSize: () => 44, overscan: 12 })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <div ref={scroller} className="report__list" tabIndex={0} role="region" aria-label="Findings">
      <ul style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const one = findings[item.index] as Finding
          return (
            <li key={item.key} ref={virtual.measureElement} data-index={item.index} className="report__finding selectable" style={{ top: item.start }}>
              <span className="report__row tabular third">{one.row === null ? '' : `line ${one.row.toLocaleString()}`}</span>
              <span className="report__detail">
                <span className="report__words">{one.detail}</span>
                <span className="second small truncate">{kindName(one.kind)}{one.bates ? ` · ${one.bates}` : ''} · {one.file}</span>
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** The report as a table that opens in any spreadsheet; no cell can be a formula. */
export function reportCsv(findings: readonly Finding[]): string {
  return toCsv([['Kind', 'File', 'Line', 'Bates', 'Finding'], ...findings.map((one) => [kindName(one.kind), one.file, one.row === null ? '' : String(one.row), one.bates ?? '', one.detail])])
}
