/**
 * The rooms, each in a chunk of its own: the desk starts without them, and a matter shows its first room
 * before it has read the code of the other nineteen. They are fetched from the app's own files in a quiet
 * moment, so that going to one never shows an empty frame.
 */
import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react'
import type { Room } from '../navigation'

/** A room's code: fetched once, when it is first shown or before. */
class LateRoom {
  there: ComponentType | null = null
  readonly Waiting = lazy(async () => ({ default: await this.preload() }))

  constructor(private readonly load: () => Promise<ComponentType>) {}

  async preload(): Promise<ComponentType> {
    this.there ??= await this.load()
    return this.there
  }
}

const late = (load: () => Promise<ComponentType>) => new LateRoom(load)

/** Drawn at once where the code is there. */
function Shown({ room }: { room: LateRoom }) {
  // Kept for as long as it is on the screen: another type in its place would throw away what is open in it.
  const [Now] = useState<ComponentType>(() => room.there ?? room.Waiting)
  return <Now />
}

// Where a feature's door is open from the start (its importer, say), its room is entered by itself: through
// the door it would be part of what the start loads.
const ROOMS: Record<Room, LateRoom> = {
  overview: late(async () => (await import('../features/overview')).OverviewRoom),
  complaint: late(async () => (await import('../features/complaint/ComplaintRoom')).ComplaintRoom),
  answers: late(async () => (await import('../features/answers/AnswersRoom')).AnswersRoom),
  proof: late(async () => (await import('../features/proof')).ProofRoom),
  chronology: late(async () => (await import('../features/chronology/ChronologyRoom')).ChronologyRoom),
  policies: late(async () => (await import('../features/policies')).PoliciesRoom),
  contracts: late(async () => (await import('../features/contracts')).ContractsRoom),
  documents: late(async () => (await import('../features/documents/DocumentsRoom')).DocumentsRoom),
  search: late(async () => (await import('../features/search/SearchRoom')).SearchRoom),
  brief: late(async () => (await import('../features/brief/BriefRoom')).BriefRoom),
  productions: late(async () => (await import('../features/productions/ProductionsRoom')).ProductionsRoom),
  review: late(async () => (await import('../features/review')).ReviewRoom),
  people: late(async () => (await import('../features/people')).PeopleRoom),
  discovery: late(async () => (await import('../features/discovery/DiscoveryRoom')).DiscoveryRoom),
  deadlines: late(async () => (await import('../features/deadlines/DeadlinesRoom')).DeadlinesRoom),
  reports: late(async () => (await import('../features/reports')).ReportsRoom),
  transcripts: late(async () => (await import('../features/transcripts/TranscriptsRoom')).TranscriptsRoom),
  depositions: late(async () => (await import('../features/depositions/DepositionsRoom')).DepositionsRoom),
  matter: late(async () => (await import('../features/matter')).MatterRoom),
  activity: late(async () => (await import('../features/activity')).ActivityRoom),
  colleagues: late(async () => (await import('../features/colleagues')).ColleaguesRoom),
  storage: late(async () => (await import('../features/storage')).StorageRoom),
  settings: late(async () => (await import('../features/settings')).SettingsRoom),
}

/** The room by its name; an empty frame of its kind for the moment until it is there. */
export function roomOf(room: Room): ReactNode {
  return <Suspense key={room} fallback={<div className="room" />}><Shown room={ROOMS[room]} /></Suspense>
}

/** Loads what is not loaded yet, one room at a time, whenever nothing else is to be done. @returns stops */
export function loadRoomsQuietly(): () => void {
  let stopped = false
  void (async () => {
    for (const room of Object.values(ROOMS)) {
      await new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: 2000 }))
      if (stopped) return
      await room.preload()
    }
  })()
  return () => {
    stopped = true
  }
}
