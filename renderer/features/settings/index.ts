export { SettingsRoom } from './SettingsRoom'
