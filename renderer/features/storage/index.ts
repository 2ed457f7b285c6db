export { AutomaticBackups, BackupBeforeClosing } from './AutomaticBackups'
export { BackupWord } from './BackupWord'
export { LeaveMatter } from './Leave'
export { StorageRoom } from './StorageRoom'
