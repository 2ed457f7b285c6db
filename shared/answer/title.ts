/** Which complaint a paper is, or answers: the first, or the how-manieth amended one. */
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'] as const
const NAMED = /\b(?:(first|second|third|fourth|fifth|sixth|seventh|eighth|1st|2nd|3rd|4th|5th)[\s-]+)?((?:(?:consolidated|corrected|verified|class|action|supplemental|revised|substitute|putative)\s+){0,4})(amended\s+)?((?:(?:consolidated|corrected|verified|class|action|supplemental|collective)\s+){0,4})complaint\b/i

/**
 * Reads "SECOND AMENDED CLASS ACTION COMPLAINT" as 2, "AMENDED COMPLAINT" as 1, "COMPLAINT" as 0.
 * @returns null where no complaint is named
 */
export function amendmentOf(title: string | null): number | null {
  const match = title === null ? null : NAMED.exec(title.replace(/\s+/g, ' ').slice(0, 2000))
  if (!match) return null
  if (!match[3]) return 0
  const word = (match[1] ?? 'first').toLowerCase()
  const digits = /^\d/.exec(word)
  return digits ? Number(digits[0]) : ORDINALS.indexOf(word as (typeof ORDINALS)[number]) + 1
}

/** "the complaint", "the second amended complaint". */
export function complaintName(amendment: number): string {
  return amendment === 0 ? 'the complaint' : `the ${ORDINALS[amendment - 1] ?? `${amendment}th`} amended complaint`
}
