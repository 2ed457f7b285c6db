/**
 * Neighbours put together as long as they stay light.
 * @param weightOf of a row, by its place; one that is heavier than `most` by itself is a group alone
 * @param fits whether a row may stand behind those of a group; the group is not empty
 * @returns groups in the order of the rows, none empty
 */
export function byWeight<T>(rows: readonly T[], weightOf: (row: T, at: number) => number, most: number, fits: (group: readonly T[], row: T) => boolean): T[][] {
  const groups: T[][] = []
  let weight = 0
  for (const [at, row] of rows.entries()) {
    const own = weightOf(row, at)
    const group = groups.at(-1)
    if (group && weight + own <= most && fits(group, row)) {
      group.push(row)
      weight += own
    } else {
      groups.push([row])
      weight = own
    }
  }
  return groups
}
