import { useRef, useState } from 'react'
import type { Corner } from '../../../shared/bates/stamp'
import { type Problem, problemOf } from '../../../shared/problem/problem'
import { howMany } from '../../../shared/proof'
import type { Document } from '../../../shared/records'
import { coverLetter } from '../../export/coverTable'
import { paperToDocx } from '../../../shared/report/docx/write'
import { chooseFolder, folderWriter } from '../../export/folder'
import { nextNumber, type ProduceOutcome, type ProduceSettings, produce } from '../../export/produce'
import { useMatter, useRows, useSession } from '../../store'
import { Button, Dialog, Field, ProblemNote, ProgressLine, say, todayHere } from '../../ui'

type State = { at: 'asking' } | { at: 'working'; what: string; done: number; total: number } | { at: 'done'; outcome: ProduceOutcome } | { at: 'failed'; problem: Problem }

/** Asks how the chosen documents are to be produced, and writes them into a folder. */
export function ProduceDialog({ documents, onClose }: { documents: readonly Document[]; onClose: () => void }) {
  const session = useSession()
  const matter = useMatter()
  const all = useRows('documents')
  const outgoing = useRows('outgoing')
  const [settings, setSettings] = useState<ProduceSettings>(() => {
    const before = all.find((one) => one.ownBates)?.ownBates?.first
    const prefix = before ? before.replace(/\d+$/, '') : 'PL_'
    return { volume: `VOL${String(outgoing.filter((one) => one.kind === 'production').length + 1).padStart(3, '0')}`, to: '', prefix, start: nextNumber(all, prefix), width: 6, corner: 'bottom-right', natives: false }
  })
  const [state, setState] = useState<State>({ at: 'asking' })
  const abort = useRef<AbortController | null>(null)
  const set = (fields: Partial<ProduceSettings>) => setSettings({ ...settings, ...fields })
  const withheld = documents.filter((one) => one.privilege?.treatment === 'withheld' && one.quarantine === null)
  const held = documents.filter((one) => one.quarantine !== null)
  const run = async () => {
    const folder = await chooseFolder()
    if (!folder) return
    const controller = new AbortController()
    abort.current = controller
    setState({ at: 'working', what: 'Beginning', done: 0, total: documents.length })
    const write = folderWriter(folder.token)
    try {
      const outcome = await produce(session, documents, settings, write, controller.signal, (what, done, total) => setState({ at: 'working', what, done, total }))
      if (matter) await write(`${settings.volume} cover letter.docx`, paperToDocx(coverLetter(matter, settings, outcome, todayHere())))
      setState({ at: 'done', outcome })
    } catch (cause) {
      if (controller.signal.aborted) {
        say('Cancelled. Nothing was numbered; the files written so far are in the folder.')
        onClose()
      } else setState({ at: 'failed', problem: problemOf(cause, 'export.refused', 'The production could not be written there.', 'Choose an empty folder on a disk with room.', 'Nothing in the matter was changed.') })
    }
  }
  const busy = state.at === 'working'
  return (
    <Dialog title={`Produce ${howMany(documents.length - held.length, 'document')}`} onClose={() => (busy ? abort.current?.abort() : onClose())} foot={
      state.at === 'asking' ? <><Button onClick={onClose}>Cancel</Button><Button look="primary" disabled={!/^[\w .-]{1,60}$/.test(settings.volume) || settings.prefix === '' || settings.start < 1 || documents.length === held.length} onClick={() => void run()}>Choose a folder and produce…</Button></>
        : <Button onClick={() => (busy ? abort.current?.abort() : onClose())}>{busy ? 'Cancel' : 'Close'}</Button>
    }>
      {state.at === 'asking' && (
        <>
          <div className="produce__grid">
            <Field label="Volume"><input className="input" value={settings.volume} onChange={(event) => set({ volume: event.target.value })} /></Field>
            <Field label="To"><input className="input" value={settings.to} onChange={(event) => set({ to: event.target.value })} /></Field>
            <Field label="Bates prefix"><input className="input" value={settings.prefix} onChange={(event) => set({ prefix: event.target.value, start: nextNumber(all, event.target.value) })} /></Field>
            <Field label="First number"><input className="input" type="number" min={1} value={settings.start} onChange={(event) => set({ start: Number(event.target.value) })} /></Field>
            <Field label="Digits"><input className="input" type="number" min={3} max={12} value={settings.width} onChange={(event) => set({ width: Math.min(12, Math.max(1, Number(event.target.value))) })} /></Field>
            <Field label="Stamp"><select className="select" value={settings.corner} onChange={(event) => set({ corner: event.target.value as Corner })}>
              <option value="bottom-right">Bottom right</option><option value="bottom-centre">Bottom centre</option><option value="bottom-left">Bottom left</option><option value="top-right">Top right</option><option value="top-left">Top left</option>
            </select></Field>
          </div>
          <label className="production__used"><input type="checkbox" checked={settings.natives} onChange={(event) => set({ natives: event.target.checked })} /> Natives of PDFs and pictures as well (never of a redacted document)</label>
          <p className="second">Stamped {settings.prefix}{String(settings.start).padStart(settings.width, '0')} onwards, families together. Redactions are burnt in: a redacted document is built anew from pictures, and the output is searched for what should be gone before it is kept.</p>
          {withheld.length > 0 && <p className="production__unsure">{howMany(withheld.length, 'privileged document')} will be a slip sheet: {withheld.slice(0, 3).map((one) => one.title).join(', ')}{withheld.length > 3 ? ' …' : ''}</p>}
          {held.length > 0 && <p className="production__unsure">{howMany(held.length, 'quarantined document')} will not be part of it.</p>}
        </>
      )}
      {state.at === 'working' && <ProgressLine what={state.what} done={state.done} total={state.total} />}
      {state.at === 'done' && <p>{howMany(state.outcome.documents, 'document')} with {howMany(state.outcome.pages, 'page')} were produced{state.outcome.bates ? ` as ${state.outcome.bates.first} to ${state.outcome.bates.last}` : ''}: images, natives, text, DAT, OPT, {state.outcome.files.toLocaleString()} fingerprints and a table for the cover letter.</p>}
      {state.at === 'failed' && <ProblemNote problem={state.problem} />}
    </Dialog>
  )
}
