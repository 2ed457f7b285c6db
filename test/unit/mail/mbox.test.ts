import { describe, expect, test } from 'vitest'
import { holdsOneMessage, looksLikeMail, looksLikeMbox, splitMbox } from '../../../shared/mail/mbox'

const bytes = (text: string) => new TextEncoder().encode(text)

async function split(text: string, piece = 65_536): Promise<string[]> {
  const whole = bytes(text)
  const found: string[] = []
  async function* chunks() {
    for (let at = 0; at < whole.length; at += piece) yield whole.subarray(at, at + piece)
  }
  for await (const one of splitMbox(chunks())) found.push(new TextDecoder().decode(one))
  return found
}

const BOX = 'From ann@example.com Tue May 21 16:03:22 2024\nFrom: ann@example.com\nSubject: One\n\nFirst.\n>From here on.\n>>From quoted.\n\nFrom bob@example.com Tue May 21 17:03:22 2024\nFrom: bob@example.com\nSubject: Two\n\nFrom the middle, not a start.\nSecond.\n'

describe('mailboxes', () => {
  test.each([1, 2, 7, 64, 65_536])('two messages, in pieces of %i bytes', async (piece) => {
    const [one = '', two = '', ...rest] = await split(BOX, piece)
    expect(rest).toEqual([])
    expect(one).toBe('From: ann@example.com\nSubject: One\n\nFirst.\nFrom here on.\n>From quoted.\n\n')
    expect(two.endsWith('Second.\n')).toBe(true)
  })

  test('with CRLF', async () => expect(await split(BOX.replaceAll('\n', '\r\n'))).toHaveLength(2))
  test('cut anywhere', async () => {
    for (let at = 0; at < BOX.length; at += 3) expect((await split(BOX.slice(0, at))).length).toBeLessThanOrEqual(2)
  })
  test('empty, and without a message', async () => {
    expect(await split('')).toEqual([])
    expect(await split('Some words.\nMore.\n')).toEqual([])
    expect(await split('From a Tue May 21 16:03:22 2024\n')).toEqual([])
  })
  test('100,000 messages', async () => {
    const start = performance.now()
    expect(await split('From a@b Tue May 21 16:03:22 2024\nFrom: a@b\nSubject: x\n\ny\n\n'.repeat(100_000))).toHaveLength(100_000)
    expect(performance.now() - start).toBeLessThan(8000)
  })
  test('a paragraph that begins with "From " stays in its message', async () => {
    expect(await split('From a@b Tue May 21 16:03:22 2024\nSubject: x\nFrom: a@b\n\nFirst paragraph.\n\nFrom this it follows that nothing was disclosed.\n')).toHaveLength(1)
  })
})

describe('what a message looks like', () => {
  test.each([
    ['a message', 'From: a@b\nTo: c@d\nSubject: x\n\ny'], ['with Received first', 'Received: from x\n\tby y\nFrom: a@b\n\ny'], ['with a BOM', '\ufeffFrom: a@b\nDate: now\n\ny'], ['with an empty line first', '\nFrom: a@b\nDate: now\n\ny'], ['CRLF', 'From: a@b\r\nDate: now\r\n\r\ny'],
    ['only two headers', 'Message-ID: <a@b>\nSubject: x\n'], ['names of its own', 'X-One: 1\nX-Two: 2\nFoo: bar\n\ny'],
  ])('%s', (_, text) => expect(looksLikeMail(bytes(text))).toBe(true))

  test.each([
    ['a letter', 'Dear Ms. Roe,\n\nFrom: our point of view this is settled.\n'], ['a memorandum', 'MEMORANDUM\n\nTo: Partners\nFrom: Ann Roe\nDate: 21 May 2024\nSubject: Ledger\n\nText.'],
    ['a Concordance DAT', 'þBEGBATESþ\x14þENDBATESþ\x14þFROMþ\nþLI_1þ\x14þLI_1þ\x14þAnnþ\n'], ['a CSV', 'From,To,Subject,Date\na@b,c@d,x,now\n'], ['a pleading', 'UNITED STATES DISTRICT COURT\nNORTHERN DISTRICT OF CALIFORNIA\n\nPlaintiff,\nv.\nDefendant.\nCase No. 1:24-cv-00001\n'],
    ['a transcript', 'Q: Who sent it?\nA: Ann did.\nQ: When?\nA: In May.\n'], ['an OPT', 'LI_1,V,.\\I\\1.tif,Y,,,1\nLI_2,V,.\\I\\2.tif,,,,\n'], ['a page of settings', 'name: probata\nversion: 1\nlicense: MIT\n'], ['nothing', ''], ['one header', 'Subject: x\n\ny'], ['words', 'Just some words.\n'],
    ['notes with two such words', 'To: do today\n- call Ann\nSubject: none\n'],
  ])('not %s', (_, text) => expect(looksLikeMail(bytes(text))).toBe(false))

  test('one header is enough where the name says that it is a message', () => {
    expect(looksLikeMail(bytes('Content-Type: multipart/mixed;\n\tboundary="--=b"\n\n----=b\n'), 1)).toBe(true)
    expect(looksLikeMail(bytes('Dear Ms. Roe,\n\nSubject: none\n'), 1)).toBe(false)
  })

  test('a mailbox of one message is told from one of several', async () => {
    const of = (text: string) => holdsOneMessage((async function* () { yield bytes(text) })())
    expect(await of('From a@b Tue May 21 16:03:22 2024\nSubject: x\nFrom: a@b\n\nText.\n\nFrom this it follows that it ends.\n')).toBe(true)
    expect(await of(BOX)).toBe(false)
    expect(await of('')).toBe(false)
  })

  test('a mailbox, and a letter that begins with "From "', () => {
    expect(looksLikeMbox(bytes(BOX))).toBe(true)
    expect(looksLikeMbox(bytes('From the desk of Ann Roe\n\nDear Bob,\n'))).toBe(false)
    expect(looksLikeMbox(bytes('From 10:30 on 21 May 2024 we met.\nWe spoke.\n'))).toBe(false)
    expect(looksLikeMbox(bytes('From: a@b\nSubject: x\n\n'))).toBe(false)
    expect(looksLikeMbox(bytes('From'))).toBe(false)
  })
})
