import { CalendarClock, ChartGantt, Clock, FileCheck, FileSignature, FileText, Folder, GitMerge, MessageCircleQuestion, Grid2x2, House, ListChecks, Mic, MessagesSquare, PackageOpen, PanelLeftClose, PanelLeftOpen, Printer, Reply, Scale, ScrollText, Search, Settings, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Deadline, Document, MatterEvent } from '../../shared/records'
import { useSeveral } from '../authors'
import { useBriefCheck } from '../features/brief'
import { useOpenConflicts } from '../features/colleagues'
import { type Room, useNavigation } from '../navigation'
import { setPreference, usePreferences } from '../preferences'
import { useProof } from '../proof'
import { useCount, useRows } from '../store'
import { IconButton } from '../ui'
import { useWindowWidth } from './useWindowWidth'

const icon = { size: 16, strokeWidth: 1.4, 'aria-hidden': true }

/** Under this width the rail shows its icons only. Pixels. */
const CRAMPED = 860

const isEvent = (event: MatterEvent) => event.standing !== 'rejected'
const isDue = (deadline: Deadline) => deadline.state === 'open'
const isOpen = (document: Document) => !document.reviewed && document.quarantine === null

export function Rail() {
  const { paragraphs, counts, proof } = useProof()
  const documents = useRows('documents')
  const versions = useRows('versions').length
  const answers = useRows('answers').length
  const people = useRows('people').length
  const contracts = useRows('contracts').length
  const depositions = useRows('depositions').length
  const toReview = useCount('documents', isOpen)
  const requests = useRows('requests').length
  const due = useCount('deadlines', isDue)
  const events = useCount('events', isEvent)
  const transcripts = useRows('transcripts').length
  const { railCollapsed } = usePreferences()
  const cramped = useWindowWidth() < CRAMPED
  const { place } = useNavigation()
  const { phase } = useBriefCheck()
  const several = useSeveral()
  const conflicts = useOpenConflicts()
  return (
    <nav className={railCollapsed || cramped ? 'rail rail--narrow' : 'rail'} aria-label="Rooms" tabIndex={-1}>
      <Item room="overview" label="Overview" icon={<House {...icon} />} />
      <Item room="complaint" label="Complaint" icon={<FileText {...icon} />} count={paragraphs.length || null} />
      {(answers > 0 || paragraphs.length > 0) && <Item room="answers" label="Answers" icon={<Reply {...icon} />} count={answers || null} />}
      {counts.length > 0 && <Item room="proof" label="Proof" icon={<Grid2x2 {...icon} />} count={proof.openElements || null} open="elements still open" />}
      <Item room="chronology" label="Chronology" icon={<ChartGantt {...icon} />} count={events || null} />
      <Item room="policies" label="Policies" icon={<ScrollText {...icon} />} count={versions || null} />
      {contracts > 0 || documents.length > 0 ? <Item room="contracts" label="Contracts" icon={<FileSignature {...icon} />} count={contracts || null} /> : null}
      <Item room="documents" label="Documents" icon={<Folder {...icon} />} count={documents.length || null} />
      <Item room="search" label="Search" icon={<Search {...icon} />} />
      {(phase.at !== 'none' || place.room === 'brief') && <Item room="brief" label="Brief" icon={<FileCheck {...icon} />} />}
      <Item room="productions" label="Productions" icon={<PackageOpen {...icon} />} />
      {documents.length > 0 && <Item room="review" label="Review" icon={<ListChecks {...icon} />} count={toReview || null} />}
      <Item room="discovery" label="Discovery" icon={<MessageCircleQuestion {...icon} />} count={requests || null} />
      <Item room="deadlines" label="Deadlines" icon={<CalendarClock {...icon} />} count={due || null} />
      <Item room="transcripts" label="Transcripts" icon={<MessagesSquare {...icon} />} count={transcripts || null} />
      <Item room="depositions" label="Depositions" icon={<Mic {...icon} />} count={depositions || null} />
      <Item room="people" label="People" icon={<Users {...icon} />} count={people || null} />
      <Item room="reports" label="Reports" icon={<Printer {...icon} />} />
      <Item room="matter" label="Matter" icon={<Scale {...icon} />} />
      <Item room="activity" label="Activity" icon={<Clock {...icon} />} />
      {(several || place.room === 'colleagues') && <Item room="colleagues" label="Colleagues" icon={<GitMerge {...icon} />} count={conflicts || null} open="conflicts to settle" />}
      <div className="rail__space" />
      <Item room="settings" label="Settings" icon={<Settings {...icon} />} />
      {!cramped && (
        <IconButton label={railCollapsed ? 'Widen the rail' : 'Narrow the rail'} onClick={() => void setPreference('railCollapsed', !railCollapsed)}>
          {railCollapsed ? <PanelLeftOpen {...icon} /> : <PanelLeftClose {...icon} />}
        </IconButton>
      )}
    </nav>
  )
}

function Item({ room, label, icon: mark, count = null, open }: { room: Room; label: string; icon: ReactNode; count?: number | null; open?: string }) {
  const { place, go } = useNavigation()
  return (
    <button type="button" className="rail__item" title={label} {...(place.room === room ? { 'aria-current': 'page' as const } : {})} onClick={() => go({ room })}>
      {mark}
      <span className="rail__label">{label}</span>
      {count !== null && <span className={open ? 'rail__count rail__count--open' : 'rail__count'} title={open}>{count.toLocaleString()}</span>}
    </button>
  )
}
