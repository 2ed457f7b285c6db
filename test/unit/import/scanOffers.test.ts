import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { ScanOffers } from '../../../renderer/import/scanOffers'
import { createMatter, newId, openMatter, type Session } from '../../../renderer/store'
import { put, remove } from '../../../shared/log/change'
import { readPlain } from '../../../shared/plain/read'
import type { Document } from '../../../shared/records'
import { FILE } from '../complaint/paper'
import { LAYOUTS, makeTranscript } from '../../transcripts/make'

/** Words of a transcript and of a letter, as a recognition leaves them. */
const TESTIMONY = (LAYOUTS[0] as (typeof LAYOUTS)[number]).text(makeTranscript(3, 12))
const LETTER = 'Dear Ms. Orchard,\n\nplease find enclosed what you asked for.\n'

async function recognised(session: Session, name: string, text: string): Promise<Document> {
  const pages = readPlain(text).map((page) => ({ ...page, source: 'ocr' as const }))
  const document: Document = { ...FILE, id: newId('documents'), sha256: name.repeat(64).slice(0, 64), originalName: `${name}.pdf`, kind: 'pdf', text: 'ocr', range: null, pages: pages.length }
  await session.bytes.putPages(document.sha256, pages)
  await session.commit({ label: `Import ${name}`, ops: [put('documents', document)] })
  return document
}

/** What is offered by an app that starts now. */
async function afterStart(session: Session): Promise<string[]> {
  let last: readonly { document: string; by: string }[] = []
  const offers = new ScanOffers(session, (now) => {
    last = now
  })
  await offers.decided([])
  return last.map((one) => `${session.reader.get('documents', one.document)?.originalName}: ${one.by}`)
}

test('a scan that reads like a transcript is offered after every start until a person decides on it', async () => {
  const session = await openMatter(await createMatter('A matter'))
  const [a, b, letter] = [await recognised(session, 'a', TESTIMONY), await recognised(session, 'b', TESTIMONY), await recognised(session, 'c', LETTER)]
  const heard: number[] = []
  const offers = new ScanOffers(session, (now) => heard.push(now.length))
  await offers.expect([a, b, letter])
  expect((await offers.judge([a, b, letter])).map((one) => one.document.id)).toEqual([a.id, b.id])
  expect(heard.at(-1)).toBe(2)
  expect(await afterStart(session)).toEqual(['a.pdf: questions and answers on numbered lines', 'b.pdf: questions and answers on numbered lines'])
  await offers.decided([a.id])
  expect(heard.at(-1)).toBe(1)
  expect(await afterStart(session)).toEqual(['b.pdf: questions and answers on numbered lines'])
  await session.commit({ label: 'Remove b', ops: [remove('documents', b.id)] })
  expect(await afterStart(session)).toEqual([])
  session.close()
})

test('a crash between the words and the look at them loses no offer; what still waits for its words is looked at then', async () => {
  const session = await openMatter(await createMatter('A matter'))
  const [a, letter] = [await recognised(session, 'd', TESTIMONY), await recognised(session, 'e', LETTER)]
  const waiting = await recognised(session, 'f', TESTIMONY)
  await session.commit({ label: 'Wait', ops: [put('documents', { ...waiting, text: 'waiting' })] })
  await new ScanOffers(session, () => {}).expect([a, letter, waiting])
  expect(await afterStart(session)).toEqual(['d.pdf: questions and answers on numbered lines'])
  await session.commit({ label: 'Recognise', ops: [put('documents', waiting)] })
  expect(await afterStart(session)).toEqual(['d.pdf: questions and answers on numbered lines', 'f.pdf: questions and answers on numbered lines'])
  session.close()
})
