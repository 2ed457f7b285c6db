import { FilePlus } from 'lucide-react'
import { countUse, daysUntil, dueOf, PLAIN_LIMITS, type Standing, standingOf, TOOL } from '../../../shared/discovery'
import { howMany } from '../../../shared/proof'
import { REQUEST_KINDS, type Request, type RequestSet } from '../../../shared/records'
import { useCommands } from '../../commands'
import { useNavigation } from '../../navigation'
import { useMatter, useRows, useSession } from '../../store'
import { Button, EmptyState, MenuButton, Segmented, useChosenInView } from '../../ui'
import { todayHere } from '../linking'
import { dueSentence } from '../deadlines'
import { addSet, partyName } from './actions'
import { DraftsView } from './DraftsView'
import { LimitsForm } from './LimitsForm'
import { OrderView } from './OrderView'
import { SetDetail } from './SetDetail'
import { StandingMark } from './StandingMark'
import './discovery.css'

type View = 'requests' | 'draft' | 'order'

/** From gaps to requests, what came of them, and the order of proof. */
export function DiscoveryRoom() {
  const session = useSession()
  const { place, go } = useNavigation()
  const sets = useRows('requestSets')
  const requests = useRows('requests')
  const view: View = place.view === 'draft' || place.view === 'order' ? place.view : 'requests'
  const begin = (kind: RequestSet['kind']) => void addSet(session, kind).then((id) => id && go({ view: null, item: id }))
  const chosen = place.item?.startsWith('req_') ? requests.find((one) => one.id === place.item)?.set : place.item
  const rows = useSetRows()
  const set = sets.find((one) => one.id === chosen) ?? rows[0]?.set
  useCommands([
    { id: 'discovery.draft', label: 'Draft requests from gaps', group: 'Discovery', keys: ['n'], run: () => go({ view: 'draft', item: null }) },
    { id: 'discovery.requests', label: 'Show the sets of requests', group: 'Discovery', keys: [], run: () => go({ view: null, item: null }) },
    { id: 'discovery.order', label: 'Show the order of proof', group: 'Discovery', keys: [], run: () => go({ view: 'order', item: null }) },
  ])
  return (
    <div className="room">
      <header className="room__head">
        <h1 className="room__title">Discovery</h1>
        <span className="room__about">From the gap to what was asked, and what came</span>
        <span className="room__space" />
        <Segmented label="View" value={view} onChange={(next) => go({ view: next === 'requests' ? null : next, item: null })} options={[{ value: 'requests', label: 'Requests', count: sets.length }, { value: 'draft', label: 'From gaps' }, { value: 'order', label: 'Order of proof' }]} />
        <MenuButton label="New set" items={REQUEST_KINDS.map((kind) => ({ label: TOOL[kind].many, run: () => begin(kind) }))} />
        <Button look="primary" icon={<FilePlus size={15} strokeWidth={1.4} aria-hidden />} command="discovery.draft" onClick={() => go({ view: 'draft', item: null })}>Draft from gaps</Button>
      </header>
      {view === 'draft' ? <DraftsView only={place.item} /> : view === 'order' ? <OrderView /> : sets.length === 0 ? (
        <EmptyState title="Nothing was asked for yet" actions={<Button look="primary" large onClick={() => go({ view: 'draft', item: null })}>Draft from gaps</Button>}>
          Each gap becomes a request by the tool that fits it: production, interrogatory, admission, a 30(b)(6) topic, a subpoena. Serve a set, and its due day is computed.
        </EmptyState>
      ) : (
        <div className="sets">
          <SetList rows={rows} chosen={set?.id ?? null} onChoose={(item) => go({ item })} />
          {set && <SetDetail key={set.id} set={set} chosen={place.item?.startsWith('req_') ? place.item : null} />}
        </div>
      )}
    </div>
  )
}

type SetRow = { set: RequestSet; own: readonly Request[]; standing: Standing }

/** What presses most comes first. */
function useSetRows(): SetRow[] {
  const sets = useRows('requestSets')
  const requests = useRows('requests')
  const today = todayHere()
  return sets.map((set) => {
    const own = requests.filter((one) => one.set === set.id)
    return { set, own, standing: standingOf(set, own, today) }
  }).sort((a, b) => ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing) || (dueOf(a.set) ?? '').localeCompare(dueOf(b.set) ?? '') || (a.set.id < b.set.id ? -1 : 1))
}

function SetList({ rows, chosen, onChoose }: { rows: readonly SetRow[]; chosen: string | null; onChoose: (id: string) => void }) {
  const { reader } = useSession()
  const today = todayHere()
  const list = useChosenInView<HTMLDivElement>(chosen)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <div ref={list} className="sets__list" tabIndex={0} role="region" aria-label="Sets of requests">
      {rows.map(({ set, own, standing }) => {
        const days = daysUntil(dueOf(set), today)
        return (
          <button type="button" key={set.id} className="sets__row" aria-pressed={set.id === chosen} onClick={() => onChoose(set.id)}>
            <span className="sets__name">{set.title}</span>
            <StandingMark standing={standing} />
            <span className="second small">{[howMany(own.length, 'request'), partyName(reader, set.to)].filter(Boolean).join(' · ')}</span>
            <span className="second small sets__due">{set.state === 'served' && dueOf(set) ? `${dueSentence(dueOf(set) ?? '')}${days !== null && days < 0 ? `, ${-days} ${days === -1 ? 'day' : 'days'} late` : ''}` : ''}</span>
          </button>
        )
      })}
      <Limits />
    </div>
  )
}

const ORDER = Object.keys({ overdue: 0, deficient: 0, soon: 0, open: 0, draft: 0, responded: 0, closed: 0, withdrawn: 0 } satisfies Record<Standing, 0>)

/** What is used of the limits. */
function Limits() {
  const { reader } = useSession()
  const matter = useMatter()
  const sets = useRows('requestSets')
  const requests = useRows('requests')
  const depositions = useRows('depositions')
  if (!matter) return null
  const limits = matter.settings.limits ?? PLAIN_LIMITS
  const use = countUse(sets, requests, depositions, limits)
  return (
    <section className="limits" aria-label="Limits">
      <h2>Limits</h2>
      {use.interrogatories.map((pair) => (
        <p key={`${pair.by} ${pair.to}`} className={pair.over ? 'limits__over' : ''}>{pair.over ? '▲ ' : ''}Interrogatories{pair.to ? ` to ${partyName(reader, pair.to)}` : ''}: <b className="tabular">{pair.served + pair.drafted} of {limits.interrogatories}</b>{pair.drafted > 0 ? `, ${pair.drafted} not served yet` : ''}{pair.over ? '. Over the limit: leave of court or a stipulation is needed (Rule 33(a)(1)).' : ''}</p>
      ))}
      {use.interrogatories.length === 0 && <p>Interrogatories: <b className="tabular">0 of {limits.interrogatories}</b></p>}
      <p className={use.depositions.over ? 'limits__over' : ''}>{use.depositions.over ? '▲ ' : ''}Depositions: <b className="tabular">{use.depositions.used + use.depositions.planned} of {limits.depositions}</b>, {limits.hours} hours each{use.depositions.over ? '. Over the limit: leave of court or a stipulation is needed (Rule 30(a)(2)).' : ''}</p>
      {use.longer.map((one) => <p key={one.id} className="limits__over">▲ {one.witness}: {one.hours} hours are allowed for; the rule gives {limits.hours} (Rule 30(d)(1)).</p>)}
      <LimitsForm matter={matter} limits={limits} />
    </section>
  )
}
