import { useEffect, useRef, useState } from 'react'
import { type RecordTime, recordTime, sleptBetween } from '../../../shared/deposition/clock'
import type { Deposition } from '../../../shared/records'

/** Milliseconds between two looks at the clock. */
const TICK = 500

/** Time on the record as it runs, and a stretch in which the computer slept while it ran. */
export function useRecordTime(deposition: Deposition): { time: RecordTime; slept: { from: number; until: number } | null; settle(): void } {
  const [now, setNow] = useState(() => Date.now())
  const [slept, setSlept] = useState<{ from: number; until: number } | null>(null)
  const last = useRef(Date.now())
  const running = deposition.clock.at(-1)?.on === true
  useEffect(() => {
    const timer = setInterval(() => {
      const next = Date.now()
      const gap = running ? sleptBetween(last.current, next) : null
      // A second sleep before the first was settled makes one stretch of both.
      if (gap) setSlept((before) => (before ? { from: before.from, until: gap.until } : gap))
      last.current = next
      setNow(next)
    }, TICK)
    return () => clearInterval(timer)
  }, [running])
  return { time: recordTime(deposition.clock, now), slept, settle: () => setSlept(null) }
}
