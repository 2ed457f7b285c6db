import fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { bandsOf, segmentOn } from '../../../shared/chronology/bands'
import { dayLine } from '../../../shared/chronology/dayLine'
import { drawTimeline, hit, stack } from '../../../shared/chronology/draw'
import { LanePlan } from '../../../shared/chronology/lanePlan'
import { crowdOf, type Mark, markOf, reachOf } from '../../../shared/chronology/layout'
import { orderEvents, placeEvents } from '../../../shared/chronology/order'
import { AID, PAPER } from '../../../shared/chronology/picture'
import { ticksOf, timeAt, viewOf, xOf, zoomed } from '../../../shared/chronology/scale'
import { DAY } from '../../../shared/dates/calendar'
import { TimelinePicture } from '../../../renderer/features/chronology/TimelinePicture'
import type { PolicyVersion } from '../../../shared/records'
import { asserted, event } from './events'

const measure = (text: string) => text.length * 6.5
const marks = fc.array(fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 700 })), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 3, max: 60 })), { minLength: 1, maxLength: 60 })
  .map((all): Mark[] => all.map(([from, days, weight, letters], at) => ({ id: String(at), start: from * DAY, end: (from + days) * DAY, exact: days === 1, title: 'x'.repeat(letters), sub: 'PX-1', weight, proposed: false })))

describe('layout', () => {
  const laid = (list: readonly Mark[], perPixel: number, rows: number) => new LanePlan(list, list.map((_, at) => at), measure).layout({ origin: 0, perPixel, rows, ...reachOf(list) })

  test('nothing lies over anything else, nothing is lost, and the same input gives the same picture', () => fc.assert(fc.property(marks, fc.constantFrom(DAY / 40, DAY / 3, DAY, DAY * 4, DAY * 30), fc.integer({ min: 1, max: 8 }), (list, perPixel, rows) => {
    const { nodes, rows: used } = laid(list, perPixel, rows)
    expect(used).toBeLessThanOrEqual(rows)
    expect(nodes.flatMap((node) => node.marks).sort((a, b) => a - b)).toEqual(list.map((_, at) => at))
    for (let row = 0; row < used; row++) {
      const own = nodes.filter((node) => node.row === row).sort((a, b) => a.left - b.left)
      own.forEach((node, at) => {
        const next = own[at + 1]
        if (next) expect(node.right).toBeLessThanOrEqual(next.left)
        expect(node.left).toBeLessThanOrEqual(node.x1)
        expect(node.right).toBeGreaterThanOrEqual(node.x2)
      })
    }
    expect(laid(list, perPixel, rows)).toEqual({ nodes, rows: used })
  }), { numRuns: 400 }))

  test('a window gives the same nodes as all of it, and the same rows, after any other scale', () => fc.assert(fc.property(marks, fc.constantFrom(DAY / 40, DAY / 3, DAY * 4), fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 1500 }), (list, perPixel, from, width) => {
    const plan = new LanePlan(list, list.map((_, at) => at), measure)
    const scale = { origin: 0, perPixel, rows: 5, ...reachOf(list) }
    const window = { from, to: from + width }
    plan.layout({ ...scale, perPixel: DAY })
    const all = laid(list, perPixel, 5)
    expect(plan.layout(scale, window)).toEqual({ rows: all.rows, nodes: all.nodes.filter((node) => node.right >= window.from && node.left <= window.to) })
  }), { numRuns: 200 }))

  test('an uncertain date covers its whole span, an exact day is a point', () => {
    const [exact, month] = placeEvents([event('a', '2024-08-15'), event('b', '2024-08')]).map((one) => markOf(one, 'x', ''))
    expect(exact).toMatchObject({ exact: true, end: (exact?.start ?? 0) + DAY })
    expect(month).toMatchObject({ exact: false, start: Date.UTC(2024, 7, 1), end: Date.UTC(2024, 8, 1) })
    const { nodes } = laid([exact as Mark, month as Mark], DAY / 10, 3)
    expect(nodes.find((node) => node.marks[0] === 1)?.x2).toBeCloseTo((nodes.find((node) => node.marks[0] === 1)?.x1 ?? 0) + 310)
  })

  test('many within a few pixels become one cluster with their number', () => {
    const list = Array.from({ length: 500 }, (_, at): Mark => ({ id: String(at), start: at * 1000, end: at * 1000 + 1, exact: true, title: 'x', sub: '', weight: 0, proposed: false }))
    const { nodes } = laid(list, DAY, 4)
    expect(nodes.length).toBe(1)
    expect(nodes[0]?.label).toBe('500 events')
  })

  test('one event years before the rest does not press the others into a corner', () => {
    const list = [0, 1000, 1001, 1005, 1010, 1020, 1030].map((day, at): Mark => ({ id: String(at), start: day * DAY, end: (day + 1) * DAY, exact: true, title: '', sub: '', weight: 0, proposed: false }))
    expect(crowdOf(list, reachOf(list)).first).toBeGreaterThan(900 * DAY)
  })
})

describe('scale', () => {
  test('zooming keeps the place under the pointer', () => fc.assert(fc.property(fc.integer({ min: 0, max: 900 }), fc.double({ min: 0.2, max: 5, noNaN: true }), (x, factor) => {
    const view = viewOf(Date.UTC(2020, 0, 1), Date.UTC(2025, 0, 1), 900)
    const after = zoomed(view, 900, x, factor)
    expect(xOf(after, timeAt(view, x))).toBeCloseTo(x, 3)
  })))
  test.each([[20 * 365 * DAY, /^\d{4}$/], [300 * DAY, /^(?:[A-Z][a-z]{2}|[A-Z][a-z]{2} \d{4})$/], [20 * DAY, /^\d+ [A-Z][a-z]{2}(?: \d{4})?$/], [3_600_000, /\d\d:\d\d|^1 Jul 2024$/]])('ticks of %d ms are named', (span, pattern) => {
    const from = Date.UTC(2024, 6, 1)
    for (const tick of ticksOf({ from, perPixel: span / 900 }, 900)) expect(tick.label).toMatch(pattern)
  })
})

const version = (id: string, fields: Partial<PolicyVersion>): PolicyVersion => ({ id: `ver_${id}`, policy: 'pol_1', document: `doc_${id}`, label: id, language: 'en', effective: null, published: null, firstCaptured: null, lastCaptured: null, captures: [], regions: [], audience: '', source: '', note: '', ...fields })
const on = (date: string) => ({ date, words: '', evidence: null, standing: 'confirmed' as const })
const policies = [{ id: 'pol_1', name: 'Privacy Policy', publisher: '', kind: 'policy' as const, address: '', note: '' }]

describe('bands', () => {
  test('a text is in force until the next is; before the first nothing is claimed', () => {
    const [row] = bandsOf({ policies, versions: [version('b', { effective: on('2024-09-18') }), version('a', { effective: on('2024-07-31') })], features: [], rollouts: [] })
    expect(row && segmentOn(row, '2024-09-17')).toMatchObject({ record: 'ver_a', tone: 'plain', label: '31 Jul 2024' })
    expect(row && segmentOn(row, '2024-09-18')).toMatchObject({ record: 'ver_b' })
    expect(row && segmentOn(row, '2024-07-30')).toMatchObject({ record: null, tone: 'unknown' })
  })
  test('between two captures without an effective date nothing is claimed', () => {
    const [row] = bandsOf({ policies, versions: [version('a', { firstCaptured: on('2024-01-01'), lastCaptured: on('2024-03-01') }), version('b', { firstCaptured: on('2024-06-01'), lastCaptured: on('2024-06-01') })], features: [], rollouts: [] })
    expect(['2024-02-01', '2024-04-01', '2024-06-01', '2024-07-01'].map((day) => row && segmentOn(row, day)?.tone)).toEqual(['plain', 'unknown', 'plain', 'unknown'])
  })
  const feature = { id: 'fea_1', name: 'Data for AI', place: '', explanation: '', note: '' }
  const rollout = (id: string, state: 'on-by-default' | 'not-offered' | 'paused', from: string | null, until: string | null, regions: string[]) => ({ id: `rol_${id}`, feature: 'fea_1', regions, state, from, until, certainty: 'reported' as const, words: '', evidence: [], note: '' })
  test('a month in which it began is hatched, by region', () => {
    const rows = bandsOf({ policies: [], versions: [], features: [feature], rollouts: [rollout('1', 'on-by-default', '2024-08', null, ['United States', 'Canada']), rollout('2', 'not-offered', null, null, ['EU'])] })
    expect(rows.map((row) => row.name)).toEqual(['United States', 'Canada', 'EU'])
    const [first, , eu] = rows
    expect([first && segmentOn(first, '2024-07-31')?.tone, first && segmentOn(first, '2024-08-15')?.label, first && segmentOn(first, '2024-09-01')?.label]).toEqual(['unknown', '?', 'on by default (reported)'])
    expect(eu && segmentOn(eu, '2024-08-15')?.label).toBe('not offered (reported)')
  })
  test('segments of a row follow each other without a gap', () => fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('2024-01', '2024-02-10', '2024-05', '2024', null), fc.constantFrom('2024-03', '2024-09-09', null)), { maxLength: 6 }), (all) => {
    for (const row of bandsOf({ policies: [], versions: [], features: [feature], rollouts: all.map(([from, until], at) => rollout(String(at), 'paused', from, until, ['US'])) })) {
      expect(row.segments[0]?.from).toBe(Number.NEGATIVE_INFINITY)
      row.segments.forEach((one, at) => {
        expect(one.from).toBeLessThan(one.to)
        expect(one.to).toBe(row.segments[at + 1]?.from ?? Number.POSITIVE_INFINITY)
      })
    }
  })))
})

describe('the line of a day', () => {
  const rows = bandsOf({ policies, versions: [version('a', { effective: on('2024-07-31') })], features: [], rollouts: [] })
  test('says what was in force and which order nobody knows', () => {
    const events = [event('a', '2024-08', { what: 'The setting appears' }), event('b', '2024-08', { what: 'A page changes' })]
    expect(dayLine('2024-08-15', rows, events, [], 'a U.S. member')).toEqual({
      inForce: 'In force for a U.S. member on 15 August 2024: Privacy Policy (31 Jul 2024).', unknown: '', events: ['evt_a', 'evt_b'],
      undetermined: ['Order of “The setting appears” and “A page changes”: undetermined within August 2024.'],
    })
    expect(dayLine('2024-08-15', rows, events, [asserted('a', 'b')]).undetermined).toEqual([])
    expect(dayLine('2024-07-01', rows, [], [])).toMatchObject({ inForce: 'Nothing is known to have been in force on 1 July 2024.', unknown: 'Not known: Privacy Policy.' })
  })
})

describe('the picture', () => {
  const events = [event('a', '2024-08-15', { what: 'First <b>&' }), event('b', '2024-08', { what: 'Second \u0001' })]
  const placed = orderEvents(events, []).sequence
  const list = placed.map((one) => markOf(one, one.event.what, 'PX-1'))
  const reach = reachOf(list)
  const view = viewOf(reach.first, reach.last, 900)
  const drawing = stack([{ name: 'Events', count: 2, layout: new LanePlan(list, [0, 1], measure).layout({ origin: reach.first, perPixel: view.perPixel, rows: 4, ...reach }) }], [], list, reach.first)
  const svg = renderToStaticMarkup(createElement(TimelinePicture, { picture: { drawing, measure, frame: { view, width: 1050, day: Date.UTC(2024, 7, 15), dayLabel: '15 Aug 2024' }, matter: { name: 'Doe v. Acme', docketNumber: '1', demonstration: true }, words: { title: 'Chronology', about: '', notes: ['In force: nothing.'], aid: AID } } }))
  test('is marked, escaped and well formed', () => {
    expect(svg).toContain('FRE 107')
    expect(svg).toContain('DEMONSTRATION')
    expect(svg).toContain('First &lt;b&gt;&amp;')
    expect(svg).not.toContain('\u0001')
    expect((svg.match(/<g /g) ?? []).length).toBe((svg.match(/<\/g>/g) ?? []).length)
  })
  test('a press on a marker finds its event', () => {
    const frame = { view, width: 1050, height: 600, top: 0, chosen: null, day: null, dayLabel: '' }
    const [node] = drawing.lanes[0]?.layout.nodes ?? []
    const found = node && hit(drawing, frame, node.x + xOf(view, reach.first) + 150, (drawing.lanes[0]?.y ?? 0) + 12 + node.row * 46 + 8)
    expect(found && 'node' in found && found.node).toBe(node)
    expect(hit(drawing, frame, 10, 10)).toBeNull()
    const drawn: string[] = []
    const pen = { rect: () => {}, hatch: () => {}, line: () => {}, circle: () => {}, text: (_x: number, _y: number, words: string) => drawn.push(words), clip: (_x: number, _y: number, _w: number, _h: number, body: () => void) => body(), shifted: (_x: number, _y: number, body: () => void) => body() }
    drawTimeline(pen as never, drawing, { ...frame, height: 600 }, PAPER)
    expect(drawn).toContain('Events')
  })
})
