import type { Doubt, Paragraph } from '../../../shared/records'
import { useOpenSource } from '../../navigation'
import { Button } from '../../ui'
import { PageCrop } from '../../viewer'
import { KindForm } from './KindForm'
import { NumberForm } from './NumberForm'
import { SplitForm } from './SplitForm'
import { WhenSeen } from './WhenSeen'

export type DoubtTool = 'split' | 'number' | 'kind'
export type DoubtActions = { merge: () => void; remove: () => void; split: (at: number) => void; number: (n: number) => void; settle: () => void }

/** Height of a crop before it is drawn. Pixels. */
const CROP = 96

/** One doubt: the sentence, the place on the paper, what was read, and what can be done. */
export function DoubtRow({ doubt, paragraph, document, chosen, tool, onTool, onChoose, actions }: {
  doubt: Doubt; paragraph: Paragraph | null; document: string; chosen: boolean; tool: DoubtTool | null
  onTool: (tool: DoubtTool | null) => void; onChoose: () => void; actions: DoubtActions
}) {
  const source = useOpenSource()
  const offers = (fix: Doubt['fixes'][number]) => paragraph !== null && doubt.fixes.includes(fix)
  const key = (command: string) => (chosen ? { command } : {})
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the arrows do the same
    <li className={chosen ? 'doubt doubt--chosen' : 'doubt'} {...(chosen ? { 'aria-current': true } : {})} onClick={onChoose}>
      <p className={doubt.settled ? 'doubt__say doubt__say--settled' : 'doubt__say'}>{doubt.say}</p>
      <div className="doubt__crop"><WhenSeen height={CROP}><PageCrop documentId={document} page={doubt.page} rect={doubt.rect} /></WhenSeen></div>
      {paragraph && (
        <p className="doubt__read">
          <button type="button" className="cite" onClick={() => source.paragraph(paragraph)}>¶ {paragraph.label}</button>
          <span className="serif doubt__text">{paragraph.text || 'no words'}</span>
        </p>
      )}
      {tool === 'number' && paragraph && <NumberForm paragraph={paragraph} onSave={actions.number} onClose={() => onTool(null)} />}
      {tool === 'split' && paragraph && <SplitForm paragraph={paragraph} onSave={actions.split} onClose={() => onTool(null)} />}
      {tool === 'kind' && paragraph && <KindForm paragraph={paragraph} onClose={() => onTool(null)} />}
      {!tool && <div className="detail__commands">
        <Button look={chosen ? 'primary' : 'plain'} {...key('doubts.settle')} onClick={actions.settle}>{doubt.settled ? 'Doubt again' : 'It is right'}</Button>
        {offers('merge-with-previous') && <Button {...key('doubts.merge')} onClick={actions.merge}>Join to the one before</Button>}
        {offers('split') && <Button {...key('doubts.split')} onClick={() => onTool('split')}>Split</Button>}
        {offers('read-number-as') && <Button {...key('doubts.number')} onClick={() => onTool('number')}>Read number as…</Button>}
        {offers('not-a-paragraph') && <Button {...key('doubts.remove')} onClick={actions.remove}>Not a paragraph</Button>}
        {paragraph && <Button look="quiet" {...key('doubts.kind')} onClick={() => onTool('kind')}>Change kind</Button>}
      </div>}
    </li>
  )
}
