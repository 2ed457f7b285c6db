import { useCallback, useEffect, useRef, useState } from 'react'
import { getSetting, putSetting, removeSetting } from '../../store'

/** A key that is typed is stored this much later, with those that followed: its own painting comes first. Milliseconds. */
const SOON = 150

/**
 * Text that is stored as it is typed, so that a power cut loses no more than its last second. It lies on
 * this machine until it becomes a note.
 */
export function useDraft(key: string): [text: string, set: (text: string) => void] {
  const [text, setText] = useState('')
  const wanted = useRef<string | null>(null)
  const busy = useRef(false)
  const touched = useRef(false)
  useEffect(() => {
    void getSetting(key, '').then((kept) => !touched.current && setText(kept))
  }, [key])
  // One write at a time; what is typed meanwhile is written by the next.
  const write = async () => {
    if (busy.current) return
    busy.current = true
    await new Promise((done) => setTimeout(done, SOON))
    while (wanted.current !== null) {
      const next = wanted.current
      wanted.current = null
      await (next === '' ? removeSetting(key) : putSetting(key, next)).catch(() => undefined)
    }
    busy.current = false
  }
  const latest = useRef(write)
  latest.current = write
  const set = useCallback((next: string) => {
    touched.current = true
    setText(next)
    wanted.current = next
    void latest.current()
  }, [])
  return [text, set]
}
