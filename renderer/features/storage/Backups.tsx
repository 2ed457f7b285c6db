import { useCallback, useEffect, useState } from 'react'
import { type KeepRules, PLAIN_KEEPING, readBackupName } from '../../../shared/casefile/keep'
import type { BackupFile } from '../../../shared/ipc/contract'
import { howMany } from '../../../shared/proof'
import { backups } from '../../casefile/backups'
import { bytesInWords } from '../../casefile/words'
import { useSession } from '../../store'
import { Button, Field, instantHere } from '../../ui'
import { RestoreDialog } from './RestoreDialog'
import { useBackups } from './useBackups'

/** Where backups go, how long they are kept, which there are, and the way back. */
export function Backups({ free }: { free: { free: number } | null }) {
  const session = useSession()
  const { folder, running, failure } = useBackups()
  const [files, setFiles] = useState<BackupFile[] | null | 'unknown'>('unknown')
  const [restore, setRestore] = useState<BackupFile | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another folder, and a backup that ended, make another list
  useEffect(() => void backups.list().then(setFiles), [folder, running === null])
  const own = Array.isArray(files) ? files.filter((file) => readBackupName(file.name)?.matter === session.matterId) : []
  return (
    <section className="storage__part" aria-label="Backups">
      <div className="storage__head">
        <h2>Backups</h2>
        {folder && <Button disabled={running !== null} onClick={() => void backups.run(session.matterId)}>Back up now</Button>}
        <Button onClick={() => void backups.chooseFolder()}>{folder ? 'Another folder…' : 'Choose a folder…'}</Button>
        {folder && <Button look="quiet" onClick={() => void backups.forgetFolder()}>Stop backups</Button>}
      </div>
      {session.keys && <p role="note">Backups of this matter are encrypted with its lock, and each keeps the passphrase of its day: one that was changed later does not open those from before. The recovery key opens all of them.</p>}
      {!folder && <p className="second">No backups are made yet. Choose a folder, best on another disk: Probata then writes a case file there whenever a matter is closed, and while you work.</p>}
      {folder && <p className="selectable">{folder.path}{free ? <span className="second"> · {bytesInWords(free.free)} free</span> : ''}</p>}
      {failure && <p className="storage__failed" role="alert">The last backup failed on {instantHere(failure.at)}: {failure.say}</p>}
      {folder && files === null && <p className="storage__failed" role="alert">The folder cannot be read: the disk may not be connected.</p>}
      {running && <p role="status">Backing up: {bytesInWords(running.done)}{running.total > 0 ? ` of ${bytesInWords(running.total)}` : ''} <Button look="quiet" onClick={backups.cancel}>Cancel</Button></p>}
      {folder && <Keeping />}
      {folder && Array.isArray(files) && (own.length === 0 ? <p className="second">There is no backup of this matter in the folder yet.</p> : (
        <ul className="storage__list" aria-label="Backups of this matter">
          {own.map((file) => (
            <li key={file.name} className="storage__backup">
              <span className="tabular">{instantHere(readBackupName(file.name)?.at ?? '')}</span><span className="second tabular">{bytesInWords(file.size)}</span>
              <Button look="quiet" onClick={() => setRestore(file)}>Restore…</Button>
            </li>
          ))}
        </ul>
      ))}
      {own.length > 0 && <p className="second">{howMany(own.length, 'backup')}, {bytesInWords(own.reduce((sum, one) => sum + one.size, 0))}</p>}
      {restore && <RestoreDialog file={restore} day={instantHere(readBackupName(restore.name)?.at ?? '')} onClose={() => setRestore(null)} />}
    </section>
  )
}

const RULES: readonly [keyof KeepRules, string, number][] = [['every', 'After so many changes', 100_000], ['all', 'Keep all of the last days', 365], ['daily', 'Then one a day, for days', 3650], ['weekly', 'Then one a week, for weeks', 1040]]

function Keeping() {
  const [rules, setRules] = useState<KeepRules>(PLAIN_KEEPING)
  useEffect(() => void backups.rules().then(setRules), [])
  const set = useCallback((fields: Partial<KeepRules>) => setRules((before) => {
    const next = { ...before, ...fields }
    void backups.setRules(next)
    return next
  }), [])
  return (
    <div className="storage__rules">
      {RULES.map(([key, label, most]) => (
        <Field key={key} label={label}><input className="input" type="number" min={0} max={most} value={rules[key]} onChange={(event) => set({ [key]: Math.min(most, Math.max(0, Math.floor(Number(event.target.value)))) })} /></Field>
      ))}
    </div>
  )
}
