/** How records are called in labels and sentences. */
import { citePassage, documentName } from '../../../shared/cite/format'
import { eventName, rolloutName } from '../../../shared/cite/records'
import { roughCite } from '../../../shared/deposition/room'
import { elementName } from '../../../shared/proof'
import { citeTestimony } from '../../../shared/transcript/range'
import type { Passage, Testimony } from '../../../shared/records'
import type { Reader } from '../../store'

/** "¶ 12" of a paragraph, "Count II, element 4" of an element, "Count II" of a count. */
export function targetName(reader: Reader, of: string): string {
  const paragraph = reader.get('paragraphs', of)
  if (paragraph) return `¶ ${paragraph.label}`
  const element = reader.get('elements', of)
  const count = reader.get('counts', element ? element.count : of)
  if (element && count) return elementName(element, count)
  return count ? (count.printed || count.name) : 'what was deleted'
}

/** "PX-3 at 4" of a passage, "PX-3" of a document; a setting and an event by their own names. A passage that is not stored yet can be given whole. */
export function sourceName(reader: Reader, source: string | Passage | Testimony): string {
  const said = typeof source === 'string' ? reader.get('testimony', source) : 'transcript' in source ? source : undefined
  if (said) {
    const transcript = reader.get('transcripts', said.transcript)
    return transcript ? citeTestimony(transcript, said) : 'testimony that was deleted'
  }
  const rollout = typeof source === 'string' ? reader.get('rollouts', source) : undefined
  if (rollout) return rolloutName(rollout, reader.get('features', rollout.feature))
  const event = typeof source === 'string' ? reader.get('events', source) : undefined
  if (event) return eventName(event)
  const note = typeof source === 'string' ? reader.get('runningNotes', source) : undefined
  if (note) return roughCite(note, reader.get('depositions', note.deposition))
  const passage = typeof source === 'string' ? reader.get('passages', source) : 'document' in source ? source : undefined
  const document = reader.get('documents', passage ? passage.document : String(source))
  if (!document) return 'a source that was deleted'
  return passage ? citePassage(passage, document) : documentName(document)
}
