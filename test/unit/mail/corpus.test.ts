/** Every message of the corpus against its ground truth. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readMail, readMessage } from '../../../shared/mail/read'
import { ProblemError } from '../../../shared/problem/problem'
import { corpusFile, hasCorpus } from '../../corpus'

type Truth = { subject: string; attachments: string[]; html: boolean; date: string }

/** Facts that Python's parser states and that are not so; looked at by hand. */
const DECIDED: Record<string, Partial<Truth>> = {
  // The message is nothing but a file; Python's walk lists only what lies in a multipart.
  'mail/attachment_only_email.eml': { attachments: ['blah.gz'] },
  'mailparser/base64encodedroot.eml': { attachments: ['screenshot.png'] },
  // A signed message: what is attached is the picture and the signature; the multipart between them is no file.
  'mail/raw_email_with_nested_attachment.eml': { attachments: ['truncated.png', 'smime.p7s'] },
  // Pictures with a disposition "attachment" that the body shows as well, and an alternative body of a watch.
  'mailparser/nodemailer.eml': { attachments: ['text/watch-html', 'image.png', 'nyan cat ✔.gif', 'notes.txt'] },
  // Python gives up at the boundary, which holds signs that RFC 2046 forbids; the HTML is there.
  'mail/raw_email_with_illegal_boundary.eml': { html: true },
  // "Content-Type: text/html" stands there, but the message was cut off before any body.
  'mail/bad_date_header.eml': { html: false },
}

/** Of Outlook's files nothing is stated; these were read off the files. */
const MSG: Record<string, { subject: string; attachments: string[]; html: boolean }> = {
  'A_schedule.msg': { subject: 'A schedule', attachments: [], html: false },
  'Hello_CJK.msg': { subject: 'Hello +CJK', attachments: [], html: false },
  'Simple.msg': { subject: 'Simple', attachments: [], html: false },
  'attachAndInline.msg': { subject: 'Attach and inline', attachments: ['attach.png'], html: true },
  'attachmentFiles.msg': { subject: 'attachmentFiles', attachments: ['jpg.jpg', 'png.png', 'tif.tif'], html: false },
  'contactUnicode.msg': { subject: 'コム ドット イグザンプル 殿', attachments: [], html: false },
  'htmlLink.msg': { subject: 'htmlLink', attachments: [], html: false },
  'msgInMsgInMsg.msg': { subject: 'I have sub attachments!', attachments: ['I have attachments!.msg', 'blue.png'], html: false },
  'nonUnicodeCP932.msg': { subject: '日本語 Non Unicode タイトル', attachments: [], html: false },
}

const under = (path: string) => corpusFile(`mail/${path}`) as string
const paths = hasCorpus ? ['mail', 'mailparser', 'msgreader-js'].flatMap((folder) => readdirSync(under(folder)).map((name) => `${folder}/${name}`)) : []
const bytesOf = (path: string) => new Uint8Array(readFileSync(under(path)))

function truthOf(path: string): Truth {
  const facts = new Map(readFileSync(corpusFile('ground-truth.tsv') as string, 'utf8').split('\n').map((line) => line.split('\t')).filter(([file]) => file === `mail/${path}`).map(([, fact = '', value = '']) => [fact, value]))
  const text = (fact: string) => (facts.get(fact) ?? 'None').replace(/^None$/, '').trim()
  const attachments = [...text('attachments (python email)').matchAll(/'((?:[^'\\]|\\.)*)'/g)].map((one) => one[1] ?? '')
  return { subject: text('subject (python email)'), attachments, html: text('has html part') === 'True', date: text('date header'), ...DECIDED[path] }
}

async function seen(path: string) {
  const message = await readMessage(bytesOf(path), path)
  return { subject: message.subject, attachments: message.attachments.filter((one) => !one.inline).map((one) => one.name || one.media), html: message.html !== '' }
}

/** "Mon, 06 Jun 2005 22:21:22 +0200" and "6 Jun 2005 22:21:22 +0200 (CEST)" are the same. */
const plainDate = (raw: string) => raw.replace(/\s*\([^)]*\)\s*$/, '').replace(/^[A-Z][a-z]{2}, /, '').replace(/^0/, '').trim()

describe.skipIf(!hasCorpus)('messages of the corpus', () => {
  test.each(paths.filter((path) => path.endsWith('.eml')))('%s', async (path) => {
    const { date, ...truth } = truthOf(path)
    expect(await seen(path)).toEqual(truth)
    const { mail } = await readMail(bytesOf(path), path)
    expect(plainDate(mail?.dateRaw ?? '')).toBe(plainDate(date))
  })

  test.each(paths.filter((path) => path.endsWith('.msg')))('%s', async (path) => {
    expect(await seen(path)).toEqual(MSG[path.split('/')[1] ?? ''])
  })

  test('a message in a message in a message keeps all its files', async () => {
    const depth = async (bytes: Uint8Array): Promise<string[]> => {
      const message = await readMessage(bytes, 'nested.msg')
      const inner = await Promise.all(message.attachments.filter((one) => one.media === 'application/vnd.ms-outlook').map((one) => depth(one.bytes)))
      return [message.subject, ...inner.flat()]
    }
    const subjects = await depth(bytesOf('msgreader-js/msgInMsgInMsg.msg'))
    expect(subjects.length).toBeGreaterThanOrEqual(3)
    expect(subjects.every((one) => one !== '')).toBe(true)
  })

  test.each(paths)('%s, cut anywhere, is read or refused by a sentence', async (path) => {
    const bytes = bytesOf(path)
    const step = Math.max(50, Math.floor(bytes.length / 60 / 50) * 50)
    for (let at = 0; at < bytes.length; at += step) {
      await readMail(bytes.subarray(0, at), path).then((read) => expect(read.pages.length).toBeGreaterThan(0), (cause: unknown) => {
        expect(cause).toBeInstanceOf(ProblemError)
        expect((cause as ProblemError).problem).toMatchObject({ code: 'mail.broken', happened: expect.stringContaining(path) })
      })
    }
  })
})
