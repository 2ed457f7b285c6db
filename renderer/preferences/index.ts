export { loadPreferences, type Preferences, setPreference, setPreferences, usePreferences } from './preferences'
