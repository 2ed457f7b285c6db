import { useRef, useState } from 'react'
import { patch } from '../../../shared/log/change'
import { useCommands } from '../../commands'
import { useNavigation } from '../../navigation'
import { type Preferences, setPreference, usePreferences } from '../../preferences'
import { useMatter, useSession } from '../../store'
import { Button, Field, KeyOf, Segmented } from '../../ui'
import { AuthorSettings } from './AuthorSettings'
import { LockSection } from '../lock'
import { KeyTable } from './KeyTable'
import { RecognitionLanguages } from './RecognitionLanguages'
import { SettingsFile } from './SettingsFile'
import { useFilter } from './useFilter'
import './settings.css'

const THEMES: { value: Preferences['theme']; label: string }[] = [{ value: 'system', label: 'As the system' }, { value: 'light', label: 'Light' }, { value: 'dark', label: 'Dark' }]
const SIZES = [{ value: '0.85', label: '85 %' }, { value: '1', label: '100 %' }, { value: '1.15', label: '115 %' }, { value: '1.3', label: '130 %' }, { value: '1.5', label: '150 %' }, { value: '2', label: '200 %' }]

/** All settings in one place; words in the field leave what holds them. */
export function SettingsRoom() {
  const preferences = usePreferences()
  const matter = useMatter()
  const session = useSession()
  const [words, setWords] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const { sections, found } = useFilter(body, words)
  const { go } = useNavigation()
  const setMatter = (fields: Partial<NonNullable<typeof matter>['settings']>, label: string) => {
    if (matter) void session.commit({ label, ops: [patch('matter', 'matter', { settings: { ...matter.settings, ...fields } })] })
  }
  useCommands([{ id: 'settings.find', label: 'Find a setting', group: 'Settings', keys: ['/', 'f'], run: () => field.current?.focus() }])
  const open = (element: HTMLElement) => {
    element.scrollIntoView({ block: 'start' })
    element.querySelector<HTMLElement>('input, select, button, [tabindex="0"]')?.focus({ preventScroll: true })
  }
  return (
    <div className="room">
      <header className="room__head">
        <h1 className="room__title">Settings</h1><span className="room__about">of this machine and of this matter</span>
        <span className="room__space" />
        <input ref={field} type="search" className="input settings__find" aria-label="Find a setting" placeholder="Find a setting" value={words} onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            const [first] = sections
            if (event.key === 'Escape' && words !== '') {
              event.stopPropagation()
              setWords('')
            } else if ((event.key === 'Enter' || event.key === 'ArrowDown') && first) {
              event.preventDefault()
              open(first.element)
            }
          }} />
        <KeyOf command="settings.find" />
      </header>
      <div className="room__body settings-room">
        <nav className="settings__nav" aria-label="Sections of the settings">
          {sections.map((one) => <button key={one.name} type="button" className="settings__to" onClick={() => open(one.element)}>{one.name}</button>)}
        </nav>
        <div className="settings" ref={body}>
          <section className="settings__part">
            <h2>This machine</h2>
            <AuthorSettings />
            <div className="field"><span className="field__label">Theme</span><Segmented label="Theme" options={THEMES} value={preferences.theme} onChange={(theme) => void setPreference('theme', theme)} /></div>
            <div className="field"><span className="field__label">Text size</span><Segmented label="Text size" options={SIZES} value={String(preferences.textSize)} onChange={(size) => void setPreference('textSize', Number(size))} /></div>
            <label className="settings__check"><input type="checkbox" checked={preferences.darkPages} onChange={(event) => void setPreference('darkPages', event.target.checked)} />Dark pages in the dark theme</label>
            <label className="settings__check"><input type="checkbox" checked={preferences.dueNotices} onChange={(event) => void setPreference('dueNotices', event.target.checked)} />Once a day, let the system say how many dates of the open matter are due. It names nothing else.</label>
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
          <LockSection />
          <section className="settings__part">
            <h2>Storage and backups</h2>
            <div className="settings__row"><Button onClick={() => go({ room: 'storage', item: null, view: null })}>What is kept, where, and its backups</Button></div>
          </section>
          <RecognitionLanguages />
          <SettingsFile />
          <section className="settings__part">
            <h2>Keys</h2>
            <KeyTable keys={preferences.keys} />
          </section>
        </div>
        {!found && <p className="settings__none second" role="status">No setting holds “{words.trim()}”. Try fewer words, or press Esc.</p>}
      </div>
    </div>
  )
}
