import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef } from 'react'
import { formatEdtf } from '../../../shared/dates/format'
import { confidentialityWord, KIND_WORD, type SortKey } from '../../../shared/documents/filter'
import type { Document, Tag } from '../../../shared/records'
import { quarantineSentence } from '../../../shared/review/quarantine'
import { dayOfInstant, GridFrame } from '../../ui'

const ROW = 44

type Props = {
  documents: readonly Document[]; tags: readonly Tag[]; linked: ReadonlySet<string>; current: string | null; selected: ReadonlySet<string>
  sort: { key: SortKey; down: boolean }; onSort: (sort: { key: SortKey; down: boolean }) => void
  onShow: (id: string) => void; onSelect: (selected: ReadonlySet<string>) => void
}

const COLUMNS: readonly [SortKey, string][] = [['exhibit', 'Exhibit'], ['title', 'Title'], ['date', 'Date'], ['pages', 'Pages']]

/** Rows of a hundred thousand, only those in sight drawn. */
export function DocumentList({ documents, tags, linked, current, selected, sort, onSort, onShow, onSelect }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const anchor = useRef<string | null>(null)
  const virtual = useVirtualizer({ count: documents.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 12 })
  const index = documents.findIndex((one) => one.id === current)
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' })
  }, [index, virtual])

  const choose = (document: Document, event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) => {
    if (event.shiftKey) {
      const from = documents.findIndex((one) => one.id === (anchor.current ?? current))
      const to = documents.indexOf(document)
      onSelect(new Set([...selected, ...documents.slice(Math.min(from < 0 ? to : from, to), Math.max(from, to) + 1).map((one) => one.id)]))
      return
    }
    anchor.current = document.id
    if (event.ctrlKey || event.metaKey) {
      const next = new Set(selected)
      if (!next.delete(document.id)) next.add(document.id)
      onSelect(next)
    } else onShow(document.id)
  }
  return (
    <GridFrame name="Documents" look="document-list" rows={documents.length} scroller={scroller} height={virtual.getTotalSize()}
      columns={COLUMNS.map(([key, label]) => ({ key, label, sort: { now: sort.key === key ? (sort.down ? 'descending' : 'ascending') : 'none', onSort: () => onSort({ key, down: sort.key === key ? !sort.down : false }) } }))}>
      {virtual.getVirtualItems().map((item) => {
        const document = documents[item.index]
        return document && (
          <Row key={document.id} document={document} index={item.index} top={item.start} current={document.id === current} selected={selected.has(document.id)} linked={linked.has(document.id)} tags={tags} onChoose={choose} />
        )
      })}
    </GridFrame>
  )
}

type RowProps = {
  document: Document; index: number; top: number; current: boolean; selected: boolean; linked: boolean; tags: readonly Tag[]
  onChoose: (document: Document, event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) => void
}

const Row = memo(function Row({ document, index, top, current, selected, linked, tags, onChoose }: RowProps) {
  const own = document.tags.map((id) => tags.find((tag) => tag.id === id)).filter((tag): tag is Tag => tag !== undefined)
  if (document.quarantine) return <HeldRow document={document} quarantine={document.quarantine} index={index} top={top} current={current} selected={selected} onChoose={onChoose} />
  const about = [document.custodian || document.source, KIND_WORD[document.kind], document.text === 'ocr' ? `OCR ${Math.round((document.confidence ?? 0) * 100)} %` : document.text === 'waiting' ? 'waiting for OCR' : '', linked ? 'linked' : ''].filter(Boolean).join(' · ')
  const classes = ['document-list__row', current && 'document-list__row--current', selected && 'document-list__row--selected', !document.reviewed && 'document-list__row--new'].filter(Boolean).join(' ')
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: keys move in the list, which has the focus
    // biome-ignore lint/a11y/useKeyWithClickEvents: J, K and Space do the same
    <div className={classes} role="row" aria-rowindex={index + 2} aria-selected={selected || current} style={{ top }} onClick={(event) => onChoose(document, event)}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: keys move by row */}
      <span role="gridcell" className="document-list__cell document-list__cell--exhibit"><b>{document.exhibit ?? document.bates?.first ?? document.ownBates?.first ?? ''}</b></span>
      {/* biome-ignore lint/a11y/useFocusableInteractive: keys move by row */}
      <span role="gridcell" className="document-list__cell document-list__cell--title">
        <span className="document-list__title truncate">{document.title}</span>
        <span className="document-list__about truncate">
          {own.map((tag) => <i key={tag.id} className="document-list__tag" style={{ background: `var(--tag-${tag.colour})` }} title={tag.name} />)}
          {about}
          {document.hot && <b className="document-list__hot"> · hot</b>}
          {document.privilege && <b className="document-list__privileged"> · privileged</b>}
          {document.confidentiality !== 'none' && <b className="document-list__confidential"> · {confidentialityWord(document.confidentiality)}</b>}
          {document.warning !== '' && document.kind === 'unread' && <span className="document-list__warning"> · not readable yet</span>}
        </span>
      </span>
      {/* biome-ignore lint/a11y/useFocusableInteractive: keys move by row */}
      <span role="gridcell" className="document-list__cell document-list__cell--date tabular">{document.date ? formatEdtf(document.date.replace(/T.*$/, '')) : ''}</span>
      {/* biome-ignore lint/a11y/useFocusableInteractive: keys move by row */}
      <span role="gridcell" className="document-list__cell document-list__cell--pages tabular">{document.pages === null ? '' : `${document.pages.toLocaleString()} p.`}</span>
    </div>
  )
})

/** A document in quarantine: its number and by whose demand, and nothing of what it says. */
function HeldRow({ document, quarantine, index, top, current, selected, onChoose }: Omit<RowProps, 'linked' | 'tags'> & { quarantine: NonNullable<Document['quarantine']> }) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: keys move in the list, which has the focus
    // biome-ignore lint/a11y/useKeyWithClickEvents: J, K and Space do the same
    <div className={['document-list__row', current && 'document-list__row--current', selected && 'document-list__row--selected'].filter(Boolean).join(' ')} role="row" aria-rowindex={index + 2} aria-selected={selected || current} style={{ top }} onClick={(event) => onChoose(document, event)}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: keys move by row */}
      <span role="gridcell" className="document-list__cell document-list__cell--exhibit"><b>{document.exhibit ?? document.bates?.first ?? ''}</b></span>
      {/* biome-ignore lint/a11y/useFocusableInteractive: keys move by row */}
      <span role="gridcell" className="document-list__cell document-list__cell--title document-list__held"><span className="truncate">{quarantineSentence(quarantine, dayOfInstant(quarantine.since))}</span></span>
    </div>
  )
}
