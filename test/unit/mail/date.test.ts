import { expect, test } from 'vitest'
import { parseMailDate } from '../../../shared/mail/date'

test.each([
  ['as RFC 5322 has it', 'Tue, 21 May 2024 16:03:22 +0200', '2024-05-21T14:03:22.000Z'],
  ['without a day of the week', '21 May 2024 16:03:22 +0200', '2024-05-21T14:03:22.000Z'],
  ['without the comma', 'Tue 21 May 2024 16:03:22 +0200', '2024-05-21T14:03:22.000Z'],
  ['without seconds', 'Tue, 21 May 2024 16:03 -0700', '2024-05-21T23:03:00.000Z'],
  ['with a comment', 'Tue, 21 May 2024 16:03:22 +0200 (CEST)', '2024-05-21T14:03:22.000Z'],
  ['folded', 'Tue, 21 May 2024\r\n 16:03:22 +0200', '2024-05-21T14:03:22.000Z'],
  ['two digits, this century', 'Tue, 21 May 24 16:03:22 GMT', '2024-05-21T16:03:22.000Z'],
  ['two digits, the last', 'Fri, 21 May 99 16:03:22 GMT', '1999-05-21T16:03:22.000Z'],
  ['three digits', 'Fri, 21 May 104 16:03:22 GMT', '2004-05-21T16:03:22.000Z'],
  ['obsolete zones: EST', 'Tue, 21 May 2024 16:03:22 EST', '2024-05-21T21:03:22.000Z'],
  ['obsolete zones: PDT', 'Tue, 21 May 2024 16:03:22 PDT', '2024-05-21T23:03:22.000Z'],
  ['obsolete zones: UT', 'Tue, 21 May 2024 16:03:22 UT', '2024-05-21T16:03:22.000Z'],
  ['"GMT+0200"', 'Tue, 21 May 2024 16:03:22 GMT+0200', '2024-05-21T14:03:22.000Z'],
  ['zone with a colon', 'Tue, 21 May 2024 16:03:22 +02:00', '2024-05-21T14:03:22.000Z'],
  ['-0000', 'Tue, 21 May 2024 16:03:22 -0000', '2024-05-21T16:03:22.000Z'],
  ['a zone of minutes', 'Tue, 04 Dec 2001 17:11:25 -0459', '2001-12-04T22:10:25.000Z'],
  ['ISO with Z', '2024-05-21T16:03:22Z', '2024-05-21T16:03:22.000Z'],
  ['ISO with a zone', '2024-05-21 16:03:22+02:00', '2024-05-21T14:03:22.000Z'],
  ['as ctime prints', 'Tue May 21 16:03:22 GMT 2024', '2024-05-21T16:03:22.000Z'],
  ['twelve hours', 'Tue, 21 May 2024 04:03:22 PM +0000', '2024-05-21T16:03:22.000Z'],
  ['midnight in twelve hours', 'Tue, 21 May 2024 12:03:22 AM +0000', '2024-05-21T00:03:22.000Z'],
  ['a leap second', 'Sat, 31 Dec 2016 23:59:60 +0000', '2016-12-31T23:59:59.000Z'],
  ['29 February of a leap year', 'Thu, 29 Feb 2024 10:00:00 +0000', '2024-02-29T10:00:00.000Z'],
])('%s', (_, raw, sent) => expect(parseMailDate(raw)).toEqual({ sent, edtf: `${sent.slice(0, 19)}Z`, remark: '' }))

test.each([
  ['no zone', 'Tue, 21 May 2024 16:03:22', '2024-05-21T16:03:22', 'no time zone'],
  ['ctime without a zone', 'Tue May 21 16:03:22 2024', '2024-05-21T16:03:22', 'no time zone'],
  ['ISO without a zone', '2024-05-21T16:03:22', '2024-05-21T16:03:22', 'no time zone'],
  ['a zone that nobody knows', 'Tue, 21 May 2024 16:03:22 XYZ', '2024-05-21T16:03:22', 'not known'],
  ['a zone of a military letter', 'Tue, 21 May 2024 16:03:22 K', '2024-05-21T16:03:22', 'not known'],
  ['a zone beyond any', 'Tue, 21 May 2024 16:03:22 +9900', '2024-05-21T16:03:22', 'not known'],
  ['a zone with minutes beyond an hour', 'Tue, 21 May 2024 16:03:22 +0275', '2024-05-21T16:03:22', 'not known'],
  ['30 February', 'Fri, 30 Feb 2024 10:00:00 +0000', null, 'no such date'],
  ['29 February of a common year', 'Wed, 29 Feb 2023 10:00:00 +0000', null, 'no such date'],
  ['hour 25', 'Tue, 21 May 2024 25:00:00 +0000', null, 'no such date'],
  ['minute 61', 'Tue, 21 May 2024 10:61:00 +0000', null, 'no such date'],
  ['13 in a day of twelve hours', 'Tue, 21 May 2024 13:00:00 PM +0000', null, 'no such date'],
  ['day 0', 'Tue, 00 May 2024 10:00:00 +0000', null, 'no such date'],
  ['year 0', 'Tue, 21 May 0000 10:00:00 +0000', null, 'no such date'],
  ['no month', 'Tue, 21 Foo 2024 10:00:00 +0000', null, 'could not be read'],
  ['markup', '<HR>', null, 'could not be read'],
  ['nothing', '', null, 'gives no date'],
  ['blanks', '   ', null, 'gives no date'],
  ['only a comment', '(yesterday)', null, 'no date'],
])('%s is no certain instant, and that is said', (_, raw, edtf, remark) => {
  const found = parseMailDate(raw)
  expect(found).toMatchObject({ sent: null, edtf })
  expect(found.remark).toContain(remark)
})

test('a long header takes no longer than its length', () => {
  const start = performance.now()
  for (const piece of ['(', ' ', '1 ', 'May ', '21-May-', '()']) parseMailDate(piece.repeat(1_000_000 / piece.length))
  expect(performance.now() - start).toBeLessThan(3000)
})
