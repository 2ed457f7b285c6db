import type { MouseEvent } from 'react'
import type { Support } from '../../../shared/records'
import type { Found } from './evidenceSearch'
import { quoted } from './quoted'

const LINKED: Record<Support['bearing'], string> = { supports: 'linked', undermines: 'linked against', context: 'linked as context' }

/** One find of the link popover: its cite, and the words that stand there. */
export function LinkEvidenceOption({ id, found, chosen, linked, onPoint, onChoose }: {
  id: string; found: Found; chosen: boolean; linked: Support['bearing'] | null; onPoint: () => void; onChoose: (event: MouseEvent) => void
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus
    <div id={id} role="option" aria-selected={chosen} className={chosen ? 'linking__option linking__option--chosen' : 'linking__option'} onPointerMove={onPoint} onClick={onChoose}>
      <span className="linking__cite truncate">{found.cite}</span>
      <span className="linking__words">
        {found.kind === 'passage' && found.passage.quote !== '' && <span className="serif linking__quote">{quoted(found.passage.quote)}</span>}
        {found.kind === 'passage' && found.passage.quote === '' && <span>a place on page {found.passage.page}</span>}
        {found.kind === 'page' && <span>the whole page</span>}
        {(found.kind === 'rollout' || found.kind === 'event' || found.kind === 'testimony') && <span>{found.name}</span>}
        {'name' in found ? found.words !== '' && <span className="second truncate caption">{quoted(found.words)}</span> : <span className="second truncate caption">{found.document.exhibit === null && found.kind === 'document' ? (found.document.source || found.document.originalName) : found.document.title}</span>}
      </span>
      {linked !== null && <span className="caption third linking__linked">{LINKED[linked]}</span>}
    </div>
  )
}
