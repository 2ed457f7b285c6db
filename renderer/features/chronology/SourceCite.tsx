import { X } from 'lucide-react'
import { citeParagraph } from '../../../shared/cite/format'
import { useOpenSource } from '../../navigation'
import { useRecord, useSession } from '../../store'
import { CiteLink, IconButton } from '../../ui'

/** A source of an event as a cite that opens it, lit: a passage, a document or a paragraph of the complaint. */
export function SourceCite({ id, onRemove }: { id: string; onRemove?: () => void }) {
  const { reader } = useSession()
  const open = useOpenSource()
  const paragraph = useRecord('paragraphs', id.startsWith('par_') ? id : null)
  const pleading = paragraph && reader.get('pleadings', paragraph.pleading)
  return (
    <span className="source-cite">
      {paragraph && pleading
        ? <button type="button" className="cite" title={paragraph.text.slice(0, 300)} onClick={(event) => {
          event.stopPropagation()
          open.paragraph(paragraph)
        }}>{citeParagraph(paragraph, pleading)}</button>
        : <CiteLink id={id} />}
      {onRemove && <IconButton label="Take this source off" onClick={onRemove}><X size={12} strokeWidth={1.6} aria-hidden /></IconButton>}
    </span>
  )
}

/** Opens the first source of an event; says whether there was one. */
export function useOpenFirst(): (sources: readonly string[]) => boolean {
  const { reader } = useSession()
  const open = useOpenSource()
  return (sources) => {
    for (const id of sources) {
      const paragraph = reader.get('paragraphs', id)
      const passage = reader.get('passages', id)
      const document = reader.get('documents', passage?.document ?? id)
      if (paragraph) open.paragraph(paragraph)
      else if (document?.quarantine) continue
      else if (passage) open.passage(passage)
      else if (document) open.document(document)
      else continue
      return true
    }
    return false
  }
}
