/** The timeline and the order of events, measured in the app's own page. */
import { measureTimeline } from '../features/chronology'
import type { BenchLine } from './bench'

/** Milliseconds of a frame, p95; sixty frames a second leave 16.7. */
export function timelineSpeed(count: number, what: 'pan' | 'zoom' | 'order'): BenchLine {
  const name = { pan: 'a frame of panning, p95', zoom: 'a frame of zooming (laid out anew), p95', order: 'the order of all' }[what]
  return { what: `Timeline of ${count.toLocaleString('en-US')} events: ${name}`, ours: measureTimeline(count)[what], peer: null, unit: 'ms', ratio: null }
}
