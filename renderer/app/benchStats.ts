/** Where figures of a bench stand among each other. */

/** The figure that this share of them does not reach: 0.5 is the middle, 0.95 what one of twenty exceeds. */
export const share = (figures: readonly number[], at: number): number => [...figures].sort((a, b) => a - b)[Math.floor(figures.length * at)] ?? 0
export const median = (figures: readonly number[]): number => share(figures, 0.5)
export const p95 = (figures: readonly number[]): number => share(figures, 0.95)
