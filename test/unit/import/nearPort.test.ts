import { expect, test } from 'vitest'
import { NearPort } from '../../../renderer/workers/pdf/nearPort'

test('a message arrives later and is a copy; a text arrives with its own pieces, whatever its sender begins in the same object', async () => {
  const port = new NearPort()
  const heard: unknown[] = []
  const gone = new AbortController()
  port.addEventListener('message', ({ data }) => heard.push(data))
  port.addEventListener('message', () => heard.push('not any more'), { signal: gone.signal })
  gone.abort()
  const asked = { action: 'GetPage', data: { pageIndex: 0 } }
  port.postMessage(asked)
  asked.data.pageIndex = 9
  const piece = { str: 'Words', transform: [1, 0, 0, 1, 0, 0] }
  const chunk = { items: [piece], styles: { f1: { ascent: 0.9 } } }
  port.postMessage({ chunk })
  chunk.items = []
  expect(heard).toEqual([])
  await Promise.resolve()
  expect(heard).toEqual([{ action: 'GetPage', data: { pageIndex: 0 } }, { chunk: { items: [piece], styles: { f1: { ascent: 0.9 } } } }])
})
