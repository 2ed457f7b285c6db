import { useRef, useState } from 'react'
import { countName, type GapRow } from '../../../shared/proof'
import { useCommands } from '../../commands'
import { useNavigation } from '../../navigation'
import { useProof } from '../../proof'
import { useSession } from '../../store'
import { CitedText, CitesBeneath } from '../../cites'
import { Button, EmptyState, StatusMark, useChosenInView } from '../../ui'
import { RequestsOfGap } from '../discovery'
import { FindEvidence, findFor, useFinding } from '../evidence'
import { askWitness, closeGap, daysLate, dropGap, GapEditor, LinkEvidence, readableDate, todayHere } from '../linking'

/** Everything alleged with nothing behind it, the most dangerous first, grouped by count. */
export function GapList({ belief }: { belief: boolean }) {
  const { proof, counts } = useProof()
  const { place, go } = useNavigation()
  const [editing, setEditing] = useState<string | null>(null)
  const rows = proof.gaps.filter((row) => !belief || proof.paragraphs.get(row.of)?.paragraph.flags.includes('information-and-belief'))
  const ordered = [...groups(rows, counts.map((one) => one.id)).values()].flat()
  const askAbout = (id: string | null) => {
    const row = ordered.find((one) => one.id === id)
    if (row) askWitness(row.gap?.id ?? row.of)
  }
  const index = ordered.findIndex((row) => row.id === place.item)
  const list = useChosenInView<HTMLDivElement>(place.item, '.gap-row--open')
  const step = (by: number) => {
    const next = ordered[Math.max(0, Math.min(ordered.length - 1, index + by))]
    if (next) go({ item: next.id })
  }
  useCommands([
    { id: 'gaps.next', label: 'Next gap', group: 'Gaps', keys: ['j', 'ArrowDown'], quiet: true, run: () => step(1) },
    { id: 'gaps.previous', label: 'Previous gap', group: 'Gaps', keys: ['k', 'ArrowUp'], quiet: true, run: () => step(-1) },
    { id: 'gaps.record', label: 'Record or edit the gap', group: 'Gaps', keys: ['g'], blocked: () => (index >= 0 ? null : 'Choose a row first.'), run: () => setEditing(place.item) },
    { id: 'gaps.find', label: 'Find evidence', group: 'Gaps', keys: ['f'], blocked: () => (index >= 0 ? null : 'Choose a row first.'), run: () => findFor(place.item) },
    { id: 'gaps.ask', label: 'Ask a witness about it', group: 'Gaps', keys: ['d', 'w'], blocked: () => (index >= 0 ? null : 'Choose a row first.'), run: () => askAbout(place.item) },
    { id: 'gaps.close', label: 'Close the row', group: 'Gaps', keys: ['Escape'], quiet: true, blocked: () => (index >= 0 ? null : 'Nothing is open.'), run: () => go({ item: null }) },
  ])
  if (rows.length === 0) return <EmptyState title="No gaps">Every allegation that needs proof has something behind it, and no gap is open.</EmptyState>
  return (
    <div ref={list} className="gaps">
      {[...groups(rows, counts.map((one) => one.id))].map(([count, own]) => {
        const record = counts.find((one) => one.id === count)
        return (
          <section key={count ?? ''} className="gaps__group" aria-label={record ? countName(record) : 'No count'}>
            <h2 className="gaps__title">{record ? `${countName(record)} · ${record.name}` : 'Outside any count'}</h2>
            {own.map((row) => <Row key={row.id} row={row} open={row.id === place.item} editing={editing === row.id} onOpen={() => go({ item: row.id === place.item ? null : row.id })} onEdit={(on) => setEditing(on ? row.id : null)} onAsk={() => askAbout(row.id)} />)}
          </section>
        )
      })}
    </div>
  )
}

/** By count, in the order in which the most dangerous row of each comes. */
function groups(rows: readonly GapRow[], counts: readonly string[]): Map<string | null, GapRow[]> {
  const found = new Map<string | null, GapRow[]>()
  for (const row of rows) {
    const count = row.count !== null && counts.includes(row.count) ? row.count : null
    found.set(count, [...(found.get(count) ?? []), row])
  }
  return found
}

function Row({ row, open, editing, onOpen, onEdit, onAsk }: { row: GapRow; open: boolean; editing: boolean; onOpen: () => void; onEdit: (on: boolean) => void; onAsk: () => void }) {
  const session = useSession()
  const { proof } = useProof()
  const { go } = useNavigation()
  const [linking, setLinking] = useState(false)
  const finding = useFinding()
  const link = useRef<HTMLButtonElement>(null)
  const paragraph = proof.paragraphs.get(row.of)?.paragraph
  const element = proof.elements.get(row.of)?.element
  const status = proof.paragraphs.get(row.of)?.status ?? proof.elements.get(row.of)?.status ?? 'missing'
  const late = daysLate(row.gap?.due ?? null, todayHere())
  return (
    <div className={open ? 'gap-row gap-row--open' : 'gap-row'}>
      <button type="button" className="gap-row__head" aria-expanded={open} onClick={onOpen}>
        <StatusMark status={status} />
        <span className="gap-row__words">
          <b>{row.gap?.what ?? (paragraph ? `¶ ${paragraph.label}: nothing is recorded` : 'Nothing is recorded')}</b>
          <span className="second">{row.why}</span>
        </span>
        <span className="gap-row__plan second">{row.gap?.plan}{late !== null && late > 0 && <b className="chart__late"> {late} {late === 1 ? 'day' : 'days'} late</b>}</span>
        {row.danger === 3 && <span className="gap-row__danger">element falls</span>}
      </button>
      {open && (
        <div className="gap-row__body">
          {paragraph && <p className="serif gap-row__text"><button type="button" className="cite" onClick={() => go({ room: 'complaint', item: paragraph.id })}>¶ {paragraph.label}</button> {paragraph.text}</p>}
          {element && <p className="gap-row__text">{element.text}</p>}
          {row.gap && <CitesBeneath text={row.gap.what} />}
          {row.gap && (
            <dl className="gap-row__facts">
              {row.gap.why && <><dt>Why it matters</dt><dd><CitedText text={row.gap.why} /></dd></>}
              {row.gap.holder && <><dt>Who has it</dt><dd><CitedText text={row.gap.holder} /></dd></>}
              {row.gap.plan && <><dt>How to get it</dt><dd><CitedText text={row.gap.plan} /></dd></>}
              {row.gap.due && <><dt>Due</dt><dd>{readableDate(row.gap.due)}</dd></>}
            </dl>
          )}
          {editing ? <GapEditor of={row.of} gap={row.gap} onClose={() => onEdit(false)} /> : (
            <div className="gap-row__actions">
              <Button ref={link} look="primary" aria-haspopup="dialog" onClick={() => setLinking(true)}>Link evidence</Button>
              <Button onClick={() => findFor(row.id)} command="gaps.find">Find evidence</Button>
              <Button onClick={onAsk} command="gaps.ask">Ask a witness</Button>
              <Button onClick={() => onEdit(true)} command="gaps.record">{row.gap ? 'Edit' : 'Record the gap'}</Button>
              <RequestsOfGap row={row.id} gap={row.gap} />
              {row.gap && <Button onClick={() => row.gap && void closeGap(session, row.gap)}>It is closed</Button>}
              {row.gap && <Button look="quiet" onClick={() => row.gap && void dropGap(session, row.gap)}>Drop it</Button>}
            </div>
          )}
          {finding === row.id && <FindEvidence of={row.id} onClose={() => findFor(null)} onGap={row.gap ? undefined : () => onEdit(true)} />}
          {linking && <LinkEvidence of={row.of} anchor={link} onClose={() => setLinking(false)} />}
        </div>
      )}
    </div>
  )
}
