import { citePassage, documentName } from '../../shared/cite/format'
import { useOpenSource } from '../navigation'
import { useRecord } from '../store'

/** A pin cite: opens the source at the place, in the right-hand pane, lit. `id` of a passage or a document. */
export function CiteLink({ id }: { id: string }) {
  const passage = useRecord('passages', id.startsWith('psg_') ? id : null)
  const document = useRecord('documents', passage ? passage.document : id.startsWith('doc_') ? id : null)
  const open = useOpenSource()
  if (!document) return <span className="cite cite--gone" title="This source was deleted.">source deleted</span>
  const label = passage ? citePassage(passage, document) : documentName(document)
  return (
    <button type="button" className="cite" title={document.title} onClick={(event) => {
      event.stopPropagation()
      if (passage) open.passage(passage)
      else open.document(document)
    }}>{label}</button>
  )
}
