/**
 * Version 7: records that came many at once lie some dozens a row, as JSON. A row costs the database the same
 * whatever it holds, and an import or a colleague's year brings a hundred thousand. What is changed by itself has a
 * row of its own in its table, as before, which then counts.
 */
export const stores007 = {
  /** the table, what its records belong to or "", the ids of the first and the last */
  packs: '[table+of+first+last]',
}
