import { useRef, useState } from 'react'
import type { Problem } from '../../../shared/problem/problem'
import { readSettings, writeSettings } from '../../../shared/settings/settings'
import { saveFile } from '../../export/save'
import { setPreferences, usePreferences } from '../../preferences'
import { Button, ProblemNote, say } from '../../ui'

/** Larger files are not read at all. Bytes. */
const LARGEST = 1_000_000

/** The settings of this machine as a file, out and in. */
export function SettingsFile() {
  const preferences = usePreferences()
  const [failed, setFailed] = useState<Problem | null>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const take = async (file: File) => {
    const read = readSettings(file.size > LARGEST ? ' '.repeat(LARGEST) : await file.text())
    if (!read.ok) {
      setFailed(read.problem)
      return
    }
    setFailed(null)
    const before = preferences
    const { settings, left } = read.value
    await setPreferences(settings)
    say({
      text: `Took the settings of ${file.name}${left.length > 0 ? `; left out, not usable here: ${left.slice(0, 5).join(', ')}` : ''}`,
      action: { label: 'Undo', run: () => void setPreferences(before) },
    })
  }
  return (
    <section className="settings__part">
      <h2>Settings as a file</h2>
      <p className="second">Theme, text size, reading, notices and keys, to take to another machine or to give to a colleague. Your name and the widths of panes stay here; nothing of a matter is in it.</p>
      <div className="settings__row">
        <Button onClick={() => void saveFile('Probata settings.json', writeSettings(preferences))}>Export the settings…</Button>
        <Button onClick={() => chooser.current?.click()}>Import settings…</Button>
        <input ref={chooser} type="file" accept=".json" hidden aria-label="Settings file" onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) void take(file)
        }} />
      </div>
      {failed && <ProblemNote problem={failed} />}
    </section>
  )
}
