export { AutomaticBackups, BackupBeforeClosing } from './AutomaticBackups'
export { BackupWord } from './BackupWord'
export { StorageRoom } from './StorageRoom'
