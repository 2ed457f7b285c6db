import { type ReactNode, useState } from 'react'
import { byName } from '../../../shared/people/byName'
import { type Operation, patch, put, remove } from '../../../shared/log/change'
import { custodianOf } from '../../../shared/people/cast'
import { deletePerson, mergePeople, type PointingAtPeople } from '../../../shared/people/merge'
import { formatEdtf } from '../../../shared/dates/format'
import type { Knowledge, Mention, Person } from '../../../shared/records'
import { useNavigation, useOpenSource } from '../../navigation'
import { newId, type Session, useRows, useSession } from '../../store'
import { Button, CiteLink, MenuButton } from '../../ui'
import { commitOrSay } from '../linking'
import { documentName } from '../../../shared/cite/format'
import type { ProposedMention } from './useMentions'

/** Lists longer than this are cut, with their number said. */
const SHOWN = 12

export function PersonDetail({ person, proposals }: { person: Person; proposals: readonly ProposedMention[] }) {
  const session = useSession()
  const { go } = useNavigation()
  const people = useRows('people')
  const parties = useRows('parties')
  const set = (fields: Partial<Person>, what: string) => void commitOrSay(session, { label: `Set ${what} of ${person.name}`, ops: [patch('people', person.id, fields)] })
  const list = (text: string) => [...new Set(text.split(/[;\n]/).map((one) => one.trim()).filter(Boolean))].map((one) => one.slice(0, 300))
  return (
    <article className="person" aria-label={person.name}>
      <div className="person__head">
        <Line label="Name" value={person.name} className="person__title" onSave={(name) => name !== '' && set({ name }, 'the name')} />
        <MenuButton label="Merge…" name={`Merge ${person.name} with`} items={people.length < 2 ? [{ label: 'There is nobody else', disabled: true, run: () => {} }] : byName(people).filter((one) => one.id !== person.id).map((other) => ({
          label: `${other.name} is the same`, run: () => void commitOrSay(session, mergePeople(person, other, pointing(session))),
        }))} />
        <Button look="danger" onClick={() => void commitOrSay(session, deletePerson(person, pointing(session))).then((done) => done && go({ item: null }))}>Delete</Button>
      </div>
      <div className="person__fields">
        <Line label="Role" value={person.role} placeholder="witness, custodian, counsel…" onSave={(role) => set({ role }, 'the role')} />
        <Line label="Organisation" value={person.organisation} onSave={(organisation) => set({ organisation }, 'the organisation')} />
        <Line label="Defined term" value={person.definedAs} placeholder="as a pleading calls them" onSave={(definedAs) => set({ definedAs: definedAs.slice(0, 200) }, 'the defined term')} />
        <Line label="Also called" value={person.aliases.join('; ')} placeholder="names apart by ;" onSave={(text) => set({ aliases: list(text) }, 'the other names')} />
        <Line label="Mail addresses" value={person.addresses.join('; ')} placeholder="apart by ;" onSave={(text) => set({ addresses: list(text) }, 'the addresses')} />
        <Line label="Contact" value={person.contact} placeholder="telephone, address, counsel" onSave={(contact) => set({ contact: contact.slice(0, 2000) }, 'the contact')} />
        <label className="person__field"><span>Kind</span>
          <select className="select" value={person.kind} onChange={(event) => set({ kind: event.target.value === 'organisation' ? 'organisation' : 'person' }, 'the kind')}>
            <option value="person">Person</option><option value="organisation">Organisation</option>
          </select>
        </label>
        <label className="person__field"><span>Party</span>
          <select className="select" value={person.party ?? ''} onChange={(event) => set({ party: event.target.value || null }, 'the party')}>
            <option value="">Of no party</option>
            {[...parties].sort((a, b) => a.order - b.order).map((one) => <option key={one.id} value={one.id}>{one.definedAs ?? one.name} ({one.role})</option>)}
          </select>
        </label>
        <Line label="Note" value={person.note} onSave={(note) => set({ note: note.slice(0, 4000) }, 'the note')} />
      </div>
      <KnowledgePart person={person} />
      <MentionPart person={person} proposals={proposals} />
      <CustodyPart person={person} />
      <DepositionPart person={person} />
    </article>
  )
}

function pointing({ reader }: Session): PointingAtPeople {
  return {
    events: reader.rows('events'), knowledge: reader.rows('knowledge'), mentions: reader.rows('mentions'), depositions: reader.rows('depositions'), transcripts: reader.rows('transcripts'),
    rulings: reader.rows('rulings'), proofSteps: reader.rows('proofSteps'), requestSets: reader.rows('requestSets'),
  }
}

/** A field that is saved when it is left, and put back by Escape. */
function Line({ label, value, placeholder, className = '', onSave }: { label: string; value: string; placeholder?: string; className?: string; onSave: (value: string) => void }) {
  return (
    <label className={`person__field ${className}`}><span>{label}</span>
      <input className="input" key={value} defaultValue={value} placeholder={placeholder} maxLength={4000} onBlur={(event) => {
        const next = event.target.value.trim()
        if (next !== value) onSave(next)
      }} onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape') {
          event.currentTarget.value = value
          event.currentTarget.blur()
        }
      }} />
    </label>
  )
}

function Section({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  return <section className="person__part" aria-label={title}><h2 className="person__part-title">{title}{about && <span className="second"> {about}</span>}</h2>{children}</section>
}

function KnowledgePart({ person }: { person: Person }) {
  const session = useSession()
  const rows = useRows('knowledge').filter((one) => one.person === person.id)
  const [topic, setTopic] = useState('')
  const add = () => {
    const record: Knowledge = { id: newId('knowledge'), person: person.id, topic: topic.trim().slice(0, 500), sources: [], note: '' }
    if (record.topic === '') return
    setTopic('')
    void commitOrSay(session, { label: `Note what ${person.name} knows of`, ops: [put('knowledge', record)] })
  }
  return (
    <Section title="Knows of">
      {rows.map((one) => <KnowledgeRow key={one.id} row={one} person={person} />)}
      <form className="person__add" onSubmit={(event) => {
        event.preventDefault()
        add()
      }}>
        <input className="input" aria-label="New topic" placeholder="A topic: the default of the setting" value={topic} onChange={(event) => setTopic(event.target.value)} />
        <Button type="submit" disabled={topic.trim() === ''}>Add</Button>
      </form>
    </Section>
  )
}

function KnowledgeRow({ row, person }: { row: Knowledge; person: Person }) {
  const session = useSession()
  const documents = useRows('documents')
  const paragraphs = useRows('paragraphs')
  const mentions = useRows('mentions')
  const passages = useRows('passages')
  const named = new Set(mentions.filter((one) => one.person === person.id && one.standing === 'confirmed').map((one) => one.document))
  // Papers that name the person first, then those with an exhibit number; the rest is found by its passage.
  const offered = documents.filter((one) => named.has(one.id) || one.exhibit !== null).sort((a, b) => Number(named.has(b.id)) - Number(named.has(a.id))).slice(0, 60)
  const change = (sources: string[], label: string) => void commitOrSay(session, { label, ops: [patch('knowledge', row.id, { sources })] })
  return (
    <div className="person__row">
      <span className="person__topic">{row.topic}</span>
      <span className="person__cites">
        {row.sources.map((id) => <span key={id} className="person__cite"><SourceCite id={id} paragraph={paragraphs.find((one) => one.id === id)?.label ?? null} /><button type="button" className="person__drop" aria-label="Take this cite off" title="Take this cite off" onClick={() => change(row.sources.filter((one) => one !== id), `Take a cite off what ${person.name} knows`)}>×</button></span>)}
      </span>
      <MenuButton look="quiet" label="Cite" name={`Cite for ${row.topic}`} items={offered.flatMap((document) => [
        { label: documentName(document), disabled: row.sources.includes(document.id), run: () => change([...row.sources, document.id], `Cite ${documentName(document)} for what ${person.name} knows`) },
        ...passages.filter((one) => one.document === document.id).slice(0, 4).map((one) => ({ label: <span className="second truncate">at {one.page}: “{one.quote.slice(0, 60)}”</span>, name: `${documentName(document)} at ${one.page}`, disabled: row.sources.includes(one.id), run: () => change([...row.sources, one.id], `Cite ${documentName(document)} at ${one.page} for what ${person.name} knows`) })),
      ])} />
      <Button look="quiet" onClick={() => void commitOrSay(session, { label: `Take a topic off ${person.name}`, ops: [remove('knowledge', row.id)] })}>Remove</Button>
    </div>
  )
}

function SourceCite({ id, paragraph }: { id: string; paragraph: string | null }) {
  if (paragraph !== null) return <span>¶ {paragraph}</span>
  return <CiteLink id={id} />
}

function MentionPart({ person, proposals }: { person: Person; proposals: readonly ProposedMention[] }) {
  const session = useSession()
  const open = useOpenSource()
  const documents = useRows('documents')
  const decided = useRows('mentions').filter((one) => one.person === person.id)
  const confirmed = decided.filter((one) => one.standing === 'confirmed')
  const rejected = decided.length - confirmed.length
  const nameOf = (id: string) => {
    const document = documents.find((one) => one.id === id)
    return document ? documentName(document) : 'a deleted document'
  }
  const decide = (list: readonly ProposedMention[], standing: Mention['standing']) => {
    const ops: Operation[] = list.map((one) => put('mentions', { id: newId('mentions'), person: one.person, document: one.document, words: one.words, pages: one.pages, standing }))
    const where = list.length === 1 ? `in ${nameOf(list[0]?.document ?? '')}` : `in ${list.length} documents`
    void commitOrSay(session, { label: standing === 'confirmed' ? `Confirm that ${person.name} is named ${where}` : `Reject that ${person.name} is named ${where}`, ops })
  }
  const show = (document: string, page: number) => {
    const record = documents.find((one) => one.id === document)
    if (record) open.document(record, page)
  }
  return (
    <Section title="Named in" about={[confirmed.length > 0 && `${confirmed.length} confirmed`, proposals.length > 0 && `${proposals.length} to look at`, rejected > 0 && `${rejected} rejected`].filter(Boolean).join(' · ')}>
      {proposals.length === 0 && confirmed.length === 0 && <p className="second">Press “Find mentions” to look for {person.name} and the other names in all papers.</p>}
      {proposals.slice(0, SHOWN).map((one) => (
        <div key={one.document} className="person__row">
          <button type="button" className="cite truncate" onClick={() => show(one.document, one.pages[0] ?? 1)}>{nameOf(one.document)} at {pagesWords(one.pages)}</button>
          <span className="person__words serif">“{one.words}”</span>
          <Button onClick={() => decide([one], 'confirmed')}>It is</Button>
          <Button look="quiet" onClick={() => decide([one], 'rejected')}>Another</Button>
        </div>
      ))}
      {proposals.length > 1 && <p className="person__all"><Button onClick={() => decide(proposals, 'confirmed')}>Confirm all {proposals.length}</Button></p>}
      {confirmed.slice(0, SHOWN).map((one) => (
        <div key={one.id} className="person__row">
          <button type="button" className="cite truncate" onClick={() => show(one.document, one.pages[0] ?? 1)}>{nameOf(one.document)} at {pagesWords(one.pages)}</button>
          <span className="person__words serif">“{one.words}”</span>
          <span className="person__confirmed">✓ confirmed</span>
          <Button look="quiet" onClick={() => void commitOrSay(session, { label: `Reject that ${person.name} is named in ${nameOf(one.document)}`, ops: [patch('mentions', one.id, { standing: 'rejected' })] })}>Another</Button>
        </div>
      ))}
      {confirmed.length > SHOWN && <p className="second small">and {confirmed.length - SHOWN} more</p>}
    </Section>
  )
}

const pagesWords = (pages: readonly number[]) => `${pages.slice(0, 5).join(', ')}${pages.length > 5 ? ', …' : ''}`

function CustodyPart({ person }: { person: Person }) {
  const open = useOpenSource()
  const documents = useRows('documents')
  const own = custodianOf(person, documents)
  if (own.length === 0) return null
  return (
    <Section title="Custodian of" about={`${own.length.toLocaleString()} ${own.length === 1 ? 'document' : 'documents'}`}>
      <p className="person__documents">{own.slice(0, SHOWN).map((one) => <button key={one.id} type="button" className="cite" title={one.title} onClick={() => open.document(one)}>{documentName(one)}</button>)}{own.length > SHOWN && <span className="second">and {own.length - SHOWN} more</span>}</p>
    </Section>
  )
}

function DepositionPart({ person }: { person: Person }) {
  const own = useRows('depositions').filter((one) => one.person === person.id)
  if (own.length === 0) return null
  return (
    <Section title="Depositions">
      {own.map((one) => <p key={one.id}>{one.date ? formatEdtf(one.date) : 'No date yet'}{one.where && `, ${one.where}`} <span className="second">{one.state}</span></p>)}
    </Section>
  )
}
