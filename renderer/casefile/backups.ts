/**
 * Automatic backups of a matter into the folder that the person chose: on closing, and after so many changes.
 * They are case files, of a locked matter with its lock, written in the background one after the other. A failure is
 * kept until a backup of that matter succeeds.
 */
import { backupName, type KeepRules, PLAIN_KEEPING, tooOld } from '../../shared/casefile/keep'
import type { BackupFile, BackupFolder } from '../../shared/ipc/contract'
import { ProblemError } from '../../shared/problem/problem'
import { bridge } from '../bridge'
import { forFileName } from '../export/save'
import { getSetting, listMatters, putSetting, removeSetting } from '../store'
import { saveCaseFile } from './save'

export type BackupFailure = { at: string; say: string }
export type BackupState = { folder: BackupFolder | null; running: { done: number; total: number } | null; failure: BackupFailure | null }

/** Changes of each matter that no backup has yet. */
const due = new Map<string, number>()
/** Set where a matter was locked before its backup could be made: it is made when it is opened next. */
const postponedKey = (matterId: string) => `backup-due ${matterId}`

const failureKey = (matterId: string) => `backup-failure ${matterId}`

let state: BackupState = { folder: null, running: null, failure: null }
let stop: AbortController | null = null
let queue: Promise<unknown> = Promise.resolve()
const listeners = new Set<() => void>()

function become(fields: Partial<BackupState>): void {
  state = { ...state, ...fields }
  for (const listener of listeners) listener()
}

export const backups = {
  state: () => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  /** Reads where backups of this matter go, and whether the last one failed. */
  async look(matterId: string): Promise<void> {
    become({ folder: (await bridge()?.call('backup.folder', {})) ?? null, failure: await getSetting<BackupFailure | null>(failureKey(matterId), null) })
  },
  async chooseFolder(): Promise<void> {
    become({ folder: (await bridge()?.call('backup.choose', {})) ?? null })
  },
  async forgetFolder(): Promise<void> {
    await bridge()?.call('backup.forget', {})
    become({ folder: null })
  },
  rules: () => getSetting<KeepRules>('backup-rules', PLAIN_KEEPING),
  setRules: (rules: KeepRules) => putSetting('backup-rules', rules),
  /** Null where the folder cannot be read. */
  list: async (): Promise<BackupFile[] | null> => (await bridge()?.call('backup.list', {})) ?? null,
  /** A change was made that no backup has; the window asks for one before it closes. */
  changed(matterId: string): void {
    due.set(matterId, (due.get(matterId) ?? 0) + 1)
    hold()
    void backups.rules().then(({ every }) => {
      if (every > 0 && (due.get(matterId) ?? 0) >= every) void backups.run(matterId)
    })
  },
  isDue: (matterId: string): boolean => due.has(matterId),
  /** Matters with changes that no backup has. */
  allDue: (): string[] => [...due.keys()],
  /** Its keys are about to go: what is due is made when it is opened next. */
  async postpone(matterId: string): Promise<void> {
    if (!due.delete(matterId)) return
    hold()
    await putSetting(postponedKey(matterId), true)
  },
  /** Makes what was postponed. */
  async resume(matterId: string): Promise<void> {
    if (await getSetting(postponedKey(matterId), false)) await backups.run(matterId)
  },
  /** Writes a backup behind those under way. @returns whether it is on the disk; a failure is noted and said on the screen */
  run(matterId: string): Promise<boolean> {
    const mine = queue.then(() => back(matterId))
    queue = mine
    return mine
  },
  /** Stops the backup under way; nothing of it is left. */
  cancel: () => stop?.abort(),
}

/** The window is held while there is something to back up. */
function hold(): void {
  void bridge()?.call('window.hold', { hold: due.size > 0 })
}

async function back(matterId: string): Promise<boolean> {
  const folder = (await bridge()?.call('backup.folder', {})) ?? null
  const card = (await listMatters()).find((one) => one.id === matterId)
  if (!folder || !card) {
    // Nobody wants one any more.
    due.delete(matterId)
    hold()
    return false
  }
  const own = new AbortController()
  stop = own
  become({ folder, running: { done: 0, total: 0 } })
  const changes = due.get(matterId)
  if (changes !== undefined) due.set(matterId, 0)
  try {
    const now = new Date()
    await saveCaseFile(matterId, folder.token, backupName({ matter: matterId, title: forFileName(card.name), at: now.toISOString() }), {
      signal: own.signal, withoutBytes: false, onProgress: (_what, done, total) => become({ running: { done, total } }),
    })
    await removeSetting(failureKey(matterId))
    await removeSetting(postponedKey(matterId))
    if (due.get(matterId) === 0) due.delete(matterId)
    hold()
    become({ failure: null })
    const names = ((await backups.list()) ?? []).map((one) => one.name)
    await bridge()?.call('backup.remove', { names: tooOld(names, matterId, await backups.rules(), now.getTime()) })
    return true
  } catch (cause) {
    if (changes !== undefined) due.set(matterId, (due.get(matterId) ?? 0) + changes)
    if (own.signal.aborted) return false
    const failure: BackupFailure = { at: new Date().toISOString(), say: cause instanceof ProblemError ? `${cause.problem.happened} ${cause.problem.todo}` : 'The backup could not be written. Try again, or choose another folder.' }
    await putSetting(failureKey(matterId), failure)
    become({ failure })
    return false
  } finally {
    stop = null
    become({ running: null })
  }
}
