import type { Colours } from '../../../shared/chronology/draw'

const TOKENS: Record<keyof Colours, string> = {
  surface: '--surface', line: '--line', faint: '--faint-line', text: '--text', second: '--second', third: '--third', accent: '--accent', accentGround: '--accent-ground', onAccent: '--on-accent',
  plain: '--second', plainGround: '--unexamined-ground', on: '--missing', onGround: '--missing-ground', held: '--partial', heldGround: '--partial-ground', day: '--undermined', onDay: '--surface',
}

/** The theme's tokens as a canvas takes them. */
export function coloursNow(): Colours {
  const style = getComputedStyle(document.documentElement)
  return Object.fromEntries(Object.entries(TOKENS).map(([name, token]) => [name, style.getPropertyValue(token).trim()])) as Colours
}
