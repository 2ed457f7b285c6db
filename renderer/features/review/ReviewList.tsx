import { useVirtualizer } from '@tanstack/react-virtual'
import { Check } from 'lucide-react'
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { confidentialityWord, KIND_WORD } from '../../../shared/documents/filter'
import type { Document, Tag } from '../../../shared/records'
import { documentNumber } from '../../../shared/review/decide'
import { mailbox } from '../../../shared/review/people'
import { quarantineSentence } from '../../../shared/review/quarantine'
import { readableDate } from '../linking'
import type { QueueView } from './useQueue'
import { dayOfInstant } from '../../ui'

const ROW = 44

type Props = { view: QueueView; tags: readonly Tag[]; current: number; reached: ReadonlySet<string>; onChoose: (row: number) => void; ref?: Ref<{ focus: () => void }> }

/** The queue, families together; only the rows in sight are drawn. */
export function ReviewList({ view, tags, current, reached, onChoose, ref }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const { queue } = view
  const virtual = useVirtualizer({ count: queue.places.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 8 })
  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus() }), [])
  useEffect(() => {
    if (current >= 0) virtual.scrollToIndex(current, { align: 'auto' })
  }, [current, virtual])
  return (
    <div className="review-list" role="grid" aria-label="Documents to review" aria-rowcount={queue.places.length}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: one tab stop for the whole list; keys move inside it */}
      <div ref={scroller} className="review-list__scroller" role="rowgroup" tabIndex={0} aria-label="Rows">
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => {
            const document = view.at(item.index)
            return document && (
              <Row key={document.id} document={document} row={item.index} top={item.start} depth={queue.depths[item.index] ?? 0} current={item.index === current} reached={reached.has(document.id)} tags={tags} onChoose={onChoose} />
            )
          })}
        </div>
      </div>
    </div>
  )
}

type RowProps = { document: Document; row: number; top: number; depth: number; current: boolean; reached: boolean; tags: readonly Tag[]; onChoose: (row: number) => void }

function Row({ document, row, top, depth, current, reached, tags, onChoose }: RowProps) {
  const classes = ['review-list__row', current && 'review-list__row--current', reached && !current && 'review-list__row--reached', document.reviewed && 'review-list__row--done'].filter(Boolean).join(' ')
  const name = documentNumber(document)
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: keys move in the list, which has the focus
    // biome-ignore lint/a11y/useKeyWithClickEvents: J and K do the same
    <div className={classes} role="row" aria-rowindex={row + 1} aria-selected={current} style={{ top }} onClick={() => onChoose(row)}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: keys move by row */}
      <span role="gridcell" className="review-list__number"><b className="truncate">{name === document.title ? '' : name}</b></span>
      {/* biome-ignore lint/a11y/useFocusableInteractive: keys move by row */}
      <span role="gridcell" className="review-list__what" style={depth > 0 ? { paddingLeft: depth * 18 } : undefined}>
        {document.quarantine
          ? <span className="review-list__held truncate">{quarantineSentence(document.quarantine, dayOfInstant(document.quarantine.since))}</span>
          : <><span className="review-list__title truncate">{document.mail?.subject || document.title}</span><About document={document} depth={depth} tags={tags} /></>}
      </span>
      {/* biome-ignore lint/a11y/useFocusableInteractive: keys move by row */}
      <span role="gridcell" className="review-list__date tabular">{document.quarantine ? '' : readableDate((document.mail?.sent ?? document.date ?? '').replace(/T.*$/, ''))}</span>
      {/* biome-ignore lint/a11y/useFocusableInteractive: keys move by row */}
      <span role="gridcell" className="review-list__done">{document.reviewed && <><Check size={15} strokeWidth={1.8} aria-hidden /><span className="visually-hidden">reviewed</span></>}</span>
    </div>
  )
}

function About({ document, depth, tags }: { document: Document; depth: number; tags: readonly Tag[] }) {
  const from = document.mail?.from[0] ? mailbox(document.mail.from[0]).name : document.custodian || document.source
  const about = [document.bates && document.exhibit ? document.exhibit : '', from, depth > 0 ? `${KIND_WORD[document.kind]}, attached` : KIND_WORD[document.kind]].filter(Boolean).join(' · ')
  return (
    <span className="review-list__about truncate">
      {document.tags.map((id) => {
        const tag = tags.find((one) => one.id === id)
        return tag && <i key={id} className="document-list__tag" style={{ background: `var(--tag-${tag.colour})` }} title={tag.name} />
      })}
      {document.hot && <><b className="review-list__hot">hot</b> · </>}
      {document.privilege && <><b className="review-list__privileged">privileged</b> · </>}
      {document.responsive === 'yes' && <><span className="review-list__yes">responsive</span> · </>}
      {document.responsive === 'no' && <span>not responsive · </span>}
      {document.confidentiality !== 'none' && <span>{confidentialityWord(document.confidentiality).toLowerCase()} · </span>}
      {about}
    </span>
  )
}
