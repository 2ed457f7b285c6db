import { useMemo } from 'react'
import { type BandRow, bandsOf } from '../../../shared/chronology/bands'
import { AXIS, BAND, type Drawing, GROUP_HEAD, LANE_BOTTOM, LANE_TOP, ROW, stack } from '../../../shared/chronology/draw'
import { type Lane, type LaneKind, lanesOf } from '../../../shared/chronology/lanes'
import { crowdOf, layoutLane, type Mark, markOf, reachOf } from '../../../shared/chronology/layout'
import type { Placed } from '../../../shared/chronology/order'
import { leavingSources, type TableNames } from '../../../shared/chronology/table'
import { documentName } from '../../../shared/cite/format'
import { describeDate } from '../../../shared/dates/readable'
import { useRows, useSession } from '../../store'
import { measureText } from './canvasPen'

export type Model = {
  marks: readonly Mark[]
  lanes: readonly Lane[]
  bands: readonly BandRow[]
  first: number
  last: number
  /** where most events lie: what is shown at first */
  crowd: { first: number; last: number }
  /** lanes and bands at a scale, with as many rows as a window of that height has room for */
  at(perPixel: number, height: number): Drawing
}

/** Rows of a lane: as many as fit, at least three, so that no label is left out while there is room. */
function rowsOf(lanes: number, bands: readonly BandRow[], height: number): number {
  const groups = new Set(bands.map((row) => `${row.group} ${row.groupNote}`)).size
  const room = height - AXIS - bands.length * BAND - groups * (GROUP_HEAD + 10) - 10
  return Math.min(14, Math.max(3, Math.floor((room / Math.max(1, lanes) - LANE_TOP - LANE_BOTTOM) / ROW)))
}
const title = { size: 12, weight: 620 }
const under = { size: 11.5, weight: 400 }

/** What the timeline draws, laid out anew only when events, lanes or the scale change. */
export function useModel(shown: readonly Placed[], kind: LaneKind, region: string, names: TableNames): Model {
  const { reader } = useSession()
  const policies = useRows('policies')
  const versions = useRows('versions')
  const features = useRows('features')
  const rollouts = useRows('rollouts')
  const bands = useMemo(() => bandsOf({ policies, versions, features, rollouts }).filter((row) => region === '' || row.group === 'Text in force' || row.name === region), [policies, versions, features, rollouts, region])
  return useMemo(() => {
    const dated = shown.filter((one) => one.bounds !== null)
    const marks = dated.map((one) => markOf(one, one.event.what, subOf(one, names)))
    const byDocument = new Map(versions.map((version) => [version.document, version.policy]))
    const documentOf = (id: string) => reader.get('passages', id)?.document ?? id
    const lanes = lanesOf(dated.map((one) => one.event), kind, {
      person: names.person, issue: names.issue,
      source: (id) => {
        const paragraph = reader.get('paragraphs', id)
        const pleading = paragraph && reader.get('pleadings', paragraph.pleading)
        if (pleading) return { id: pleading.id, name: pleading.title || pleading.shortForm }
        const document = reader.get('documents', documentOf(id))
        return { id: document?.id ?? '', name: document ? documentName(document) : 'Deleted source' }
      },
      policy: (id) => {
        const policy = reader.get('policies', byDocument.get(documentOf(id)) ?? '')
        return policy ? { id: policy.id, name: policy.name } : null
      },
    })
    const { first, last } = reachOf(marks)
    return { marks, lanes, bands, first, last, crowd: crowdOf(marks, { first, last }), at: layouts(marks, lanes, bands, first, last) }
  }, [shown, kind, names, bands, versions, reader])
}

function subOf({ event, bounds }: Placed, names: TableNames): string {
  const cite = leavingSources(event, names)?.[0] ?? event.source
  const exact = bounds !== null && bounds.earliest === bounds.latest && !/[~?%]$/.test(event.date)
  return [exact ? '' : describeDate(event.date, event.zone), cite].filter(Boolean).join(' · ') || describeDate(event.date, event.zone)
}

/** The layout of the last scale is kept: panning asks for it in every frame. */
function layouts(marks: readonly Mark[], lanes: readonly Lane[], bands: readonly BandRow[], first: number, last: number): Model['at'] {
  let known: { perPixel: number; rows: number; drawing: Drawing } | null = null
  return (perPixel, height) => {
    const rows = rowsOf(lanes.length, bands, height)
    if (known?.perPixel === perPixel && known.rows === rows) return known.drawing
    const options = { origin: first, perPixel, rows, measure: (text: string, strong: boolean) => measureText(text, strong ? title : under), first, last }
    const drawing = stack(lanes.map((lane) => ({ name: lane.name, count: lane.events.length, layout: layoutLane(marks, lane.events, options) })), bands, marks, first)
    known = { perPixel, rows, drawing }
    return drawing
  }
}
