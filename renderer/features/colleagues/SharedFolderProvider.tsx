import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { BackupFolder } from '../../../shared/ipc/contract'
import { summaryOf } from '../../../shared/log/summary'
import type { Vector } from '../../../shared/log/vector'
import { type Problem, ProblemError, problemOf } from '../../../shared/problem/problem'
import { howMany } from '../../../shared/proof'
import { bridge } from '../../bridge'
import { useAuthors } from '../../authors'
import { bytesOfToken } from '../../casefile/bytes'
import { type SharedLook, SharedFolder, type SharedNote } from '../../casefile/sharedFolder'
import { beginInFolder } from '../../casefile/target'
import { useCommands } from '../../commands'
import { getSetting, putSetting, useSession } from '../../store'
import { say } from '../../ui'
import { useBringIn } from './BringIn'

/** Whether what colleagues put there is offered, or taken at once. */
export type SharedMode = 'ask' | 'take'
/** Kept for this matter on this computer. `baseline`: what everybody has from the case file that they began with. */
type Kept = { mode: SharedMode; baseline: Vector }
const PLAIN: Kept = { mode: 'ask', baseline: {} }

export type SharedState = {
  folder: BackupFolder | null
  mode: SharedMode
  /** "3 changes of Ana" that wait to be looked at or taken; null where there are none */
  waiting: string | null
  notes: readonly SharedNote[]
  /** false: the folder cannot be reached just now */
  reached: boolean
  /** ISO instant of the last look that reached it */
  looked: string | null
  busy: boolean
  problem: Problem | null
}

type Shared = SharedState & { choose(): Promise<void>; forget(): Promise<void>; setMode(mode: SharedMode): void; lookNow(): void; show(): void; take(): void }

const Context = createContext<Shared | null>(null)

export function useShared(): Shared {
  const value = useContext(Context)
  if (!value) throw new Error('no SharedFolderProvider')
  return value
}

/** How often the folder is looked at while the window has the focus: some servers and sync programs give no notice. Milliseconds. */
const POLL = 15_000
/** Own changes are put there once nothing was changed for so long. Milliseconds. */
const QUIET = 8_000

const NONE: SharedState = { folder: null, mode: 'ask', waiting: null, notes: [], reached: true, looked: null, busy: false, problem: null }

/** Carries changes between the copies of a matter through a folder that their people share. */
export function SharedFolderProvider({ children }: { children: ReactNode }) {
  const session = useSession()
  const { matterId } = session
  const who = useAuthors()
  const { preview, bring } = useBringIn()
  const [state, setState] = useState<SharedState>(NONE)
  const change = useCallback((fields: Partial<SharedState>) => setState((before) => ({ ...before, ...fields })), [])
  const found = useRef<SharedLook['source']>(null)
  const told = useRef('')
  const offered = useRef('')
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const ended = useRef<AbortController | null>(null)
  const latest = useRef({ who, bring, preview })
  latest.current = { who, bring, preview }
  const shared = useMemo(() => new SharedFolder(session, {
    list: async () => (await bridge()?.call('shared.list', { matter: matterId }))?.map((file) => ({ ...file, bytes: bytesOfToken(file.token, file.size) })) ?? null,
    begin: async (name) => beginInFolder((await bridge()?.call('shared.folder', { matter: matterId }))?.token ?? '', name),
  }), [session, matterId])

  /** One look after the other: at what others put there, and with `publish` at what is to be put there. */
  const work = useCallback((publish: boolean) => {
    const signal = ended.current?.signal
    if (!signal) return
    queue.current = queue.current.then(async () => {
      if (signal.aborted || !(await bridge()?.call('shared.folder', { matter: matterId }))) return
      change({ busy: true })
      try {
        const { mode, baseline } = { ...PLAIN, ...(await getSetting<Partial<Kept>>(`shared ${matterId}`, {})) }
        let look = await shared.look(signal)
        if (look && publish && (await shared.publish(look, latest.current.who(session.device, 'This computer').name, baseline, signal)) > 0) look = await shared.look(signal)
        if (look === null) return change({ reached: false })
        change({ notes: look.notes, reached: true, looked: new Date().toISOString(), problem: null })
        if (look.signature !== offered.current) await offer(look.source, mode, signal)
        offered.current = look.signature
      } catch (cause) {
        if (!signal.aborted) change({ problem: problemOf(cause, 'unexpected', 'The shared folder could not be read.', 'It is tried again by itself.', 'Nothing was changed.') })
      } finally {
        if (!signal.aborted) change({ busy: false })
      }
    })

    async function offer(source: SharedLook['source'], mode: SharedMode, ending: AbortSignal): Promise<void> {
      found.current = source
      if (source === null) return change({ waiting: null })
      try {
        const report = await session.merge(source, false, { signal: ending })
        const { shares } = summaryOf(report.came)
        const words = `${howMany(shares.reduce((sum, one) => sum + one.changes, 0), 'change')} of ${shares.map((one) => latest.current.who(one.device, one.author).name).join(' and ')}`
        // Notes that somebody's work was brought in are nobody's question.
        if (mode === 'take' || shares.length === 0) {
          await latest.current.bring(source, shares.length > 0)
          found.current = null
          return change({ waiting: null })
        }
        change({ waiting: words })
        const key = report.came.at(-1)?.id ?? ''
        if (key !== told.current) say({ text: `${words} ${shares.length === 1 && shares[0]?.changes === 1 ? 'is' : 'are'} in the shared folder.`, action: { label: 'Look', run: () => latest.current.preview(source, words) } })
        told.current = key
      } catch (cause) {
        if (!(cause instanceof ProblemError)) throw cause
        change({ waiting: null, problem: cause.problem })
        if (await shared.refuse(ending)) {
          const next = await shared.look(ending)
          if (next) {
            change({ notes: next.notes, problem: null })
            await offer(next.source, mode, ending)
          }
        }
      }
    }
  }, [shared, session, matterId, change])

  useEffect(() => {
    const own = new AbortController()
    ended.current = own
    let timer: ReturnType<typeof setTimeout> | undefined
    void (async () => {
      const folder = (await bridge()?.call('shared.folder', { matter: matterId })) ?? null
      const { mode } = { ...PLAIN, ...(await getSetting<Partial<Kept>>(`shared ${matterId}`, {})) }
      if (own.signal.aborted) return
      change({ folder, mode })
      if (folder) await bridge()?.call('shared.watch', { matter: matterId })
      work(true)
    })()
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => work(true), QUIET)
    }
    const look = () => work(false)
    const poll = setInterval(() => document.hasFocus() && look(), POLL)
    window.addEventListener('focus', look)
    const stops = [session.onWritten(soon), session.onArrived(() => {
      soon()
      look()
    }), bridge()?.onShared(look)]
    return () => {
      own.abort()
      clearTimeout(timer)
      clearInterval(poll)
      window.removeEventListener('focus', look)
      for (const stop of stops) stop?.()
      void bridge()?.call('shared.watch', { matter: null })
    }
  }, [session, matterId, work, change])

  const value = useMemo<Shared>(() => ({
    ...state,
    choose: async () => {
      const before = state.folder?.path
      const folder = (await bridge()?.call('shared.choose', { matter: matterId })) ?? null
      if (!folder || folder.path === before) return
      // In a folder that holds nothing of this matter yet, everybody begins with the case file as it is now.
      const look = await shared.look(new AbortController().signal)
      await putSetting(`shared ${matterId}`, { mode: state.mode, baseline: look?.begun ? {} : await session.heads() } satisfies Kept)
      change({ folder, notes: [], waiting: null, problem: null })
      await bridge()?.call('shared.watch', { matter: matterId })
      work(true)
    },
    forget: async () => {
      await bridge()?.call('shared.forget', { matter: matterId })
      await bridge()?.call('shared.watch', { matter: null })
      change({ ...NONE, mode: state.mode })
    },
    setMode: (mode) => {
      change({ mode })
      offered.current = ''
      void getSetting<Partial<Kept>>(`shared ${matterId}`, {}).then((kept) => putSetting(`shared ${matterId}`, { ...PLAIN, ...kept, mode })).then(() => work(false))
    },
    lookNow: () => work(true),
    show: () => found.current && preview(found.current, state.waiting ?? ''),
    take: () => found.current && void bring(found.current, true).catch((cause: unknown) => {
      if (!(cause instanceof ProblemError)) throw cause
      change({ problem: cause.problem })
    }),
  }), [state, matterId, shared, session, change, work, preview, bring])
  useCommands(state.folder ? [
    { id: 'colleagues.shared-look', label: 'Look into the shared folder', group: 'Matter', keys: [], run: value.lookNow },
  ] : [])
  return <Context.Provider value={value}>{children}</Context.Provider>
}
