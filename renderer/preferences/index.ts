export { loadPreferences, type Preferences, setPreference, usePreferences } from './preferences'
