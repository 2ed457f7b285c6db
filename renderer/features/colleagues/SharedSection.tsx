import { CASE_ENDING } from '../../../shared/casefile/layout'
import { useAuthors } from '../../authors'
import { useSession } from '../../store'
import { Button, instantHere, ProblemNote } from '../../ui'
import { type SharedMode, useShared } from './SharedFolderProvider'

/** The shared folder: where it is, what waits there, and what was passed over and why. */
export function SharedSection() {
  const shared = useShared()
  const { folder } = shared
  const { device, keys } = useSession()
  const named = useAuthors()(device, 'This computer').name
  return (
    <section aria-label="Shared folder">
      <h2>Shared folder</h2>
      {!folder && (
        <>
          <p className="second">A folder on a file server, or one that a sync program keeps the same on several computers. Each of you puts your changes there, and finds those of the others; papers travel once. Everybody begins with the same case file ({CASE_ENDING}): save it, hand it over, then choose the folder on each computer.</p>
          <p className="second">{keys
            ? 'What is put there is encrypted with the lock of this matter; whoever reads the folder sees names and sizes of files, and who wrote them. Each of you opens the same locked case file and keeps its lock: a copy without it, or with another one, cannot read what is there.'
            : 'What is put there holds privileged material and is not locked: choose a folder that only those who work on this matter can open, or put a lock on the matter before you hand over its case file.'}</p>
          <div><Button onClick={() => void shared.choose()}>Choose the shared folder…</Button></div>
        </>
      )}
      {folder && (
        <>
          <p className="selectable">{folder.path}{shared.looked && <span className="second"> · looked at {instantHere(shared.looked)}</span>}</p>
          {!shared.reached && <p className="preview__warn" role="alert">The folder cannot be reached just now: the server or the disk may not be connected. Your changes are kept here and are put there when it is back.</p>}
          {shared.problem && <ProblemNote problem={shared.problem} />}
          {shared.waiting ? (
            <div className="colleagues__line"><b>{shared.waiting}</b><Button look="primary" onClick={shared.show}>Look</Button><Button onClick={shared.take}>Take</Button></div>
          ) : shared.reached && <p className="second">Nothing new is there.</p>}
          <fieldset className="colleagues__choice">
            <legend>When a colleague puts changes there</legend>
            {([['ask', 'Ask me first'], ['take', 'Take them at once; conflicts wait for me']] as const satisfies readonly (readonly [SharedMode, string])[]).map(([mode, label]) => (
              <label key={mode}><input type="radio" name="shared-mode" checked={shared.mode === mode} onChange={() => shared.setMode(mode)} /> {label}</label>
            ))}
          </fieldset>
          {named === 'This computer' && <p className="second">Your colleagues see you as “This computer”: say your name in Settings.</p>}
          {shared.notes.length > 0 && (
            <ul className="colleagues__notes" aria-label="Files that were passed over or are waited for">
              {shared.notes.slice(0, 50).map((one) => <li key={`${one.name} ${one.say}`}><b>{one.name}</b> <span className="second">{one.say}</span></li>)}
              {shared.notes.length > 50 && <li className="second">and {(shared.notes.length - 50).toLocaleString()} more</li>}
            </ul>
          )}
          <div className="colleagues__line">
            <Button disabled={shared.busy} onClick={shared.lookNow}>Send and look now</Button>
            <Button onClick={() => void shared.choose()}>Another folder…</Button>
            <Button look="quiet" onClick={() => void shared.forget()}>Stop sharing</Button>
          </div>
        </>
      )}
    </section>
  )
}

/** A word in the status bar while changes of colleagues wait. */
export function SharedWord() {
  const { waiting, show } = useShared()
  return waiting ? <button type="button" className="storage__word" onClick={show}>{waiting}: look</button> : null
}
