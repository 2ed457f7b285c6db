import { Fragment, type ReactNode, useState } from 'react'
import { countWords } from '../../../shared/policy/fold'
import type { Hunk } from '../../../shared/policy/hunks'
import type { SectionChange, WordOp } from '../../../shared/policy/model'
import { nameOfChange, SectionStatus } from './SectionStatus'
import { asRead } from './words'

/** Words that stayed are folded beyond this. Characters. */
const LONG = 420
const KEPT = 160

type Props = { index: number; change: SectionChange; look: 'inline' | 'sides'; noise: boolean; hunks: readonly Hunk[]; chosen: number | null; onChoose: (hunk: number) => void }

/** One section that changed, inline or side by side. */
export function ChangedSection({ index, change, look, noise, hunks, chosen, onChoose }: Props) {
  const about = [
    change.retitled && change.old ? `was “${change.old.title || 'without a title'}”` : '', change.renumbered && change.old ? `was ${change.old.number ?? 'without a number'}` : '',
    change.status === 'moved' ? (change.removedWords + change.addedWords > 0 ? 'moved and changed' : 'moved, its words are the same') : '', change.noise ? 'only white space, typography or links' : '',
  ].filter(Boolean).join(' · ')
  const words = (side: 'both' | 'old' | 'new') => change.words.map((step, at): ReactNode => {
    if (side !== 'both' && step.op === (side === 'old' ? 'added' : 'removed')) return null
    if (step.noise && !noise) return step.op === 'added' ? <Fragment key={at}>{asRead(step.text)}</Fragment> : side === 'old' ? <Fragment key={at}>{asRead(step.text)}</Fragment> : null
    if (step.op === 'same') {
      const text = at === 0 && !noise ? step.text.slice(headOf(change, side)).trimStart() : step.text
      return <Same key={at} text={noise ? text : asRead(text)} first={at === 0} last={at === change.words.length - 1} />
    }
    const hunk = hunks.findIndex((one) => one.section === index && one.first <= at && at <= one.last)
    return <Step key={at} step={step} shown={noise ? step.text : asRead(step.text)} hunk={hunk} chosen={hunk >= 0 && hunk === chosen} onChoose={onChoose} marks={hunk >= 0 && hunks[hunk]?.first === at} />
  })
  return (
    <section className="changed" data-change={index} aria-label={nameOfChange(change)}>
      <header className="changed__head"><h2>{nameOfChange(change)}</h2><SectionStatus status={change.status} /><span className="second small">{about}</span></header>
      {look === 'inline' || change.old === null || change.new === null ? <p className="serif changed__words">{words('both')}</p> : (
        <div className="changed__sides"><p className="serif changed__words">{words('old')}</p><p className="serif changed__words">{words('new')}</p></div>
      )}
    </section>
  )
}

/** How much of the first words is the heading, which stands above already; 0 where it changed. */
function headOf(change: SectionChange, side: 'both' | 'old' | 'new'): number {
  const { old, new: now, words } = change
  if (!old || !now || change.retitled || change.renumbered) return 0
  const [before, after] = [old.body - old.from, now.body - now.from]
  return (words[0]?.text.length ?? 0) < Math.max(before, after) ? 0 : side === 'old' ? before : after
}

function Step({ step, shown, hunk, chosen, onChoose, marks }: { step: WordOp; shown: string; hunk: number; chosen: boolean; onChoose: (hunk: number) => void; marks: boolean }) {
  const Tag = step.op === 'added' ? 'ins' : 'del'
  const classes = ['step', `step--${step.op}`, step.noise && 'step--noise', step.moved !== undefined && 'step--moved', chosen && 'step--chosen'].filter(Boolean).join(' ')
  const title = step.moved !== undefined ? (step.op === 'added' ? 'Moved here from another place' : 'Moved from here to another place') : step.noise ? 'Only white space, typography or a link' : undefined
  return (
    <Tag className={classes} {...(title ? { title } : {})} {...(marks ? { 'data-hunk': hunk } : {})} onClick={() => hunk >= 0 && onChoose(hunk)}>{step.moved !== undefined && <span className="step__moved" aria-hidden>⇅</span>}{shown === '' ? ' ' : shown}</Tag>
  )
}

/** Words that stayed; a long stretch shows its ends and how much lies between. */
function Same({ text, first, last }: { text: string; first: boolean; last: boolean }) {
  const [whole, setWhole] = useState(false)
  if (whole || text.length <= LONG) return text
  const [head, tail] = [first ? '' : text.slice(0, text.indexOf(' ', KEPT)), last ? '' : text.slice(text.lastIndexOf(' ', text.length - KEPT))]
  const words = countWords(text.slice(head.length, text.length - tail.length))
  return <>{head}<button type="button" className="changed__more" onClick={() => setWhole(true)}>{words} words the same</button>{tail}</>
}
