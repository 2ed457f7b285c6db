/**
 * Hybrid logical clock (Kulkarni et al., 2014): never goes back, even where the machine's
 * clock does, and keeps the order of what one device has seen.
 *
 * Text form `<15 digits of ms>-<6 digits of counter>-<device>`: sorts as text.
 */
export type Clock = { ms: number; counter: number }

/** The counter has six digits; one more would no longer sort. */
const MOST = 999_999

/** The next tick after `last`, given what the machine's clock says. */
export function tick(last: Clock, now: number): Clock {
  if (now > last.ms) return { ms: now, counter: 0 }
  return last.counter < MOST ? { ms: last.ms, counter: last.counter + 1 } : { ms: last.ms + 1, counter: 0 }
}

/**
 * The later of two clocks. What a device writes next must come after all that it has seen, so it
 * ticks on from the latest clock it knows, its own or another's (the receive rule).
 */
export function later(a: Clock, b: Clock): Clock {
  return a.ms > b.ms || (a.ms === b.ms && a.counter >= b.counter) ? a : b
}

export function formatClock(clock: Clock, device: string): string {
  return `${String(clock.ms).padStart(15, '0')}-${String(clock.counter).padStart(6, '0')}-${device}`
}

/** @returns the clock in a text form; zero where it is none */
export function parseClock(text: string): Clock {
  const match = /^(\d{15})-(\d{6})-/.exec(text)
  return match ? { ms: Number(match[1]), counter: Number(match[2]) } : { ms: 0, counter: 0 }
}

/** The order in which entries are taken: by clock, and where two are equal, by id. */
export function byClock(a: { clock: string; id: string }, b: { clock: string; id: string }): number {
  return a.clock < b.clock ? -1 : a.clock > b.clock ? 1 : a.id < b.id ? -1 : 1
}
