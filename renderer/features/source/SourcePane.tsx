import { BoxSelect, Highlighter, Link2, List, Scale, Square, StickyNote, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { citePassage, documentName } from '../../../shared/cite/format'
import type { Document, Passage } from '../../../shared/records'
import { escapeHtml } from '../../../shared/report/html'
import { quarantineSentence, releaseChange } from '../../../shared/review/quarantine'
import { CitesBeneath } from '../../cites'
import { useCommands } from '../../commands'
import { prioritise } from '../../import'
import { sameSource, type SourceTarget, useNavigation, useOpenSource } from '../../navigation'
import { useRecord, useRows, useSession } from '../../store'
import { Button, dayOfInstant, EmptyState, IconButton, Kbd, Popover, say } from '../../ui'
import { DocumentViewer, type ViewerSelection, type ViewerTarget } from '../../viewer'
import { BearsOn } from '../evidence'
import { commitOrSay, LinkSelection } from '../linking'
import { RedactForm } from '../redaction'
import { TranscriptPane } from '../transcripts'
import { newPassage } from './newPassage'
import { PassageList } from './PassageList'
import { ReadingKeys } from './ReadingKeys'
import './source.css'

const icon = { size: 15, strokeWidth: 1.4, 'aria-hidden': true } as const

/** The right-hand pane: tabs of sources, the document at its place, and what can be done with a selection. */
export function SourcePane() {
  const { place, tabs, closeTab, openSource, closeSource } = useNavigation()
  const document = useRecord('documents', place.source?.document ?? null)
  // What a person looks at is recognised before anything else.
  useEffect(() => prioritise(document?.id ?? null), [document?.id])
  if (!place.source) return <EmptyState title="No source is open">Click a cite, such as PX-3 at 4, to open the document at the place.</EmptyState>
  return (
    <div className="source">
      <div className="source__tabs">
        {tabs.map((tab) => <Tab key={`${tab.document} ${tab.label}`} tab={tab} active={sameSource(tab, place.source)} onOpen={() => openSource(tab)} onClose={() => closeTab(tab)} />)}
        <span className="source__space" />
        <IconButton label="Close the source" onClick={closeSource}><X {...icon} /></IconButton>
      </div>
      {document?.quarantine ? <HeldDocument document={document} quarantine={document.quarantine} /> : document && place.source.testimony ? <TranscriptPane key={place.source.testimony.transcript} place={place.source.testimony} /> : document ? <OpenDocument key={document.id} document={document} target={place.source} /> : <EmptyState title="This source was deleted">Undo brings it back.</EmptyState>}
    </div>
  )
}

function Tab({ tab, active, onOpen, onClose }: { tab: SourceTarget; active: boolean; onOpen: () => void; onClose: () => void }) {
  return (
    <div className={active ? 'source__tab source__tab--active' : 'source__tab'}>
      <button type="button" className="source__tab-label truncate" aria-current={active} onClick={onOpen}>{tab.label}</button>
      <IconButton label={`Close ${tab.label}`} className="source__tab-close" onClick={onClose}><X size={12} strokeWidth={1.6} aria-hidden /></IconButton>
    </div>
  )
}

/** In place of a document that somebody claims back: who, since when, why, and nothing of what it says. */
function HeldDocument({ document, quarantine }: { document: Document; quarantine: NonNullable<Document['quarantine']> }) {
  const session = useSession()
  const change = releaseChange([document])
  return (
    <EmptyState title={`${quarantineSentence(quarantine, dayOfInstant(quarantine.since))}.`} actions={<Button onClick={() => change && void commitOrSay(session, change)}>Release</Button>}>
      {quarantine.reason ? `${quarantine.reason.replace(/[.\s]+$/, '')}. ` : ''}It may not be read or used until the claim is settled (FRCP 26(b)(5)(B)); its bytes are kept under seal.
    </EmptyState>
  )
}

type Doing = 'link' | 'note' | 'redact' | null

/** What the list of allegations is about; it stays when the selection is gone. */
type Bearing = { page: number; quote: string; source: () => Passage | string }

function OpenDocument({ document, target }: { document: Document; target: SourceTarget }) {
  const session = useSession()
  const { stamp, place: { room } } = useNavigation()
  const open = useOpenSource()
  const all = useRows('passages')
  const passages = useMemo(() => all.filter((one) => one.document === document.id), [all, document.id])
  const allRedactions = useRows('redactions')
  const redactions = useMemo(() => allRedactions.filter((one) => one.document === document.id), [allRedactions, document.id])
  const [selection, setSelection] = useState<ViewerSelection | null>(null)
  const [doing, setDoing] = useState<Doing>(null)
  const [boxMode, setBoxMode] = useState(false)
  const [listed, setListed] = useState(false)
  const [bearing, setBearing] = useState<Bearing | null>(null)
  const [lit, setLit] = useState<{ id: string; stamp: number } | null>(null)
  const place = useMemo((): ViewerTarget => (lit && lit.stamp >= stamp
    ? { page: null, passageId: lit.id, rects: null, stamp: lit.stamp }
    : { page: target.page, passageId: target.passage, rects: target.rects, stamp, ...(target.hits ? { hits: target.hits, hit: target.hit ?? 0 } : {}) }), [target, stamp, lit])
  const current = passages.find((one) => one.id === place.passageId) ?? null
  const light = (id: string) => setLit({ id, stamp: Math.max(stamp, lit?.stamp ?? 0) + 0.001 })

  const keep = async (what: string, note = ''): Promise<Passage | null> => {
    if (!selection) return null
    const passage = { ...newPassage(document, selection), note }
    const done = await commitOrSay(session, { label: `${what} ${citePassage(passage, document)}`, ops: [{ op: 'put', table: 'passages', record: passage }] })
    if (!done) return null
    clear()
    light(passage.id)
    return passage
  }
  const clear = () => {
    setSelection(null)
    setDoing(null)
    setBoxMode(false)
    window.getSelection()?.removeAllRanges()
  }
  const none = () => (selection ? null : 'Select some text, or draw a box, first.')
  const bears = (passage: Passage | null = null) => {
    setListed(false)
    setDoing(null)
    if (passage) setBearing({ page: passage.page, quote: passage.quote, source: () => passage.id })
    else if (selection) {
      const marked = newPassage(document, selection)
      setBearing({ page: marked.page, quote: marked.quote, source: () => marked })
    }
  }
  useCommands([
    { id: 'source.link', label: 'Link the selection', group: 'Source', keys: selection ? ['l'] : [], blocked: () => (selection || current ? null : none()), run: () => setDoing('link') },
    { id: 'source.bearing', label: 'Allegations it may bear on', group: 'Source', keys: ['Shift+F'], blocked: () => ((selection ?? current)?.quote ? null : 'Select some words first.'), run: () => bears(selection ? null : current) },
    { id: 'source.highlight', label: 'Highlight the selection', group: 'Source', keys: ['h'], blocked: none, run: () => void keep('Highlight') },
    { id: 'source.note', label: 'Note on the selection', group: 'Source', keys: ['n'], blocked: none, run: () => setDoing('note') },
    { id: 'source.redact', label: 'Redact the selection…', group: 'Source', keys: ['r'], blocked: none, run: () => setDoing('redact') },
    { id: 'source.box', label: boxMode ? 'Stop drawing boxes' : 'Draw a box', group: 'Source', keys: ['b'], run: () => setBoxMode(!boxMode) },
    { id: 'source.copy-cite', label: 'Copy with its cite', group: 'Source', keys: ['$mod+Shift+c'], blocked: () => (selection ?? current ? null : none()), run: () => void copyCite(document, selection ?? current) },
  ])
  return (
    <>
      <div className="source__head">
        <strong className="source__name truncate" title={document.title}>{documentName(document)}{documentName(document) === document.title ? '' : ` · ${document.title}`}</strong>
        <span className="source__space" />
        {document.text === 'ocr' && <span className="source__ocr" title="The text was recognised from the picture">OCR {Math.round((document.confidence ?? 0) * 100)} %</span>}
        <IconButton label="Draw a box" aria-pressed={boxMode} onClick={() => setBoxMode(!boxMode)}><BoxSelect {...icon} /></IconButton>
        <IconButton label={`Passages (${passages.length})`} aria-pressed={listed} onClick={() => {
          setListed(!listed)
          setBearing(null)
        }}><List {...icon} /></IconButton>
      </div>
      {document.warning && <p className="source__warning">{document.warning}</p>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging the words has "Copy with its cite" as its keyboard way */}
      <div className="source__viewer" onDragStart={(event) => selection && selection.quote !== '' && carryCited(event.dataTransfer, document, selection)}>
        <DocumentViewer document={document} target={place} passages={passages} redactions={redactions} boxMode={boxMode} onPassageClick={light} onOpenDocument={open.document}
          onSelection={(next) => {
            setSelection(next)
            setDoing(null)
          }} />
        {listed && <PassageList document={document} passages={passages} redactions={redactions} lit={place.passageId} onJump={light} onBearing={bears} onClose={() => setListed(false)} />}
      </div>
      {bearing && <BearsOn key={bearing.quote} document={document} {...bearing} onClose={() => setBearing(null)} />}
      {room !== 'review' && <ReadingKeys document={document} />}
      {selection && doing === null && <SelectionBar selection={selection} onLink={() => setDoing('link')} onBearing={() => bears()} onHighlight={() => void keep('Highlight')} onNote={() => setDoing('note')} onRedact={() => setDoing('redact')} />}
      {selection && doing === 'redact' && <RedactForm document={document} selection={selection} onClose={() => setDoing(null)} onDone={clear} />}
      {selection && doing === 'note' && <NoteForm anchor={selection.anchor} onClose={() => setDoing(null)} onDone={(note) => void keep('Note', note)} />}
      {doing === 'link' && (selection
        ? <LinkSelection anchor={selection.anchor} quote={selection.quote} source={() => newPassage(document, selection)} onClose={() => setDoing(null)} onDone={clear} />
        : current && <LinkSelection anchor={new DOMRect(window.innerWidth - 440, 140, 0, 0)} quote={current.quote} source={() => current.id} onClose={() => setDoing(null)} onDone={clear} />)}
    </>
  )
}

/** Floats at the selection; never takes the focus, so that the selection stays. */
function SelectionBar({ selection, onLink, onBearing, onHighlight, onNote, onRedact }: { selection: ViewerSelection; onLink: () => void; onBearing: () => void; onHighlight: () => void; onNote: () => void; onRedact: () => void }) {
  const ref = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<{ left: number; top: number } | null>(null)
  const { anchor } = selection
  useEffect(() => {
    const box = ref.current?.getBoundingClientRect()
    if (!box) return
    setAt({ left: Math.max(8, Math.min(anchor.left, window.innerWidth - box.width - 8)), top: anchor.bottom + box.height + 12 < window.innerHeight ? anchor.bottom + 6 : Math.max(8, anchor.top - box.height - 6) })
  }, [anchor])
  const hold = (event: { preventDefault: () => void }) => event.preventDefault()
  return (
    <div ref={ref} className="selection-bar" role="toolbar" aria-label="Selection" style={at ?? { visibility: 'hidden' }} onPointerDown={hold}>
      <Button look="primary" icon={<Link2 {...icon} />} onPointerDown={hold} onClick={onLink}>Link<Kbd>L</Kbd></Button>
      {selection.quote !== '' && <Button icon={<Scale {...icon} />} onPointerDown={hold} onClick={onBearing}>Allegations<Kbd>⇧ F</Kbd></Button>}
      <Button icon={<Highlighter {...icon} />} onPointerDown={hold} onClick={onHighlight}>Highlight<Kbd>H</Kbd></Button>
      <Button icon={<StickyNote {...icon} />} onPointerDown={hold} onClick={onNote}>Note<Kbd>N</Kbd></Button>
      <Button icon={<Square {...icon} fill="currentColor" />} onPointerDown={hold} onClick={onRedact}>Redact<Kbd>R</Kbd></Button>
    </div>
  )
}

function NoteForm({ anchor, onClose, onDone }: { anchor: DOMRect; onClose: () => void; onDone: (note: string) => void }) {
  const [note, setNote] = useState('')
  return (
    <Popover anchor={anchor} label="Note on the selection" onClose={onClose} className="note-form">
      <textarea className="textarea" aria-label="Note" placeholder="What this passage shows" value={note} onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || note.trim() === '') return
          event.preventDefault()
          onDone(note.trim())
        }} />
      <CitesBeneath text={note} />
      <div className="note-form__foot"><span className="third small">Enter keeps it, Shift+Enter begins a line</span><Button look="primary" disabled={note.trim() === ''} onClick={() => onDone(note.trim())}>Keep</Button></div>
    </Popover>
  )
}

/** `"quote" PX-3 at 4` on the clipboard. */
async function copyCite(document: Document, what: ViewerSelection | Passage | null): Promise<void> {
  if (!what) return
  const { text, cite } = cited(document, what)
  await navigator.clipboard.writeText(text)
  say(`Copied with its cite, ${cite}`)
}

/** Words that are dragged out, into Word or a mail, take their cite along. */
function carryCited(transfer: DataTransfer, document: Document, selection: ViewerSelection): void {
  const { text, html } = cited(document, selection)
  transfer.setData('text/plain', text)
  transfer.setData('text/html', html)
  transfer.effectAllowed = 'copy'
}

function cited(document: Document, what: ViewerSelection | Passage): { text: string; html: string; cite: string } {
  const passage: Passage = 'document' in what ? what : newPassage(document, what)
  const cite = citePassage(passage, document)
  return {
    cite, text: passage.quote === '' ? cite : `“${passage.quote}” ${cite}`,
    html: `<p dir="auto">${passage.quote === '' ? '' : `“${escapeHtml(passage.quote)}” `}<b>${escapeHtml(cite)}</b></p>`,
  }
}
