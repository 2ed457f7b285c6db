import { type RefObject, useEffect } from 'react'
import type { Document } from '../../../shared/records'
import { useSession } from '../../store'
import { warmPaper } from '../../viewer'
import type { Outline } from './useDeposition'

/** Exhibits of the outline that are kept ready: as many papers as stay open. */
const AHEAD = 3
/** Whoever types a number may type one more. Milliseconds. */
const TYPING = 60

/** Makes papers ready one after the other while nobody types, drawn as wide as the pane; stops when others are wanted. */
function useWarm(wanted: readonly Document[], pane: RefObject<HTMLElement | null>, wait: number): void {
  const session = useSession()
  const key = wanted.map((one) => one.id).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same papers are made ready once
  useEffect(() => {
    if (key === '') return
    const controller = new AbortController()
    const timer = setTimeout(async () => {
      for (const document of wanted) {
        await new Promise<void>((idle) => requestIdleCallback(() => idle(), { timeout: 2000 }))
        if (controller.signal.aborted) return
        // A paper that cannot be opened says so when it is called.
        await warmPaper(session, document, pane.current?.clientWidth ?? 0, 1, controller.signal).catch(() => undefined)
      }
    }, wait)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [session, key, wait])
}

/** The exhibits of the current question and of those that follow. */
export function useWarmOutline(outline: Outline, current: string | null, shown: string | null, pane: RefObject<HTMLElement | null>): void {
  const session = useSession()
  const questions = outline.flatMap((one) => one.questions)
  const from = Math.max(0, questions.findIndex((one) => one.id === current))
  const next = [...new Set(questions.slice(from).flatMap((one) => one.exhibits))].flatMap((id) => session.reader.get('documents', id) ?? [])
  useWarm(next.filter((one) => one.id !== shown && one.kind === 'pdf' && one.quarantine === null).slice(0, AHEAD), pane, 400)
}

/** The exhibit that Enter would call. */
export function useWarmChoice(chosen: Document | undefined, pane: RefObject<HTMLElement | null>): void {
  useWarm(chosen && chosen.quarantine === null ? [chosen] : [], pane, TYPING)
}
