import { useEffect, useRef, useState } from 'react'
import { type Problem, problemOf } from '../../../shared/problem/problem'
import { Button, ProblemNote } from '../../ui'
import { tryRecogniser } from '../../workers/ocr'
import { addLanguage, type Language, languages, removeLanguage, useLanguage as chooseLanguage } from '../../workers/ocrLanguages'

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** "German", for "deu"; the code itself where it is no language by itself. */
function nameOf(code: string): string {
  try {
    return names.of(code.split('_')[0] ?? '') ?? code
  } catch {
    return code
  }
}

/** In which languages scans are read. */
export function RecognitionLanguages() {
  const [list, setList] = useState<Language[]>([])
  const [busy, setBusy] = useState<string | null>(null)
  const [failed, setFailed] = useState<Problem | null>(null)
  const chooser = useRef<HTMLInputElement>(null)
  useEffect(() => void languages().then(setList), [])
  const change = (what: string, work: Promise<Language[]>) => {
    setBusy(what)
    setFailed(null)
    work.then(setList, (cause: unknown) => setFailed(problemOf(cause, 'ocr.failed', 'The language was not changed.', 'Try again.'))).finally(() => setBusy(null))
  }
  // The tick is seen at once; where it cannot be kept, what is kept is read again.
  const tick = (code: string, on: boolean) => {
    setList(list.map((one) => (one.code === code ? { ...one, used: on } : one)))
    const kept = chooseLanguage(code, on)
    change(code, kept)
    kept.catch(() => void languages().then(setList))
  }
  const used = list.filter((one) => one.used).length
  return (
    <section className="settings__part">
      <h2>Recognition languages</h2>
      <p className="second">Scans are read in these languages from now on. A language is a .traineddata file of Tesseract; it stays on this machine.</p>
      <ul className="settings__languages">
        {list.map((one) => (
          <li key={one.code}>
            <label className="settings__check">
              <input type="checkbox" checked={one.used} disabled={busy !== null || (one.used && used === 1)} onChange={(event) => tick(one.code, event.target.checked)} />
              {nameOf(one.code)}
            </label>
            <span className="third">{one.code}, {one.size === null ? 'in the box' : `${(one.size / 1e6).toFixed(1)} MB`}</span>
            {one.size !== null && <Button look="quiet" disabled={busy !== null} onClick={() => change(one.code, removeLanguage(one.code))}>Remove</Button>}
          </li>
        ))}
      </ul>
      <div>
        <Button disabled={busy !== null} onClick={() => chooser.current?.click()}>Add a language…</Button>
        <span role="status" className="second">{busy === 'new' ? ' Trying it out…' : ''}</span>
        <input ref={chooser} type="file" accept=".traineddata,.gz" hidden aria-label="Language file" onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) change('new', addLanguage(file, tryRecogniser))
        }} />
      </div>
      {failed && <ProblemNote problem={failed} />}
    </section>
  )
}
