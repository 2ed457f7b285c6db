import { FileUp } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { formatEdtf } from '../../../shared/dates/format'
import { type Problem, ProblemError } from '../../../shared/problem/problem'
import type { Transcript } from '../../../shared/records'
import { useCommands } from '../../commands'
import { filesFromInput, importTranscript, prepareTranscripts, readAsTranscript, type ImportProgress } from '../../import'
import { useNavigation } from '../../navigation'
import { useRows, useSession } from '../../store'
import { Button, EmptyState, MenuButton, Popover, ProblemNote, ProgressLine } from '../../ui'
import { sameWitness } from '../../../shared/transcript/statements'
import { citeAs, removeTranscript } from './actions'
import { ChooseDocument } from './ChooseDocument'
import { OpenView } from './OpenView'
import { ReplacementDialog } from './ReplacementDialog'
import { replaceRough, type Replacement } from './replaceRough'
import './transcripts.css'

const icon = { size: 15, strokeWidth: 1.4, 'aria-hidden': true } as const

/** Transcripts read by page and line: read, highlight, link, designate. */
export function TranscriptsRoom() {
  const session = useSession()
  const { place, go } = useNavigation()
  const documents = useRows('documents')
  const all = useRows('transcripts')
  const [choosing, setChoosing] = useState(false)
  const [replaced, setReplaced] = useState<Replacement | null>(null)
  const [citing, setCiting] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const input = useRef<HTMLInputElement>(null)
  // Ready by the time that a file is chosen.
  const choose = () => {
    prepareTranscripts()
    input.current?.click()
  }
  const transcripts = useMemo(() => {
    const held = new Set(documents.filter((one) => one.quarantine !== null).map((one) => one.id))
    return all.filter((one) => !held.has(one.document))
  }, [all, documents])
  const reading = useReading((id) => go({ room: 'transcripts', item: id, view: null }))
  const current = transcripts.find((one) => one.id === place.item) ?? transcripts.at(-1)
  useCommands([
    { id: 'transcripts.import', label: 'Import a transcript…', group: 'Transcripts', keys: [], run: choose },
    { id: 'transcripts.read', label: 'Read a document as transcript…', group: 'Transcripts', keys: [], run: () => setChoosing(true) },
  ])
  const others = current ? transcripts.filter((one) => one.id !== current.id && one.rough && !current.rough) : []
  const draft = others.find((one) => current && sameWitness(one.witness, current.witness) && !transcripts.some((each) => each.replaces === one.id))
  const takeOver = (rough: Transcript) => {
    if (current) void replaceRough(session, rough, current).then(setReplaced)
  }
  return (
    <div className="room">
      <header className="room__head">
        <h1 className="room__title">Transcripts</h1>
        {current && (
          <MenuButton label={<span className="truncate transcripts__name">{current.shortForm}</span>} name="Transcript" items={[
            ...transcripts.map((one) => ({ label: `${one.shortForm} · ${about(one)}`, checked: one.id === current.id, run: () => go({ item: one.id, view: null }) })),
            ...others.map((one, index) => ({ label: `Take over from the rough draft ${one.shortForm}`, line: index === 0, run: () => takeOver(one) })),
            { label: 'Change how it is cited…', line: true, run: () => setCiting(true) },
            { label: `Remove ${current.shortForm}`, run: () => void removeTranscript(session, current) },
          ]} />
        )}
        {current && <span className="second truncate">{about(current)}</span>}
        <span className="room__space" />
        <Button ref={button} icon={<FileUp {...icon} />} onClick={choose}>Import…</Button>
        <Button aria-haspopup="dialog" onClick={() => setChoosing(true)}>Read as transcript…</Button>
      </header>
      <input ref={input} type="file" hidden aria-label="Transcript to import" onChange={(event) => {
        const [file] = filesFromInput(event.target.files)
        event.target.value = ''
        if (file) reading.start((options) => importTranscript(session, file, options))
      }} />
      {reading.progress && <div className="transcripts__work"><ProgressLine {...reading.progress} action={<Button onClick={reading.cancel}>Cancel</Button>} /></div>}
      {reading.failed && <div className="transcripts__work"><ProblemNote problem={reading.failed} /></div>}
      {choosing && <ChooseDocument anchor={transcripts.length > 0 ? button : new DOMRect(window.innerWidth / 2 - 240, 220, 0, 0)} onClose={() => setChoosing(false)} onDone={(document) => {
        setChoosing(false)
        reading.start((options) => readAsTranscript(session, document, options))
      }} />}
      {citing && current && <CiteForm shortForm={current.shortForm} onClose={() => setCiting(false)} onDone={(shortForm) => {
        setCiting(false)
        if (shortForm !== current.shortForm) void citeAs(session, current, shortForm)
      }} />}
      {replaced && <ReplacementDialog done={replaced} onClose={() => setReplaced(null)} />}
      {draft && current && (
        <div className="transcript__held" role="status">{draft.shortForm} is a rough draft of the same witness. What was highlighted, linked and designated on it can move to this transcript.<Button onClick={() => takeOver(draft)}>Take over from the draft</Button></div>
      )}
      {current ? <OpenView key={current.id} transcript={current} /> : (
        <EmptyState title="No transcript was read yet" actions={<Button look="primary" large onClick={choose}>Import a transcript…</Button>}>
          ASCII, PDF (full size, condensed or scanned), Word and captions are read by the page and line that the reporter printed. Lines can then be linked, designated and cited.
        </EmptyState>
      )}
    </div>
  )
}

function CiteForm({ shortForm, onClose, onDone }: { shortForm: string; onClose: () => void; onDone: (shortForm: string) => void }) {
  const [words, setWords] = useState(shortForm)
  return (
    <Popover anchor={new DOMRect(300, 80, 0, 0)} label="How papers cite this transcript" onClose={onClose} className="note-form">
      <form onSubmit={(event) => {
        event.preventDefault()
        if (words.trim() !== '') onDone(words.trim())
      }}>
        <input autoFocus className="input" aria-label="How papers cite this transcript" maxLength={60} value={words} onFocus={(event) => event.currentTarget.select()} onChange={(event) => setWords(event.target.value)} />
        <div className="note-form__foot"><Button type="submit" look="primary" disabled={words.trim() === ''}>Keep</Button></div>
      </form>
    </Popover>
  )
}

function about(one: Transcript): string {
  return [one.witness, one.date ? formatEdtf(one.date) : '', one.volume && `Vol. ${one.volume}`, one.paged ? `${one.firstPage}–${one.lastPage}` : 'not paged', one.rough ? 'rough, not certified' : ''].filter(Boolean).join(' · ')
}

type Options = { signal: AbortSignal; onProgress: (progress: ImportProgress) => void }

/** One reading at a time, with progress and cancel. */
function useReading(onDone: (id: string) => void) {
  const abort = useRef<AbortController | null>(null)
  const [progress, setProgress] = useState<ImportProgress | null>(null)
  const [failed, setFailed] = useState<Problem | null>(null)
  const start = (work: (options: Options) => Promise<string>) => {
    if (abort.current) return
    const controller = new AbortController()
    abort.current = controller
    setFailed(null)
    setProgress({ what: 'Reading the file', done: 0, total: 0 })
    work({ signal: controller.signal, onProgress: setProgress }).then(onDone, (cause: unknown) => {
      if (controller.signal.aborted) return
      if (!(cause instanceof ProblemError)) throw cause
      setFailed(cause.problem)
    }).finally(() => {
      abort.current = null
      setProgress(null)
    })
  }
  return { progress, failed, start, cancel: () => abort.current?.abort() }
}
