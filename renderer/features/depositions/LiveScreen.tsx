import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { documentName } from '../../../shared/cite/format'
import { noSuchPage } from '../../../shared/deposition/room'
import type { Document } from '../../../shared/records'
import type { Hit } from '../../../shared/search/model'
import { useCommands } from '../../commands'
import type { FileToken } from '../../../shared/ipc/contract'
import { type SourceTarget, useNavigation } from '../../navigation'
import { useMatter, useRecord, useRows, useSession } from '../../store'
import { Button, EmptyState, Kbd, say } from '../../ui'
import { DocumentViewer, type ViewerSelection, type ViewerTarget } from '../../viewer'
import { CallUp } from './CallUp'
import { ClockBar } from './ClockBar'
import { chooseFeed, FeedPane } from './FeedPane'
import { LiveOutline } from './LiveOutline'
import { addNote, markExhibit } from './liveActions'
import { NoteList } from './NoteList'
import { type Outline, useDeposition } from './useDeposition'
import { useWarmOutline } from './useWarmExhibits'
import { type CallOut, closeWitness, notForWitness, openWitness, sendToWitness } from './witnessPicture'
import { Writing } from './Writing'
import './live.css'

type Props = { id: string }

/** The room itself: no rail, no menus. Outline, exhibit, notes; everything by key. */
export function LiveScreen({ id }: Props) {
  const { go } = useNavigation()
  const { deposition, outline, records } = useDeposition(id)
  const onLeave = () => go({ room: 'depositions', item: id, view: null, source: null })
  if (!deposition || !records) return <main className="live__gone"><EmptyState title="This deposition was deleted" actions={<Button onClick={onLeave}>Back</Button>}>Undo brings it back.</EmptyState></main>
  return <Room key={id} records={records} outline={outline} onLeave={onLeave} />
}

type Shown = { document: string; page: number | null; passage: string | null; stamp: number }

function Room({ records, outline, onLeave }: { records: NonNullable<ReturnType<typeof useDeposition>['records']>; outline: Outline; onLeave: () => void }) {
  const session = useSession()
  const matter = useMatter()
  const { deposition, notes, marked } = records
  const { place } = useNavigation()
  const [current, setCurrent] = useState<string | null>(() => outline.flatMap((one) => one.questions).find((one) => one.state === 'open')?.id ?? null)
  const [shown, setShown] = useState<Shown | null>(null)
  const [page, setPage] = useState(1)
  const [calling, setCalling] = useState(false)
  const selection = useRef<ViewerSelection | null>(null)
  const pane = useRef<HTMLElement>(null)
  const [feed, setFeed] = useState<FileToken | null>(null)
  const said = useRef('')
  const [sent, setSent] = useState<string | null>(null)
  const exhibit = useRecord('documents', shown?.document ?? null) ?? null
  const all = useMemo(() => outline.flatMap((one) => one.questions), [outline])
  const question = all.find((one) => one.id === current) ?? null
  const topic = outline.find((one) => one.topic.id === question?.topic)?.topic ?? null
  const number = marked.find((one) => one.document === exhibit?.id)?.number ?? null
  useWarmOutline(outline, current, shown?.document ?? null, pane)

  // A cite in the outline opens the exhibit here, not in a pane of its own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another source alone is opened
  useEffect(() => {
    const { source } = place
    const document = source ? session.reader.get('documents', source.document) : undefined
    const missing = document && source ? noSuchPage(document, source.page, documentName(document)) : null
    if (missing) say(missing)
    else if (source) setShown(shownOf(source))
  }, [place.source, session])
  useEffect(() => () => void closeWitness(), [])
  useEffect(() => {
    window.document.body.dataset.live = ''
    return () => {
      delete window.document.body.dataset.live
    }
  }, [])

  const call = useCallback((document: Document, at: number | null = null) => {
    setCalling(false)
    setShown({ document: document.id, page: at, passage: null, stamp: performance.now() })
  }, [])
  // Writing goes on where it was. Not a frame later: by then the next exhibit may be being called.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each call gives the focus back
  useEffect(() => {
    if (!calling) window.document.querySelector<HTMLElement>('.live__field')?.focus()
  }, [calling, shown?.stamp])
  const select = useCallback((next: ViewerSelection | null) => {
    selection.current = next
  }, [])
  const step = (by: number) => {
    const next = all[Math.max(0, Math.min(all.length - 1, all.findIndex((one) => one.id === current) + by))]
    if (!next) return
    setCurrent(next.id)
    const first = next.exhibits.map((one) => session.reader.get('documents', one)).find((one) => one && !one.quarantine)
    if (first && first.id !== shown?.document) call(first)
  }
  const send = async (callOut: CallOut | null) => {
    if (!exhibit || sendBlocked()) return say(sendBlocked() ?? 'Call an exhibit first.')
    await openWitness()
    const wrong = await sendToWitness(session, exhibit, page, number, callOut)
    if (wrong) return say([wrong.happened, wrong.todo].filter(Boolean).join(' '))
    setSent(`${number ? `Exhibit ${number}` : documentName(exhibit)} at ${page}`)
  }
  const callOut = () => {
    const first = selection.current
    const rects = first?.rects.filter((one) => one.page === page).map((one) => one.rect) ?? []
    if (rects.length === 0) return say('Select the words to call out on the page that is shown.')
    const x = Math.min(...rects.map((one) => one.x))
    const y = Math.min(...rects.map((one) => one.y))
    void send({ page, rect: { x, y, w: Math.max(...rects.map((one) => one.x + one.w)) - x, h: Math.max(...rects.map((one) => one.y + one.h)) - y } })
  }
  const sendBlocked = () => notForWitness(exhibit)
  const mark = async () => {
    if (!exhibit || sendBlocked()) return say(sendBlocked() ?? '')
    if (number) return say(`It is deposition exhibit ${number} already.`)
    await markExhibit(session, deposition, exhibit)
  }
  const note = useCallback((kind: Parameters<typeof addNote>[2], text: string) => addNote(session, { deposition, question, topic, document: exhibit }, kind, text === '' ? said.current.slice(0, 8000) : text), [session, deposition, question, topic, exhibit])
  const follow = () => void chooseFeed().then((file) => file && setFeed(file))
  useCommands([
    { id: 'live.call', label: 'Call an exhibit', group: 'Deposition', keys: ['$mod+e'], inFields: true, run: () => setCalling(true) },
    { id: 'live.mark-exhibit', label: 'Mark the exhibit', group: 'Deposition', keys: ['$mod+d'], inFields: true, blocked: sendBlocked, run: () => void mark() },
    { id: 'live.send', label: 'Send to the witness', group: 'Deposition', keys: ['$mod+Enter'], inFields: true, blocked: sendBlocked, run: () => void send(null) },
    { id: 'live.call-out', label: 'Call out the selection', group: 'Deposition', keys: ['$mod+Shift+Enter'], inFields: true, blocked: sendBlocked, run: callOut },
    { id: 'live.window', label: 'Open the witness’s window', group: 'Deposition', keys: [], run: () => void openWitness().then((screens) => say(screens > 1 ? 'The witness’s window is on the other screen.' : 'The witness’s window is open. With a second screen it goes there.')) },
    { id: 'live.feed', label: 'Follow a text file that grows…', group: 'Deposition', keys: ['$mod+Shift+l'], inFields: true, run: follow },
    { id: 'live.next', label: 'Next question', group: 'Deposition', keys: ['Alt+ArrowDown'], inFields: true, run: () => step(1) },
    { id: 'live.previous', label: 'Question before', group: 'Deposition', keys: ['Alt+ArrowUp'], inFields: true, run: () => step(-1) },
  ])
  const openHit = useCallback((hit: Hit) => {
    const document = hit.document ? session.reader.get('documents', hit.document) : undefined
    if (document) call(document, hit.page)
  }, [session, call])
  return (
    <main className="live" aria-label={`Deposition of ${deposition.witness}`}>
      <ClockBar deposition={deposition} onLeave={onLeave}>
        {!feed && <Button look="quiet" command="live.feed" title="Shows a text file that a realtime program writes, line by line. CaseView and Bridge are not read." onClick={follow}>Feed</Button>}
        <Button className="live__sent" onClick={() => void (sent ? closeWitness().then(() => setSent(null)) : openWitness())} title={sent ? 'Close the witness’s window' : 'Open the witness’s window'}>{sent ? `Witness sees ${sent}` : 'Witness screen'}</Button>
      </ClockBar>
      <LiveOutline outline={outline} current={current} onChoose={setCurrent} />
      <section ref={pane} className="live__exhibit" aria-label="Exhibit">
        <header className="live__exhibit-head">
          <Button command="live.call" onClick={() => setCalling(true)}>Call</Button>
          {exhibit && !exhibit.quarantine && <><b>{documentName(exhibit)}</b><span className="truncate">{exhibit.exhibit ? exhibit.title : ''}</span></>}
          {number && <span className="live__number">Deposition exhibit {number}</span>}
          {exhibit?.privilege && <b className="live__private">Privileged: never shown to the witness</b>}
          <span className="room__space" />
          <Button command="live.mark-exhibit" disabled={sendBlocked() !== null || number !== null} onClick={() => void mark()}>Mark</Button>
          <Button command="live.call-out" disabled={sendBlocked() !== null} onClick={callOut}>Call out</Button>
          <Button look="primary" command="live.send" disabled={sendBlocked() !== null} onClick={() => void send(null)}>Send to witness</Button>
        </header>
        {calling && <CallUp marked={marked} pane={pane} onCall={call} onClose={() => setCalling(false)} />}
        {exhibit && shown && !exhibit.quarantine
          ? <Viewer key={exhibit.id} document={exhibit} shown={shown} onPage={setPage} onSelection={select} onOpen={call} />
          : <EmptyState title={exhibit?.quarantine ? 'This document is in quarantine' : 'No exhibit is called'}>{exhibit?.quarantine ? 'It may not be read or used until the claim is settled.' : 'Ctrl+E, its number, Enter.'}</EmptyState>}
      </section>
      <Writing draftKey={`live-draft ${session.matterId} ${deposition.id}`} onNote={note} onOpen={openHit} above={<div className={feed ? 'live__said live__said--fed' : 'live__said'}><NoteList notes={notes} />{feed && <FeedPane key={feed.token} file={feed} said={said} onStop={() => setFeed(null)} />}</div>} below={
        <p className="third small live__hint">{question ? <><Kbd>Alt ↓</Kbd> next · Asked now: {question.text}</> : 'No question is chosen.'}{matter?.demonstration ? ' · DEMONSTRATION' : ''}</p>
      } />
    </main>
  )
}

const shownOf = (source: SourceTarget): Shown => ({ document: source.document, page: source.page, passage: source.passage, stamp: performance.now() })

/** Not drawn again when a note is kept or the clock runs on. */
const Viewer = memo(function Viewer({ document, shown, onPage, onSelection, onOpen }: { document: Document; shown: Shown; onPage: (page: number) => void; onSelection: (selection: ViewerSelection | null) => void; onOpen: (document: Document) => void }) {
  const all = useRows('passages')
  const passages = useMemo(() => all.filter((one) => one.document === document.id), [all, document.id])
  const target = useMemo<ViewerTarget>(() => ({ page: shown.page, passageId: shown.passage, rects: null, stamp: shown.stamp }), [shown])
  return <div className="live__viewer"><DocumentViewer document={document} target={target} passages={passages} onSelection={onSelection} onPassageClick={() => undefined} onOpenDocument={onOpen} onPage={onPage} /></div>
})
