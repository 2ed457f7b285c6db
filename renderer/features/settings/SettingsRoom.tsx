import { useState } from 'react'
import { type Command, readableKeys, useAllCommands } from '../../commands'
import { type Preferences, setPreference, usePreferences } from '../../preferences'
import { patch } from '../../../shared/log/change'
import { useMatter, useSession } from '../../store'
import { Button, Field, Kbd, Segmented } from '../../ui'
import { AuthorSettings } from './AuthorSettings'
import { RecognitionLanguages } from './RecognitionLanguages'
import './settings.css'

const THEMES: { value: Preferences['theme']; label: string }[] = [{ value: 'system', label: 'As the system' }, { value: 'light', label: 'Light' }, { value: 'dark', label: 'Dark' }]
const SIZES = [{ value: '0.85', label: '85 %' }, { value: '1', label: '100 %' }, { value: '1.15', label: '115 %' }, { value: '1.3', label: '130 %' }, { value: '1.5', label: '150 %' }, { value: '2', label: '200 %' }]

export function SettingsRoom() {
  const preferences = usePreferences()
  const matter = useMatter()
  const session = useSession()
  const setMatter = (fields: Partial<NonNullable<typeof matter>['settings']>, label: string) => {
    if (matter) void session.commit({ label, ops: [patch('matter', 'matter', { settings: { ...matter.settings, ...fields } })] })
  }
  return (
    <div className="room">
      <header className="room__head"><h1 className="room__title">Settings</h1><span className="room__about">of this machine and of this matter</span></header>
      <div className="room__body">
        <div className="settings">
          <section className="settings__part">
            <h2>This machine</h2>
            <AuthorSettings />
            <div className="field"><span className="field__label">Theme</span><Segmented label="Theme" options={THEMES} value={preferences.theme} onChange={(theme) => void setPreference('theme', theme)} /></div>
            <div className="field"><span className="field__label">Text size</span><Segmented label="Text size" options={SIZES} value={String(preferences.textSize)} onChange={(size) => void setPreference('textSize', Number(size))} /></div>
            <label className="settings__check"><input type="checkbox" checked={preferences.darkPages} onChange={(event) => void setPreference('darkPages', event.target.checked)} />Dark pages in the dark theme</label>
          </section>
          {matter && (
            <section className="settings__part">
              <h2>This matter</h2>
              <Field label="Prefix of our exhibits" hint="Proposed for the next exhibit number: PX-1, PX-2…">
                <input className="input" defaultValue={matter.settings.exhibitPrefix} onBlur={(event) => {
                  const exhibitPrefix = event.target.value.trim()
                  if (exhibitPrefix !== matter.settings.exhibitPrefix) setMatter({ exhibitPrefix }, `Set the exhibit prefix to “${exhibitPrefix}”`)
                }} />
              </Field>
              <label className="settings__check">
                <input type="checkbox" checked={matter.settings.countIncorporatedCounts}
                  onChange={(event) => setMatter({ countIncorporatedCounts: event.target.checked }, event.target.checked ? 'Let counts rest on the counts they incorporate' : 'Let counts rest on their own facts only')} />
                A count also rests on the facts of earlier counts that it incorporates
              </label>
            </section>
          )}
          <RecognitionLanguages />
          <section className="settings__part">
            <h2>Keys</h2>
            <KeyTable keys={preferences.keys} />
          </section>
        </div>
      </div>
    </div>
  )
}

function KeyTable({ keys }: { keys: Record<string, string[]> }) {
  const commands = useAllCommands()
  const [listening, setListening] = useState<string | null>(null)
  const conflict = (command: Command, pressed: string) => commands.find((one) => one.id !== command.id && one.keys.includes(pressed))
  return (
    <table className="settings__keys">
      <tbody>
        {commands.filter((one) => !one.quiet).map((command) => (
          <tr key={command.id}>
            <td className="second">{command.group}</td>
            <td>{command.label}</td>
            <td>
              <button type="button" className="settings__key" aria-label={`Key of ${command.label}`} onClick={() => setListening(command.id)}
                onBlur={() => setListening(null)}
                onKeyDown={(event) => {
                  if (listening !== command.id || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return
                  event.preventDefault()
                  event.stopPropagation()
                  if (event.key !== 'Escape') void setPreference('keys', { ...keys, [command.id]: [pressedKeys(event)] })
                  setListening(null)
                }}>
                {listening === command.id ? 'Press a key…' : command.keys.length === 0 ? '–' : command.keys.map((one) => <Kbd key={one}>{readableKeys(one)}</Kbd>)}
              </button>
            </td>
            <td>
              {command.keys[0] && conflict(command, command.keys[0]) && <span className="settings__conflict">also {conflict(command, command.keys[0])?.label}</span>}
              {keys[command.id] && <Button look="quiet" onClick={() => {
                const { [command.id]: _, ...rest } = keys
                void setPreference('keys', rest)
              }}>As delivered</Button>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function pressedKeys(event: React.KeyboardEvent): string {
  const parts = [event.ctrlKey || event.metaKey ? '$mod' : '', event.altKey ? 'Alt' : '', event.shiftKey ? 'Shift' : ''].filter(Boolean)
  return [...parts, event.key.length === 1 ? event.key.toLowerCase() : event.key].join('+')
}
