import { type RefObject, useEffect, useRef } from 'react'

/** Keeps the chosen row of a list in sight, when it opens and as keys move on. @param chosen what is chosen; @param row its row, as a selector. @returns for the element that holds the rows */
export function useChosenInView<E extends HTMLElement>(chosen: unknown, row = '[aria-current="true"], [aria-pressed="true"]'): RefObject<E | null> {
  const list = useRef<E>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for again whenever something else is chosen
  useEffect(() => list.current?.querySelector(row)?.scrollIntoView({ block: 'nearest' }), [chosen])
  return list
}
