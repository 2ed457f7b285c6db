import { memo, useEffect, useRef } from 'react'
import { clockText } from '../../../shared/deposition/clock'
import { noteWord } from '../../../shared/deposition/room'
import type { RunningNote } from '../../../shared/records'
import { WhoDid } from '../../authors'

/** Rows kept on the screen; all of them are in the summary. */
const SHOWN = 60

/** The newest notes, the last one below. */
export const NoteList = memo(function NoteList({ notes }: { notes: readonly RunningNote[] }) {
  const end = useRef<HTMLDivElement>(null)
  const shown = notes.slice(-SHOWN)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new note is scrolled to
  useEffect(() => end.current?.scrollIntoView({ block: 'end' }), [notes.length])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reached by keys
    <div className="live__notes" role="log" aria-label="Running notes" tabIndex={0}>
      {shown.map((one) => (
        <div key={one.id} className="live__note">
          <span className="tabular second" title={new Date(one.at).toLocaleTimeString()}>{clockText(one.onRecord)}</span>
          <b className={`live__kind live__kind--${one.kind}`}>{noteWord(one)}</b>
          <span>{one.text} <WhoDid id={one.id} /></span>
          {one.support && <span className="third small">proposed, rough</span>}
        </div>
      ))}
      {shown.length === 0 && <p className="third">Notes stand here with their time on the record.</p>}
      <div ref={end} />
    </div>
  )
})
