/**
 * Automatic backups of a matter into the folder that the person chose: on closing, and after so many changes.
 * They are case files, written in the background one after the other. A failure is kept until a backup of that
 * matter succeeds.
 */
import { backupName, type KeepRules, PLAIN_KEEPING, tooOld } from '../../shared/casefile/keep'
import type { BackupFile, BackupFolder, Bridge } from '../../shared/ipc/contract'
import { ProblemError } from '../../shared/problem/problem'
import { forFileName } from '../export/save'
import { getSetting, listMatters, putSetting, removeSetting } from '../store'
import { saveCaseFile } from './save'

const bridge = () => (window as unknown as { probata?: Bridge }).probata

export type BackupFailure = { at: string; say: string }
export type BackupState = { folder: BackupFolder | null; running: { done: number; total: number } | null; failure: BackupFailure | null }

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
  /** Writes a backup behind those under way. @returns whether it is on the disk; a failure is noted and said on the screen */
  run(matterId: string): Promise<boolean> {
    const mine = queue.then(() => back(matterId))
    queue = mine
    return mine
  },
  /** Stops the backup under way; nothing of it is left. */
  cancel: () => stop?.abort(),
}

async function back(matterId: string): Promise<boolean> {
  const folder = (await bridge()?.call('backup.folder', {})) ?? null
  const card = (await listMatters()).find((one) => one.id === matterId)
  if (!folder || !card) return false
  const own = new AbortController()
  stop = own
  become({ folder, running: { done: 0, total: 0 } })
  try {
    const now = new Date()
    await saveCaseFile(matterId, folder.token, backupName({ matter: matterId, title: forFileName(card.name), at: now.toISOString() }), {
      signal: own.signal, withoutBytes: false, onProgress: (_what, done, total) => become({ running: { done, total } }),
    })
    await removeSetting(failureKey(matterId))
    become({ failure: null })
    const names = ((await backups.list()) ?? []).map((one) => one.name)
    await bridge()?.call('backup.remove', { names: tooOld(names, matterId, await backups.rules(), now.getTime()) })
    return true
  } catch (cause) {
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
