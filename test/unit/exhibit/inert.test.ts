import { expect, test } from 'vitest'
import { inertSentence, NOTHING_INERT } from '../../../shared/exhibit/inert'

test.each([
  [{}, ''],
  [{ scripts: 1, attachments: 2 }, 'This PDF carries a script and 2 attached files; nothing of it was run, opened or fetched.'],
  [{ launches: 1 }, 'This PDF carries an action that starts a program; nothing of it was run, opened or fetched.'],
  [{ scripts: 3, forms: 1, links: 1200 }, 'This PDF carries 3 scripts, a form and 1,200 links; nothing of it was run, opened or fetched.'],
  [{ remote: 1 }, 'This PDF carries 1 remote item; nothing of it was run, opened or fetched.'],
])('%j is said', (some, sentence) => expect(inertSentence('PDF', { ...NOTHING_INERT, ...some })).toBe(sentence))
