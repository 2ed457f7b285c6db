import { useSyncExternalStore } from 'react'
import { type BackupState, backups } from '../../casefile/backups'

export const useBackups = (): BackupState => useSyncExternalStore(backups.subscribe, backups.state)
