import { X } from 'lucide-react'
import { useState } from 'react'
import { tagTree } from '../../../shared/documents/filter'
import { howMany } from '../../../shared/proof'
import type { Document } from '../../../shared/records'
import { useRows, useSession } from '../../store'
import { Button, IconButton, MenuButton } from '../../ui'
import { deleteDocuments, release, setFields, toggleTag } from './actions'
import { assignExhibits, exportExhibits } from './exhibits'
import { isDate } from './isDate'

type FieldName = 'source' | 'custodian' | 'date'
const FIELDS: Record<FieldName, string> = { source: 'Source', custodian: 'Custodian', date: 'Date' }

/** What can be done with many documents at once; each is one change. */
export function BulkBar({ documents, onClear, onQuarantine, onProduce }: { documents: readonly Document[]; onClear: () => void; onQuarantine: (documents: readonly Document[]) => void; onProduce: (documents: readonly Document[]) => void }) {
  const session = useSession()
  const tags = useRows('tags')
  const [field, setField] = useState<FieldName | null>(null)
  const [wrong, setWrong] = useState(false)
  return (
    <div className="bulk" role="toolbar" aria-label="Selected documents">
      <strong>{howMany(documents.length, 'document')} selected</strong>
      <MenuButton label="Tag" name="Tag the selected documents" items={tagTree(tags).map(({ tag, depth }) => ({
        label: <span style={{ paddingLeft: depth * 12 }}>{tag.name}</span>, name: tag.name, checked: documents.every((one) => one.tags.includes(tag.id)), run: () => void toggleTag(session, documents, tag),
      }))} />
      <MenuButton label="Set" name="Set a field of the selected documents" items={[
        ...(Object.keys(FIELDS) as FieldName[]).map((name) => ({ label: `${FIELDS[name]}…`, run: () => setField(name) })),
        { label: 'Exhibit numbers, one after the other', run: () => void assignExhibits(session, documents) },
        { label: 'Reviewed', line: true, run: () => void setFields(session, documents, { reviewed: true }, 'Mark the review') },
        { label: 'Not reviewed', run: () => void setFields(session, documents, { reviewed: false }, 'Take back the review') },
        { label: 'Confidential', line: true, run: () => void setFields(session, documents, { confidentiality: 'confidential' }, 'Designate the confidentiality') },
        { label: 'Attorneys’ eyes only', run: () => void setFields(session, documents, { confidentiality: 'attorneys-eyes-only' }, 'Designate the confidentiality') },
        { label: 'No designation', run: () => void setFields(session, documents, { confidentiality: 'none' }, 'Take off the designation') },
        { label: 'Quarantine (claw-back)…', line: true, disabled: documents.every((one) => one.quarantine !== null), run: () => onQuarantine(documents) },
        ...(documents.some((one) => one.quarantine !== null) ? [{ label: 'Release from quarantine', run: () => release(session, documents) }] : []),
      ]} />
      {field && (
        <form className="bulk__form" onSubmit={(event) => {
          event.preventDefault()
          const value = new FormData(event.currentTarget).get('value')?.toString().trim() ?? ''
          if (field === 'date' && value !== '' && !isDate(value)) return setWrong(true)
          setWrong(false)
          setField(null)
          void setFields(session, documents, field === 'date' ? { date: value || null } : { [field]: value }, `Set the ${FIELDS[field].toLowerCase()}`)
        }}>
          <input className="input" name="value" aria-label={FIELDS[field]} placeholder={field === 'date' ? '2024-09-18, 2024-09, 2024?' : FIELDS[field]} autoFocus onKeyDown={(event) => event.key === 'Escape' && setField(null)} />
          <Button type="submit">Set</Button>
          {wrong && <span className="bulk__wrong" role="alert">Write a date as 2024-09-18, 2024-09 or 2024.</span>}
        </form>
      )}
      <span className="room__space" />
      <MenuButton label="Send" name="Send the selected documents out" items={[
        { label: 'Produce…', run: () => onProduce(documents) }, { label: 'Export as exhibits with cover sheets…', run: () => void exportExhibits(session, documents) },
      ]} />
      <Button look="danger" onClick={() => void deleteDocuments(session, documents).then((done) => done && onClear())}>Delete</Button>
      <IconButton label="Clear the selection" onClick={onClear}><X size={15} strokeWidth={1.4} aria-hidden /></IconButton>
    </div>
  )
}
