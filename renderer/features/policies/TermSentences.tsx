import { diffWords } from '../../../shared/policy/words'
import type { PolicyVersion } from '../../../shared/records'
import { Button } from '../../ui'
import type { TermsAnswer } from '../../workers/policy/protocol'
import { TermState } from './TermMatrix'
import { versionName } from './words'

type Row = TermsAnswer['rows'][number]
export type Chosen = { version: string; from: number; to: number }

const CHANGE = { new: 'new', kept: 'as before', reworded: 'reworded' } as const

/** The sentences of one version with the words in them, beside what stood there before. */
export function TermSentences({ version, row, chosen, onChoose, onLink, onOpen }: {
  version: PolicyVersion | null; row: Row | null; chosen: Chosen | null; onChoose: (chosen: Chosen) => void; onLink: () => void; onOpen: (chosen: Chosen) => void
}) {
  if (!version || !row) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <div className="term-sentences" tabIndex={0} role="region" aria-label="Sentences">
      <header><h2>{versionName(version)}</h2><TermState state={row.state} /></header>
      {row.sentences.length === 0 && <p className="second">The words do not stand in this version.</p>}
      <ul>
        {row.sentences.map((one) => {
          const place = { version: version.id, from: one.from, to: one.to }
          const current = chosen?.version === place.version && chosen.from === place.from
          return (
            <li key={one.from} className={current ? 'term-sentence term-sentence--chosen' : 'term-sentence'}>
              <button type="button" className="term-sentence__words serif" aria-pressed={current} onClick={() => onChoose(place)}>{one.before ? <Reworded before={one.before.words} after={one.words} /> : <Lit words={one.words} places={one.places} />}</button>
              <span className="term-sentence__foot">
                <button type="button" className="cite" onClick={() => {
                  onChoose(place)
                  onOpen(place)
                }}>{one.cite}</button>
                <span className="second small">{[CHANGE[one.change], modality(one), one.notice ? `in the notice for ${one.notice.join(', ')}` : ''].filter(Boolean).join(' · ')}</span>
                {current && <Button look="primary" command="terms.link" onClick={onLink}>Link</Button>}
              </span>
            </li>
          )
        })}
        {row.gone.map((words) => <li key={words} className="term-sentence"><del className="serif step step--removed">{words}</del><span className="second small">gone since the version before</span></li>)}
      </ul>
    </div>
  )
}

/** "may", or "may → will" where it changed. */
function modality(one: Row['sentences'][number]): string {
  const [before, now] = [one.before?.modality ?? null, one.modality]
  if (one.before && before !== now) return `${before ?? 'no modal'} → ${now ?? 'no modal'}`
  return now ? `“${now}”` : ''
}

function Lit({ words, places }: { words: string; places: readonly { from: number; to: number }[] }) {
  const parts = places.reduce<{ at: number; nodes: React.ReactNode[] }>(({ at, nodes }, place, index) => (place.from < at ? { at, nodes } : { at: place.to, nodes: [...nodes, words.slice(at, place.from), <mark key={index}>{words.slice(place.from, place.to)}</mark>] }), { at: 0, nodes: [] })
  return <>{parts.nodes}{words.slice(parts.at)}</>
}

function Reworded({ before, after }: { before: string; after: string }) {
  return <>{diffWords(before, after).map((step, at) => (step.op === 'same' ? step.text : step.op === 'added' ? <ins key={at} className="step step--added">{step.text}</ins> : <del key={at} className="step step--removed">{step.text}</del>))}</>
}
