import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseMailDate } from '../../../shared/mail/date'
import { htmlText } from '../../../shared/mail/htmlText'
import { looksLikeMail, looksLikeMbox, splitMbox } from '../../../shared/mail/mbox'
import { participants } from '../../../shared/mail/people'
import { readMail } from '../../../shared/mail/read'
import { corpusFile, hasCorpus } from '../../corpus'
import { tryAll } from '../../fuzz'

const bytes = (text: string) => new TextEncoder().encode(text)
const mail = (head: string, body = 'Hello.') => readMail(bytes(`${head.trim().replace(/\n/g, '\r\n')}\r\n\r\n${body}`), 'm.eml')

test.each([
  ['Mon, 06 Jun 2005 22:21:22 +0200', '2005-06-06T20:21:22.000Z'],
  ['6 Jun 05 22:21 GMT', '2005-06-06T22:21:00.000Z'],
  ['Thursday, January 17, 2008 3:40 AM', null],
  ['Tue, 04 Dec 2001 17:11:25 -0459', '2001-12-04T22:10:25.000Z'],
  ['Fri, 7 Jan 2000 23:29:00 -0800 (PST)', '2000-01-08T07:29:00.000Z'],
  ['Wed, 13 Oct 2021 09:14:08 GMT', '2021-10-13T09:14:08.000Z'],
  ['2024-09-18T10:00:00Z', '2024-09-18T10:00:00.000Z'],
  ['Wed Sep 18 10:00:00 2024', null],
  ['18 Sep 2024 10:00:00 EST', '2024-09-18T15:00:00.000Z'],
  // A zone that is not given is not guessed.
  ['18 Sep 2024 10:00:00', null],
  ['31 Feb 2024 10:00:00 +0000', null],
  ['<HR>', null],
  ['', null],
] as const)('the date “%s”', (raw, sent) => {
  const found = parseMailDate(raw)
  expect(found.sent).toBe(sent)
  expect(found.remark === '').toBe(sent !== null)
})

describe('a message', () => {
  test('header as printed, people with their addresses, thread by its first message', async () => {
    const read = await mail(`
From: "Roe, Ann" <ann@example.com>
To: Team: Bob <bob@example.com>, cy@example.com;
Cc: =?utf-8?q?Zo=C3=AB?= <zoe@example.com>
Date: 18 Sep 2024 10:00:00 -0700
Subject: =?utf-8?b?UHJpdmFjeSDwn5SS?=
Message-ID: <3@x>
References: <1@x> <2@x>`)
    expect(read.mail).toMatchObject({ from: ['Roe, Ann <ann@example.com>'], to: ['Bob <bob@example.com>', '<cy@example.com>'], cc: ['Zoë <zoe@example.com>'], subject: 'Privacy 🔒', dateRaw: '18 Sep 2024 10:00:00 -0700', sent: '2024-09-18T17:00:00.000Z', messageId: '3@x', thread: '1@x' })
    expect(read.pages[0]?.text).toContain('Subject: Privacy 🔒\n\nHello.')
    expect(read.mail && participants(read.mail).map((one) => `${one.role} ${one.name} ${one.address}`)).toEqual(['from Roe, Ann ann@example.com', 'to Bob bob@example.com', 'to  cy@example.com', 'cc Zoë zoe@example.com'])
  })

  test('attachments are its members; what is shown in the body is marked so', async () => {
    const read = await mail('From: a@x.org\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b', [
      '--b', 'Content-Type: text/html', '', '<p>See <img src="cid:p1"><img src="https://track.example/x.gif"></p><p style="display:none">hidden</p>', '--b', 'Content-Type: image/png; name=p.png', 'Content-ID: <p1>', 'Content-Transfer-Encoding: base64', '', 'iVBORw0KGgo=',
      '--b', 'Content-Type: message/rfc822', '', 'From: b@x.org', 'Subject: inner', '', 'inner body', '--b--', ''].join('\r\n'))
    expect(read.inner.map((one) => [one.name, one.media, one.inline])).toEqual([['p.png', 'image/png', true], ['message 2.eml', 'message/rfc822', false]])
    expect(read.facts['Remote content']).toContain('1 item')
    expect(read.remarks.join(' ')).toContain('1 piece of its text is hidden')
    expect(read.pages[0]?.text).toContain('hidden')
  })

  test('no body, half a message, and no header at all are read as far as they go', async () => {
    expect((await mail('From: a@x.org\nSubject: empty', '')).mail?.subject).toBe('empty')
    expect((await mail('From: a@x.org\nSubject: cut\nContent-Type: multipart/mixed; boundary=b', '--b\r\nContent-Type: text/plain\r\n\r\nfirst part, then no')).pages[0]?.text).toContain('first part')
    expect((await readMail(bytes('\r\njust words'), 'x.eml')).mail?.subject).toBe('')
  })

  test('fifty messages in each other, and twenty thousand attachments', async () => {
    let inner = 'Subject: deepest\r\n\r\nend'
    for (let depth = 0; depth < 50; depth++) inner = `Subject: level ${depth}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--b${depth}--\r\n`
    const deep = await readMail(bytes(inner), 'deep.eml')
    expect(deep.inner).toHaveLength(1)
    const many = `Subject: many\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${Array.from({ length: 20_000 }, (_, n) => `--b\r\nContent-Type: text/plain; name=${n}.txt\r\nContent-Disposition: attachment\r\n\r\n${n}`).join('\r\n')}\r\n--b--\r\n`
    const began = performance.now()
    expect((await readMail(bytes(many), 'many.eml')).inner).toHaveLength(20_000)
    expect(performance.now() - began).toBeLessThan(15_000)
  }, 60_000)
})

test('words of HTML: entities, blocks, scripts left out, tags that never close in linear time', () => {
  expect(htmlText('<p>A&nbsp;&amp;&#66;</p><script>x</script><table><tr><td>1</td><td>2</td></tr></table>').text).toBe('A &B\n1 2')
  for (const evil of ['<a href=', '<', '&', '<p style="', '<!--', '<script>']) {
    const began = performance.now()
    htmlText(evil.repeat(Math.ceil(1_000_000 / evil.length)))
    expect(performance.now() - began, evil).toBeLessThan(2000)
  }
})

test('what looks like mail, and what does not', () => {
  expect(looksLikeMail(bytes('From: a@x.org\r\nTo: b@x.org\r\n\r\nhi'))).toBe(true)
  expect(looksLikeMail(bytes('Received: by x\r\n\tfor y\r\nSubject: s\r\n\r\nhi'))).toBe(true)
  expect(looksLikeMail(bytes('Dear Ann,\nFrom: now on we write.\nTo: everybody'))).toBe(false)
  expect(looksLikeMail(bytes('UNITED STATES DISTRICT COURT\nSubject: x\nDate: y'))).toBe(false)
  expect(looksLikeMail(bytes('þBEGDOCþ\x14þENDDOCþ\r\n'))).toBe(false)
  expect(looksLikeMbox(bytes('From a@x.org Mon Jun  6 22:21:22 2005\r\nFrom: a@x.org\r\nTo: b\r\n\r\nhi'))).toBe(true)
  expect(looksLikeMbox(bytes('From now on\nall is well'))).toBe(false)
})

test('a mailbox gives its messages, quoted lines undone, however the bytes are cut', async () => {
  const box = 'From a@x.org Mon Jun  6 22:21:22 2005\nSubject: one\n\n>From the top\n>>From below\n\nFrom b@x.org Mon Jun  6 22:21:22 2005\nSubject: two\n\nno From here\n'
  for (const piece of [1, 13, 9999]) {
    const found: string[] = []
    const all = bytes(box)
    for await (const one of splitMbox((async function* () {
      for (let at = 0; at < all.length; at += piece) yield all.subarray(at, at + piece)
    })())) found.push(new TextDecoder().decode(one))
    expect(found).toEqual(['Subject: one\n\nFrom the top\n>From below\n\n', 'Subject: two\n\nno From here\n'])
  }
})

const SIGNS = ['\r\n\r\n', '--b', '=?utf-8?b?', '\0', 'Content-Type: multipart/mixed; boundary=b\r\n', 'Content-Transfer-Encoding: base64\r\n', '<', '&#', '\r\n From: ']

test('spoilt messages are read or refused in a sentence', async () => {
  await tryAll('eml', [bytes('From: a@x.org\r\nDate: 1 Jan 2024 10:00 GMT\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>x<img src="cid:1"></p>\r\n--b\r\nContent-Type: image/png\r\nContent-ID: <1>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n')], SIGNS, (one) => readMail(one, 'x.eml'))
}, 600_000)

describe.skipIf(!hasCorpus)('the corpus', () => {
  const facts = hasCorpus ? readFileSync(corpusFile('ground-truth.tsv') as string, 'utf8').split('\n').map((line) => line.split('\t')) : []
  const fact = (file: string, name: string) => facts.find(([path, what]) => path === `mail/${file}` && what === name)?.[2]
  const files = hasCorpus ? ['mail', 'mailparser', 'msgreader-js'].flatMap((folder) => readdirSync(corpusFile(`mail/${folder}`) as string).map((name) => `${folder}/${name}`)) : []
  test.each(files)('%s', async (file) => {
    const read = await readMail(new Uint8Array(readFileSync(join(corpusFile('mail') as string, file))), file)
    expect(read.mail).not.toBeNull()
    const subject = fact(file, 'subject (python email)')
    if (subject !== undefined) expect(read.mail?.subject).toBe(subject === 'None' ? '' : subject.trim())
    const named = /^\[(.*)\]$/.exec(fact(file, 'attachments (python email)') ?? '')?.[1]
    // Python's library lists what has a file name; parts without one are members here as well.
    if (named) expect(read.inner.map((one) => one.name)).toEqual(expect.arrayContaining([...named.matchAll(/'([^']*)'/g)].map((match) => match[1]).filter((name) => !name?.includes('/'))))
  })

  test('spoilt Outlook messages are read or refused in a sentence', async () => {
    const samples = files.filter((file) => file.endsWith('.msg')).map((file) => new Uint8Array(readFileSync(join(corpusFile('mail') as string, file))))
    await tryAll('msg', samples, ['\0', '\xff\xff'], (one) => readMail(one, 'x.msg'))
  }, 600_000)
})
