import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { Group, Panel, type PanelImperativeHandle, Separator } from 'react-resizable-panels'
import type { CrashPlace } from '../../shared/crash/report'
import { useCommands } from '../commands'
import { AskAbout } from '../features/depositions'
import { GapQuestion } from '../features/discovery'
import { SourcePane } from '../features/source'
import { type Room, SOURCE_LIES_OVER, useNavigation } from '../navigation'
import { setPreference, usePreferences } from '../preferences'
import { AboutDialog } from './AboutDialog'
import { CommandPalette } from './CommandPalette'
import { CrashBoundary } from './crash'
import { DropTarget } from './DropTarget'
import { NetworkDialog } from './NetworkDialog'
import { Rail } from './Rail'
import { loadRoomsQuietly, roomOf } from './rooms'
import { ShortcutSheet } from './ShortcutSheet'
import { StatusBar } from './StatusBar'
import { TitleBar } from './TitleBar'
import { useDueNotice } from './useDueNotice'
import { useShellCommands } from './useShellCommands'
import { useWindowWidth } from './useWindowWidth'

export type Overlay = 'palette' | 'shortcuts' | 'network' | 'about' | 'help' | null

const LiveScreen = lazy(async () => ({ default: (await import('../features/depositions/LiveScreen')).LiveScreen }))
const HelpDialog = lazy(async () => ({ default: (await import('../features/help')).HelpDialog }))

const DEFAULT_SHARE = 0.42
/** By so much a command widens the source. Percent of the window. */
const STEP = 6

/** Title bar, rail, work, source, status bar. */
export function Shell({ onClose }: { onClose: () => void }) {
  const [overlay, setOverlay] = useState<Overlay>(null)
  const { place } = useNavigation()
  useShellCommands(setOverlay, onClose)
  useEffect(loadRoomsQuietly, [])
  useDueNotice()
  const live = place.room === 'depositions' && place.view === 'live' ? place.item : null
  return (
    <DropTarget>
      <div className="shell">
        {live !== null ? <Suspense><LiveScreen id={live} /></Suspense> : (
          <>
            <TitleBar onPalette={() => setOverlay('palette')} onNetwork={() => setOverlay('network')} onClose={onClose} />
            <Rail />
            <main className="shell__main">
              <WorkAndSource room={place.room}><CrashBoundary key={place.room} place={placeOf(place.room)}>{roomOf(place.room)}</CrashBoundary></WorkAndSource>
            </main>
            <StatusBar />
          </>
        )}
        {overlay === 'palette' && <CommandPalette onClose={() => setOverlay(null)} />}
        {overlay === 'shortcuts' && <ShortcutSheet onClose={() => setOverlay(null)} />}
        {overlay === 'network' && <NetworkDialog onClose={() => setOverlay(null)} />}
        {overlay === 'help' && <Suspense><HelpDialog room={place.room} onClose={() => setOverlay(null)} /></Suspense>}
        {overlay === 'about' && <AboutDialog onClose={() => setOverlay(null)} />}
      </div>
    </DropTarget>
  )
}

/** The same object for the same room: the crash report is made once. */
const placeOf = (room: Room): CrashPlace => (places[room] ??= { kind: 'room', room })
const SOURCE: CrashPlace = { kind: 'room', room: 'source' }
const places: Partial<Record<Room, CrashPlace>> = {}

function WorkAndSource({ room, children }: { room: Room; children: ReactNode }) {
  const { place, closeSource } = useNavigation()
  const { sourceShare } = usePreferences()
  const width = useWindowWidth()
  const share = sourceShare[room] ?? DEFAULT_SHARE
  const source = useRef<PanelImperativeHandle>(null)
  const resize = (by: number) => source.current?.resize(`${source.current.getSize().asPercentage + by}%`)
  // What a person can do by dragging the divider must be possible without dragging too (WCAG 2.2, 2.5.7).
  const blocked = () => (place.source && width >= SOURCE_LIES_OVER ? null : 'No source stands beside the work.')
  useCommands([
    { id: 'source.wider', label: 'Widen the source', group: 'Source', keys: [], blocked, run: () => resize(STEP) },
    { id: 'source.narrower', label: 'Narrow the source', group: 'Source', keys: [], blocked, run: () => resize(-STEP) },
  ])
  // The work stays where it is in the tree: what is being typed must outlive the opening of a source.
  const work = <section className="shell__work" aria-label="Work" tabIndex={-1}><GapQuestion /><AskAbout />{children}</section>
  if (width < SOURCE_LIES_OVER) {
    return (
      <>
        {work}
        {place.source && <button type="button" className="shell__veil" aria-label="Close the source" onClick={closeSource} />}
        {place.source && <section className="shell__source shell__source--over" aria-label="Source" tabIndex={-1}><CrashBoundary place={SOURCE}><SourcePane /></CrashBoundary></section>}
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
      {place.source && <Panel id="source" panelRef={source} defaultSize={`${share * 100}%`} minSize="25%" maxSize="60%"><section className="shell__source" aria-label="Source" tabIndex={-1}><CrashBoundary place={SOURCE}><SourcePane /></CrashBoundary></section></Panel>}
    </Group>
  )
}
