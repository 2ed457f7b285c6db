import { useNavigation } from '../../navigation'
import { Button, EmptyState, Segmented } from '../../ui'
import { useBringIn } from './BringIn'
import { SettledCard } from './ConflictCard'
import { ConflictsView } from './ConflictsView'
import { SendView } from './SendView'
import { keyOfConflict } from './settle'
import { useConflicts } from './useConflicts'
import './colleagues.css'

type View = 'conflicts' | 'settled' | 'changes'

/** Cards of the past that are drawn; older ones are in Activity. */
const MOST = 200

/** Work of several people on one matter: what they wrote apart, and how it comes and goes. */
export function ColleaguesRoom() {
  const { place, go } = useNavigation()
  const { choose } = useBringIn()
  const standing = useConflicts()
  const open = standing?.open.length ?? 0
  const settled = standing?.settled ?? []
  const view: View = place.view === 'conflicts' || place.view === 'settled' || place.view === 'changes' ? place.view : open > 0 ? 'conflicts' : 'changes'
  return (
    <div className="room">
      <header className="room__head">
        <h1 className="room__title">Colleagues</h1>
        <Segmented label="View" value={view} onChange={(to) => go({ view: to, item: null })} options={[{ value: 'conflicts', label: 'Conflicts', count: open }, { value: 'settled', label: 'Settled', count: settled.length }, { value: 'changes', label: 'Send and bring in' }]} />
        <span className="room__space" />
        <Button onClick={choose}>Bring in a colleague’s copy…</Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <div className="room__body" tabIndex={0} role="region" aria-label={view === 'changes' ? 'Send and bring in' : 'Conflicts'}>
        {view === 'conflicts' && <ConflictsView />}
        {view === 'settled' && (settled.length === 0 ? <EmptyState title="Nothing was settled yet">What somebody settles stays here, with every value that was written.</EmptyState>
          : <ul className="colleagues__list" aria-label="Settled conflicts">{settled.slice(0, MOST).map((one) => <SettledCard key={`${keyOfConflict(one)} ${one.by.entry}`} settled={one} />)}</ul>)}
        {view === 'changes' && <SendView />}
      </div>
    </div>
  )
}
