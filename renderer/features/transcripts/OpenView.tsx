import { useMemo, useRef, useState } from 'react'
import type { Designation, PageLine, Testimony, Transcript } from '../../../shared/records'
import { exhibitsNamed } from '../../../shared/transcript/records'
import { citeTestimony } from '../../../shared/transcript/range'
import { tagTree } from '../../../shared/documents/filter'
import { useCommands } from '../../commands'
import { useNavigation, useOpenSource } from '../../navigation'
import { useRows, useSession } from '../../store'
import { Button, Kbd, MenuButton, Popover, Segmented } from '../../ui'
import { LinkSelection } from '../linking'
import { copyCite, designate, highlight, recordConflict, testimonyOf, toggleTag } from './actions'
import { ConflictsView } from './ConflictsView'
import { DesignationsView } from './DesignationsView'
import { DigestView } from './DigestView'
import { ClipsView } from './recording/ClipsView'
import { RecordingMenu } from './recording/RecordingMenu'
import { RecordingPane } from './recording/RecordingPane'
import { chooseRecording, markPoint } from './recording/recordingActions'
import { useRecording } from './recording/useRecording'
import { SideList } from './SideList'
import { OtherStatements } from './statements/OtherStatements'
import { type Chosen, chosenOf, rangeOf, TranscriptReader } from './TranscriptReader'
import { SheetView } from './SheetView'
import { useTranscript } from './useTranscript'
import { WordsView } from './WordsView'

type View = 'read' | 'sheets' | 'digest' | 'designations' | 'words' | 'conflicts' | 'clips'
type Doing = 'link' | 'note' | null

/** The range that a link into the room names: "45:12-46:3". */
function placeIn(view: string | null): { from: PageLine; to: PageLine } | null {
  const match = /^(\d+):(\d+)-(\d+):(\d+)$/.exec(view ?? '')
  return match ? { from: { page: Number(match[1]), line: Number(match[2]) }, to: { page: Number(match[3]), line: Number(match[4]) } } : null
}

/** One transcript: its lines, and beside them what was found and made of it. */
export function OpenView({ transcript }: { transcript: Transcript }) {
  const session = useSession()
  const { place } = useNavigation()
  const parties = useRows('parties')
  const tags = useRows('tags')
  const source = useOpenSource()
  const open = useTranscript(transcript)
  const { lines } = open
  const [view, setView] = useState<View>('read')
  const [query, setQuery] = useState('')
  const [picked, setPicked] = useState<{ chosen: Chosen | null; of: string | null } | null>(null)
  const [target, setTarget] = useState<{ at: number; stamp: number } | null>(null)
  const [doing, setDoing] = useState<Doing>(null)
  const [held, setHeld] = useState<{ testimony: Testimony; stored: boolean } | null>(null)
  const [marking, setMarking] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const timesFile = useRef<HTMLInputElement>(null)
  const player = useRecording(transcript, lines)
  const recorded = transcript.video !== null
  const asked = useMemo(() => {
    const range = placeIn(place.view)
    return range ? chosenOf(lines, range) : null
  }, [place.view, lines])
  const chosen = picked && picked.of === place.view ? picked.chosen : asked
  const choose = (next: Chosen | null) => setPicked({ chosen: next, of: place.view })
  const range = chosen ? rangeOf(lines, chosen) : null
  const own = chosen ? lines.slice(chosen.from, chosen.to + 1) : []
  const words = query.trim().toLowerCase()
  const hits = useMemo(() => (words.length < 2 ? [] : lines.flatMap((line, at) => (line.text.toLowerCase().includes(words) ? [at] : []))), [lines, words])
  const jump = (at: number) => setTarget((before) => ({ at, stamp: (before?.stamp ?? 0) + 1 }))
  const show = (to: { from: PageLine; to: PageLine }) => {
    const next = chosenOf(lines, to)
    if (!next) return
    setView('read')
    choose(next)
    jump(next.from)
  }
  const walk = (by: 1 | -1) => {
    if (hits.length === 0) return
    const now = chosen?.from ?? -1
    const next = by === 1 ? (hits.find((at) => at > now) ?? hits[0]) : ([...hits].reverse().find((at) => at < now) ?? hits.at(-1))
    if (next === undefined) return
    choose({ from: next, to: next })
    jump(next)
  }
  const openExhibit = (id: string) => {
    const document = session.reader.get('documents', id)
    if (document) source.document(document)
  }
  /** A line that is chosen is played, unless points are being marked. */
  const chooseLine = (next: Chosen | null) => {
    choose(next)
    if (!marking && next && next.from === next.to) player.seek(next.from)
  }
  const spokenNow = () => {
    const [line] = own
    const at = player.video.current?.currentTime
    if (line && at !== undefined) void markPoint(session, transcript, lines, line, at)
  }
  const named = own.flatMap((line) => exhibitsNamed(line.text, open.exhibit))[0]?.document ?? null
  const none = () => (range ? null : 'Choose some lines first.')
  const hold = () => {
    if (!range) return
    const next = testimonyOf(session, transcript, range, own)
    if (!held || held.testimony.id === next.testimony.id) setHeld(next)
    else void recordConflict(session, held, next).then((done) => done && setHeld(null))
  }
  useCommands([
    { id: 'transcript.link', label: 'Link the chosen lines', group: 'Transcripts', keys: ['l'], blocked: none, run: () => setDoing('link') },
    { id: 'transcript.highlight', label: 'Highlight the chosen lines', group: 'Transcripts', keys: ['h'], blocked: none, run: () => range && void highlight(session, transcript, range, own) },
    { id: 'transcript.note', label: 'Note on the chosen lines', group: 'Transcripts', keys: ['n'], blocked: none, run: () => setDoing('note') },
    { id: 'transcript.designate', label: 'Designate the chosen lines', group: 'Transcripts', keys: ['d'], blocked: none, run: () => range && void designate(session, transcript, range, 'affirmative', null) },
    { id: 'transcript.conflict', label: held ? 'Conflicts with the statement that is held' : 'Hold this statement, to set another against it', group: 'Transcripts', keys: ['c'], blocked: none, run: hold },
    { id: 'transcript.others', label: 'Other statements by this witness', group: 'Transcripts', keys: ['o'], blocked: none, run: () => setView('conflicts') },
    { id: 'transcript.copy', label: 'Copy the chosen lines with their cite', group: 'Transcripts', keys: ['$mod+Shift+c'], blocked: none, run: () => range && void copyCite(transcript, own, range) },
    { id: 'transcript.exhibit', label: 'Open the exhibit that the chosen lines name', group: 'Transcripts', keys: ['x'], blocked: () => (named === null ? 'Choose lines that name an exhibit of this matter.' : null), run: () => named && openExhibit(named) },
    { id: 'transcript.digest', label: 'Summarise the chosen lines in the digest', group: 'Transcripts', keys: ['s'], blocked: none, run: () => setView('digest') },
    { id: 'transcript.play', label: 'Play or pause the recording', group: 'Transcripts', keys: ['p'], blocked: () => (player.file ? null : 'This transcript has no recording on this computer.'), run: player.toggle },
    { id: 'transcript.time', label: 'The chosen line is spoken now', group: 'Transcripts', keys: ['t'], blocked: () => (!player.file ? 'This transcript has no recording on this computer.' : !marking ? 'Choose Mark points first.' : none()), run: spokenNow },
    { id: 'transcript.find', label: 'Find in the transcript', group: 'Transcripts', keys: ['f', '/'], run: () => field.current?.focus() },
  ])
  return (
    <div className="transcript">
      <div className="transcript__bar">
        <Segmented label="View" value={view} onChange={setView} options={[{ value: 'read', label: 'Read' }, { value: 'sheets', label: 'Condensed' }, { value: 'designations', label: 'Designations', count: open.designations.length || null }, { value: 'digest', label: 'Digest', count: transcript.digest.length || null }, { value: 'words', label: 'Words' }, { value: 'conflicts', label: 'Conflicts' }, ...(recorded ? [{ value: 'clips' as const, label: 'Clips' }] : [])]} />
        <span className="room__space" />
        <RecordingMenu transcript={transcript} lines={lines} input={timesFile} again={player.again} marking={marking} onMarking={setMarking} />
        <input ref={field} className="input transcript__find" type="search" aria-label="Find in the transcript" placeholder="Find in the transcript" value={query} onChange={(event) => setQuery(event.target.value)} onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          walk(event.shiftKey ? -1 : 1)
        }} />
        {words.length > 1 && <span className="second tabular" role="status">{hits.length} {hits.length === 1 ? 'line' : 'lines'}</span>}
      </div>
      {held && <div className="transcript__held" role="status">Held: {citeTestimony(session.reader.get('transcripts', held.testimony.transcript) ?? transcript, held.testimony)}. Choose what it conflicts with, here or in another transcript, and press <Kbd>C</Kbd>.<Button look="quiet" onClick={() => setHeld(null)}>Let go</Button></div>}
      {view === 'designations' && <DesignationsView open={open} onJump={(designation: Designation) => show(designation)} />}
      {view === 'conflicts' && <div className="conflicts">{range && <OtherStatements transcript={transcript} range={range} lines={own} onBack={() => setView('read')} />}<ConflictsView transcript={transcript} beside={range !== null} /></div>}
      {view === 'digest' && <DigestView open={open} chosen={range} onShow={show} />}
      {view === 'words' && <WordsView transcript={transcript} lines={lines} onShow={(at, word) => {
        setQuery(word)
        show({ from: at, to: at })
      }} />}
      {view === 'sheets' && <SheetView open={open} chosen={chosen} onOpen={(at) => {
        setView('read')
        choose({ from: at, to: at })
        jump(at)
      }} />}
      {(view === 'read' || view === 'clips') && (
        <div className="transcript__body">
          {view === 'read' ? <TranscriptReader open={open} chosen={chosen} words={words} onExhibit={openExhibit} spoken={player.spoken} follow={player.playing} target={target ?? (asked ? { at: asked.from, stamp: 0 } : null)} onChoose={chooseLine} /> : <ClipsView open={open} player={player} chosen={range} onShow={show} />}
          <div className={recorded ? 'transcript__beside transcript__beside--recorded' : 'transcript__beside'}>
            <RecordingPane transcript={transcript} player={player} marking={marking} onMark={range ? spokenNow : null} onFind={() => void chooseRecording(session, transcript, lines, player.again)} onMarking={setMarking} onSynchronise={() => timesFile.current?.click()} />
            {view === 'read' && <SideList open={open} onShow={show} onExhibit={openExhibit} />}
          </div>
        </div>
      )}
      {range && view === 'read' && (
        <div className="transcript__tools" role="toolbar" aria-label="Chosen lines">
          <strong className="tabular">{citeTestimony(transcript, range)}</strong>
          <Button look="primary" onClick={() => setDoing('link')}>Link<Kbd>L</Kbd></Button>
          <Button onClick={() => void highlight(session, transcript, range, own)}>Highlight<Kbd>H</Kbd></Button>
          <Button onClick={() => setDoing('note')}>Note<Kbd>N</Kbd></Button>
          {tags.length > 0 && <MenuButton label="Tag" name="Tag the chosen lines" items={tagTree(tags).map(({ tag, depth }) => ({ label: <span style={{ paddingLeft: depth * 12 }}>{tag.name}</span>, name: tag.name, checked: testimonyOf(session, transcript, range, own).testimony.tags.includes(tag.id), run: () => void toggleTag(session, transcript, range, own, tag) }))} />}
          {named !== null && <Button onClick={() => openExhibit(named)}>Exhibit<Kbd>X</Kbd></Button>}
          <MenuButton label="Designate" items={[
            ...(['affirmative', 'counter', 'completeness'] as const).map((kind) => ({ label: `Ours, ${kind}`, run: () => void designate(session, transcript, range, kind, null) })),
            ...parties.slice(0, 12).flatMap((party, at) => (['affirmative', 'counter', 'completeness'] as const).map((kind, index) => ({ label: `${party.definedAs || party.name}, ${kind}`, line: at === 0 && index === 0, run: () => void designate(session, transcript, range, kind, party.id) }))),
          ]} />
          <Button onClick={() => setView('digest')}>Digest<Kbd>S</Kbd></Button>
          <Button onClick={hold}>{held ? 'Conflicts' : 'Hold'}<Kbd>C</Kbd></Button>
          <Button onClick={() => setView('conflicts')}>Other statements<Kbd>O</Kbd></Button>
          <Button onClick={() => void copyCite(transcript, own, range)}>Copy</Button>
          {!transcript.paged && <span className="second">No page and line numbers: cited by lines of the file.</span>}
        </div>
      )}
      {range && doing === 'link' && <LinkSelection anchor={new DOMRect(window.innerWidth / 2 - 200, 160, 0, 0)} quote={own.map((line) => line.text).join(' ')} source={() => {
        const { testimony, stored } = testimonyOf(session, transcript, range, own)
        return stored ? testimony.id : testimony
      }} onClose={() => setDoing(null)} onDone={() => setDoing(null)} />}
      {range && doing === 'note' && <NoteForm before={testimonyOf(session, transcript, range, own).testimony.note} onClose={() => setDoing(null)} onDone={(note) => void highlight(session, transcript, range, own, note).then(() => setDoing(null))} />}
    </div>
  )
}

function NoteForm({ before, onClose, onDone }: { before: string; onClose: () => void; onDone: (note: string) => void }) {
  const [note, setNote] = useState(before)
  return (
    <Popover anchor={new DOMRect(window.innerWidth / 2 - 200, 160, 0, 0)} label="Note on the chosen lines" onClose={onClose} className="note-form">
      <textarea className="textarea" aria-label="Note" placeholder="What this testimony shows" maxLength={8000} value={note} onChange={(event) => setNote(event.target.value)} />
      <div className="note-form__foot"><Button look="primary" disabled={note.trim() === ''} onClick={() => onDone(note.trim())}>Keep</Button></div>
    </Popover>
  )
}
