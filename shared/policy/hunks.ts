/** Changes as a person walks through them: neighbouring steps, with their places in both texts. */
import { countWords } from './fold'
import type { SectionChange } from './model'

export type Hunk = {
  /** position of the section among the comparison's */
  section: number
  /** positions of its steps in the section's words */
  first: number
  last: number
  /** offsets in the whole texts; from equals to where nothing stands on that side */
  old: { from: number; to: number }
  new: { from: number; to: number }
}

/** Fewer words than this say little alone: the passage takes their sentence. */
const FEW = 4

/** Every change that is no noise, in the order of the comparison. */
export function hunksOf(sections: readonly SectionChange[]): Hunk[] {
  const hunks: Hunk[] = []
  for (const [section, one] of sections.entries()) {
    let [oldAt, newAt] = [one.old?.from ?? 0, one.new?.from ?? 0]
    let open: Hunk | null = null
    for (const [at, step] of one.words.entries()) {
      const [oldTo, newTo] = [oldAt + (step.op === 'added' ? 0 : step.text.length), newAt + (step.op === 'removed' ? 0 : step.text.length)]
      if (step.op === 'same' || step.noise) open = null
      else if (open) {
        open.last = at
        open.old.to = oldTo
        open.new.to = newTo
      } else {
        open = { section, first: at, last: at, old: { from: oldAt, to: oldTo }, new: { from: newAt, to: newTo } }
        hunks.push(open)
      }
      oldAt = oldTo
      newAt = newTo
    }
  }
  return hunks
}

/** The place as it makes a passage: a few words alone are widened to their sentence. */
export function widened(text: string, place: { from: number; to: number }, bounds: { from: number; to: number }): { from: number; to: number } {
  if (countWords(text.slice(place.from, place.to)) >= FEW) return place
  let { from, to } = place
  while (from > bounds.from && !/[.!?\n]/.test(text[from - 1] as string)) from--
  while (to < bounds.to && text[to] !== '\n' && !/[.!?]/.test(text[to - 1] as string)) to++
  return { from, to }
}
