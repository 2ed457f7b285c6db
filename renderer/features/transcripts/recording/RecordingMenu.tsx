import { type RefObject, useState } from 'react'
import { type Problem, ProblemError } from '../../../../shared/problem/problem'
import type { Transcript } from '../../../../shared/records'
import type { RangeLine } from '../../../../shared/transcript/range'
import { useCommands } from '../../../commands'
import { useSession } from '../../../store'
import { Button, Dialog, MenuButton, ProblemNote } from '../../../ui'
import { chooseRecording, forgetPoints, synchroniseBy, untieRecording } from './recordingActions'

type Props = { transcript: Transcript; lines: readonly RangeLine[]; /** the field that takes a file of times */ input: RefObject<HTMLInputElement | null>; again: () => void; marking: boolean; onMarking: (on: boolean) => void }

/** Ties a recording to the transcript, and gives its lines their times. */
export function RecordingMenu({ transcript, lines, input, again, marking, onMarking }: Props) {
  const session = useSession()
  const [failed, setFailed] = useState<Problem | null>(null)
  const { video } = transcript
  const choose = () => void chooseRecording(session, transcript, lines, again)
  const needs = () => (video ? null : 'Add the recording first.')
  useCommands([
    { id: 'transcript.recording', label: 'Add the recording of this transcript…', group: 'Transcripts', keys: [], run: choose },
    { id: 'transcript.synchronise', label: 'Synchronise the recording by a file…', group: 'Transcripts', keys: [], blocked: needs, run: () => input.current?.click() },
  ])
  return (
    <>
      {video ? (
        <MenuButton label="Recording" items={[
          { label: 'Synchronise by a file (VTT, SRT, SMI, DVT)…', run: () => input.current?.click() }, { label: 'Mark points by hand', checked: marking, run: () => onMarking(!marking) },
          { label: 'Forget the times', disabled: video.points.length === 0, run: () => void forgetPoints(session, transcript) },
          { label: 'Choose another file…', line: true, run: choose }, { label: 'Take the recording off', run: () => void untieRecording(session, transcript) },
        ]} />
      ) : <Button onClick={choose}>Add recording…</Button>}
      <input ref={input} type="file" hidden accept=".vtt,.srt,.smi,.sami,.dvt,.xml,.txt" aria-label="File of times" onChange={(event) => {
        const [file] = [...(event.target.files ?? [])]
        event.target.value = ''
        if (!file) return
        synchroniseBy(session, transcript, lines, file).catch((cause: unknown) => {
          if (!(cause instanceof ProblemError)) throw cause
          setFailed(cause.problem)
        })
      }} />
      {failed && <Dialog title="Not synchronised" onClose={() => setFailed(null)} foot={<Button look="primary" onClick={() => setFailed(null)}>Close</Button>}><ProblemNote problem={failed} /></Dialog>}
    </>
  )
}
