import type { Meanings } from '../../shared/leave/readme'

/** Put in by the build (`build/columns.ts`), read out of the comments in the sources of the records. */
declare const __MEANINGS__: Meanings

export const meanings: Meanings = __MEANINGS__
