import type { QuoteCheck } from '../../../shared/brief/check'
import type { RowState } from '../../../shared/brief/check'
import { StateMark } from '../../cites'

const SHOWN_AS: Record<QuoteCheck['verdict'], { state: RowState; word: string }> = {
  stands: { state: 'resolved', word: 'stands there' }, elsewhere: { state: 'words-differ', word: 'stands elsewhere' }, differs: { state: 'words-differ', word: 'differs' },
  absent: { state: 'words-differ', word: 'not there' }, unread: { state: 'unclear', word: 'not checked' },
}

/** One quotation of the brief, and what came of it; where words differ, both, word by word. */
export function QuoteLine({ check }: { check: QuoteCheck }) {
  const { state, word } = SHOWN_AS[check.verdict]
  return (
    <div className="quote-line">
      <span className="quote-line__verdict" data-state={state}><StateMark state={state} />{word}</span>
      <p className="serif selectable quote-line__words">
        “{check.diff.length === 0 ? check.quote : check.diff.map((part, at) => (
          <span key={at}>
            {at > 0 && ' '}
            {part.kind === 'same' ? part.text : part.kind === 'brief' ? <del title="in the brief, not in the source">{part.text}</del> : <ins title="in the source, not in the brief">{part.text}</ins>}
          </span>
        ))}”
      </p>
      {check.say !== '' && <p className="quote-line__say small second">{check.say}{check.diff.length > 0 && ' Struck: the brief. Underlined: the source.'}</p>}
    </div>
  )
}
