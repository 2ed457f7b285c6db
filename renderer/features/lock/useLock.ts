import { useContext, useEffect } from 'react'
import { useCommands } from '../../commands'
import { usePreferences } from '../../preferences'
import { useSession } from '../../store'
import { say } from '../../ui'
import { lockCommands } from './commands'
import { LockContext } from './turn'

/** Milliseconds between two looks at the clock: it also tells that the machine slept. */
const LOOK = 5000
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'input'] as const

/** "Lock now", and the lock by itself when nobody has touched the matter for a while. */
export function useLock(): void {
  const session = useSession()
  const { lockAfter } = usePreferences()
  const lock = useContext(LockContext)
  useCommands(lockCommands(() => {
    if (session.keys) lock(false)
    else say('This matter has no lock. Settings, “Lock”, puts one on it.')
  }, () => session.keys && lock(true)))
  useEffect(() => {
    if (!session.keys || lockAfter === 0) return
    let last = Date.now()
    const touched = () => {
      last = Date.now()
    }
    // An import or a recognition under way is somebody's work as well.
    const stop = session.onWritten(touched)
    for (const sign of SIGNS) window.addEventListener(sign, touched, { capture: true, passive: true })
    const timer = setInterval(() => {
      if (Date.now() - last < lockAfter * 60_000) return
      clearInterval(timer)
      lock(false)
    }, LOOK)
    return () => {
      clearInterval(timer)
      stop()
      for (const sign of SIGNS) window.removeEventListener(sign, touched, { capture: true })
    }
  }, [session, lockAfter, lock])
}
