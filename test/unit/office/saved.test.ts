import { describe, expect, test } from 'vitest'
import { edtfOf } from '../../../shared/web/dates'
import { readMhtml } from '../../../shared/web/mhtml'
import { captureOf } from '../../../shared/web/saved'

const bytes = (text: string) => Uint8Array.from(text.replaceAll('\n', '\r\n'), (sign) => sign.charCodeAt(0))
const archive = (part: string, head = '') => bytes(`From: <Saved by Blink>\nSnapshot-Content-Location: https://example.test/terms\nDate: Tue, 2 Apr 2024 14:03:00 -0700\nMIME-Version: 1.0\n${head}Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="--b--"\n\n\n----b--\n${part}\n----b----\n`)

describe('A web archive', () => {
  test('gives its page, where from and when', () => {
    const read = readMhtml(archive('Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://example.test/terms\n\n<p title=3D"x">caf=C3=A9 is=\n open</p>\n----b--\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA'))
    expect(read).toEqual({ html: '<p title="x">café is open</p>', capturedAt: '2024-04-02T14:03:00-07:00', url: 'https://example.test/terms', parts: 2 })
  })
  test.each([
    ['base64', 'Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPGI+w6k8L2I+\n', '<b>é</b>'],
    ['plain bytes in the head’s charset', 'Content-Type: text/html; charset=windows-1252\n\n<b>\xe9</b>', '<b>é</b>'],
    ['plain bytes in the page’s charset', 'Content-Type: text/html\n\n<meta charset="windows-1251">\xcf', '<meta charset="windows-1251">П'],
    ['bytes of no charset', 'Content-Type: text/html\n\n\xe9', 'é'],
    ['parts in parts', 'Content-Type: multipart/alternative; boundary=i\n\n--i\nContent-Type: text/plain\n\na\n--i\nContent-Type: text/html\n\n<i>\n--i--', '<i>'],
  ])('%s', (_name, part, html) => expect(readMhtml(archive(part)).html).toBe(html))
  test('takes the part that it calls its start', () => {
    const parts = 'Content-Type: text/html\nContent-ID: <a>\n\nframe\n----b--\nContent-Type: text/html\nContent-ID: <b>\n\npage'
    expect(readMhtml(bytes(`Content-Type: multipart/related; start="<b>"; boundary="--b--"\n\n----b--\n${parts}\n----b----`)).html).toBe('page')
  })
  test('of a single page', () => expect(readMhtml(bytes('Content-Type: text/html\nContent-Location: http://example.test/\n\n<p>'))).toEqual({ html: '<p>', capturedAt: null, url: 'http://example.test/', parts: 1 }))
  test('without a page is refused', () => expect(() => readMhtml(archive('Content-Type: text/plain\n\nx'))).toThrow('holds no page'))
  test('nested without end is refused', () => {
    const deep = Array.from({ length: 60 }, (_one, at) => `Content-Type: multipart/mixed; boundary=b${at}x\n\n--b${at}x\n`).join('')
    expect(() => readMhtml(bytes(deep))).toThrow('more parts than')
  })
})

describe('What a saved page says of itself', () => {
  test.each([
    ['nothing', '<p>hello</p>', null, null],
    ['a browser', '<!-- saved from url=(0026)https://example.test/terms -->', 'https://example.test/terms', null],
    ['a browser that miscounted', '<!-- saved from url=(0099)https://example.test/terms -->', 'https://example.test/terms', null],
    ['SingleFile', '<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://example.test/a \n saved date: Tue Apr 02 2024 14:03:00 GMT-0700 (Pacific Daylight Time)\n-->', 'https://example.test/a', '2024-04-02T14:03:00-07:00'],
    ['WebScrapBook', '<html data-scrapbook-source="https://example.test/b?x=1&amp;y=2" data-scrapbook-create="20240402140300123">', 'https://example.test/b?x=1&y=2', '2024-04-02T14:03:00Z'],
    ['HTTrack', '<!-- Mirrored from example.test/c.html by HTTrack Website Copier/3.x [XR&CO\'2014], Tue, 02 Apr 2024 14:03:00 GMT -->', 'http://example.test/c.html', '2024-04-02T14:03:00Z'],
    ['the Wayback Machine', '<script>__wm.wombat("https://example.test/d","20240402140300","https://web.archive.org/")</script><link rel="canonical" href="https://example.test/other">', 'https://example.test/d', '2024-04-02T14:03:00Z'],
    ['the Wayback Machine, saved by a browser', '<!-- saved from url=(0060)https://web.archive.org/web/20240402140300/https://example.test/e -->', 'https://example.test/e', '2024-04-02T14:03:00Z'],
    ['its note at the end', '<p></p><!--\n FILE ARCHIVED ON 14:03:00 Apr 02, 2024 AND RETRIEVED FROM THE\n INTERNET ARCHIVE ON 09:00:00 Jan 05, 2025.\n-->', null, '2024-04-02T14:03:00Z'],
    ['its own address and date', '<link href=\'https://example.test/f\' rel=\'canonical\'><meta content="2024-04-02T14:03:00+02:00" property="article:published_time">', 'https://example.test/f', '2024-04-02T14:03:00+02:00'],
    ['a day alone', '<meta name="dc.date" content="2024-04-02">', null, '2024-04-02'],
    ['no date that is one', '<meta name="date" content="soon">', null, null],
    ['no address that is one', '<link rel="canonical" href="javascript:alert(1)">', null, null],
  ])('%s', (_name, html, url, date) => expect(captureOf(html)).toEqual({ url, date }))
  test('in a page of many megabytes, quickly', () => {
    const started = performance.now()
    expect(captureOf(`${'<meta '.repeat(500_000)}${'<!-- saved from url=('.repeat(100_000)}`)).toEqual({ url: null, date: null })
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

describe('Printed dates', () => {
  test.each([
    ['Tue, 2 Apr 2024 14:03:00 -0700', '2024-04-02T14:03:00-07:00'], ['Tue, 02 Apr 2024 14:03:00 GMT', '2024-04-02T14:03:00Z'], ['2 Apr 2024 14:03 EST', '2024-04-02T14:03:00-05:00'], ['Tue, 2 Apr 2024 14:03:00 +0000', '2024-04-02T14:03:00Z'],
    ['April 2, 2024', '2024-04-02'], ['Tue Apr  2 14:03:00 2024', '2024-04-02T14:03:00'], ['Tue Apr 02 2024 14:03:00 GMT+0530 (India)', '2024-04-02T14:03:00+05:30'], ['2 April 2024', '2024-04-02'], ['Apr 2, 2024 2:03:00 PM', '2024-04-02T14:03:00'], ['2024-04-02', '2024-04-02'], ['2024-04', '2024-04'], ['2024-04-02T14:03:00.123Z', '2024-04-02T14:03:00Z'], ['2024-04-02 14:03', '2024-04-02T14:03:00'],
    ['2023-02-29', null], ['31 Feb 2024', null], ['2024-13-01', null], ['04/02/2024', null], ['', null],
  ])('%s', (printed, edtf) => expect(edtfOf(printed)).toBe(edtf))
})
