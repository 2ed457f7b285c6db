import { useState } from 'react'
import { type Hunk, widened } from '../../../shared/policy/hunks'
import type { Comparison } from '../../../shared/policy/model'
import type { Passage } from '../../../shared/records'
import type { Loaded } from './library'
import { passageAt } from './passages'
import { asRead } from './words'

type Place = { from: number; to: number }
type Linking = { quote: string; source: () => Passage | string }
export type Change = { loaded: Loaded; place: Place; quote: string; linking: Linking | null; link(side: 'old' | null): void; done(): void }

/** The change that is looked at: its words in the newer version, else in the older, as a passage to be linked. */
export function useChange(comparison: Comparison | null, hunk: Hunk | null, old: Loaded | null, now: Loaded | null): Change | null {
  const [linking, setLinking] = useState<(Linking & { hunk: Hunk }) | null>(null)
  const section = hunk ? comparison?.sections[hunk.section] : undefined
  if (!hunk || !section || !old || !now) return null
  const placeIn = (side: 'old' | 'new'): { loaded: Loaded; place: Place } | null => {
    const loaded = side === 'old' ? old : now
    const bounds = section[side]
    const place = hunk[side]
    return bounds && loaded.text.text.slice(place.from, place.to).trim() !== '' ? { loaded, place: widened(loaded.text.text, place, bounds) } : null
  }
  const main = placeIn('new') ?? placeIn('old')
  if (!main) return null
  const quoteOf = ({ loaded, place }: { loaded: Loaded; place: Place }) => asRead(loaded.text.text.slice(place.from, place.to)).replace(/\s+/g, ' ').trim()
  return {
    ...main, quote: quoteOf(main).slice(0, 200), linking: linking?.hunk === hunk ? linking : null,
    link: (side) => {
      const own = (side === 'old' ? placeIn('old') : null) ?? main
      setLinking({ hunk, quote: quoteOf(own), source: () => passageAt(own.loaded, own.place.from, own.place.to) ?? own.loaded.document.id })
    },
    done: () => setLinking(null),
  }
}
