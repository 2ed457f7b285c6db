import { Play } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { ProblemError, problem } from '../../../../shared/problem/problem'
import { howMany } from '../../../../shared/proof'
import { toCsv } from '../../../../shared/report/csv'
import { CLIP_HEAD, type Clip, clipEdl, clipRows, clipsOf, timeOf } from '../../../../shared/transcript/clips'
import { KIND_NAMES } from '../../../../shared/transcript/designations'
import type { Range } from '../../../../shared/transcript/range'
import { forFileName, saveFile } from '../../../export/save'
import { useRows } from '../../../store'
import { Button, EmptyState, IconButton, MenuButton, ProblemNote, ProgressLine, say, Segmented, useTask } from '../../../ui'
import type { OpenTranscript } from '../useTranscript'
import { bridge } from '../../../bridge'
import type { Player } from './useRecording'

type Of = 'designations' | 'highlights' | 'chosen'

/** Ranges of testimony as clips of the recording: played, listed for an editor, cut where ffmpeg is installed. */
export function ClipsView({ open, player, chosen, onShow }: { open: OpenTranscript; player: Player; /** lines that were chosen in the reader */ chosen: Range | null; onShow: (range: Range) => void }) {
  const parties = useRows('parties')
  const { transcript, lines, designations, testimony } = open
  const { video } = transcript
  const [of, setOf] = useState<Of>(designations.length > 0 ? 'designations' : chosen ? 'chosen' : 'highlights')
  const ranges = useMemo(() => {
    const party = (id: string | null) => (id === null ? 'ours' : (parties.find((one) => one.id === id)?.definedAs || parties.find((one) => one.id === id)?.name || ''))
    if (of === 'designations') return designations.map((one) => ({ ...one, what: `${KIND_NAMES[one.kind]}, ${party(one.party)}` }))
    if (of === 'chosen') return chosen ? [{ ...chosen, what: '' }] : []
    return testimony.map((one) => ({ ...one, what: one.note.split('\n')[0]?.slice(0, 80) ?? '' }))
  }, [of, designations, testimony, chosen, parties])
  const clips = useMemo(() => clipsOf(transcript, ranges, lines, player.times, transcript.video?.points ?? [], player.duration), [transcript, ranges, lines, player.times, player.duration])
  const total = clips.reduce((sum, one) => sum + one.to - one.from, 0)
  const name = forFileName(transcript.shortForm) || 'Transcript'
  const recording = video?.name ?? ''
  const cutter = useCutter()
  const latest = useRef({ clips, token: '' })
  useEffect(() => {
    latest.current = { clips, token: player.file?.token ?? '' }
  })
  const cutting = useTask(useCallback((signal: AbortSignal, onProgress: (done: number, total: number) => void) => cutClips(latest.current.token, latest.current.clips, signal, onProgress), []))
  if (!video || video.points.length === 0) return <EmptyState title="No line has its time yet">Choose Recording, Synchronise by a file, or mark points: play, choose the line that is spoken, press T. Clips are then made from designations, highlights and chosen lines.</EmptyState>
  return (
    <div className="clips">
      <div className="designations__totals">
        <Segmented label="Clips of" value={of} onChange={setOf} options={[{ value: 'designations', label: 'Designations', count: designations.length || null }, { value: 'highlights', label: 'Highlights', count: testimony.length || null }, { value: 'chosen', label: 'Chosen lines' }]} />
        <span>{howMany(clips.length, 'clip')}, {timeOf(Math.round(total)).slice(0, 8)}</span>
        {clips.length < ranges.length && <span className="second">{howMany(ranges.length - clips.length, 'range')} without a time in the recording</span>}
        <span className="room__space" />
        {clips.length > 0 && <MenuButton label="Export" name="Export the clips" items={[
          { label: 'List of times (CSV)', run: () => void saveFile(`${name} clips.csv`, toCsv([[...CLIP_HEAD], ...clipRows(clips, recording)])) },
          ...[30, 25, 24].map((rate) => ({ label: `Edit decision list, ${rate} frames a second (EDL)`, run: () => void saveFile(`${name} clips.edl`, clipEdl(clips, name, recording, rate)) })),
          { label: 'Cut into files…', line: true, disabled: !cutter || !player.file, run: cutting.start },
        ]} />}
      </div>
      {cutter === null && <p className="second">ffmpeg is not installed on this computer, so clips are not cut here. The list of times tells whoever cuts what to cut.</p>}
      {cutting.state.at === 'working' && <ProgressLine what="Cutting the clips" done={cutting.state.done} total={cutting.state.total} action={<Button onClick={cutting.cancel}>Cancel</Button>} />}
      {cutting.state.at === 'failed' && <ProblemNote problem={cutting.state.problem} />}
      {clips.length === 0 ? <EmptyState title="No clip here">{of === 'chosen' ? 'Choose lines in the reader first.' : of === 'designations' ? 'Choose lines and press D to designate them.' : 'Choose lines and press H to highlight them.'}</EmptyState> : (
        <table className="clips__table" aria-label="Clips">
          <thead><tr><th scope="col"><span className="visually-hidden">Play</span></th><th scope="col">Page:line</th><th scope="col">Start</th><th scope="col">End</th><th scope="col">Length</th><th scope="col">What</th><th scope="col">Words</th></tr></thead>
          <tbody>{clips.map((clip, at) => <tr key={`${clip.cite} ${at}`}>
            <td><IconButton label={`Play ${clip.cite}`} onClick={() => player.play(clip.from, clip.to)}><Play size={14} strokeWidth={1.5} aria-hidden /></IconButton></td>
            <td><button type="button" className="cite tabular" onClick={() => onShow(clip.range)}>{clip.cite.slice(transcript.shortForm.length + 1)}</button></td>
            <td className="tabular">{timeOf(clip.from)}</td><td className="tabular">{timeOf(clip.to)}</td><td className="tabular">{(clip.to - clip.from).toFixed(1)} s{clip.guessed && <span className="clips__guess"> guessed</span>}</td><td className="second">{clip.what}</td><td className="serif clips__words" title={clip.words.slice(0, 600)}>{clip.words.slice(0, 300)}</td>
          </tr>)}</tbody>
        </table>
      )}
    </div>
  )
}

/** Which ffmpeg is there; undefined while it is looked for. */
function useCutter(): string | null | undefined {
  const [cutter, setCutter] = useState<string | null | undefined>(undefined)
  useEffect(() => {
    let gone = false
    void (bridge()?.call('recording.cutter', {}) ?? Promise.resolve(null)).catch(() => null).then((found) => gone || setCutter(found))
    return () => {
      gone = true
    }
  }, [])
  return cutter
}

async function cutClips(token: string, clips: readonly Clip[], signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<void> {
  const folder = await bridge()?.call('folder.choose', {})
  if (!folder) return
  const stop = () => void bridge()?.call('recording.stop', {})
  signal.addEventListener('abort', stop)
  try {
    for (const [at, clip] of clips.entries()) {
      onProgress(at, clips.length)
      const name = `${String(at + 1).padStart(3, '0')} ${forFileName(clip.cite.replaceAll(':', '-'))}`
      const end = await bridge()?.call('recording.cut', { token, folder: folder.token, name, from: clip.from, to: clip.to })
      signal.throwIfAborted()
      if (end?.answer === 'done') continue
      const stands = at === 0 ? 'Nothing was written.' : `${howMany(at, 'clip')} before it ${at === 1 ? 'is' : 'are'} in ${folder.name}.`
      if (end?.answer === 'exists') throw new ProblemError(problem('export.refused', `${name} is in ${folder.name} already; nothing is written over.`, 'Choose an empty folder.', stands))
      if (end?.answer === 'gone') throw new ProblemError(problem('export.refused', 'The recording or the folder is no longer there.', 'Find the recording again, or choose another folder.', stands))
      throw new ProblemError(problem('export.refused', `ffmpeg could not cut ${clip.cite}${end?.said ? `: ${end.said}` : '.'}`, 'Export the list of times and have it cut elsewhere.', stands))
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
  say(`${howMany(clips.length, 'clip')} ${clips.length === 1 ? 'was' : 'were'} cut into ${folder.name}.`)
}
