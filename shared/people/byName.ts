/** People, or whatever has a name, in the order of names as the system's language has it. */
export const byName = <T extends { name: string }>(rows: readonly T[]): T[] => [...rows].sort((a, b) => a.name.localeCompare(b.name))
