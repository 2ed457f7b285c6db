import { type ReactNode, useDeferredValue } from 'react'
import type { Hit } from '../../../shared/search/model'
import { NoteBox, type NoteMark } from './NoteBox'
import { SaysOtherwise } from './SaysOtherwise'
import { useDraft } from './useDraft'

type Props = {
  draftKey: string
  onNote: (mark: NoteMark, text: string) => Promise<boolean>
  onOpen: (hit: Hit) => void
  /** what stands above and below the field; drawn by the room, not with each key */
  above: ReactNode
  below: ReactNode
}

/**
 * The only part of the room that a key draws anew: the field, and after it, when there is time, what the
 * matter holds about its words. A key must be on the screen before the next one is struck, whatever the
 * size of the matter and of the exhibit beside it.
 */
export function Writing({ draftKey, onNote, onOpen, above, below }: Props) {
  const [text, setText] = useDraft(draftKey)
  const typed = useDeferredValue(text)
  return (
    <>
      <section className="live__below" aria-label="Notes">
        {above}
        <NoteBox text={text} onText={setText} onNote={onNote} />
        {below}
      </section>
      <SaysOtherwise typed={typed} onOpen={onOpen} />
    </>
  )
}
