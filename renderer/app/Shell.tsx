import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { ActivityRoom } from '../features/activity'
import { AnswersRoom } from '../features/answers'
import { BriefRoom } from '../features/brief'
import { ChronologyRoom } from '../features/chronology'
import { ComplaintRoom } from '../features/complaint'
import { ContractsRoom } from '../features/contracts'
import { DeadlinesRoom } from '../features/deadlines'
import { DepositionsRoom, LiveScreen } from '../features/depositions'
import { DiscoveryRoom, GapQuestion } from '../features/discovery'
import { DocumentsRoom } from '../features/documents'
import { MatterRoom } from '../features/matter'
import { OverviewRoom } from '../features/overview'
import { PoliciesRoom } from '../features/policies'
import { ProductionsRoom } from '../features/productions'
import { ProofRoom } from '../features/proof'
import { ReviewRoom } from '../features/review'
import { SearchRoom } from '../features/search'
import { SettingsRoom } from '../features/settings'
import { SourcePane } from '../features/source'
import { StorageRoom } from '../features/storage'
import { TranscriptsRoom } from '../features/transcripts'
import { type Room, useNavigation } from '../navigation'
import { setPreference, usePreferences } from '../preferences'
import { AboutDialog } from './AboutDialog'
import { CommandPalette } from './CommandPalette'
import { DropTarget } from './DropTarget'
import { NetworkDialog } from './NetworkDialog'
import { Rail } from './Rail'
import { ShortcutSheet } from './ShortcutSheet'
import { StatusBar } from './StatusBar'
import { TitleBar } from './TitleBar'
import { useShellCommands } from './useShellCommands'
import { useWindowWidth } from './useWindowWidth'

const PeopleRoom = lazy(async () => ({ default: (await import('../features/people')).PeopleRoom }))

export type Overlay = 'palette' | 'shortcuts' | 'network' | 'about' | null

const ReportsRoom = lazy(() => import('../features/reports').then(({ ReportsRoom: room }) => ({ default: room })))

/** Under this width the source slides over the work. Pixels. */
const NARROW = 1100
const DEFAULT_SHARE = 0.42

/** Title bar, rail, work, source, status bar. */
export function Shell({ onClose }: { onClose: () => void }) {
  const [overlay, setOverlay] = useState<Overlay>(null)
  const { place } = useNavigation()
  useShellCommands(setOverlay, onClose)
  const live = place.room === 'depositions' && place.view === 'live' ? place.item : null
  return (
    <DropTarget>
      <div className="shell">
        {live !== null ? <LiveScreen id={live} /> : (
          <>
            <TitleBar onPalette={() => setOverlay('palette')} onNetwork={() => setOverlay('network')} onClose={onClose} />
            <Rail />
            <main className="shell__main">
              <WorkAndSource room={place.room}>{roomOf(place.room)}</WorkAndSource>
            </main>
            <StatusBar />
          </>
        )}
        {overlay === 'palette' && <CommandPalette onClose={() => setOverlay(null)} />}
        {overlay === 'shortcuts' && <ShortcutSheet onClose={() => setOverlay(null)} />}
        {overlay === 'network' && <NetworkDialog onClose={() => setOverlay(null)} />}
        {overlay === 'about' && <AboutDialog onClose={() => setOverlay(null)} />}
      </div>
    </DropTarget>
  )
}

function roomOf(room: Room): ReactNode {
  switch (room) {
    case 'overview': return <OverviewRoom />
    case 'complaint': return <ComplaintRoom />
    case 'answers': return <AnswersRoom />
    case 'proof': return <ProofRoom />
    case 'chronology': return <ChronologyRoom />
    case 'policies': return <PoliciesRoom />
    case 'contracts': return <ContractsRoom />
    case 'documents': return <DocumentsRoom />
    case 'search': return <SearchRoom />
    case 'brief': return <BriefRoom />
    case 'productions': return <ProductionsRoom />
    case 'review': return <ReviewRoom />
    case 'people': return <Suspense><PeopleRoom /></Suspense>
    case 'discovery': return <DiscoveryRoom />
    case 'deadlines': return <DeadlinesRoom />
    case 'reports': return <Suspense fallback={<div className="room" />}><ReportsRoom /></Suspense>
    case 'transcripts': return <TranscriptsRoom />
    case 'depositions': return <DepositionsRoom />
    case 'matter': return <MatterRoom />
    case 'activity': return <ActivityRoom />
    case 'storage': return <StorageRoom />
    case 'settings': return <SettingsRoom />
  }
}

function WorkAndSource({ room, children }: { room: Room; children: ReactNode }) {
  const { place, closeSource } = useNavigation()
  const { sourceShare } = usePreferences()
  const width = useWindowWidth()
  const share = sourceShare[room] ?? DEFAULT_SHARE
  // The work stays where it is in the tree: what is being typed must outlive the opening of a source.
  const work = <section className="shell__work" aria-label="Work" tabIndex={-1}><GapQuestion />{children}</section>
  if (width < NARROW) {
    return (
      <>
        {work}
        {place.source && <button type="button" className="shell__veil" aria-label="Close the source" onClick={closeSource} />}
        {place.source && <section className="shell__source shell__source--over" aria-label="Source" tabIndex={-1}><SourcePane /></section>}
      </>
    )
  }
  return (
    <Group orientation="horizontal" className="shell__panes" key={room}
      {...(place.source ? { defaultLayout: { work: (1 - share) * 100, source: share * 100 } } : {})}
      onLayoutChanged={(layout) => {
        const now = layout.source
        if (now !== undefined) void setPreference('sourceShare', { ...sourceShare, [room]: now / 100 })
      }}>
      <Panel id="work" minSize="40%">{work}</Panel>
      {place.source && <Separator className="shell__divider" aria-label="Width of the source" />}
      {place.source && <Panel id="source" defaultSize={`${share * 100}%`} minSize="25%" maxSize="60%"><section className="shell__source" aria-label="Source" tabIndex={-1}><SourcePane /></section></Panel>}
    </Group>
  )
}
