import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { RecordingFile } from '../../../../shared/ipc/contract'
import type { Transcript } from '../../../../shared/records'
import type { RangeLine } from '../../../../shared/transcript/range'
import { spokenAt, timesOf } from '../../../../shared/transcript/sync'
import { bridge } from '../../../bridge'


export type Player = {
  video: RefObject<HTMLVideoElement | null>
  /** the file on this computer; undefined while it is looked for, null where it is not found */
  file: RecordingFile | null | undefined
  /** the second at which each line begins; NaN where no time is known */
  times: Float64Array
  /** the line that is spoken; null where none is, or nothing was played yet */
  spoken: number | null
  /** seconds; Infinity until it is known */
  duration: number
  /** looks for the file again, after the person showed where it is */
  again: () => void
  seek: (line: number) => void
  toggle: () => void
  play: (from: number, to: number) => void
  /** what the element tells */
  events: { onTimeUpdate: () => void; onSeeked: () => void; onDurationChange: () => void; onPlay: () => void; onPause: () => void }
  playing: boolean
}

/** The recording of a transcript: found on this computer, played, and its line followed. */
export function useRecording(transcript: Transcript, lines: readonly RangeLine[]): Player {
  const mark = transcript.video?.mark ?? null
  const [found, setFound] = useState<{ mark: string; file: RecordingFile | null } | null>(null)
  const [stamp, setStamp] = useState(0)
  const [spoken, setSpoken] = useState<number | null>(null)
  const [duration, setDuration] = useState(Number.POSITIVE_INFINITY)
  const [playing, setPlaying] = useState(false)
  const video = useRef<HTMLVideoElement>(null)
  const until = useRef(Number.POSITIVE_INFINITY)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stamp asks again
  useEffect(() => {
    let gone = false
    if (mark !== null) void (bridge()?.call('recording.find', { mark }) ?? Promise.resolve(null)).catch(() => null).then((file) => gone || setFound({ mark, file }))
    return () => {
      gone = true
    }
  }, [mark, stamp])
  const points = transcript.video?.points
  const times = useMemo(() => timesOf(points ?? [], lines), [points, lines])
  const told = useCallback(() => {
    const element = video.current
    if (!element) return
    if (element.currentTime >= until.current) {
      element.pause()
      until.current = Number.POSITIVE_INFINITY
    }
    setSpoken(points && points.length > 0 ? spokenAt(times, lines, element.currentTime) : null)
  }, [times, lines, points])
  const events = useMemo(() => ({ onTimeUpdate: told, onSeeked: told, onDurationChange: () => setDuration(video.current?.duration || Number.POSITIVE_INFINITY), onPlay: () => setPlaying(true), onPause: () => setPlaying(false) }), [told])
  // The engine tells the time four times a second; a clip ends nearer to its end than that.
  useEffect(() => {
    if (!playing) return
    let frame = requestAnimationFrame(function look() {
      if ((video.current?.currentTime ?? 0) >= until.current) told()
      frame = requestAnimationFrame(look)
    })
    return () => cancelAnimationFrame(frame)
  }, [playing, told])
  const seek = useCallback((line: number) => {
    const at = times[line]
    if (!video.current || at === undefined || Number.isNaN(at)) return
    until.current = Number.POSITIVE_INFINITY
    video.current.currentTime = at
  }, [times])
  return {
    video, file: mark === null ? null : found?.mark === mark ? found.file : undefined, times, spoken: mark === null ? null : spoken, duration, again: () => setStamp((before) => before + 1), seek, playing, events,
    toggle: () => {
      until.current = Number.POSITIVE_INFINITY
      if (video.current?.paused) void video.current.play().catch(() => undefined)
      else video.current?.pause()
    },
    play: (from, to) => {
      if (!video.current) return
      until.current = to
      video.current.currentTime = from
      void video.current.play().catch(() => undefined)
    },
  }
}
