import { useEffect, useState } from 'react'
import type { LogEntry } from '../../../shared/log/entry'
import type { Vector } from '../../../shared/log/vector'
import { getSetting, putSetting, useSession } from '../../store'

/** Whether an entry came after the last look, by its place in its chain: what a colleague wrote last week may have come today. */
export const isNews = (entry: Pick<LogEntry, 'device' | 'seq'>, looked: Vector): boolean => entry.seq > (looked[entry.device] ?? 0)

/** How far the log went when this room was last left; null at the first visit. Leaving it is a look. */
export function useLastLook(): Vector | null {
  const session = useSession()
  const [looked, setLooked] = useState<Vector | null>(null)
  useEffect(() => {
    const key = `looked ${session.matterId}`
    let heads: Vector | null = null
    const note = () => void session.heads().then((now) => {
      heads = now
    }, () => undefined)
    note()
    void getSetting<Vector | null>(key, null).then(setLooked)
    const stops = [session.onWritten(note), session.onArrived(note)]
    return () => {
      stops.forEach((stop) => stop())
      if (heads) void putSetting(key, heads)
    }
  }, [session])
  return looked
}
