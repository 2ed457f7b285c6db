import { type Command, registry, useCommands } from '../commands'
import { useAnswerImport } from '../features/answers'
import { useLock } from '../features/lock'
import { type Room, useNavigation } from '../navigation'
import { setPreference, usePreferences } from '../preferences'
import { useMatter, useSession } from '../store'
import { dayOfInstant, say } from '../ui'
import { useComplaintImport } from './ComplaintImport'
import { printRoom } from './printRoom'
import type { Overlay } from './Shell'

const ROOM_KEYS: readonly [Room, string][] = [
  ['overview', 'Overview'], ['complaint', 'Complaint'], ['proof', 'Proof'], ['documents', 'Documents'], ['matter', 'Matter'],
  ['activity', 'Activity'], ['settings', 'Settings'], ['review', 'Review'], ['productions', 'Productions'],
]

const TEXT_SIZES = [0.85, 1, 1.15, 1.3, 1.5, 1.75, 2]

/** Commands that work in every room. */
export function useShellCommands(show: (overlay: Overlay) => void, onClose: () => void): void {
  const session = useSession()
  const navigation = useNavigation()
  const matter = useMatter()
  const { textSize, theme } = usePreferences()
  const complaint = useComplaintImport()
  const answer = useAnswerImport()

  useLock()

  const takeBack = async (how: 'undo' | 'redo') => {
    const entry = await session[how]()
    if (!entry) say(how === 'undo' ? 'There is nothing to undo.' : 'There is nothing to redo.')
  }
  const resize = (by: number) => {
    const index = TEXT_SIZES.findIndex((size) => size >= textSize - 0.001)
    const next = TEXT_SIZES[Math.min(TEXT_SIZES.length - 1, Math.max(0, index + by))]
    if (next !== undefined) void setPreference('textSize', next)
  }
  const rooms: Command[] = ROOM_KEYS.map(([room, label], index) => ({
    id: `go.${room}`, label: `Go to ${label}`, group: 'Go', keys: [`Alt+${index + 1}`], inFields: true, run: () => navigation.go({ room }),
  }))
  useCommands([
    { id: 'go.answers', label: 'Go to Answers', group: 'Go', keys: [], run: () => navigation.go({ room: 'answers', item: null, view: null }) },
    { id: 'go.people', label: 'Go to People', group: 'Go', keys: [], run: () => navigation.go({ room: 'people', item: null, view: null }) },
    { id: 'answers.import', label: 'Import an answer…', group: 'Matter', keys: [], run: answer.choose },
    { id: 'go.chronology', label: 'Go to Chronology', group: 'Go', keys: [], run: () => navigation.go({ room: 'chronology' }) },
    { id: 'app.palette', label: 'Search, cites and commands', group: 'General', keys: ['$mod+k'], inFields: true, run: () => show('palette') },
    { id: 'app.shortcuts', label: 'Keys of this room', group: 'General', keys: ['Shift+?', '?'], run: () => show('shortcuts') },
    { id: 'app.help', label: 'Help', group: 'General', keys: ['F1'], inFields: true, run: () => show('help') },
    { id: 'app.print', label: 'Print what this room shows', group: 'General', keys: ['$mod+p'], blocked: printsItself, run: () => {
      const { name = '', docketNumber = '', demonstration = false } = matter ?? {}
      void printRoom({ matter: name, about: docketNumber, demonstration, day: dayOfInstant(new Date().toISOString()) })
    } },
    { id: 'edit.undo', label: 'Undo', group: 'General', keys: ['$mod+z'], blocked: () => (session.nextUndo().undo ? null : 'There is nothing to undo.'), run: () => void takeBack('undo') },
    { id: 'edit.redo', label: 'Redo', group: 'General', keys: ['$mod+Shift+z', '$mod+y'], blocked: () => (session.nextUndo().redo ? null : 'There is nothing to redo.'), run: () => void takeBack('redo') },
    { id: 'go.back', label: 'Back', group: 'Go', keys: ['[', 'Alt+ArrowLeft'], blocked: () => (navigation.canBack ? null : 'There is no place to go back to.'), run: navigation.back },
    { id: 'go.forward', label: 'Forward', group: 'Go', keys: [']', 'Alt+ArrowRight'], blocked: () => (navigation.canForward ? null : 'There is no place to go forward to.'), run: navigation.forward },
    ...rooms,
    { id: 'go.policies', label: 'Go to Policies', group: 'Go', keys: [], run: () => navigation.go({ room: 'policies' }) },
    { id: 'go.contracts', label: 'Go to Contracts', group: 'Go', keys: [], run: () => navigation.go({ room: 'contracts', item: null, view: null }) },
    { id: 'go.discovery', label: 'Go to Discovery', group: 'Go', keys: [], run: () => navigation.go({ room: 'discovery' }) },
    { id: 'go.deadlines', label: 'Go to Deadlines', group: 'Go', keys: [], run: () => navigation.go({ room: 'deadlines' }) },
    { id: 'go.reports', label: 'Go to Reports', group: 'Go', keys: [], run: () => navigation.go({ room: 'reports' }) },
    { id: 'go.storage', label: 'Go to Storage', group: 'Go', keys: [], run: () => navigation.go({ room: 'storage', item: null, view: null }) },
    { id: 'go.transcripts', label: 'Go to Transcripts', group: 'Go', keys: [], run: () => navigation.go({ room: 'transcripts', item: null, view: null }) },
    { id: 'go.depositions', label: 'Go to Depositions', group: 'Go', keys: [], run: () => navigation.go({ room: 'depositions', item: null, view: null }) },
    { id: 'source.close', label: 'Close the source', group: 'Go', keys: ['$mod+Shift+w'], blocked: () => (navigation.place.source ? null : 'No source is open.'), run: navigation.closeSource },
    { id: 'focus.next', label: 'Move between list and source', group: 'Go', keys: ['$mod+.', 'F6'], inFields: true, run: cycleFocus },
    { id: 'complaint.import', label: 'Import a complaint…', group: 'Matter', keys: ['$mod+Shift+i'], run: complaint.choose },
    { id: 'matter.close', label: 'Back to the desk', group: 'Matter', keys: [], run: onClose },
    { id: 'view.larger', label: 'Larger text', group: 'View', keys: ['$mod+='], inFields: true, run: () => resize(1) },
    { id: 'view.smaller', label: 'Smaller text', group: 'View', keys: ['$mod+-'], inFields: true, run: () => resize(-1) },
    { id: 'view.normal', label: 'Normal text size', group: 'View', keys: ['$mod+0'], inFields: true, run: () => void setPreference('textSize', 1) },
    { id: 'view.theme', label: theme === 'dark' ? 'Light theme' : 'Dark theme', group: 'View', keys: [], run: () => void setPreference('theme', document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark') },
    { id: 'app.network', label: 'What is stored, and where', group: 'General', keys: [], run: () => show('network') },
    { id: 'app.about', label: 'About Probata', group: 'General', keys: [], run: () => show('about') },
  ])
}

/** A room with a paper of its own, the timeline or the privilege log, takes the key. */
function printsItself(): string | null {
  const own = registry.all().find((one) => one.id !== 'app.print' && one.keys.includes('$mod+p') && !one.blocked?.())
  return own ? `${own.label} has this key here.` : null
}

/** Rail, work, source, and round again. */
function cycleFocus(): void {
  const regions = ['nav.rail', '.shell__work', '.shell__source']
    .map((selector) => document.querySelector<HTMLElement>(selector))
    .filter((region): region is HTMLElement => region !== null)
  const now = regions.findIndex((region) => region.contains(document.activeElement))
  const next = regions[(now + 1) % regions.length]
  const inside = next?.querySelector<HTMLElement>('[aria-current="page"], [role=listbox], [role=grid], [tabindex="0"], button:not(:disabled)')
  const target = inside ?? next
  target?.focus()
}
