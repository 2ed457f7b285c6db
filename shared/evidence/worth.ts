/** Whether what a passage shares is worth a person's look. */
import type { Shared } from './score'
import type { TextIndex } from './textIndex'

/** A single word carries a proposal alone where at most this share of the matter's passages has it. */
const RARE_SHARE = 0.05
/** A word that more than this share of the passages has is counted for nothing. */
const COMMON_SHARE = 0.4
/** In a small matter "rare" still means some few passages. */
const FEW = 6

/** Two words that are not everywhere, or one that is rare, or a quotation or a day. */
export function enough(shared: readonly Shared[], index: TextIndex): boolean {
  let words = 0
  for (const one of shared) {
    if (one.kind === 'quote' || (one.kind === 'date' && /^\d/.test(one.words) && one.words.length > 4)) return true
    if (one.kind === 'time' || one.kind === 'person' || one.kind === 'date') continue
    if (one.passages <= Math.max(FEW, index.passages * RARE_SHARE)) return true
    if (one.passages <= Math.max(FEW, index.passages * COMMON_SHARE)) words++
  }
  return words >= 2
}
