import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { FAULT_WORDS, faultOf } from '../../../shared/answer/evasive'
import { confirm, KIND_WORDS, setKind, shift } from '../../../shared/answer/mend'
import { RESPONSE_KINDS, type ResponseKind } from '../../../shared/answer/model'
import type { Answer, Party, Response } from '../../../shared/records'
import { registry, useCommands } from '../../commands'
import { useNavigation, useOpenSource } from '../../navigation'
import { useProof } from '../../proof'
import { useRows, useSession } from '../../store'
import { Button, EmptyState, MenuButton } from '../../ui'
import { commitOrSay } from '../linking'
import { KindMark, ResponseText } from './ResponseText'
import { type AnsweredRow, nameOf } from './useAnswer'

const KEYS: readonly [ResponseKind, string][] = [
  ['admitted', 'a'], ['denied', 'd'], ['lacks-knowledge', 'k'], ['partial', 'p'], ['speaks-for-itself', 's'], ['legal-conclusion', 'c'], ['no-response', 'n'],
]
const GUESS = 96

/** Allegation and response side by side; the chosen row is mended by one key. */
export function ResponseList({ answer, rows, all }: { answer: Answer; rows: readonly AnsweredRow[]; all: readonly Response[] }) {
  const session = useSession()
  const { paragraphs } = useProof()
  const parties = useRows('parties')
  const { place, go } = useNavigation()
  const open = useOpenAnswer(answer)
  const scroll = useRef<HTMLDivElement>(null)
  const index = rows.findIndex((one) => one.paragraph.id === place.item)
  const chosen = rows[index] ?? null
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroll.current, estimateSize: () => GUESS, overscan: 8, getItemKey: (at) => rows[at]?.paragraph.id ?? at })
  useEffect(() => {
    if (index < 0) return
    virtual.scrollToIndex(index, { align: 'auto' })
    // Focus walks along where it was in the list.
    const frame = requestAnimationFrame(() => {
      if (scroll.current?.contains(document.activeElement)) scroll.current.querySelector<HTMLElement>('[aria-current="true"]')?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [index, virtual])
  const move = (by: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, index < 0 ? 0 : index + by))]
    if (next) go({ item: next.paragraph.id })
  }
  const needs = () => (chosen && chosen.responses.length > 0 ? null : 'Choose a paragraph with a response.')
  const own = (row: AnsweredRow, kind: ResponseKind) => void commitOrSay(session, setKind(row.paragraph, row.responses, kind))
  useCommands([
    { id: 'answers.next', label: 'Next paragraph', group: 'Answers', keys: ['ArrowDown', 'j'], quiet: true, run: () => move(1) },
    { id: 'answers.previous', label: 'Previous paragraph', group: 'Answers', keys: ['ArrowUp'], quiet: true, run: () => move(-1) },
    ...KEYS.map(([kind, key]) => ({ id: `answers.kind.${kind}`, label: `Read the response as ${KIND_WORDS[kind].toLowerCase()}`, group: 'Answers', keys: [key], blocked: needs, run: () => chosen && own(chosen, kind) })),
    { id: 'answers.confirm', label: 'The reading is right', group: 'Answers', keys: ['v'], blocked: needs, run: () => chosen && void commitOrSay(session, confirm(chosen.paragraph, chosen.responses)) },
    { id: 'answers.source', label: 'Show the response in the paper', group: 'Answers', keys: ['o'], blocked: needs, run: () => chosen?.responses[0] && open(chosen.responses[0]) },
    { id: 'answers.shift-down', label: 'Shift the responses by one down from here', group: 'Answers', keys: [], blocked: needs, run: () => chosen && void commitOrSay(session, shift(answer, chosen.paragraph, 1, paragraphs, all)) },
    { id: 'answers.shift-up', label: 'Shift the responses by one up from here', group: 'Answers', keys: [], blocked: needs, run: () => chosen && void commitOrSay(session, shift(answer, chosen.paragraph, -1, paragraphs, all)) },
  ])
  if (rows.length === 0) return <EmptyState title="No paragraph fits">Show all responses to see the others.</EmptyState>
  return (
    <div className="answers__scroll" ref={scroll}>
      <div className="answers__columns" aria-hidden><span>¶</span><span>Allegation</span><span>Response</span></div>
      <ol className="answers__list" aria-label="Allegations and responses" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index] as AnsweredRow
          return (
            <li key={item.key} ref={virtual.measureElement} data-index={item.index} aria-posinset={item.index + 1} aria-setsize={rows.length} className="answers__place" style={{ transform: `translateY(${item.start}px)` }}>
              <AnswerRow answer={answer} row={row} parties={parties} chosen={row === chosen} tabbable={row === chosen || (chosen === null && item.index === 0)} onKind={(kind) => own(row, kind)} onOpen={open} />
            </li>
          )
        })}
      </ol>
    </div>
  )
}

function AnswerRow({ answer, row, parties, chosen, tabbable, onKind, onOpen }: {
  answer: Answer; row: AnsweredRow; parties: readonly Party[]; chosen: boolean; tabbable: boolean; onKind: (kind: ResponseKind) => void; onOpen: (response: Response) => void
}) {
  const { go } = useNavigation()
  const source = useOpenSource()
  const { paragraph, responses } = row
  const first = responses[0]
  const alike = responses.every((one) => one.kind === first?.kind)
  const fault = first ? faultOf(first) : null
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the number in it takes the keys
    // biome-ignore lint/a11y/noStaticElementInteractions: a press anywhere chooses the row, as in any list
    <div className={chosen ? 'answer-row answer-row--chosen' : 'answer-row'} onClick={() => {
      if (!chosen && window.getSelection()?.isCollapsed !== false) go({ item: paragraph.id })
    }}>
      <button type="button" className="answer-row__number tabular" tabIndex={tabbable ? 0 : -1} {...(chosen ? { 'aria-current': true } : {})} aria-label={`¶ ${paragraph.label}, ${first ? KIND_WORDS[first.kind] : 'no response'}`} onClick={(event) => {
        event.stopPropagation()
        go({ item: paragraph.id })
        source.paragraph(paragraph)
      }}>{paragraph.label}</button>
      <p className={chosen ? 'answer-row__text serif selectable' : 'answer-row__text answer-row__text--short serif'}>{paragraph.text}</p>
      <div className="answer-row__response">
        {first === undefined && <span className="second">{paragraph.kind === 'relief' ? 'Relief: no response is due.' : 'No response.'}</span>}
        {first && (
          <p className="answer-row__kinds">
            {alike ? <KindMark kind={first.kind} /> : responses.map((one) => <span key={one.id} className="answer-row__party"><span className="second">{nameOf(parties.find((party) => party.id === one.party))}</span> <KindMark kind={one.kind} /></span>)}
            {alike && answer.parties.length > 0 && <span className="second small">{responses.map((one) => nameOf(parties.find((party) => party.id === one.party))).join(', ')}</span>}
            {first.confirmed && <span className="answer-row__confirmed" title="A person looked at it">confirmed</span>}
            {first.flags.includes('number-drifts') && <span className="answer-row__warn" title="The words or the order fit another paragraph">number drifts</span>}
          </p>
        )}
        {first && <p className="answer-row__words"><ResponseText response={first} /></p>}
        {chosen && fault && <p className="answer-row__fault second small">{FAULT_WORDS[fault].rule}</p>}
        {chosen && first && (
          <div className="answer-row__tools">
            {first.place && <Button look="quiet" command="answers.source" onClick={() => onOpen(first)}>{answer.shortForm} at {first.place.page}</Button>}
            {!responses.every((one) => one.confirmed) && <Button look="primary" command="answers.confirm" onClick={() => void commandRun('answers.confirm')}>It is right</Button>}
            <MenuButton look="quiet" label="Read as" name={`Kind of the response to ¶ ${paragraph.label}`} items={RESPONSE_KINDS.map((kind) => ({ label: KIND_WORDS[kind], checked: kind === first.kind, keys: KEYS.find(([one]) => one === kind)?.[1].toUpperCase() ?? '', run: () => onKind(kind) }))} />
            <MenuButton look="quiet" label="Number" name={`Number of the response to ¶ ${paragraph.label}`} items={[
              { label: 'Shift by one down from here', run: () => void commandRun('answers.shift-down') },
              { label: 'Shift by one up from here', run: () => void commandRun('answers.shift-up') },
            ]} />
          </div>
        )}
      </div>
    </div>
  )
}

const commandRun = (id: string) => registry.find(id)?.run()

/** Opens the answer at a response, its lines lit. */
export function useOpenAnswer(answer: Answer): (at: Pick<Response, 'place'> & { printed?: string }) => void {
  const { openSource } = useNavigation()
  return ({ place }) => {
    if (place) openSource({ document: answer.document, label: `${answer.shortForm} at ${place.page}`, page: place.page, passage: null, rects: place.rects })
  }
}
