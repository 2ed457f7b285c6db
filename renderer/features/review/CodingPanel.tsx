import { confidentialityWord } from '../../../shared/documents/filter'
import type { Document, Tag } from '../../../shared/records'
import { documentNumber, type Decision } from '../../../shared/review/decide'
import { REACHES, type Reach } from '../../../shared/review/reach'
import { CitesBeneath, useLiveText } from '../../cites'
import { useSession } from '../../store'
import { Button, Kbd, KeyOf } from '../../ui'
import { basisWords } from './PrivilegeForm'
import { BY_ITSELF, type Similar, similarOf, useSimilarState } from './similar'

const REACH_WORD: Record<Reach, string> = { document: 'Document', family: 'Family', thread: 'Thread', duplicates: 'Duplicates', similar: 'Similar' }
const REACH_COMMAND: Partial<Record<Reach, string>> = { family: 'review.family', thread: 'review.thread', duplicates: 'review.duplicates', similar: 'review.similar' }
export const DESIGNATIONS: readonly Document['confidentiality'][] = ['none', 'confidential', 'attorneys-eyes-only', 'source-code']
const SHORT: Record<Document['confidentiality'], string> = { none: 'None', confidential: 'Confidential', 'attorneys-eyes-only': 'AEO', 'source-code': 'Source code' }

type Props = {
  document: Document; tags: readonly Tag[]; similar: readonly Similar[]
  reach: Reach; counts: Record<Reach, number>; onReach: (reach: Reach) => void
  onDecide: (decision: Decision) => void; onPrivilege: () => void; onOpen: (id: string) => void
}

/** Everything that is decided about a document; each button shows its key, and pressing it never takes the focus. */
export function CodingPanel({ document, tags, similar, reach, counts, onReach, onDecide, onPrivilege, onOpen }: Props) {
  const [typed, onInput] = useLiveText(document.note)
  const keyed = tags.filter((tag) => tag.key !== null).sort((a, b) => Number(a.key) - Number(b.key))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the focus in the list, so that Enter goes on
    <div className="coding__grid" onMouseDown={(event) => (event.target as HTMLElement).closest('button') && event.preventDefault()}>
      <span className="coding__label">Apply to</span>
      <div className="segmented coding__reach" role="radiogroup" aria-label="Apply to">
        {REACHES.map((one) => (
          <button key={one} type="button" role="radio" aria-checked={reach === one} className="segmented__item" disabled={one !== 'document' && counts[one] < 2} onClick={() => onReach(one)}>
            {REACH_WORD[one]}{one !== 'document' && counts[one] > 1 ? ` ${counts[one].toLocaleString()}` : ''}{REACH_COMMAND[one] && <KeyOf command={REACH_COMMAND[one]} />}
          </button>
        ))}
      </div>
      <span className="coding__label">Responsive</span>
      <div className="coding__keys" role="group" aria-label="Responsive">
        <Button on={document.responsive === 'yes'} command="review.yes" onClick={() => onDecide({ what: 'responsive', value: document.responsive === 'yes' ? null : 'yes' })}>Yes</Button>
        <Button on={document.responsive === 'no'} command="review.no" onClick={() => onDecide({ what: 'responsive', value: document.responsive === 'no' ? null : 'no' })}>No</Button>
        <span className="coding__gap" />
        <Button on={document.hot} command="review.hot" onClick={() => onDecide({ what: 'hot', value: !document.hot })}>Hot</Button>
        <Button on={document.privilege !== null} command="review.privilege" onClick={onPrivilege}>Privileged…</Button>
        {document.privilege && <span className="second small truncate">{basisWords(document.privilege)}, {document.privilege.treatment}</span>}
      </div>
      <span className="coding__label">Designation</span>
      <div className="coding__keys" role="group" aria-label="Confidentiality">
        {DESIGNATIONS.map((one) => <Button key={one} on={document.confidentiality === one} title={confidentialityWord(one)} onClick={() => onDecide({ what: 'confidentiality', value: one })}>{SHORT[one]}</Button>)}
        <span className="third small"><KeyOf command="review.confidentiality" /> next</span>
      </div>
      {keyed.length > 0 && (
        <>
          <span className="coding__label">Issues</span>
          <div className="coding__keys" role="group" aria-label="Issue tags">
            {keyed.map((tag) => (
              <Button key={tag.id} on={document.tags.includes(tag.id)} onClick={() => onDecide({ what: 'tag', tag, on: !document.tags.includes(tag.id) })}>
                <i className="facets__square" style={{ background: `var(--tag-${tag.colour})` }} />{tag.name}<Kbd>{tag.key}</Kbd>
              </Button>
            ))}
          </div>
        </>
      )}
      <span className="coding__label">Similar</span>
      <SimilarLine similar={similar} onOpen={onOpen} />
      <label className="coding__label" htmlFor="review-note">Note</label>
      <div><input id="review-note" key={`${document.id} ${document.note}`} className="input coding__note" maxLength={8000} defaultValue={document.note} placeholder="What the next reader should know" onInput={onInput}
        onBlur={(event) => event.target.value.trim() !== document.note && onDecide({ what: 'note', value: event.target.value.trim() })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.value = document.note
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
        }} />
        <CitesBeneath text={typed} />
      </div>
    </div>
  )
}

function SimilarLine({ similar, onOpen }: { similar: readonly Similar[]; onOpen: (id: string) => void }) {
  const session = useSession()
  const state = useSimilarState(session)
  if (state.running) return <div className="coding__keys"><span className="second tabular">Comparing the texts: {state.done.toLocaleString()} of {state.total.toLocaleString()}</span><Button look="quiet" onClick={() => similarOf(session).cancel()}>Cancel</Button></div>
  if (!state.ready) return <div className="coding__keys"><Button onClick={() => void similarOf(session).start()}>Find similar documents</Button><span className="third small truncate">{session.reader.rows('documents').length > BY_ITSELF ? 'Compares every text once, in the background' : ''}</span></div>
  if (similar.length === 0) return <div className="coding__keys"><span className="third">no document reads alike</span></div>
  return (
    <div className="coding__keys coding__similar">
      {similar.slice(0, 4).map((one) => {
        const document = session.reader.get('documents', one.id)
        return document && <button key={one.id} type="button" className="cite coding__alike" title={document.title} onClick={() => onOpen(one.id)}><span className="truncate">{documentNumber(document)}</span> {Math.floor(one.likeness * 100)} %</button>
      })}
      {similar.length > 4 && <span className="third small">and {similar.length - 4} more</span>}
      <span className="third small"><KeyOf command="review.open-similar" /> opens the next</span>
    </div>
  )
}
