import { CFB } from '@e965/xlsx'
import { htmlText } from '../../../shared/mail/htmlText'
import { looksLikeMail, looksLikeMbox, splitMbox } from '../../../shared/mail/mbox'
import { readMail } from '../../../shared/mail/read'
import { readMhtml } from '../../../shared/web/mhtml'
import { captureOf } from '../../../shared/web/saved'
import { bytesOf } from '../../unit/mail/make'
import type { Parser } from '../parser'
import { spoilNumbers } from '../spoil'

const SIGNS = ['\r\n', '\n\n', ': ', '--b', '--b--', '=?utf-8?B?', '?=', '<', '>', '"', '(', ')', ';', ',', '\0', '=', '=3D', 'Content-Type: multipart/mixed; boundary=b\r\n', 'Content-Type: message/rfc822\r\n', 'Content-Transfer-Encoding: base64\r\n', 'From ', '\r\nFrom a@b Tue May 21 16:03:22 2024\r\n', '<style>', '<!--', '&#x', '&#99999999999;', 'style="display:none"', '\\', 'cid:', '\ufeff', '🎉', 'Tue, 31 Feb 9999 99:99:99 +9999']
const MESSAGE = `From: =?utf-8?Q?Zo=C3=AB?= <zoe@example.com>\r\nTo: Team: a@example.com, "B, C" <b@example.com>;\r\nDate: Tue, 21 May 2024 16:03:22 +0200 (CEST)\r\nSubject: =?utf-8?B?R3LDvMOfZQ==?=\r\nReferences: <a@x> <b@x>\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p style=3D"color:red">One &amp; two</p><img src=3D"cid:p@x"><!-- three --><script>no</script>\r\n--b\r\nContent-Type: image/png; name*=utf-8''p%C3%AB.png\r\nContent-ID: <p@x>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: d@example.com\r\nSubject: inner\r\n\r\nInner words.\r\n--b--\r\n`
const PAGE = '<html><head><title>T</title><style>p{}</style></head><body><table><tr><td style="font-size:0">One</td><td>Two &sect; 1</td></tr></table><img src="https://a.example/x"><a href="x">Three</a></body></html>'
const MHTML = 'Date: Tue, 2 Apr 2024 14:03:00 -0700\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=C3=A9</p>\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n'
const RTF = '{\\rtf1\\ansi\\fromhtml1{\\*\\htmltag <p>}One\\par{\\*\\htmltag </p>}}'

const utf16 = (text: string) => Uint8Array.from({ length: text.length * 2 }, (_, at) => (at % 2 === 0 ? text.charCodeAt(at >> 1) & 255 : text.charCodeAt(at >> 1) >> 8))

/** [MS-OXMSG]: properties as streams whose names hold tag and type. */
function outlook(): Uint8Array {
  const file = CFB.utils.cfb_new()
  const add = (path: string, bytes: Uint8Array) => void CFB.utils.cfb_add(file, path, bytes)
  const table = (head: number, count: number) => new Uint8Array(head + 16 * count).map((_, at) => (at < head ? 0 : (at * 7) & 0x3f))
  add('/__properties_version1.0', table(32, 6))
  add('/__nameid_version1.0/__substg1.0_00020102', new Uint8Array(16))
  add('/__nameid_version1.0/__substg1.0_00030102', new Uint8Array(16))
  add('/__nameid_version1.0/__substg1.0_00040102', new Uint8Array(16))
  for (const [tag, text] of [['001A', 'IPM.Note'], ['0037', 'A subject'], ['0C1A', 'Ann Roe'], ['0C1F', 'ann@example.com'], ['0E04', 'B; C'], ['1000', 'Words of the body.'], ['007D', 'From: a@example.com\r\nDate: Tue, 21 May 2024 16:03:22 +0200\r\n']]) add(`/__substg1.0_${tag}001F`, utf16(text as string))
  add('/__substg1.0_10090102', Uint8Array.from([RTF.length + 12, 0, 0, 0, RTF.length, 0, 0, 0, 0x4d, 0x45, 0x4c, 0x41, 0, 0, 0, 0, ...bytesOf(RTF)]))
  add('/__recip_version1.0_#00000000/__properties_version1.0', table(8, 2))
  add('/__recip_version1.0_#00000000/__substg1.0_3001001F', utf16('Ben Poe'))
  add('/__attach_version1.0_#00000000/__properties_version1.0', table(8, 2))
  add('/__attach_version1.0_#00000000/__substg1.0_3707001F', utf16('a.txt'))
  add('/__attach_version1.0_#00000000/__substg1.0_37010102', bytesOf('attached'))
  add('/__attach_version1.0_#00000001/__properties_version1.0', table(8, 2))
  add('/__attach_version1.0_#00000001/__substg1.0_3701000D/__properties_version1.0', table(24, 2))
  add('/__attach_version1.0_#00000001/__substg1.0_3701000D/__substg1.0_0037001F', utf16('inner'))
  return Uint8Array.from(CFB.write(file, { type: 'array' }) as number[])
}

async function readMailbox(bytes: Uint8Array): Promise<void> {
  looksLikeMail(bytes)
  looksLikeMbox(bytes)
  const piece = 1 + (bytes.length % 997)
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
  }
  for await (const one of splitMbox(chunks())) await readMail(one, 'x.eml')
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

export const mail: Parser[] = [
  { name: 'eml', signs: SIGNS, samples: () => [bytesOf(MESSAGE)], read: (bytes) => readMail(bytes, 'x.eml') },
  { name: 'msg', signs: ['\0\0\0\0', '\xff\xff\xff\xff', '_\0_\0s\0u\0b\0s\0t\0g\0'], samples: () => [outlook()], spoil: spoilNumbers, read: (bytes) => readMail(bytes, 'x.msg') },
  { name: 'mbox', signs: SIGNS, samples: () => [bytesOf(`From a@b Tue May 21 16:03:22 2024\n${MESSAGE}\n`.repeat(3))], read: readMailbox },
  { name: 'html', signs: [...SIGNS, '<a ', "='", '<table><tr><td>'], samples: () => [bytesOf(PAGE), bytesOf(PAGE.repeat(12))], read: (bytes) => [htmlText(text(bytes)), captureOf(text(bytes))] },
  { name: 'mhtml', signs: SIGNS, samples: () => [bytesOf(MHTML)], read: readMhtml },
]
