import { expect, test } from 'vitest'
import { giveBack, type Reader, takeIdleReader, takeReader, takeReaderBeside } from '../../../renderer/workers/readers'

const never = () => new AbortController().signal

/** Whether it is there once all that can be served is served. */
async function isThere(asked: Promise<Reader>): Promise<boolean> {
  const late = Symbol('late')
  return (await Promise.race([asked, new Promise((done) => setTimeout(done, 5, late))])) !== late
}

test('small files share a reader, a file that needs one alone waits for all of them and is not passed by', async () => {
  const small = await Promise.all(Array.from({ length: 6 }, () => takeReaderBeside(never())))
  expect(new Set(small).size).toBe(2)
  expect(takeIdleReader()).toBeNull()
  const alone = takeReader(never())
  const behind = takeReaderBeside(never())
  const [first] = small as [Reader]
  const own = small.filter((one) => one === first)
  for (const one of own.slice(1)) giveBack(one)
  expect(await isThere(alone)).toBe(false)
  expect(await isThere(behind)).toBe(false)
  giveBack(first)
  expect(await alone).toBe(first)
  expect(await isThere(behind)).toBe(false)
  for (const one of small.filter((other) => other !== first)) giveBack(one)
  expect(await behind).not.toBe(first)
  giveBack(await alone)
  giveBack(await behind)
})

test('who no longer wants a reader leaves the line, and lets on who stood behind', async () => {
  const small = await takeReaderBeside(never())
  const other = await takeReader(never())
  const gone = new AbortController()
  const alone = takeReader(gone.signal)
  const behind = takeReaderBeside(never())
  expect(await isThere(behind)).toBe(false)
  gone.abort(new Error('enough'))
  await expect(alone).rejects.toThrow('enough')
  expect(await behind).toBe(small)
  for (const one of [small, other, small]) giveBack(one)
  const idle = takeIdleReader()
  expect(idle).not.toBeNull()
  giveBack(idle as Reader)
})
