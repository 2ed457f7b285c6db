/**
 * Version 6: entries of the log that came many at once lie some dozens a row. A row costs the database the same
 * whatever it holds, and a colleague's year is a hundred thousand of them. What is committed here still has a row of
 * its own in `log`; an entry lies in one of the two, never in both.
 */
export const stores006 = {
  /** entries of one device without gaps, by the ids of the first and the last */
  runs: '[first+last]',
}
