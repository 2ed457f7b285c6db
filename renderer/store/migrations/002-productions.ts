/**
 * Version 2: where files came from, how a party's load files are read, redactions, what left the
 * matter, and how far the import of a production has come.
 */
export const stores002 = {
  intakes: 'id',
  profiles: 'id',
  redactions: 'id, document',
  outgoing: 'id',
  /** files of a production that are stored already, by import and path: what a crash must not cost */
  arrived: '[job+path]',
}
