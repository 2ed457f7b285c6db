/** Name of a matter's database, for Dexie and for plain readers alike. */
export const databaseName = (matterId: string): string => `probata-matter-${matterId}`
/** The same of a locked matter. */
export const sealedName = (matterId: string): string => `probata-sealed-${matterId}`
