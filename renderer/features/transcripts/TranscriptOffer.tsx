import { useCallback, useEffect, useRef, useState } from 'react'
import { ProblemError, type Problem } from '../../../shared/problem/problem'
import { howMany } from '../../../shared/proof'
import { readAsTranscript, type RecognisedTranscripts } from '../../import'
import { useNavigation } from '../../navigation'
import { useSession } from '../../store'
import { Button, Dialog, ProblemNote, ProgressLine, useTask } from '../../ui'
import { useImportDocuments } from '../documents'

/** Transcripts among the files that came: they are offered to be read by page and line; nothing is done unasked. */
export function TranscriptOffer() {
  const { recognised, settle } = useImportDocuments()
  return recognised ? <Offer recognised={recognised} settle={settle} /> : null
}

function Offer({ recognised, settle }: { recognised: RecognisedTranscripts; settle: (decided: readonly string[]) => void }) {
  const session = useSession()
  const { place, go } = useNavigation()
  const { found, packages } = recognised
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [refused, setRefused] = useState<readonly Problem[]>([])
  const wanted = useRef(found)
  const chosen = found.filter((one) => !left.has(one.document.id))
  useEffect(() => {
    wanted.current = chosen
  })
  const decide = useCallback(() => settle(found.map((one) => one.document.id)), [settle, found])
  const task = useTask(useCallback(async (signal: AbortSignal, onProgress: (done: number, total: number) => void) => {
    const problems: Problem[] = []
    let last: string | null = null
    for (const [at, { document }] of wanted.current.entries()) {
      onProgress(at, wanted.current.length)
      await readAsTranscript(session, document, { signal, onProgress: () => {} }).then((id) => {
        last = id
      }, (cause: unknown) => {
        if (!(cause instanceof ProblemError)) throw cause
        problems.push(cause.problem)
      })
    }
    if (last !== null) go({ room: 'transcripts', item: last, view: null })
    if (problems.length > 0) setRefused(problems)
    else decide()
  }, [session, go, decide]))
  // Who drops a file in the room of transcripts has said what it is.
  const begun = useRef(false)
  useEffect(() => {
    if (place.room !== 'transcripts' || begun.current || packages.length > 0 || recognised.late) return
    begun.current = true
    task.start()
  }, [place.room, packages.length, recognised.late, task.start])
  const many = found.length > 1
  const working = task.state.at === 'working'
  const over = found.length === 0 || refused.length > 0
  return (
    <Dialog title={found.length === 0 ? 'Not a transcript that can be read' : many ? `${found.length} transcripts` : 'A transcript'} onClose={() => (working ? task.cancel() : over ? decide() : settle([]))} foot={
      working ? <Button onClick={task.cancel}>Cancel</Button> : over ? <Button look="primary" onClick={decide}>Close</Button> : <>
        <Button onClick={decide}>Leave as {many ? 'documents' : 'a document'}</Button>
        <Button look="primary" autoFocus disabled={chosen.length === 0} onClick={task.start}>Read as {chosen.length > 1 ? `${howMany(chosen.length, 'transcript')}` : 'a transcript'}</Button>
      </>
    }>
      {refused.map((one) => <ProblemNote key={one.happened} problem={one} />)}
      {refused.length === 0 && found.length > 0 && (
        <>
          <p>{many ? 'These look like transcripts of testimony.' : <><strong>{found[0]?.document.originalName}</strong> looks like a transcript of testimony: {found[0]?.by}.</>} Read by page and line, {many ? 'they' : 'it'} can be designated, linked and cited; {many ? 'each stays' : 'it stays'} a document as well.</p>
          {recognised.late && <p className="second">{many ? 'Their words were' : 'Its words were'} recognised from pictures: compare words with the page before quoting them.</p>}
          {many && <ul className="offer">{found.map(({ document, by }) => (
            <li key={document.id}><label><input type="checkbox" checked={!left.has(document.id)} onChange={() => setLeft((before) => (before.has(document.id) ? new Set([...before].filter((one) => one !== document.id)) : new Set([...before, document.id])))} /> <strong>{document.originalName}</strong> <span className="second">{by}</span></label></li>
          ))}</ul>}
        </>
      )}
      {packages.length > 0 && refused.length === 0 && <p>{packages.slice(0, 5).map((one) => one.originalName).join(', ')} {packages.length === 1 ? 'is a package' : `${packages.length > 5 ? `and ${packages.length - 5} more ` : ''}are packages`} of a transcript program, which Probata does not open: {packages.length === 1 ? 'it is' : 'they are'} stored, not read. Ask the reporter for the ASCII or PDF file of the same transcript.</p>}
      {task.state.at === 'working' && <ProgressLine what="Finding pages and lines" done={task.state.done} total={task.state.total} />}
      {task.state.at === 'failed' && <ProblemNote problem={task.state.problem} />}
    </Dialog>
  )
}
