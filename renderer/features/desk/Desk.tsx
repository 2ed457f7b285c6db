import { Archive, ArchiveRestore, FileText, Lock, Pencil, Trash2 } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { shortCourt } from '../../../shared/cite/court'
import { createMatter, forgetLostMatters, labelLockedMatter, listMatters, lostMatters, type MatterCard, renameMatter, updateMatterCard } from '../../store'
import { Button, dayOfInstant, IconButton, say } from '../../ui'
import { bytesOfBlob } from '../../casefile/bytes'
import type { ImportFile } from '../../import'
import { isCaseFile, useCaseFiles } from '../casefile'
import './desk.css'

type Props = { onOpen: (id: string, first?: 'overview' | 'import') => void; onDemo: () => void; onBring: (file: File) => void; onPapers: (files: readonly ImportFile[]) => void }

const icon = { size: 16, strokeWidth: 1.4, 'aria-hidden': true } as const

/** All matters on this machine; the first thing a person sees. */
export function Desk({ onOpen, onDemo, onBring, onPapers }: Props) {
  const chooser = useRef<HTMLInputElement>(null)
  const [cards, setCards] = useState<MatterCard[] | null>(null)
  const cases = useCaseFiles()
  const [lost, setLost] = useState(0)
  useEffect(() => void lostMatters().then(setLost), [])
  const [showArchived, setShowArchived] = useState(false)
  const refresh = useCallback(() => void listMatters().then(setCards), [])
  useEffect(refresh, [refresh])

  const begin = async (first: 'overview' | 'import') => onOpen(await createMatter('New matter'), first)
  const change = async (card: MatterCard, fields: Partial<MatterCard>, done: string) => {
    await updateMatterCard(card.id, fields)
    refresh()
    const before = { archived: card.archived, deleted: card.deleted }
    say({ text: done, action: { label: 'Undo', run: () => void updateMatterCard(card.id, before).then(refresh) } })
  }
  const live = (cards ?? []).filter((card) => card.deleted === null)
  const shown = live.filter((card) => card.archived === showArchived)
  const archived = live.filter((card) => card.archived).length
  const empty = cards !== null && cards.length === 0
  return (
    <main className="desk" onDragOver={(event) => event.dataTransfer.types.includes('Files') && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        const files = [...event.dataTransfer.files]
        const kept = files.filter((one) => isCaseFile(one.name))
        for (const file of kept) cases.open({ bytes: bytesOfBlob(file), name: file.name })
        if (kept.length > 0) return
        if ([...event.dataTransfer.items].some((one) => one.webkitGetAsEntry()?.isDirectory)) say('Open a matter first: a folder is added to its documents.')
        else onPapers(files.map((file) => ({ file, name: file.name, folder: '', modified: new Date(file.lastModified).toISOString() })))
      }}>
      <div className="desk__sheet">
        <header className="desk__head">
          <h1 className="desk__name">Probata</h1>
          <p className="desk__motto serif">Allegata et probata: what is alleged must be proved.</p>
        </header>
        {lost > 0 && (
          <div className="desk__lost" role="alert">
            <p><strong>{lost === 1 ? 'The matter that was here is' : `The ${lost.toLocaleString()} matters that were here are`} gone from the data folder.</strong> The database was damaged, as a failing disk does it, and the engine began an empty one. Look at the disk first. Then open the newest backup or case file of {lost === 1 ? 'it' : 'each'} with <em>Open a case file…</em></p>
            <Button onClick={() => {
              forgetLostMatters()
              setLost(0)
            }}>Close</Button>
          </div>
        )}
        {empty && lost === 0 && (
          <p className="desk__welcome">
            Probata reads a complaint, ties each numbered paragraph to the elements of each count, and shows which of them stand on nothing. Everything stays on this machine; it opens no connection.
          </p>
        )}
        <div className="desk__actions">
          <Button look="primary" large onClick={() => void begin('import')}>Import a complaint…</Button>
          <Button large onClick={onDemo}>Open the demo matter</Button>
          <Button large onClick={() => cases.choose('open')}>Open a case file…</Button>
          <Button large look="quiet" onClick={() => void begin('overview')}>New empty matter</Button>
          {!empty && <Button large look="quiet" onClick={() => chooser.current?.click()}>Bring in a colleague’s copy…</Button>}
          <input ref={chooser} type="file" accept=".probata,.probata-changes" hidden aria-label="Copy or changes of a colleague" onChange={(event) => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (file) onBring(file)
          }} />
        </div>
        {!empty && cards !== null && (
          <section className="desk__list" aria-label="Matters">
            <div className="desk__list-head">
              <h2>{showArchived ? 'Archived matters' : 'Matters'}</h2>
              {archived > 0 && <Button look="quiet" onClick={() => setShowArchived(!showArchived)}>{showArchived ? 'Show open matters' : `Archived (${archived})`}</Button>}
            </div>
            <ul>
              {shown.map((card) => (
                <MatterRow key={card.id} card={card} onOpen={() => onOpen(card.id)}
                  onRename={(name) => void (card.lock ? labelLockedMatter(card.id, name) : renameMatter(card.id, name)).then(refresh)}
                  onArchive={() => void change(card, { archived: !card.archived }, card.archived ? `“${card.name}” is open again` : `Archived “${card.name}”`)}
                  onDelete={() => void change(card, { deleted: new Date().toISOString() }, `Deleted “${card.name}”; it can be brought back until Probata closes`)} />
              ))}
            </ul>
            {shown.length === 0 && <p className="second">No {showArchived ? 'archived' : 'open'} matters.</p>}
            <DeletedMatters cards={(cards ?? []).filter((card) => card.deleted !== null)} onRestore={(card) => void change(card, { deleted: null }, `Brought back “${card.name}”`)} />
          </section>
        )}
      </div>
    </main>
  )
}

type RowProps = { card: MatterCard; onOpen: () => void; onRename: (name: string) => void; onArchive: () => void; onDelete: () => void }

function MatterRow({ card, onOpen, onRename, onArchive, onDelete }: RowProps) {
  const [editing, setEditing] = useState(false)
  const about = card.lock ? (card.unswept ? 'Old readable data may still be on the disk: restart Probata' : 'Its name is hidden until it is opened') : [shortCourt(card.court), card.docketNumber].filter(Boolean).join(' · ')
  if (editing) {
    return (
      <li className="desk__row">
        <form className="desk__rename" onSubmit={(event) => {
          event.preventDefault()
          const name = new FormData(event.currentTarget).get('name')?.toString().trim()
          if (name) onRename(name)
          setEditing(false)
        }}>
          <input className="input" name="name" aria-label="Name of the matter" defaultValue={card.name} autoFocus onKeyDown={(event) => event.key === 'Escape' && setEditing(false)} />
          <Button type="submit">Rename</Button>
        </form>
      </li>
    )
  }
  return (
    <li className="desk__row">
      <button type="button" className="desk__open" onClick={onOpen}>
        {card.lock ? <Lock {...icon} /> : <FileText {...icon} />}
        <span className="desk__title truncate">{card.name}</span>
        {card.lock && <span className="desk__locked">Locked</span>}
        {card.demonstration && <span className="desk__demo">Demonstration</span>}
        <span className="second truncate">{about}</span>
        <span className="third tabular desk__when">{dayOfInstant(card.opened)}</span>
      </button>
      <IconButton label={`Rename ${card.name}`} onClick={() => setEditing(true)}><Pencil {...icon} /></IconButton>
      <IconButton label={card.archived ? `Take ${card.name} out of the archive` : `Archive ${card.name}`} onClick={onArchive}>{card.archived ? <ArchiveRestore {...icon} /> : <Archive {...icon} />}</IconButton>
      <IconButton label={`Delete ${card.name}`} onClick={onDelete}><Trash2 {...icon} /></IconButton>
    </li>
  )
}

/** What was deleted since the app started, until it closes. */
function DeletedMatters({ cards, onRestore }: { cards: readonly MatterCard[]; onRestore: (card: MatterCard) => void }) {
  if (cards.length === 0) return null
  return (
    <div className="desk__deleted">
      <p className="second">Deleted; gone for good when Probata closes:</p>
      <ul>
        {cards.map((card) => (
          <li key={card.id} className="desk__row"><span className="desk__open truncate">{card.name}</span><Button onClick={() => onRestore(card)}>Bring back</Button></li>
        ))}
      </ul>
    </div>
  )
}
