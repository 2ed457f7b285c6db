import { useCallback, useEffect, useRef, useState } from 'react'
import { type Problem, ProblemError } from '../../shared/problem/problem'

export type TaskState = { at: 'idle' } | { at: 'working'; done: number; total: number } | { at: 'failed'; problem: Problem }

/**
 * Something that takes a while and can be stopped; it stops with the screen that began it. A second start
 * stops the first.
 * @param run must stay the same while what it works on does
 */
export function useTask(run: (signal: AbortSignal, onProgress: (done: number, total: number) => void) => Promise<void>): { state: TaskState; start: () => void; cancel: () => void; close: () => void } {
  const [state, setState] = useState<TaskState>({ at: 'idle' })
  const controller = useRef<AbortController | null>(null)
  useEffect(() => () => controller.current?.abort(), [])
  const start = useCallback(() => {
    controller.current?.abort()
    const own = new AbortController()
    controller.current = own
    setState({ at: 'working', done: 0, total: 0 })
    void run(own.signal, (done, total) => setState({ at: 'working', done, total })).then(
      () => setState({ at: 'idle' }),
      (cause: unknown) => {
        if (own.signal.aborted) setState({ at: 'idle' })
        else if (cause instanceof ProblemError) setState({ at: 'failed', problem: cause.problem })
        else throw cause
      },
    )
  }, [run])
  return { state, start, cancel: () => controller.current?.abort(), close: () => setState({ at: 'idle' }) }
}
