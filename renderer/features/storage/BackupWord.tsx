import { useNavigation } from '../../navigation'
import { useBackups } from './useBackups'

/** In the status line: a backup under way, or the last one that failed, until one succeeds. */
export function BackupWord() {
  const { go } = useNavigation()
  const { running, failure } = useBackups()
  if (running) return <span>Backing up…</span>
  if (!failure) return null
  return <button type="button" className="storage__word" title={failure.say} onClick={() => go({ room: 'storage' })}>Backup failed</button>
}
