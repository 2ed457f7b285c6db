import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inTurn } from '../../../renderer/casefile/inTurn'

const things = [5, 1, 9, 20, 2, 2, 2, 2, 3, 30, 1]

test('answers come in the order of the things, however long each takes, and never more is under way than fits', async () => {
  let weight = 0
  let count = 0
  const most = { weight: 0, count: 0 }
  const work = async (thing: number) => {
    weight += thing
    count++
    // A thing that is heavier than all may be under way only by itself.
    if (thing <= 10) most.weight = Math.max(most.weight, weight)
    else expect(count).toBe(1)
    most.count = Math.max(most.count, count)
    await wait(40 / thing)
    weight -= thing
    count--
    return thing * 2
  }
  const got: [number, number][] = []
  for await (const { thing, done } of inTurn(things, { count: 3, weight: 10 }, (thing) => thing, work)) got.push([thing, done])
  expect(got).toEqual(things.map((thing) => [thing, thing * 2]))
  expect(most.count).toBe(3)
  expect(most.weight).toBeLessThanOrEqual(10)
})

test('what fails is heard of in its turn, and what was begun behind it is nobody’s trouble', async () => {
  const got: number[] = []
  const walk = async () => {
    for await (const { done } of inTurn(things, { count: 4, weight: 100 }, () => 1, async (thing) => {
      if (thing >= 9) throw new Error(`no ${thing}`)
      return thing
    })) got.push(done)
  }
  await expect(walk()).rejects.toThrow('no 9')
  expect(got).toEqual([5, 1])
})
