import { useMemo, useState } from 'react'
import type { PageLine } from '../../../shared/records'
import { citeTestimony } from '../../../shared/transcript/range'
import { useNavigation } from '../../navigation'
import { useRecord } from '../../store'
import { Button, EmptyState } from '../../ui'
import { type Chosen, chosenOf, TranscriptReader } from './TranscriptReader'
import { useTranscript } from './useTranscript'
import './transcripts.css'

type Place = { transcript: string; from: PageLine; to: PageLine }

/** Testimony in the source pane, lit at its lines. */
export function TranscriptPane({ place }: { place: Place }) {
  const transcript = useRecord('transcripts', place.transcript)
  if (!transcript) return <EmptyState title="This transcript was removed">Undo brings it back.</EmptyState>
  return <Pane transcript={transcript} place={place} />
}

function Pane({ transcript, place }: { transcript: NonNullable<ReturnType<typeof useRecord<'transcripts'>>>; place: Place }) {
  const open = useTranscript(transcript)
  const { go, stamp } = useNavigation()
  const [own, setOwn] = useState<{ chosen: Chosen | null; stamp: number } | null>(null)
  const lit = useMemo(() => chosenOf(open.lines, place), [open.lines, place])
  const chosen = own && own.stamp === stamp ? own.chosen : lit
  return (
    <>
      <div className="source__head">
        <strong className="source__name truncate">{citeTestimony(transcript, place)}</strong><span className="second truncate">{transcript.witness}{transcript.rough ? ', rough and not certified' : ''}</span>
        <span className="source__space" />
        <Button onClick={() => go({ room: 'transcripts', item: transcript.id, view: `${place.from.page}:${place.from.line}-${place.to.page}:${place.to.line}` })}>Open in Transcripts</Button>
      </div>
      <TranscriptReader open={open} chosen={chosen} words="" target={lit ? { at: lit.from, stamp } : null} onChoose={(next) => setOwn({ chosen: next, stamp })} />
    </>
  )
}
