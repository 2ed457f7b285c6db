import { howMany } from '../../../shared/proof'
import { Button } from '../../ui'

/** What it means that nothing, or nothing more, is found. */
export function Nothing({ name, documents, judged, onGap }: { name: string; documents: number; judged: number; onGap?: (() => void) | undefined }) {
  const gap = onGap && <Button look="primary" onClick={onGap}>Record a gap</Button>
  if (documents === 0) return <p className="proposals-panel__note">No document with text is in this matter yet. Import some in the documents room; they are searched from then on.</p>
  if (judged > 0) return <p className="proposals-panel__note">Everything that was found for {name} is judged. What is still missing is a gap. {gap}</p>
  return <p className="proposals-panel__note">Nothing in {howMany(documents, 'document')} shares rare words with {name}. That is what a gap looks like: record it. {gap}</p>
}
