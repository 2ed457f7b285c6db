import { useState } from 'react'
import { locatorOf } from '../../../shared/contract/records'
import type { Contract } from '../../../shared/records'
import { useNavigation } from '../../navigation'
import { EmptyState, Segmented } from '../../ui'
import { useContract } from './useContract'

type Show = 'defined' | 'unused' | 'twice' | 'undefined'

/** Defined terms with their uses; those never used, defined twice, or used without a definition. */
export function TermList({ contract }: { contract: Contract }) {
  const { go } = useNavigation()
  const { clauses, reading, show } = useContract(contract)
  const [shown, setShown] = useState<Show>('defined')
  const [words, setWords] = useState('')
  const names = new Map<string, number>()
  for (const one of reading.terms) names.set(one.term, (names.get(one.term) ?? 0) + 1)
  const isUnused = (one: (typeof reading.terms)[number]) => one.uses.every((use) => use === one.clause)
  const lists = { defined: reading.terms, unused: reading.terms.filter(isUnused), twice: reading.terms.filter((one) => (names.get(one.term) ?? 0) > 1) }
  const fits = (term: string) => term.toLowerCase().includes(words.toLowerCase())
  const rows = shown === 'undefined' ? [] : lists[shown].filter((one) => fits(one.term))
  const loose = reading.undefinedTerms.filter((one) => fits(one.term))
  const link = (index: number) => {
    const clause = clauses[index]
    return clause ? <button type="button" key={index} className="cite defined-terms__use" onClick={() => {
      show(clause)
      go({ view: 'clauses', item: clause.id })
    }}>{locatorOf(clause)}</button> : null
  }
  return (
    <>
      <div className="contract__bar">
        <Segmented label="Which terms" value={shown} onChange={setShown} options={[
          { value: 'defined', label: 'Defined', count: lists.defined.length }, { value: 'undefined', label: 'Used, not defined', count: reading.undefinedTerms.length },
          { value: 'unused', label: 'Defined, not used', count: lists.unused.length }, { value: 'twice', label: 'Defined twice', count: lists.twice.length },
        ]} />
        <input className="input contract__find" aria-label="Find a term" placeholder="Find a term" value={words} onChange={(event) => setWords(event.target.value)} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <div className="room__body defined-terms" tabIndex={0} role="region" aria-label="Terms">
        {rows.map((one) => (
          <div key={`${one.term} ${one.at}`} className="defined-terms__row">
            <strong className="defined-terms__name">{one.term}</strong>
            <div><p className="serif selectable">{one.definition}</p><p className="second small">Defined in {link(one.clause)}{one.scope === 'elsewhere' ? ', by another paper' : one.scope === 'clause' ? ', for that part alone' : ''}. {isUnused(one) ? 'Used nowhere else.' : <>Used in {one.uses.filter((use) => use !== one.clause).slice(0, 30).map(link)}</>}</p></div>
          </div>
        ))}
        {shown === 'undefined' && loose.map((one) => <div key={one.term} className="defined-terms__row"><strong className="defined-terms__name">{one.term}</strong><p className="second small">Written like a term {one.count} times, first in {link(one.clause)}; no definition was found here.</p></div>)}
        {(shown === 'undefined' ? loose.length : rows.length) === 0 && <EmptyState title="No such term">{shown === 'defined' ? 'No defined terms were found in the words of this agreement.' : 'Nothing of this sort was found.'}</EmptyState>}
      </div>
    </>
  )
}
