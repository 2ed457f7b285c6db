import { useEffect, useRef, useState } from 'react'

/**
 * The chosen entry of a list that shrinks while it is judged: when it goes, the one that took its
 * place is chosen; when it comes back, it is chosen again.
 */
export function useWalk(ids: readonly string[]) {
  const [chosen, setChosen] = useState<string | null>(null)
  const before = useRef<readonly string[]>(ids)
  const list = useRef<HTMLOListElement>(null)
  const index = Math.max(0, ids.indexOf(chosen ?? ''))
  useEffect(() => {
    const was = chosen ?? before.current[0]
    const came = ids.filter((id) => !before.current.includes(id))
    // What was judged makes room for another at the end of the list, which is no reason to go there.
    if (was !== undefined && !ids.includes(was)) setChosen(ids[Math.min(before.current.indexOf(was), ids.length - 1)] ?? null)
    else if (was !== undefined && came.length === 1 && came[0] !== undefined) setChosen(came[0])
    before.current = ids
  }, [ids, chosen])
  const focus = (at: number) => {
    const item = list.current?.children[at]?.querySelector<HTMLElement>('[data-proposal]')
    item?.focus({ preventScroll: true })
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }
  const choose = (at: number) => {
    const next = Math.max(0, Math.min(ids.length - 1, at))
    setChosen(ids[next] ?? null)
    focus(next)
  }
  const current = ids[index] ?? null
  // The focus goes with the choice while it is in the list or nowhere: after a decision the next entry has it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the entry, not the functions
  useEffect(() => {
    const now = document.activeElement
    if (current !== null && (now === null || now === document.body || list.current?.contains(now))) focus(index)
  }, [current])
  return { list, index, current, choose, focus }
}
