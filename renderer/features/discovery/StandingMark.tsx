import { type Standing, STANDING_WORD } from '../../../shared/discovery'

const SHAPE: Record<Standing, string> = { draft: '○', open: '◐', soon: '◆', overdue: '▲', responded: '●', deficient: '▼', closed: '✓', withdrawn: '–' }

/** Shape, word and colour of how a set stands. */
export function StandingMark({ standing }: { standing: Standing }) {
  return <span className={`standing standing--${standing}`}><span aria-hidden>{SHAPE[standing]}</span> {STANDING_WORD[standing]}</span>
}
