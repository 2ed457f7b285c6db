import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { IconButton } from '../ui'

const icon = { size: 15, strokeWidth: 1.4 }

type Finding = { words: string; at: number }

/** Words in this document: Enter and Shift+Enter walk, Escape closes. */
export function FindBar({ words, at, count, onChange, onClose }: { words: string; at: number; count: number; onChange: (finding: Finding) => void; onClose: () => void }) {
  const step = (by: number) => count > 0 && onChange({ words, at: (at + by + count) % count })
  return (
    <div className="viewer__find" role="search">
      <input className="input" aria-label="Words to find" autoFocus value={words} placeholder="Find in this document"
        onChange={(event) => onChange({ words: event.target.value, at: 0 })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
          if (event.key === 'Escape') onClose()
          if (event.key === 'Enter' || event.key === 'Escape') {
            event.preventDefault()
            event.stopPropagation()
          }
        }} />
      <span className="second tabular" role="status">{words.trim().length < 2 ? '' : count === 0 ? 'not found' : `${at + 1} of ${count.toLocaleString()}`}</span>
      <IconButton label="Previous" disabled={count === 0} onClick={() => step(-1)}><ChevronUp {...icon} /></IconButton>
      <IconButton label="Next" disabled={count === 0} onClick={() => step(1)}><ChevronDown {...icon} /></IconButton>
      <IconButton label="Close find" onClick={onClose}><X {...icon} /></IconButton>
    </div>
  )
}
