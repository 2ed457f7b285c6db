/** Mail broken in ways that nobody thought of: read, or refused by a sentence, and soon. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { htmlText } from '../../../shared/mail/htmlText'
import { looksLikeMail, looksLikeMbox, splitMbox } from '../../../shared/mail/mbox'
import { readMail } from '../../../shared/mail/read'
import { ProblemError } from '../../../shared/problem/problem'
import { corpusFile, hasCorpus } from '../../corpus'
import { bytesOf, CASES, dice, joined, LONGEST, mutated } from './make'

const SIGNS = ['\r\n', '\n\n', ': ', '--b', '--b--', '=?utf-8?B?', '?=', '<', '>', '"', '(', ')', ';', ',', '\0', '=', '=3D', 'Content-Type: multipart/mixed; boundary=b\r\n', 'Content-Type: message/rfc822\r\n', 'From ', '\r\nFrom a@b Tue May 21 16:03:22 2024\r\n', '<style>', '<!--', '&#x', 'style="display:none"', '\\', 'cid:', '\ufeff', '🎉']
const BASE = `From: =?utf-8?Q?Zo=C3=AB?= <zoe@example.com>\r\nTo: Team: a@example.com, "B, C" <b@example.com>;\r\nDate: Tue, 21 May 2024 16:03:22 +0200 (CEST)\r\nSubject: =?utf-8?B?R3LDvMOfZQ==?=\r\nReferences: <a@x> <b@x>\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p style=3D"color:red">One &amp; two</p><img src=3D"cid:p@x"><!-- three --><script>no</script>\r\n--b\r\nContent-Type: image/png; name*=utf-8''p%C3%AB.png\r\nContent-ID: <p@x>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: d@example.com\r\nSubject: inner\r\n\r\nInner words.\r\n--b--\r\n`

const samples = (folder: string) => (hasCorpus ? readdirSync(corpusFile(`mail/${folder}`) as string).map((name) => new Uint8Array(readFileSync(corpusFile(`mail/${folder}/${name}`) as string))).filter((bytes) => bytes.length < 80_000) : [])

/** Runs seeded cases; the seed of one that fails is told. */
async function fuzz(first: number, work: (roll: () => number) => Promise<unknown> | unknown): Promise<void> {
  for (let seed = first; seed < first + CASES; seed++) {
    const start = performance.now()
    try {
      await work(dice(seed))
    } catch (cause) {
      if (!(cause instanceof ProblemError)) throw new Error(`seed ${seed}: ${cause instanceof Error ? cause.stack : cause}`)
      expect(cause.problem.happened, `seed ${seed}`).toMatch(/^\S.*\.$/)
    }
    expect(performance.now() - start, `seed ${seed}`).toBeLessThan(LONGEST)
  }
}

const pick = <T>(list: readonly T[], roll: () => number) => list[Math.floor(roll() * list.length)] as T

describe('broken mail', { timeout: 30_000 + CASES * 100 }, () => {
  const messages = [bytesOf(BASE), ...samples('mail'), ...samples('mailparser')]
  test('messages', () => fuzz(1000, (roll) => readMail(mutated(pick(messages, roll), roll, SIGNS), 'fuzz.eml')))

  test.skipIf(!hasCorpus)('Outlook messages', () => {
    const files = samples('msgreader-js')
    return fuzz(200_000, (roll) => readMail(mutated(pick(files, roll), roll, ['\0\0\0\0', '\xff', '__substg1.0_']), 'fuzz.msg'))
  })

  test.skipIf(!hasCorpus)('Outlook messages with numbers changed in their tables', () => {
    const files = samples('msgreader-js')
    return fuzz(400_000, (roll) => {
      const bytes = pick(files, roll).slice()
      const view = new DataView(bytes.buffer)
      for (let change = 0; change < 1 + roll() * 12; change++) {
        const kind = roll()
        // The header, the table of sectors, the directory, or anywhere: every number on a bound of four.
        const sector = (at: number) => (view.getInt32(at, true) + 1) * 512
        const base = kind < 0.2 ? 0x2c : kind < 0.5 ? sector(0x4c) : kind < 0.8 ? sector(0x30) : 0
        const range = kind < 0.2 ? 48 : kind < 0.8 ? 512 : bytes.length
        const at = base + 4 * Math.floor((roll() * range) / 4)
        if (at >= 0 && at + 4 <= bytes.length) view.setInt32(at, pick([-2, -1, 0, 1, 2, 3, Math.floor(roll() * (bytes.length / 512)), Math.floor(roll() * 2 ** 31), -(2 ** 31)], roll), true)
      }
      return readMail(bytes, 'fuzz.msg')
    })
  })

  test('mailboxes', () => fuzz(600_000, async (roll) => {
    const bytes = mutated(joined(...Array.from({ length: 3 }, () => bytesOf(`From a@b Tue May 21 16:03:22 2024\n${BASE}\n`))), roll, SIGNS)
    const piece = 1 + Math.floor(roll() * 3000)
    async function* chunks() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
    }
    looksLikeMail(bytes)
    looksLikeMbox(bytes)
    for await (const one of splitMbox(chunks())) await readMail(one, 'fuzz.eml')
  }))

  test('pages', () => fuzz(800_000, (roll) => {
    const page = '<html><head><title>T</title><style>p{}</style></head><body><table><tr><td style="font-size:0">One</td><td>Two &sect; 1</td></tr></table><img src="https://a.example/x"><a href="x">Three</a></body></html>'
    const found = htmlText(new TextDecoder().decode(mutated(bytesOf(page.repeat(1 + Math.floor(roll() * 20))), roll, SIGNS)))
    expect(found.text).not.toMatch(/\r|\n\n/)
  }))
})
