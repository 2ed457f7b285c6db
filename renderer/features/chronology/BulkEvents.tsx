import { X } from 'lucide-react'
import { byName } from '../../../shared/people/byName'
import { boundsOf } from '../../../shared/dates/bounds'
import { howMany } from '../../../shared/proof'
import type { MatterEvent } from '../../../shared/records'
import { useRows, useSession } from '../../store'
import { Button, IconButton, MenuButton } from '../../ui'
import { acceptEvents, deleteEvents, editMany, rejectEvents, toggleList } from './actions'

/** What can be done with many events at once; each is one change. */
export function BulkEvents({ events, onClear }: { events: readonly MatterEvent[]; onClear: () => void }) {
  const session = useSession()
  const tags = useRows('tags')
  const people = useRows('people')
  const proposed = events.some((event) => event.standing === 'proposed')
  const all = (fields: Partial<MatterEvent>, label: string) => void editMany(session, events, fields, label)
  return (
    <div className="chrono-bulk" role="toolbar" aria-label="Selected events">
      <strong>{howMany(events.length, 'event')} selected</strong>
      <MenuButton label="Issue" name="Issue of the selected events" items={tags.map((tag) => ({ label: tag.name, checked: events.every((event) => event.issues.includes(tag.id)), run: () => void toggleList(session, events, 'issues', tag.id, tag.name) }))} />
      <MenuButton label="Person" name="Person of the selected events" items={byName(people).map((one) => ({ label: one.name, checked: events.every((event) => event.people.includes(one.id)), run: () => void toggleList(session, events, 'people', one.id, one.name) }))} />
      <MenuButton label="Set" name="Set a field of the selected events" items={[
        { label: 'Decisive', run: () => all({ significance: 3 }, 'Mark as decisive') }, { label: 'Important', run: () => all({ significance: 2 }, 'Mark as important') }, { label: 'Minor', run: () => all({ significance: 1 }, 'Mark as minor') }, { label: 'Not weighed', run: () => all({ significance: 0 }, 'Take off the significance') },
        { label: 'Disputed', line: true, run: () => all({ disputed: 'yes' }, 'Mark as disputed') }, { label: 'Undisputed', run: () => all({ disputed: 'no' }, 'Mark as undisputed') },
        { label: 'Established', line: true, run: () => all({ certainty: 'established' }, 'Mark as established') }, { label: 'Reported', run: () => all({ certainty: 'reported' }, 'Mark as reported') }, { label: 'Alleged', run: () => all({ certainty: 'alleged' }, 'Mark as alleged') },
      ]} />
      <span className="room__space" />
      {proposed && <Button look="primary" onClick={() => void acceptEvents(session, events, (event) => boundsOf(event.date) !== null).then((done) => done && onClear())}>Accept</Button>}
      {proposed && <Button onClick={() => void rejectEvents(session, events).then((done) => done && onClear())}>Reject</Button>}
      <Button look="danger" onClick={() => void deleteEvents(session, events).then((done) => done && onClear())}>Delete</Button>
      <IconButton label="Clear the selection" onClick={onClear}><X size={15} strokeWidth={1.4} aria-hidden /></IconButton>
    </div>
  )
}
