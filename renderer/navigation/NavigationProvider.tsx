import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { back, forward, type History, move, type Place, sameSource, START, type SourceTarget } from './place'

/** In a window narrower than this the source slides over the work instead of standing beside it. Pixels. */
export const SOURCE_LIES_OVER = 1100

/** Tabs kept open in the source pane, newest first. */
const MOST_TABS = 5

export type Navigation = {
  place: Place
  canBack: boolean
  canForward: boolean
  /** sources opened lately; the first is not always the one shown */
  tabs: readonly SourceTarget[]
  /** grows with each `openSource`, so that the same place is lit again */
  stamp: number
  /** Goes to a place; what is left out stays, except `item` and `view`, which go with the room. */
  go(to: Partial<Place>): void
  openSource(target: SourceTarget): void
  closeSource(): void
  closeTab(target: SourceTarget): void
  back(): void
  forward(): void
}

const NavigationContext = createContext<Navigation | null>(null)

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext)
  if (!navigation) throw new Error('no navigation here')
  return navigation
}

export function NavigationProvider({ children }: { children: ReactNode }) {
  const [history, setHistory] = useState<History>({ past: [], now: START, future: [], at: 0 })
  const [tabs, setTabs] = useState<readonly SourceTarget[]>([])
  const [stamp, setStamp] = useState(0)

  const go = useCallback((to: Partial<Place>) => {
    setHistory((before) => {
      const changesRoom = to.room !== undefined && to.room !== before.now.room
      // A source that lies over the work would hide the room that was asked for.
      const source = window.innerWidth < SOURCE_LIES_OVER ? null : before.now.source
      const base = changesRoom ? { ...before.now, item: null, view: null, source } : before.now
      return move(before, { ...base, ...to }, performance.now())
    })
  }, [])
  const openSource = useCallback((target: SourceTarget) => {
    // Walking from hit to hit turns over one tab instead of opening one each.
    setTabs((open) => (open.some((tab) => sameSource(tab, target)) ? open : [...open.filter((tab) => !(tab.hits && target.hits)), target].slice(-MOST_TABS)))
    setStamp((n) => n + 1)
    setHistory((before) => move(before, { ...before.now, source: target }, performance.now()))
  }, [])
  const closeSource = useCallback(() => go({ source: null }), [go])
  const closeTab = useCallback((target: SourceTarget) => {
    setTabs((open) => open.filter((tab) => !sameSource(tab, target)))
    setHistory((before) => (sameSource(before.now.source, target) ? move(before, { ...before.now, source: null }, performance.now()) : before))
  }, [])

  const navigation = useMemo<Navigation>(
    () => ({
      place: history.now, canBack: history.past.length > 0, canForward: history.future.length > 0, tabs, stamp,
      go, openSource, closeSource, closeTab,
      back: () => setHistory(back),
      forward: () => setHistory(forward),
    }),
    [history, tabs, stamp, go, openSource, closeSource, closeTab],
  )
  return <NavigationContext.Provider value={navigation}>{children}</NavigationContext.Provider>
}
