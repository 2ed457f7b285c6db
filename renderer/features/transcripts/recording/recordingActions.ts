/** A transcript and its recording: which file, and where line and time meet. Each change is one commit. */
import { patch } from '../../../../shared/log/change'
import type { RecordingFile } from '../../../../shared/ipc/contract'
import { ProblemError, problem } from '../../../../shared/problem/problem'
import { howMany } from '../../../../shared/proof'
import type { Transcript } from '../../../../shared/records'
import { timeOf } from '../../../../shared/transcript/clips'
import { citeTestimony, type RangeLine } from '../../../../shared/transcript/range'
import { pointsOfCaptions, readSync, synchronise, withPoint } from '../../../../shared/transcript/sync'
import type { Session } from '../../../store'
import { say } from '../../../ui'
import { decodeText } from '../../../workers'
import { commitOrSay } from '../../linking'
import { bridge } from '../../../bridge'

/** Less than this share of the lines found is another transcript's file. */
const LEAST = 0.05


/** Asks for the recording and ties it. @param again looks for it anew, where it was merely moved */
export async function chooseRecording(session: Session, transcript: Transcript, lines: readonly RangeLine[], again: () => void): Promise<void> {
  const file = await bridge()?.call('recording.choose', {})
  if (file && (await tieRecording(session, transcript, lines, file))) again()
}

/** Ties a recording to a transcript. Times that were there are kept: it may be the same recording in another form. */
function tieRecording(session: Session, transcript: Transcript, lines: readonly RangeLine[], file: RecordingFile): Promise<boolean> {
  const { video } = transcript
  // Captions are their own file of times.
  const own = video || transcript.paged ? [] : pointsOfCaptions(lines)
  if (video?.mark === file.mark) return Promise.resolve(true)
  if (video && video.points.length > 0) say(`${file.name} is another file than ${video.name}. The times were kept; look at one line.`)
  return commitOrSay(session, { label: `${video ? 'Change' : 'Add'} the recording of ${transcript.shortForm} (${file.name})`.slice(0, 300), ops: [patch('transcripts', transcript.id, { video: { name: file.name.slice(0, 300), size: file.size, mark: file.mark, by: video?.by ?? (own.length > 0 ? 'its captions' : ''), points: video?.points ?? own } })] })
}

export function untieRecording(session: Session, transcript: Transcript): Promise<boolean> {
  return commitOrSay(session, { label: `Take the recording off ${transcript.shortForm}`, ops: [patch('transcripts', transcript.id, { video: null })] })
}

/**
 * Takes the times of a file (SRT, WebVTT, SAMI, DVT) for the lines of a transcript.
 * @throws ProblemError where it holds no times, or those of other words
 */
export async function synchroniseBy(session: Session, transcript: Transcript, lines: readonly RangeLine[], file: File): Promise<void> {
  const { video } = transcript
  if (!video) return
  const read = readSync(await decodeText(file, file.name))
  if (!read) throw new ProblemError(problem('file.unsupported', `${file.name} holds no times that Probata reads.`, 'Choose a WebVTT, SRT, SAMI (.smi) or DVT file, or mark points by hand.', 'Nothing was changed.'))
  const { points, found, of, elsewhere } = synchronise(read, lines, video.name)
  if (points.length < 2 || found < of * LEAST) {
    const words = read.by === 'words' ? 'The words of' : 'The pages and lines of'
    throw new ProblemError(problem('file.unsupported', `${words} ${file.name} are not those of ${transcript.shortForm}: ${found} of ${howMany(of, 'line')} were found in it.`, 'Choose the file of this testimony, or mark points by hand.', 'Nothing was changed.'))
  }
  const done = await commitOrSay(session, { label: `Synchronise ${transcript.shortForm} with its recording (${file.name})`.slice(0, 300), ops: [patch('transcripts', transcript.id, { video: { ...video, by: file.name.slice(0, 300), points } })] })
  if (done) say(`${found.toLocaleString()} of ${howMany(of, 'spoken line')} have their time from ${file.name}; the others lie between.${elsewhere > 0 ? ` ${howMany(elsewhere, 'line')} of other recordings were left out.` : ''}`)
}

/** Says that a line is spoken at a second. */
export function markPoint(session: Session, transcript: Transcript, lines: readonly RangeLine[], line: RangeLine, seconds: number): Promise<boolean> {
  const { video } = transcript
  if (!video) return Promise.resolve(false)
  const at = { page: line.page, line: line.n }
  const cite = citeTestimony(transcript, { from: at, to: at })
  const next = withPoint(video.points, { at, seconds: Math.round(seconds * 1000) / 1000 }, lines)
  if ('against' in next) {
    const other = citeTestimony(transcript, { from: next.against.at, to: next.against.at })
    say(`${cite} cannot be at ${timeOf(seconds).slice(0, 8)}: ${other} is at ${timeOf(next.against.seconds).slice(0, 8)}. Mark that line again first.`)
    return Promise.resolve(false)
  }
  return commitOrSay(session, { label: `Mark ${cite} at ${timeOf(seconds).slice(0, 8)} of the recording`, ops: [patch('transcripts', transcript.id, { video: { ...video, points: next.points } })] })
}

export function forgetPoints(session: Session, transcript: Transcript): Promise<boolean> {
  const { video } = transcript
  return video ? commitOrSay(session, { label: `Forget the times of ${transcript.shortForm}`, ops: [patch('transcripts', transcript.id, { video: { ...video, by: '', points: [] } })] }) : Promise.resolve(false)
}
