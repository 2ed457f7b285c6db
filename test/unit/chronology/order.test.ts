import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orderEvents, refuseOrdering, relationOf, undeterminedGroups } from '../../../shared/chronology/order'
import { compareDates } from '../../../shared/dates/bounds'
import type { Ordering } from '../../../shared/records'
import { asserted, event } from './events'

const ids = (sequence: readonly { event: { id: string } }[]) => sequence.map((one) => one.event.id.slice(4))

const policy = event('policy', '2024-07-31')
const setting = event('setting', '2024-08')
const update = event('update', '2024-09-18')
const filed = event('filed', '[2025-01-21,2025-01-22]')
const answer = event('answer', '2025-01')
const dismissed = event('dismissed', '2025-01-30')

describe('order', () => {
  test('by the dates, whatever order they were entered in', () => {
    expect(ids(orderEvents([update, setting, policy], []).sequence)).toEqual(['policy', 'setting', 'update'])
  })
  test('what overlaps is counted beside each, not settled', () => {
    const { undetermined } = orderEvents([policy, setting, update, filed, answer, dismissed], [])
    expect(Object.fromEntries([...undetermined].map(([id, count]) => [id.slice(4), count]))).toEqual({ policy: 0, setting: 0, update: 0, filed: 1, answer: 2, dismissed: 1 })
  })
  test('two on the same day are in no order', () => expect(relationOf([event('a', '2024-08-15'), event('b', '2024-08-15')], [], 'evt_a', 'evt_b')).toBe('undetermined'))
  test('an asserted order counts, is passed on, and is shown in the list', () => {
    const all = [event('a', '2024'), event('b', '2024'), event('c', '2024')]
    const orderings = [asserted('c', 'b'), asserted('b', 'a')]
    const { sequence, undetermined } = orderEvents(all, orderings)
    expect(ids(sequence)).toEqual(['c', 'b', 'a'])
    expect([...undetermined.values()]).toEqual([0, 0, 0])
    expect(relationOf(all, orderings, 'evt_c', 'evt_a')).toBe('before')
  })
  test('what is no date stands last and is in no group', () => {
    const open = event('open', 'by mid-August')
    expect(ids(orderEvents([open, update], []).sequence)).toEqual(['update', 'open'])
    expect(undeterminedGroups([open, update], []).groups).toEqual([])
  })
})

describe('groups without an order', () => {
  test('events that may be at the same time', () => {
    expect(undeterminedGroups([policy, setting, update, filed, answer, dismissed], []).groups.map((group) => group.ids.map((id) => id.slice(4)))).toEqual([['answer', 'filed'], ['answer', 'dismissed']])
  })
  test('an assertion dissolves the pair', () => expect(undeterminedGroups([filed, answer], [asserted('filed', 'answer')]).groups).toEqual([]))
})

describe('what cannot be asserted', () => {
  const all = [policy, setting, update, answer, filed, dismissed]
  test.each<[string, string, Ordering[], RegExp | null]>([
    ['update', 'policy', [], /dates say the opposite/],
    ['policy', 'update', [], /show this order already/],
    ['answer', 'answer', [], /before itself/],
    ['answer', 'dismissed', [], null],
    ['answer', 'dismissed', [asserted('answer', 'dismissed')], /asserted already/],
    ['dismissed', 'answer', [asserted('answer', 'dismissed')], /in a circle/],
    // filed is before dismissed by its dates: answer before filed makes dismissed before answer a circle
    ['dismissed', 'answer', [asserted('answer', 'filed')], /in a circle/],
    ['answer', 'gone', [], /no longer there/],
  ])('%s before %s', (earlier, later, orderings, said) => {
    const refused = refuseOrdering(all, orderings, { earlier: `evt_${earlier}`, later: `evt_${later}` })
    if (said) expect(refused).toMatch(said)
    else expect(refused).toBeNull()
  })
})

const dates = fc.constantFrom('2024', '2024-08', '2024-08-15', '2024-08-16', '2024-08-15~', '2024-09', '[2024-07-31..2024-09-18]', '../2023', '2024-05/', '2024-08-15T10:00:00Z', '2024-08-15T23:30:00-07:00', '2022/..', 'words')
const matters = fc.tuple(fc.array(dates, { minLength: 2, maxLength: 9 }), fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 6 })).map(([all, pairs]) => {
  const events = all.map((date, at) => event(String(at), date))
  const orderings: Ordering[] = []
  // Only what would be allowed: the app refuses the others.
  for (const [a, b] of pairs) {
    const wanted = asserted(String(a), String(b))
    if (a < events.length && b < events.length && refuseOrdering(events, orderings, wanted) === null) orderings.push(wanted)
  }
  return { events, orderings }
})

describe('laws', () => {
  test('the list breaks neither dates nor assertions', () => fc.assert(fc.property(matters, ({ events, orderings }) => {
    const { sequence } = orderEvents(events, orderings)
    expect(sequence.length).toBe(events.length)
    const at = new Map(sequence.map((one, index) => [one.event.id, index]))
    for (const one of orderings) expect(at.get(one.earlier)).toBeLessThan(at.get(one.later) ?? 0)
    for (const a of events) for (const b of events) if (compareDates(a.date, b.date) === 'before') expect(at.get(a.id)).toBeLessThan(at.get(b.id) ?? 0)
  }), { numRuns: 500 }))

  test('before and after are never both said, and neither is guessed', () => fc.assert(fc.property(matters, ({ events, orderings }) => {
    for (const a of events) {
      for (const b of events) {
        if (a === b) continue
        const there = relationOf(events, orderings, a.id, b.id)
        const back = relationOf(events, orderings, b.id, a.id)
        expect([there, back].sort().join()).toMatch(/^(?:after,before|undetermined,undetermined)$/)
        if (orderings.length === 0) expect(there).toBe(compareDates(a.date, b.date).replace('overlap', 'undetermined'))
      }
    }
  })))

  test('the counts beside the events are those of the pairs', () => fc.assert(fc.property(matters, ({ events, orderings }) => {
    const { undetermined } = orderEvents(events, orderings)
    for (const a of events) {
      const expected = events.filter((b) => b !== a && compareDates(a.date, b.date) === 'overlap' && relationOf(events, orderings, a.id, b.id) === 'undetermined').length
      const overlapping = events.filter((b) => b !== a && compareDates(a.date, b.date) === 'overlap').length
      expect(undetermined.get(a.id)).toBeGreaterThanOrEqual(Math.min(expected, overlapping))
      if (orderings.length === 0) expect(undetermined.get(a.id)).toBe(expected)
    }
  })))

  test('every pair without an order is in a group, and no pair with one stands alone', () => fc.assert(fc.property(matters, ({ events, orderings }) => {
    const dated = events.filter((one) => one.date !== 'words')
    const { groups } = undeterminedGroups(events, orderings)
    for (const a of dated) {
      for (const b of dated) {
        if (a.id >= b.id || relationOf(events, orderings, a.id, b.id) !== 'undetermined') continue
        expect(groups.some((group) => group.ids.includes(a.id) && group.ids.includes(b.id)), `${a.date} ${b.date}`).toBe(true)
      }
    }
    for (const group of groups) if (group.ids.length === 2) expect(relationOf(events, orderings, group.ids[0] ?? '', group.ids[1] ?? '')).toBe('undetermined')
  })))

  test('100,000 events are ordered in seconds', () => {
    const many = Array.from({ length: 100_000 }, (_, at) => event(String(at), `20${String(10 + (at % 15))}-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`))
    const began = performance.now()
    orderEvents(many, [asserted('1', '421')])
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})
