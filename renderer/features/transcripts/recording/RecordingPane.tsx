import { useState } from 'react'
import { timeOf } from '../../../../shared/transcript/clips'
import { howMany } from '../../../../shared/proof'
import type { Transcript } from '../../../../shared/records'
import { Button, Kbd } from '../../../ui'
import type { Player } from './useRecording'

type Props = { transcript: Transcript; player: Player; marking: boolean; onMark: (() => void) | null; onFind: () => void; onMarking: (on: boolean) => void; onSynchronise: () => void }

/** The recording beside the lines: it plays where a line was clicked, and the line that is spoken is lit. */
export function RecordingPane({ transcript, player, marking, onMark, onFind, onMarking, onSynchronise }: Props) {
  const { video } = transcript
  const [broken, setBroken] = useState('')
  /** token of a file that has sound only */
  const [sound, setSound] = useState('')
  const { file } = player
  if (!video) return null
  const size = `${video.size >= 1e9 ? `${(video.size / 1e9).toFixed(1)} GB` : `${Math.max(1, Math.round(video.size / 1e6))} MB`}`
  if (file === null) {
    return (
      <section className="recording" aria-label="Recording">
        <p><strong>{video.name}</strong> <span className="second">{size}</span></p>
        <p className="second">It is not where it was on this computer. Recordings stay outside the matter; show where it lies now. Its times are kept.</p>
        <Button onClick={onFind}>Find it…</Button>
      </section>
    )
  }
  const synced = video.points.length
  return (
    <section className="recording" aria-label="Recording">
      {file && (
        <video key={file.token} ref={player.video} className={sound === file.token ? 'recording__video recording__video--sound' : 'recording__video'} src={`/recording/${file.token}`} controls preload="metadata" controlsList="nodownload noremoteplayback" disablePictureInPicture aria-label={`Recording ${video.name}`} {...player.events} onLoadedMetadata={(event) => setSound(event.currentTarget.videoWidth === 0 ? file.token : '')} onError={() => setBroken(file.token)} />
      )}
      {file && broken === file.token && <p className="recording__broken" role="alert">{video.name} cannot be played here: MP4 (H.264), WebM, Ogg, MP3, WAV and FLAC can. Ask the videographer for one of these, or convert it.</p>}
      <div className="recording__line">
        <span className="second truncate" title={video.name}>{video.name}, {size}</span>
        <Button look="quiet" aria-pressed={marking} onClick={() => onMarking(!marking)}>{marking ? 'Done marking' : 'Mark points'}</Button>
      </div>
      {marking && <p className="recording__hint">Play, choose the line that is being spoken, and press <Kbd>T</Kbd>. Two points are enough to begin; more make it exact. Clicks do not move the recording meanwhile.</p>}
      {marking && <Button look="primary" disabled={onMark === null} onClick={() => onMark?.()}>Spoken now<Kbd>T</Kbd></Button>}
      {!marking && synced === 0 && <p className="second">No line has its time yet. <Button look="quiet" onClick={onSynchronise}>Synchronise by a file…</Button></p>}
      {synced > 0 && <p className="second">{video.by ? `Times from ${video.by}.` : ''} {howMany(synced, 'point')}, from {timeOf(video.points[0]?.seconds ?? 0).slice(0, 8)} to {timeOf(video.points.at(-1)?.seconds ?? 0).slice(0, 8)}. {synced === 1 ? 'With one point the other times are guesses.' : 'Outside of them times are guesses.'}</p>}
    </section>
  )
}
