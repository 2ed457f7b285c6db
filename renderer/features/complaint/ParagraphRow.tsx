import { memo } from 'react'
import type { ParagraphProof } from '../../../shared/proof'
import { statusWord } from '../../../shared/proof'
import { useOpenSource } from '../../navigation'
import { StatusMark } from '../../ui'
import { useComplaint } from './ComplaintContext'
import { ParagraphDetail } from './ParagraphDetail'
import { ParagraphText } from './ParagraphText'
import { behind } from './rows'

/** One paragraph: status in the margin, its number, its words, what stands behind it. */
export const ParagraphRow = memo(function ParagraphRow({ proof, tabbable }: { proof: ParagraphProof; tabbable: boolean }) {
  const { selected, open, select, toggle } = useComplaint()
  const source = useOpenSource()
  const { paragraph } = proof
  const chosen = selected === paragraph.id
  const opened = chosen && open
  const urgent = proof.status === 'missing' || proof.status === 'undermined'
  return (
    <div className={['paragraph', chosen && 'paragraph--chosen', paragraph.withdrawn && 'paragraph--withdrawn'].filter(Boolean).join(' ')}>
      <span className="paragraph__mark"><StatusMark status={proof.status} bare /></span>
      <button type="button" className="paragraph__number tabular" data-choose tabIndex={tabbable ? 0 : -1} aria-expanded={opened} {...(chosen ? { 'aria-current': true } : {})}
        aria-label={`¶ ${paragraph.label}, ${statusWord[proof.status]}`} title="Open, and show it in the paper"
        onClick={() => {
          if (chosen) toggle()
          else select(paragraph.id, true)
          if (!opened) source.paragraph(paragraph)
        }}>{paragraph.label}</button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the number beside it takes the keys */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a press on the words chooses them, as in any document */}
      <div className="paragraph__text serif selectable" onClick={() => {
        if (!chosen && window.getSelection()?.isCollapsed !== false) select(paragraph.id, true)
      }}>
        <ParagraphText paragraph={paragraph} />
      </div>
      <span className={urgent ? 'paragraph__behind paragraph__behind--urgent' : 'paragraph__behind'} style={urgent ? { color: `var(--${proof.status})` } : undefined}>
        {behind(proof).split(' · ').map((part, index) => <span key={part} className="paragraph__part">{index > 0 && ' · '}{part}</span>)}
        {proof.override && <span title={proof.why}> ✎</span>}
      </span>
      {opened && <ParagraphDetail proof={proof} />}
    </div>
  )
})
