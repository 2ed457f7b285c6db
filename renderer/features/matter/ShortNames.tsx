import { Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { documentName } from '../../../shared/cite/format'
import { plainName } from '../../../shared/cite/sourceIndex'
import { patch, put, remove } from '../../../shared/log/change'
import type { ShortName } from '../../../shared/records'
import { newId, useRows, useSession } from '../../store'
import { Button, IconButton, Popover } from '../../ui'
import { EditableCell } from './EditableCell'
import { Part } from './Part'

type Citable = { id: string; name: string; about: string }

/** Names by which papers cite a source in this matter: "Compl.", "Roe Decl.", "LSA". */
export function ShortNames() {
  const session = useSession()
  const names = useRows('shortNames')
  const [adding, setAdding] = useState<DOMRect | null>(null)
  const sources = useCitable()
  const byId = useMemo(() => new Map(sources.map((one) => [one.id, one])), [sources])
  const rename = (one: ShortName, name: string) => name !== '' && void session.commit({ label: `Cite ${byId.get(one.of)?.name ?? 'the source'} as “${name}”`, ops: [patch('shortNames', one.id, { name })] })
  const sorted = [...names].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
  return (
    <>
      <Part title="Short names" add="Add a short name" onAdd={() => setAdding(new DOMRect(window.innerWidth / 2 - 220, 160, 1, 1))}
        empty={sorted.length === 0 ? 'How briefs cite the documents of this matter: “Roe Decl.” for a declaration, “LSA” for an agreement. Exhibit, Bates and docket numbers and the complaint’s own short form need no entry.' : null}>
        {sorted.map((one) => {
          const source = byId.get(one.of)
          const twice = sorted.some((other) => other !== one && other.of !== one.of && plainName(other.name) === plainName(one.name))
          return (
            <tr key={one.id}>
              <td className="matter__date"><EditableCell label={`Short name ${one.name}`} value={one.name} onChange={(name) => rename(one, name)} /></td>
              <td>{source ? <span className="truncate">{source.name}{source.about !== '' && <span className="second"> · {source.about}</span>}</span> : <span className="third">its source was deleted</span>}{twice && <span className="matter__twice small"> Two sources have this name: cites of it are ambiguous.</span>}</td>
              <td><IconButton label={`Delete the short name ${one.name}`} onClick={() => void session.commit({ label: `Delete the short name “${one.name}”`, ops: [remove('shortNames', one.id)] })}><Trash2 size={15} strokeWidth={1.4} aria-hidden /></IconButton></td>
            </tr>
          )
        })}
      </Part>
      {adding && <AddName anchor={adding} sources={sources} onClose={() => setAdding(null)} onAdd={(name, source) => {
        setAdding(null)
        void session.commit({ label: `Cite ${source.name} as “${name}”`, ops: [put('shortNames', { id: newId('shortNames'), name, of: source.id })] })
      }} />}
    </>
  )
}

/** Sources listed for a typed word; more words narrow them down. */
const MOST = 8

function AddName({ anchor, sources, onAdd, onClose }: { anchor: DOMRect; sources: readonly Citable[]; onAdd: (name: string, source: Citable) => void; onClose: () => void }) {
  const [name, setName] = useState('')
  const [words, setWords] = useState('')
  const needles = words.toLowerCase().split(/\s+/).filter(Boolean)
  const found = sources.filter((one) => needles.every((needle) => `${one.name} ${one.about}`.toLowerCase().includes(needle))).slice(0, MOST)
  const [first] = found
  return (
    <Popover anchor={anchor} label="Add a short name" onClose={onClose} className="short-name">
      <form onSubmit={(event) => {
        event.preventDefault()
        if (first && name.trim() !== '') onAdd(name.trim(), first)
      }}>
        <label className="field"><span className="field__label">Papers call it</span><input className="input" autoFocus maxLength={120} value={name} placeholder="Roe Decl." onChange={(event) => setName(event.target.value)} /></label>
        <label className="field"><span className="field__label">and mean</span><input className="input" value={words} placeholder="Words of its title, or its exhibit number" onChange={(event) => setWords(event.target.value)} /></label>
        <ul className="short-name__found" aria-label="Sources">
          {found.map((one, at) => <li key={one.id}><Button look="quiet" type={at === 0 ? 'submit' : 'button'} disabled={name.trim() === ''} {...(at === 0 ? {} : { onClick: () => onAdd(name.trim(), one) })}><span className="truncate">{one.name}{one.about !== '' && <span className="second"> · {one.about}</span>}</span>{at === 0 && <span className="third small">Enter</span>}</Button></li>)}
        </ul>
        {found.length === 0 && <p className="second small">Nothing in the matter has these words.</p>}
      </form>
    </Popover>
  )
}

/** Everything that a short name can stand for: pleadings, agreements and policies first. */
function useCitable(): readonly Citable[] {
  const documents = useRows('documents')
  const pleadings = useRows('pleadings')
  const contracts = useRows('contracts')
  const policies = useRows('policies')
  return useMemo(() => [
    ...pleadings.map((one) => ({ id: one.id, name: one.title || one.shortForm, about: 'pleading' })), ...contracts.map((one) => ({ id: one.id, name: one.name, about: 'agreement' })), ...policies.map((one) => ({ id: one.id, name: one.name, about: 'policy, all versions' })),
    ...documents.filter((one) => one.quarantine === null).map((one) => ({ id: one.id, name: documentName(one), about: documentName(one) === one.title ? '' : one.title })),
  ], [documents, pleadings, contracts, policies])
}
