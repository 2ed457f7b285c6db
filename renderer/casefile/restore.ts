/** A backup against the present matter, and brought back: as a matter of its own, or in place of it. */
import { type Difference, differ } from '../../shared/casefile/differ'
import { patch } from '../../shared/log/change'
import { type AnyRecord, type TableName, tableNames } from '../../shared/records'
import { ProblemError, problem } from '../../shared/problem/problem'
import { fileLockOf, labelLockedMatter, matterCard, openCaseRows, openMatter, type Session, updateMatterCard } from '../store'
import { recordsPart } from '../../shared/casefile/layout'
import { backups } from './backups'
import type { CaseBytes } from './bytes'
import { readable } from './locked'
import { type OpenOptions, readCaseFile } from './open'

export type Compared = { /** the backup, opened beside the present matter; it goes when the app closes, unless it is kept */ matterId: string; differences: Difference[] }

/**
 * Reads a backup and compares its records with those of the open matter. Beside a locked matter nothing is put on the
 * disk readable: a backup from before the lock gets that matter's lock as well.
 * @throws FileIsLocked where its key is not here; ProblemError where it is damaged
 */
export async function compareBackup(session: Session, from: CaseBytes, name: string, options: OpenOptions): Promise<Compared> {
  const bytes = await readable(from, name)
  const opened = await readCaseFile(bytes.lock ? bytes : { ...bytes, lock: await fileLockOf(session.matterId) }, name, true, options)
  if (!opened.ok) throw new ProblemError(problem('case.broken', `${name} was altered or is damaged: ${opened.findings[0]?.say ?? ''}`, 'Choose another backup, or open this one by “Open case file” to rescue what can be read.', 'Nothing was changed.'))
  await updateMatterCard(opened.matterId, { deleted: new Date().toISOString() })
  const rows = await openCaseRows(opened.matterId)
  try {
    const tables = new Map<TableName, AnyRecord[]>()
    for (const table of tableNames) {
      const list: AnyRecord[] = []
      for await (const some of rows.rows(recordsPart(table))) list.push(...(some as AnyRecord[]))
      tables.set(table, list)
    }
    return { matterId: opened.matterId, differences: differ((table) => session.reader.rows(table), (table) => tables.get(table) ?? []) }
  } finally {
    rows.close()
  }
}

/** Keeps the compared backup as a matter of its own, beside the present one. */
export async function restoreBeside(matterId: string, day: string): Promise<void> {
  const restored = await openMatter(matterId)
  try {
    const name = `${restored.reader.get('matter', 'matter')?.name ?? 'Matter'} (backup of ${day})`.slice(0, 300)
    await restored.commit({ label: `Restore as a matter of its own: “${name}”`, ops: [patch('matter', 'matter', { name })] })
    await updateMatterCard(matterId, { name, deleted: null })
    const card = await matterCard(matterId)
    if (card?.lock) await labelLockedMatter(matterId, `${card.name.slice(0, 200)} (backup of ${day})`)
  } finally {
    restored.close()
  }
}

/**
 * Puts the backup in the place of the present matter, which is backed up first.
 * @throws ProblemError where that backup fails: nothing was changed then
 */
export async function restoreInPlace(present: string, matterId: string): Promise<void> {
  if (!(await backups.run(present))) throw new ProblemError(problem('export.refused', 'The backup was not restored: the present matter could not be backed up first.', 'See what is wrong with the folder for backups, then try again.', 'Nothing was changed.'))
  await updateMatterCard(matterId, { deleted: null })
  await updateMatterCard(present, { deleted: new Date().toISOString() })
}
