import { describe, expect, test } from 'vitest'
import { participants } from '../../../shared/mail/people'
import { readMail, readMessage } from '../../../shared/mail/read'
import { bytesOf } from './make'

const read = (text: string) => readMail(bytesOf(text.replaceAll('\n', '\r\n')), 'message.eml')
const message = (text: string) => readMessage(bytesOf(text.replaceAll('\n', '\r\n')), 'message.eml')
const HEAD = 'From: Ann <ann@example.com>\nDate: Tue, 21 May 2024 16:03:22 +0200\n'

describe('who wrote to whom', () => {
  test.each([
    ['a bare address', 'ann@example.com', ['<ann@example.com>']], ['a name', 'Ann Roe <ann@example.com>', ['Ann Roe <ann@example.com>']], ['a quoted name with a comma', '"Roe, Ann" <ann@example.com>', ['Roe, Ann <ann@example.com>']],
    ['several', 'a@example.com, Bob <b@example.com>', ['<a@example.com>', 'Bob <b@example.com>']], ['a group', 'Team: a@example.com, Bob <b@example.com>;', ['<a@example.com>', 'Bob <b@example.com>']], ['an empty group', 'undisclosed-recipients:;', ['undisclosed-recipients']],
    ['a name that is the address', 'ann@example.com <ann@example.com>', ['<ann@example.com>']], ['a name that lies', '"ceo@bank.example" <mallory@evil.example>', ['ceo@bank.example <mallory@evil.example>']],
    ['encoded', '=?utf-8?Q?Zo=C3=AB_M=C3=BCller?= <zoe@example.com>', ['Zoë Müller <zoe@example.com>']], ['encoded by base64', '=?UTF-8?B?Wm/Dqw==?= <zoe@example.com>', ['Zoë <zoe@example.com>']], ['raw', 'Zoë <zoe@example.com>', ['Zoë <zoe@example.com>']],
    ['a comment', 'ann@example.com (Ann Roe)', ['Ann Roe <ann@example.com>']], ['of the directory', 'Ann </o=ORG/ou=X/cn=ann>', ['Ann']],
  ])('%s', async (_, to, words) => expect((await message(`${HEAD}To: ${to}\n\nx`)).to).toEqual(words))

  test('participants have name, address and role', async () => {
    const { mail } = await read(`${HEAD}To: "Roe, Bob" <bob@example.com>, carol@example.com\nBcc: Dan <dan@example.com>\n\nx`)
    expect(mail && participants(mail)).toEqual([
      { name: 'Ann', address: 'ann@example.com', role: 'from' }, { name: 'Roe, Bob', address: 'bob@example.com', role: 'to' }, { name: '', address: 'carol@example.com', role: 'to' }, { name: 'Dan', address: 'dan@example.com', role: 'bcc' },
    ])
  })

  test('100,000 recipients', async () => {
    const start = performance.now()
    const { mail } = await read(`${HEAD}To: ${Array.from({ length: 100_000 }, (_, n) => `P${n} <p${n}@example.com>`).join(',\n ')}\n\nx`)
    expect(mail?.to.length).toBe(2000)
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

describe('words of the header', () => {
  test.each([
    ['encoded', '=?iso-8859-1?Q?Gr=FC=DFe?=', 'Grüße'], ['two pieces are one word', '=?utf-8?Q?Gr=C3=BC?= =?utf-8?Q?=C3=9Fe?=', 'Grüße'], ['Shift JIS', '=?shift_jis?B?k/qWew==?=', '日本'], ['folded', 'One\n two', 'One two'], ['a charset that nobody knows', '=?x-none?Q?abc?=', 'abc'], ['none', '', ''],
  ])('subject: %s', async (_, raw, subject) => expect((await message(`${HEAD}Subject: ${raw}\n\nx`)).subject).toBe(subject))

  test('a thread begins with the first of its references', async () => {
    const thread = async (lines: string) => (await read(`${HEAD}Message-ID: <own@x>\n${lines}\nx`)).mail?.thread
    expect(await thread('References: <first@x>\n <second@x>\nIn-Reply-To: <second@x>\n')).toBe('first@x')
    expect(await thread('In-Reply-To: <second@x>\n')).toBe('second@x')
    expect(await thread('')).toBe('own@x')
  })

  test('no zone: no instant, the local time as it stands, and a remark', async () => {
    const found = await read('From: a@example.com\nDate: Tue, 21 May 2024 16:03:22\n\nx')
    expect(found).toMatchObject({ date: '2024-05-21T16:03:22', mail: { sent: null, dateRaw: 'Tue, 21 May 2024 16:03:22' }, remarks: ['The date gives no time zone.'] })
  })

  test('two From lines: the first is the sender', async () => expect((await message(`From: first@example.com\n${HEAD}\nx`)).from).toEqual(['<first@example.com>']))
})

describe('bodies', () => {
  test('hidden words and remote pictures are told', async () => {
    const found = await read(`${HEAD}Content-Type: text/html\n\n<p>Seen</p><p style="display:none">Unseen</p><img src="https://a.example/x.gif"><img src="https://a.example/y.gif">`)
    expect(found.remarks).toEqual(['1 piece of its text is hidden by the message’s own style.'])
    expect(found.facts['Remote content']).toContain('2 items')
    expect(found.pages[0]?.text).toContain('Unseen')
  })

  test.each([
    ['UTF-8 said to be Latin-1', 'text/plain; charset=iso-8859-1', bytesOf('Zoë')], ['Latin-1 said to be UTF-8', 'text/plain; charset=utf-8', Uint8Array.from([0x5a, 0x6f, 0xeb])], ['a charset that nobody knows', 'text/plain; charset=x-none', bytesOf('Zoe')],
    ['UTF-16 said to be ASCII', 'text/plain; charset=us-ascii', Uint8Array.from([0x5a, 0, 0x6f, 0])],
  ])('%s is read all the same', async (_, type, body) => {
    const head = bytesOf(`${HEAD.replaceAll('\n', '\r\n')}Content-Type: ${type}\r\n\r\n`)
    const whole = new Uint8Array(head.length + body.length)
    whole.set(head)
    whole.set(body, head.length)
    expect((await readMail(whole, 'x.eml')).pages[0]?.text).toContain('Zo'.slice(0, 1))
  })

  test('winmail.dat is an attachment, and that it is unread is said', async () => {
    const found = await read(`${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\neJ8+Ig==\n--b--\n`)
    expect(found.inner.map((one) => [one.name, [...one.bytes]])).toEqual([['winmail.dat', [0x78, 0x9f, 0x3e, 0x22]]])
    expect(found.remarks.join(' ')).toContain('winmail.dat')
  })

  test('only a picture that the body shows is the body’s; another is an attachment', async () => {
    const picture = (id: string) => `--b\nContent-Type: image/png\nContent-ID: <${id}>\nContent-Disposition: inline\n\nx\n`
    const found = await message(`${HEAD}Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<img src="cid:Shown%40x">\n${picture('shown@x')}${picture('lost@x')}--b--\n`)
    expect(found.attachments.map((one) => [one.cid, one.inline])).toEqual([['shown@x', true], ['lost@x', false]])
  })

  test('a message cut at every 50th byte gives what is left of it', async () => {
    const whole = `${HEAD}Subject: Cut\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n${'Words. '.repeat(60)}\n--b\nContent-Type: text/plain; name=a.txt\nContent-Disposition: attachment; filename=a.txt\n\n${'More. '.repeat(60)}\n--b--\n`
    for (let at = 150; at < whole.length; at += 50) {
      const found = await read(whole.slice(0, at))
      expect(found.mail?.from).toEqual(['Ann <ann@example.com>'])
      if (at > 250) expect(found.pages.map((one) => one.text).join('')).toContain('Words.')
    }
  })
})

describe('hostile shapes', () => {
  test('a message 50 deep is unpacked one by one to its end', async () => {
    let text = `${HEAD}Subject: depth 0\n\nThe innermost.\n`
    for (let depth = 1; depth <= 50; depth++) text = `${HEAD}Subject: depth ${depth}\nContent-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\nContent-Type: message/rfc822\n\n${text}\n--b${depth}--\n`
    const start = performance.now()
    let bytes: Uint8Array = bytesOf(text)
    for (let depth = 50; depth >= 0; depth--) {
      const found = await readMessage(bytes, 'x.eml')
      expect(found.subject).toBe(`depth ${depth}`)
      if (depth > 0) bytes = found.attachments[0]?.bytes ?? new Uint8Array()
    }
    expect(performance.now() - start).toBeLessThan(5000)
  })

  test('parts in parts beyond all measure are refused by a sentence', async () => {
    const text = `${HEAD}Content-Type: multipart/mixed; boundary=b0\n\n${Array.from({ length: 5000 }, (_, n) => `--b${n}\nContent-Type: multipart/mixed; boundary=b${n + 1}\n\n`).join('')}`
    await expect(read(text)).rejects.toMatchObject({ problem: { code: 'mail.broken' } })
  })

  test('20,000 attachments in less than five seconds', async () => {
    const start = performance.now()
    const found = await read(`${HEAD}Content-Type: multipart/mixed; boundary=b\n\n${Array.from({ length: 20_000 }, (_, n) => `--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a${n}.txt\n\n${n}\n`).join('')}--b--\n`)
    expect(found.inner).toHaveLength(20_000)
    expect(performance.now() - start).toBeLessThan(5000)
  })

  test.each([
    ['a header of a megabyte', `${HEAD}Subject: ${'x'.repeat(1_000_000)}\n\nx`], ['blanks', `${HEAD}Subject: ${' '.repeat(1_000_000)}x\n\nx`], ['a million empty encoded words', `${HEAD}Subject: ${'=?utf-8?Q??= '.repeat(80_000)}\n\nx`], ['brackets', `${HEAD}To: ${'<'.repeat(500_000)}\n\nx`], ['comments', `${HEAD}To: ${'('.repeat(500_000)}\n\nx`],
    ['a body of lines', `${HEAD}\n${'\n'.repeat(60_000)}`], ['quotes', `${HEAD}To: ${'"'.repeat(500_001)}\n\nx`], ['commas', `${HEAD}To: ${','.repeat(500_000)}\n\nx`], ['references', `${HEAD}References: ${'<a@b> '.repeat(150_000)}\n\nx`], ['a million "cid:"', `${HEAD}Content-Type: text/html\n\n${'cid:'.repeat(250_000)}`],
    ['folds', `${HEAD}Subject: a\n${' b\n'.repeat(300_000)}\nx`], ['headers', `${HEAD}${'X-A: b\n'.repeat(150_000)}\nx`], ['dashes', `${HEAD}Content-Type: multipart/mixed; boundary=-\n\n${'--'.repeat(500_000)}`],
  ])('%s takes a moment', async (_, text) => {
    const start = performance.now()
    await read(text).catch((cause: unknown) => expect(cause).toMatchObject({ problem: { code: 'mail.broken' } }))
    expect(performance.now() - start).toBeLessThan(3000)
  })

  test.each([['nothing', ''], ['no header', 'Just words.'], ['only zeros', '\0'.repeat(1000)]])('%s is told or read, never thrown', async (_, text) => {
    await read(text).catch((cause: unknown) => expect(cause).toMatchObject({ problem: { code: 'mail.broken' } }))
  })
})
