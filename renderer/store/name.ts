/** Name of a matter's database, for Dexie and for plain readers alike. */
export const databaseName = (matterId: string): string => `probata-matter-${matterId}`
