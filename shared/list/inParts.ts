/** Rows some at a time, in their order. @param size rows of a part, 1 or more; the last has what is left. Of no rows there is no part */
export function inParts<T>(rows: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, part) => rows.slice(part * size, (part + 1) * size))
}
