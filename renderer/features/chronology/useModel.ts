import { useMemo } from 'react'
import { type BandRow, bandsOf } from '../../../shared/chronology/bands'
import type { Drawing } from '../../../shared/chronology/draw'
import { type Lane, type LaneKind, lanesOf } from '../../../shared/chronology/lanes'
import { crowdOf, type Mark, markOf, reachOf } from '../../../shared/chronology/layout'
import type { Placed } from '../../../shared/chronology/order'
import type { View } from '../../../shared/chronology/scale'
import { leavingSources, type TableNames } from '../../../shared/chronology/table'
import { documentName } from '../../../shared/cite/format'
import { describeDate } from '../../../shared/dates/readable'
import { useRows, useSession } from '../../store'
import { drawingsOf } from './drawings'

export type Model = {
  marks: readonly Mark[]
  lanes: readonly Lane[]
  bands: readonly BandRow[]
  first: number
  last: number
  /** where most events lie: what is shown at first */
  crowd: { first: number; last: number }
  /** lanes and bands in a window, with as many rows as its height has room for; pixels */
  at(view: View, plot: number, height: number): Drawing
}

/** What the timeline draws, made anew only when events or lanes change. */
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
    return { marks, lanes, bands, first, last, crowd: crowdOf(marks, { first, last }), at: drawingsOf(marks, lanes, bands, { first, last }) }
  }, [shown, kind, names, bands, versions, reader])
}

function subOf({ event, bounds }: Placed, names: TableNames): string {
  const cite = leavingSources(event, names)?.[0] ?? event.source
  const exact = bounds !== null && bounds.earliest === bounds.latest && !/[~?%]$/.test(event.date)
  return [exact ? '' : describeDate(event.date, event.zone), cite].filter(Boolean).join(' · ') || describeDate(event.date, event.zone)
}
