import { useMemo, useState } from 'react'
import { byName } from '../../../shared/people/byName'
import { castPaper, castTable } from '../../../shared/people/cast'
import { put } from '../../../shared/log/change'
import { howMany } from '../../../shared/proof'
import { toCsv } from '../../../shared/report/csv'
import { PERSON_DEFAULTS, type Person } from '../../../shared/records'
import { paperToDocx } from '../../../shared/report/docx/write'
import { useCommands } from '../../commands'
import { forFileName, saveFile } from '../../export/save'
import { useNavigation } from '../../navigation'
import { newId, useMatter, useRows, useSession } from '../../store'
import { Button, EmptyState, MenuButton, ProblemNote, ProgressLine, Segmented, useChosenInView } from '../../ui'
import { commitOrSay } from '../linking'
import { MailGraphView } from './MailGraphView'
import { PersonDetail } from './PersonDetail'
import { useMentions } from './useMentions'
import './people.css'

type View = 'people' | 'graph'

/** Who is who: roles, names, what each knows, where papers name them, who wrote to whom. */
export function PeopleRoom() {
  const session = useSession()
  const matter = useMatter()
  const people = useRows('people')
  const parties = useRows('parties')
  const knowledge = useRows('knowledge')
  const mentions = useRows('mentions')
  const documents = useRows('documents')
  const depositions = useRows('depositions')
  const { place, go } = useNavigation()
  const [query, setQuery] = useState('')
  const scan = useMentions()
  const view: View = place.view === 'graph' ? 'graph' : 'people'
  const sorted = useMemo(() => byName(people), [people])
  const shown = sorted.filter((one) => [one.name, ...one.aliases, one.definedAs, one.role, one.organisation].some((words) => words.toLowerCase().includes(query.trim().toLowerCase())))
  const chosen = people.find((one) => one.id === place.item) ?? shown[0] ?? null
  const list = useChosenInView<HTMLUListElement>(chosen?.id)
  const name = forFileName(matter?.name ?? 'matter')
  const cast = { people, parties, knowledge, mentions, documents, depositions }
  const add = async () => {
    const person: Person = { ...PERSON_DEFAULTS, id: newId('people'), name: 'New person' }
    if (await commitOrSay(session, { label: 'Add a person', ops: [put('people', person)] })) go({ view: null, item: person.id })
  }
  const move = (by: number) => {
    const index = shown.findIndex((one) => one.id === chosen?.id)
    const next = shown[Math.max(0, Math.min(shown.length - 1, index < 0 ? 0 : index + by))]
    if (next) go({ item: next.id })
  }
  useCommands([
    { id: 'people.next', label: 'Next person', group: 'People', keys: ['ArrowDown', 'j'], quiet: true, blocked: () => (view === 'people' ? null : 'Only in the list of people.'), run: () => move(1) },
    { id: 'people.previous', label: 'Previous person', group: 'People', keys: ['ArrowUp', 'k'], quiet: true, blocked: () => (view === 'people' ? null : 'Only in the list of people.'), run: () => move(-1) },
    { id: 'people.add', label: 'Add a person', group: 'People', keys: ['n'], run: () => void add() },
    { id: 'people.find', label: 'Find where papers name people', group: 'People', keys: ['f'], blocked: () => (people.length > 0 ? null : 'Add a person first.'), run: scan.start },
    { id: 'people.graph', label: 'Show who wrote to whom', group: 'People', keys: [], run: () => go({ view: view === 'graph' ? null : 'graph' }) },
  ])
  return (
    <div className="room people">
      <header className="room__head">
        <h1 className="room__title">People</h1>
        <span className="room__about">{howMany(people.length, 'person', 'people')} and organisations</span>
        <span className="room__space" />
        <Segmented label="View" value={view} onChange={(next) => go({ view: next === 'people' ? null : next })} options={[{ value: 'people', label: 'People' }, { value: 'graph', label: 'Who wrote to whom' }]} />
        {view === 'people' && <Button command="people.find" disabled={people.length === 0} onClick={scan.start}>Find mentions</Button>}
        {view === 'people' && <Button command="people.add" onClick={() => void add()}>Add a person</Button>}
        {view === 'people' && <MenuButton label="Export" items={[
          { label: 'Cast of characters (Word)', disabled: people.length === 0, run: () => void (matter && saveFile(`${name} – cast of characters.docx`, paperToDocx(castPaper(cast, matter)))) },
          { label: 'Cast of characters (CSV)', disabled: people.length === 0, run: () => void saveFile(`${name} – cast of characters.csv`, toCsv(castTable(cast))) },
        ]} />}
      </header>
      {scan.state.at === 'working' && <div className="people__work"><ProgressLine what="Looking for names in the papers" done={scan.state.done} total={scan.state.total} action={<Button onClick={scan.cancel}>Cancel</Button>} /></div>}
      {scan.state.at === 'failed' && <div className="people__work"><ProblemNote problem={scan.state.problem} /></div>}
      <div className="room__body people__body">
        {view === 'graph' && <MailGraphView name={name} />}
        {view === 'people' && people.length === 0 && (
          <EmptyState title="Nobody yet" actions={<Button look="primary" large onClick={() => void add()}>Add a person</Button>}>
            Witnesses, custodians, counsel, organisations. Those who wrote or got mail are added with the mail; others you add here, with the names under which papers speak of them.
          </EmptyState>
        )}
        {view === 'people' && people.length > 0 && (
          <div className="people__columns">
            <div className="people__list">
              <input className="input" type="search" aria-label="Filter people" placeholder="Name, role, organisation" value={query} onChange={(event) => setQuery(event.target.value)} />
              <ul ref={list} aria-label="People">
                {shown.map((person) => (
                  <li key={person.id}>
                    <button type="button" className="people__item" {...(person.id === chosen?.id ? { 'aria-current': true } : {})} onClick={() => go({ item: person.id })}>
                      <span className="people__name truncate">{person.name}{person.definedAs && <span className="second"> (“{person.definedAs}”)</span>}</span>
                      <span className="second small truncate">{[person.role, person.organisation].filter(Boolean).join(', ') || (person.kind === 'organisation' ? 'organisation' : 'no role yet')}</span>
                    </button>
                  </li>
                ))}
              </ul>
              {shown.length === 0 && <p className="people__none second">Nobody fits “{query}”.</p>}
            </div>
            <div className="people__detail">
              {chosen && <PersonDetail key={chosen.id} person={chosen} proposals={scan.found.filter((one) => one.person === chosen.id)} />}
            </div>
          </div>
        )}
      </div>
    </div>
  )
}
