import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { documentName } from '../../../shared/cite/format'
import { type Problem, ProblemError } from '../../../shared/problem/problem'
import type { Document } from '../../../shared/records'
import { useRows, useSession } from '../../store'
import { type Anchor, Button, Popover, ProblemNote, ProgressLine } from '../../ui'
import { useImportDocuments } from '../documents'
import { takeApart } from './actions'

const MOST = 60
const LIKELY = /agreement|contract|terms|addendum|lease|licen[sc]e|amendment|order form|policy|dpa\b/i

/** Chooses a document of the matter, and takes it apart in the background. */
export function TakeApart({ anchor, onClose, onDone }: { anchor: Anchor; onClose: () => void; onDone: (contract: string) => void }) {
  const session = useSession()
  const documents = useRows('documents')
  const contracts = useRows('contracts')
  const imports = useImportDocuments()
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState(0)
  const [working, setWorking] = useState<string | null>(null)
  const [failed, setFailed] = useState<Problem | null>(null)
  const abort = useRef<AbortController | null>(null)
  const listId = useId()
  useEffect(() => () => abort.current?.abort(), [])
  const found = useMemo(() => {
    const there = new Set(contracts.map((one) => one.document))
    const terms = words.toLowerCase().split(/\s+/).filter(Boolean)
    const name = (one: Document) => `${documentName(one)} ${one.title} ${one.originalName}`
    return documents.filter((one) => !there.has(one.id) && one.quarantine === null && one.kind !== 'unread' && terms.every((term) => name(one).toLowerCase().includes(term)))
      .sort((a, b) => Number(LIKELY.test(name(b))) - Number(LIKELY.test(name(a)))).slice(0, MOST)
  }, [documents, contracts, words])
  const start = async (document: Document | undefined) => {
    if (!document || working !== null) return
    const controller = new AbortController()
    abort.current = controller
    setWorking(documentName(document))
    setFailed(null)
    try {
      const id = await takeApart(session, document, controller.signal)
      if (id) onDone(id)
    } catch (cause) {
      if (controller.signal.aborted) return
      if (!(cause instanceof ProblemError)) throw cause
      setFailed(cause.problem)
    } finally {
      setWorking(null)
    }
  }
  return (
    <Popover anchor={anchor} label="Take a document apart" onClose={onClose} className="take-apart">
      <div className="take-apart__head">
        <input autoFocus className="input" role="combobox" aria-expanded aria-controls={listId} aria-activedescendant={found[chosen] ? `${listId}-${chosen}` : undefined} aria-label="Document to take apart" placeholder="Which document? Words of its name" value={words}
          onChange={(event) => {
            setWords(event.target.value)
            setChosen(0)
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') setChosen(Math.min(found.length - 1, chosen + 1))
            else if (event.key === 'ArrowUp') setChosen(Math.max(0, chosen - 1))
            else if (event.key === 'Enter') void start(found[chosen])
            else return
            event.preventDefault()
            event.stopPropagation()
          }} />
      </div>
      {working !== null ? <div className="take-apart__work"><ProgressLine what={`Taking ${working} apart`} done={0} total={0} action={<Button onClick={onClose}>Cancel</Button>} /></div> : (
        <div className="take-apart__list" role="listbox" id={listId} aria-label="Documents">
          {found.map((one, at) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field; aria-activedescendant points here
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field does the same
            <div key={one.id} id={`${listId}-${at}`} role="option" aria-selected={at === chosen} className={at === chosen ? 'take-apart__option take-apart__option--chosen' : 'take-apart__option'} onPointerEnter={() => setChosen(at)} onClick={() => void start(one)}>
              <strong className="truncate">{documentName(one)}</strong><span className="second truncate">{documentName(one) === one.title ? one.originalName : one.title}</span>
            </div>
          ))}
        </div>
      )}
      {found.length === 0 && working === null && <p className="second take-apart__none">{words === '' ? 'Every document was taken apart already, or none can be read.' : 'No document has these words in its name.'}</p>}
      {failed && <div className="take-apart__work"><ProblemNote problem={failed} /></div>}
      <div className="take-apart__foot"><Button onClick={() => {
        onClose()
        imports.chooseFiles()
      }}>Import another file…</Button></div>
    </Popover>
  )
}
