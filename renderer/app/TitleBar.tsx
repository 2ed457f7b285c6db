import { ArrowLeft, ChevronLeft, ChevronRight, Redo2, Search, Undo2, WifiOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { shortCourt } from '../../shared/cite/court'
import { readableKeys } from '../commands'
import { useNavigation } from '../navigation'
import { useMatter, useSession } from '../store'
import { IconButton, Kbd } from '../ui'

const icon = { size: 16, strokeWidth: 1.4 }

/** What undo and redo would do next, kept up with every change. */
function useNextUndo() {
  const session = useSession()
  const [next, setNext] = useState(session.nextUndo)
  useEffect(() => session.onWritten(() => setNext(session.nextUndo())), [session])
  return next
}

export function TitleBar({ onPalette, onNetwork, onClose }: { onPalette: () => void; onNetwork: () => void; onClose: () => void }) {
  const matter = useMatter()
  const session = useSession()
  const navigation = useNavigation()
  const next = useNextUndo()
  return (
    <header className="title-bar">
      <div className="title-bar__matter">
        <IconButton label="Back to the desk" onClick={onClose}><ArrowLeft {...icon} /></IconButton>
        <button type="button" className="title-bar__name" title="Caption, parties, counsel" onClick={() => navigation.go({ room: 'matter' })}>{matter?.name}</button>
        <span className="title-bar__number whole">{[shortCourt(matter?.court ?? ''), matter?.docketNumber].filter(Boolean).join(' ')}</span>
        <IconButton label="Back" disabled={!navigation.canBack} onClick={navigation.back}><ChevronLeft {...icon} /></IconButton>
        <IconButton label="Forward" disabled={!navigation.canForward} onClick={navigation.forward}><ChevronRight {...icon} /></IconButton>
      </div>
      <button type="button" className="title-bar__search" onClick={onPalette} aria-label="Search, cites and commands">
        <Search size={14} strokeWidth={1.4} aria-hidden />
        <span className="truncate">Search, or type a cite: “Compl. ¶ 41”, “PX-3 at 4”</span>
        <Kbd>{readableKeys('$mod+k')}</Kbd>
      </button>
      <div className="title-bar__right">
        <IconButton label={next.undo ? `Undo: ${next.undo}` : 'Nothing to undo'} disabled={!next.undo} onClick={() => void session.undo()}><Undo2 {...icon} /></IconButton>
        <IconButton label={next.redo ? `Redo: ${next.redo.replace(/^Undo: /, '')}` : 'Nothing to redo'} disabled={!next.redo} onClick={() => void session.redo()}><Redo2 {...icon} /></IconButton>
        <button type="button" className="title-bar__network" aria-label="No network" title="No network" onClick={onNetwork}><WifiOff size={14} strokeWidth={1.4} aria-hidden /><span>No network</span></button>
      </div>
    </header>
  )
}
