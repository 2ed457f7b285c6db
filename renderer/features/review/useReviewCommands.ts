import type { Document, Tag } from '../../../shared/records'
import type { Decision } from '../../../shared/review/decide'
import type { Reach } from '../../../shared/review/reach'
import { type Command, useCommands } from '../../commands'
import { DESIGNATIONS } from './CodingPanel'

export type ReviewActions = {
  document: Document | null
  tags: readonly Tag[]
  reach: Reach
  counts: Record<Reach, number>
  /** coding is shown, and no form is open */
  coding: boolean
  decide(decision: Decision): void
  setReach(reach: Reach): void
  step(by: number): void
  nextOpen(): void
  finish(): void
  undo(): void
  privilege(): void
  openSimilar(): void
  note(): void
  quarantine(): void
  release(): void
  refresh(): void
  filter(): void
  show(view: 'coding' | 'log'): void
}

/** Every decision by one key; all of them can be given other keys in the settings. */
export function useReviewCommands(a: ReviewActions): void {
  const { document } = a
  const group = 'Review'
  const none = () => (!a.coding ? 'Go back to the coding first.' : !document ? 'Choose a document first.' : document.quarantine ? 'The document is in quarantine.' : null)
  const there = () => (a.coding ? null : 'Go back to the coding first.')
  const reach = (one: Reach, words: string, key: string): Command => ({
    id: `review.${one}`, label: `Apply to ${words}`, group, keys: [key], blocked: () => none() ?? (a.counts[one] < 2 ? `It has no other ${one === 'family' ? 'member of a family' : one === 'thread' ? 'message of a thread' : 'such document'}.` : null),
    run: () => a.setReach(a.reach === one ? 'document' : one),
  })
  const tags = a.tags.filter((tag) => tag.key !== null)
  useCommands([
    { id: 'review.next', label: 'Next document', group, keys: ['j', 'ArrowDown'], quiet: true, blocked: there, run: () => a.step(1) },
    { id: 'review.previous', label: 'Previous document', group, keys: ['k', 'ArrowUp'], quiet: true, blocked: there, run: () => a.step(-1) },
    { id: 'review.next-open', label: 'Next document that is not reviewed', group, keys: ['n'], blocked: there, run: a.nextOpen },
    { id: 'review.finish', label: 'Mark as reviewed and go on', group, keys: ['Enter'], blocked: none, run: a.finish },
    { id: 'review.yes', label: 'Responsive', group, keys: ['y'], blocked: none, run: () => a.decide({ what: 'responsive', value: 'yes' }) },
    { id: 'review.no', label: 'Not responsive', group, keys: ['x'], blocked: none, run: () => a.decide({ what: 'responsive', value: 'no' }) },
    { id: 'review.hot', label: 'Hot', group, keys: ['h'], blocked: none, run: () => document && a.decide({ what: 'hot', value: !document.hot }) },
    { id: 'review.privilege', label: 'Privileged…', group, keys: ['p'], blocked: none, run: a.privilege },
    { id: 'review.confidentiality', label: 'Next confidentiality', group, keys: ['c'], blocked: none, run: () => document && a.decide({ what: 'confidentiality', value: DESIGNATIONS[(DESIGNATIONS.indexOf(document.confidentiality) + 1) % DESIGNATIONS.length] ?? 'none' }) },
    ...tags.map((tag): Command => ({ id: `tag.${tag.key}`, label: `Tag: ${tag.name}`, group: 'Tags', keys: [tag.key as string], blocked: none, run: () => document && a.decide({ what: 'tag', tag, on: !document.tags.includes(tag.id) }) })),
    reach('family', 'the family', 'f'), reach('thread', 'the thread', 't'), reach('duplicates', 'exact duplicates', 'd'), reach('similar', 'similar documents', 's'),
    { id: 'review.open-similar', label: 'Open the next similar document', group, keys: ['o'], blocked: () => none() ?? (a.counts.similar < 2 ? 'No similar document is known.' : null), run: a.openSimilar },
    { id: 'review.note', label: 'Note on the document', group, keys: ['e'], blocked: none, run: a.note },
    { id: 'review.undo', label: 'Undo the last decision', group, keys: ['u'], blocked: there, run: a.undo },
    { id: 'review.not-reviewed', label: 'Mark as not reviewed', group, keys: [], blocked: none, run: () => a.decide({ what: 'reviewed', value: false }) },
    { id: 'review.quarantine', label: 'Quarantine (claw-back)…', group, keys: ['q'], blocked: none, run: a.quarantine },
    { id: 'review.release', label: 'Release from quarantine', group, keys: [], blocked: () => (document?.quarantine ? null : 'The document is not in quarantine.'), run: a.release },
    { id: 'review.filter', label: 'Filter the queue', group, keys: ['/'], blocked: there, run: a.filter },
    { id: 'review.refresh', label: 'Take the queue anew', group, keys: ['r'], blocked: there, run: a.refresh },
    { id: 'review.coding', label: 'Show the coding', group, keys: [], run: () => a.show('coding') },
    { id: 'review.log', label: 'Show the privilege log', group, keys: ['g'], run: () => a.show(a.coding ? 'log' : 'coding') },
  ])
}
