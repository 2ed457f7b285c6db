import { describe, expect, test } from 'vitest'
import { decodeEntities, htmlText } from '../../../shared/mail/htmlText'

test.each([
  ['blocks are lines', '<p>One</p><div>Two<br>Three</div>', 'One\nTwo\nThree'],
  ['cells are apart', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
  ['blanks are one', 'a  \n\t b&nbsp;&nbsp;c', 'a b c'],
  ['scripts and styles are silent', 'a<script>if (1 < 2) evil()</script><style>p{}</style>b', 'ab'],
  ['comments are silent', 'a<!-- <p>hidden</p> -->b', 'ab'],
  ['a comment that never ends', 'a<!-- b', 'a'],
  ['a lone < is text', '1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
  ['">" in an attribute', '<a title="a > b">link</a>', 'link'],
  ['a quote that never closes', '<a title="x>one</a> two', 'one two'],
  ['a tag that never closes', 'before <a href="x', 'before'],
  ['a silent tag that never closes', 'before <script>evil()', 'before'],
  ['a silent tag closed in itself', 'a<svg/>b', 'ab'],
  ['conditional comments of Outlook', '<!--[if mso]><p>old</p><![endif]-->new<![if !mso]>er<![endif]>', 'newer'],
])('%s', (_, html, text) => expect(htmlText(html).text).toBe(text))

test.each([
  ['&amp;&lt;&gt;&quot;', '&<>"'], ['&#65;&#x42;', 'AB'], ['&sect;&nbsp;1', '§ 1'], ['&Auml;&auml;', 'Ää'], ['&unknown;', '&unknown;'], ['a & b', 'a & b'], ['&', '&'], ['&#0;', '\ufffd'], ['&#xd800;', '\ufffd'], ['&#9999999;', '\ufffd'],
  ['&amp;lt;', '&lt;'], ['&constructor;&toString;', '&constructor;&toString;'],
])('entities: %s', (html, text) => expect(decodeEntities(html)).toBe(text))

describe('what is hidden and what is remote', () => {
  test.each([
    ['display:none', '<span style="display:none">x</span>', 1], ['visibility', '<p style="visibility: hidden">x</p>', 1], ['no size', '<p style="font-size:0">x</p>', 1], ['no size, with a unit', '<p style="font-size:0px;color:red">x</p>', 1],
    ['Outlook', '<p style="mso-hide:all">x</p>', 1], ['half a size is seen', '<p style="font-size:0.9em">x</p>', 0], ['a height that is some', '<p style="max-height:0.5em">x</p>', 0], ['a word in the text', '<p>display:none</p>', 0],
  ])('%s', (_, html, hidden) => {
    expect(htmlText(html)).toMatchObject({ text: expect.any(String), hidden })
  })

  test.each([
    ['a picture', '<img src="https://a.example/x.gif">', 1], ['without a scheme', '<img src="//a.example/x.gif">', 1], ['without quotes', '<img src=http://a.example/x.gif>', 1], ['a ground', '<td background="http://a.example/x.gif">', 1],
    ['of the message', '<img src="cid:x">', 0], ['data', '<img src="data:image/png;base64,AA">', 0], ['a link', '<a href="https://a.example/">x</a>', 0], ['capitals', '<IMG SRC="HTTPS://a.example/x.gif">', 1],
  ])('%s', (_, html, remote) => expect(htmlText(html).remote).toBe(remote))

  test('hidden words are told, not dropped', () => expect(htmlText('a <span style="display:none">secret</span> b').text).toBe('a secret b'))
})

test.each(['<a href=', '<', '&', '<a href="', '<!--', '<p>', '<!', '</', '<script>', '<div style="', '&#', '&a', '<a b=\'', '>', '"', '<td>', '<x "="'])('one megabyte of %s takes a moment', (piece) => {
  const start = performance.now()
  htmlText(piece.repeat(Math.ceil(1_000_000 / piece.length)))
  expect(performance.now() - start).toBeLessThan(1500)
})
