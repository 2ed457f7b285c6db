import { useEffect } from 'react'
import { dueNotice } from '../../shared/deadlines/notice'
import { usePreferences } from '../preferences'
import { getSetting, putSetting, useSession } from '../store'
import { todayHere } from '../ui'
import { bridge } from '../bridge'

const HOUR = 3_600_000

/** Where a person asked for it: once a day for each matter, the system says how many dates are due. */
export function useDueNotice(): void {
  const { reader, matterId } = useSession()
  const { dueNotices } = usePreferences()
  useEffect(() => {
    if (!dueNotices) return
    const key = `dueNoticed:${matterId}`
    const look = async () => {
      const today = todayHere()
      if ((await getSetting<unknown>(key, '')) === today) return
      const text = dueNotice(reader.rows('deadlines'), reader.rows('events'), today)
      if (text !== null && (await bridge()?.call('notice.show', { text }))) await putSetting(key, today)
    }
    void look()
    const timer = setInterval(() => void look(), HOUR)
    return () => clearInterval(timer)
  }, [dueNotices, reader, matterId])
}
