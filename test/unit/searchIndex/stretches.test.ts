import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stretchesOf } from '../../../renderer/workers/search/gather'

test('units are shared out in their order, numbered through, in stretches of about the same length', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 200 }), fc.integer({ min: 5, max: 400 }), fc.nat(1000), (pages, most, first) => {
    const units = pages.map((count, at) => ({ id: `doc_${at}`, pages: count }))
    const stretches = stretchesOf(units, first, most)
    expect(stretches.flatMap((one) => one.ids)).toEqual(units.map(({ id }) => id))
    let next = first
    for (const stretch of stretches) {
      expect(stretch.first).toBe(next)
      expect(stretch.ids.length).toBeGreaterThan(0)
      next += stretch.ids.length
    }
    const total = pages.reduce((sum, one) => sum + one, 0)
    if (total <= most) expect(stretches).toHaveLength(1)
    const pagesOf = (ids: readonly string[]) => ids.reduce((sum, id) => sum + (pages[Number(id.slice(4))] ?? 0), 0)
    for (const { ids } of stretches) expect(pagesOf(ids)).toBeLessThanOrEqual(most + 30)
  }))
})
