/** What the worker takes and gives: sheets of a text file decoded one by one, and lines in large pieces. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText } from '../../../renderer/workers/decodeText'
import { packTranscript, unpackTranscript } from '../../../renderer/workers/transcript/answer'
import { decodeSheets } from '../../../renderer/workers/transcript/sheets'
import { readPlain, sheetsOf } from '../../../shared/plain/read'
import { parseTranscript } from '../../../shared/transcript'
import { LAYOUTS, makeTranscript } from '../../transcripts/make'

test.each(LAYOUTS.map((layout) => [layout.name, layout] as const))('a transcript arrives as it was read: %s', (_, layout) => {
  const read = parseTranscript(readPlain(layout.text(makeTranscript(5, 9))), { placed: false, name: 'a transcript' })
  expect(unpackTranscript(structuredClone(packTranscript(read)))).toEqual(read)
})

test('so do captions, and printed lines with their times', () => {
  for (const text of ['WEBVTT\n\n00:00:01.000 --> 00:00:03.500\n<v Ms. Orchard>Please state your name.\n\n00:00:04.000 --> 00:00:05.000\nMorgan Teasdale.\n', '<OpenDVT><Lines><Line ID="0"><Stream>0</Stream><TimeMs>0</TimeMs><PageNo>5</PageNo><LineNo>1</LineNo><Text>Q. Where\nwere you?</Text></Line>\n<Line ID="1"><Stream>0</Stream><TimeMs>900</TimeMs><PageNo>5</PageNo><LineNo>2</LineNo><Text></Text></Line></Lines></OpenDVT>']) {
    const read = parseTranscript(readPlain(text), { placed: false, name: 'a file' })
    expect(unpackTranscript(packTranscript(read))).toEqual(read)
  }
})

test('sheet by sheet a file is decoded as in one go, whatever its bytes', async () => {
  const piece = fc.oneof(fc.constantFrom('\f', '\r', '\n', '\r\n', '\ufeff', '12   Q.  Who’s there?', 'é'), fc.string({ maxLength: 12 })).map((text) => new TextEncoder().encode(text))
  const raw = fc.uint8Array({ maxLength: 3 })
  const head = fc.constantFrom([], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf])
  await fc.assert(fc.asyncProperty(head, fc.array(fc.oneof({ weight: 9, arbitrary: piece }, raw), { maxLength: 30 }), async (mark, pieces) => {
    const bytes = Uint8Array.from([...mark, ...pieces.flatMap((one) => [...one])])
    expect(await decodeSheets(bytes, 'a file')).toEqual(sheetsOf(await decodeText(bytes, 'a file')))
  }), { numRuns: 500 })
})
