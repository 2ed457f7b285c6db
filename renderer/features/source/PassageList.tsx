import { Scale, Trash2, X } from 'lucide-react'
import { citePassage } from '../../../shared/cite/format'
import { patch, remove } from '../../../shared/log/change'
import { howMany } from '../../../shared/proof'
import type { Document, Passage, Redaction } from '../../../shared/records'
import { useRows, useSession } from '../../store'
import { IconButton } from '../../ui'
import { commitOrSay, targetName } from '../linking'
import { CitesBeneath, useLiveText } from '../../cites'
import { RedactionList } from '../redaction'

const icon = { size: 14, strokeWidth: 1.4, 'aria-hidden': true } as const

/** The passages of a document: jump, note, section, delete. */
export function PassageList({ document, passages, redactions, lit, onJump, onBearing, onClose }: { document: Document; passages: readonly Passage[]; redactions: readonly Redaction[]; lit: string | null; onJump: (id: string) => void; onBearing: (passage: Passage) => void; onClose: () => void }) {
  const session = useSession()
  const supports = useRows('supports')
  const sorted = [...passages].sort((a, b) => a.page - b.page || (a.from ?? 0) - (b.from ?? 0))
  const linksOf = (id: string) => supports.filter((one) => one.source === id)
  const drop = (passage: Passage) => {
    const links = linksOf(passage.id)
    const also = links.length > 0 ? ` and ${howMany(links.length, 'link')}` : ''
    void commitOrSay(session, { label: `Delete the passage ${citePassage(passage, document)}${also}`, ops: [...links.map((one) => remove('supports', one.id)), remove('passages', passage.id)] })
  }
  return (
    <aside className="passages" aria-label="Passages">
      <div className="passages__head"><strong>Passages</strong><span className="second">{passages.length}</span><span className="source__space" /><IconButton label="Close the passages" onClick={onClose}><X {...icon} /></IconButton></div>
      {sorted.length === 0 && <p className="second passages__empty">Select words and press H, or L to link them at once.</p>}
      <ul>
        {sorted.map((passage) => (
          <li key={passage.id} className={passage.id === lit ? 'passages__row passages__row--lit' : 'passages__row'}>
            <button type="button" className="passages__quote serif" onClick={() => onJump(passage.id)}>{passage.quote ? `“${passage.quote.slice(0, 160)}${passage.quote.length > 160 ? '…' : ''}”` : 'A box on the page'}</button>
            <div className="passages__line">
              <span className="cite">{citePassage(passage, document)}</span>
              <span className="second small">{linksOf(passage.id).map((one) => targetName(session.reader, one.of)).join(', ')}</span>
              <span className="source__space" />
              <input key={passage.locator ?? ''} className="passages__field passages__field--short" aria-label="Section" placeholder="§" defaultValue={passage.locator ?? ''} onBlur={(event) => {
                const locator = event.target.value.trim() || null
                if (locator !== passage.locator) void commitOrSay(session, { label: `Cite the passage as ${locator ?? 'its page'}`, ops: [patch('passages', passage.id, { locator })] })
              }} />
              {passage.quote !== '' && <IconButton label="Allegations it may bear on" onClick={() => onBearing(passage)}><Scale {...icon} /></IconButton>}
              <IconButton label="Delete the passage" onClick={() => drop(passage)}><Trash2 {...icon} /></IconButton>
            </div>
            <PassageNote passage={passage} onChange={(note) => void commitOrSay(session, { label: `Note on ${citePassage(passage, document)}`, ops: [patch('passages', passage.id, { note })] })} />
          </li>
        ))}
      </ul>
      <RedactionList document={document} redactions={redactions} />
    </aside>
  )
}

function PassageNote({ passage, onChange }: { passage: Passage; onChange: (note: string) => void }) {
  const [typed, onInput] = useLiveText(passage.note)
  return (
    <div>
      <input key={passage.note} className="passages__field" aria-label="Note on the passage" placeholder="Note" defaultValue={passage.note} onInput={onInput} onBlur={(event) => {
        const note = event.target.value.trim()
        if (note !== passage.note) onChange(note)
      }} />
      <CitesBeneath text={typed} />
    </div>
  )
}
