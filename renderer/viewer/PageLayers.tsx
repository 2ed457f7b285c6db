import { rectsOf } from '../../shared/text/anchor'
import type { PageText } from '../../shared/text/page'
import { Layer } from './Layer'
import { type Mark, Marks } from './Marks'
import { TextLayer } from './TextLayer'

/** Highlights and text over the picture of a page; with `doubts`, lines under words that were hard to recognise. */
export function PageLayers({ page, width, height, scale, rotation, marks, onMark, doubts = false }: {
  page: PageText | null; width: number; height: number; scale: number; rotation: number; marks: readonly Mark[]; onMark: (id: string) => void; doubts?: boolean
}) {
  const place = { width, height, scale, rotation, skew: page?.skew }
  return (
    <>
      <Layer {...place} className="viewer__marks"><Marks marks={marks} onClick={onMark} /></Layer>
      {page && doubts && <Layer {...place} className="viewer__doubts">{doubtsOf(page).map(({ key, rect }) => <span key={key} className="viewer__doubt" style={{ left: rect.x, top: rect.y, width: rect.w, height: rect.h }} />)}</Layer>}
      {page && <Layer {...place} className="viewer__words"><TextLayer page={page} /></Layer>}
    </>
  )
}

function doubtsOf(page: PageText) {
  return page.runs.flatMap((run) => (run.doubtful ?? []).flatMap(({ from, to }) => rectsOf(page, run.at + from, run.at + to).map((rect) => ({ key: run.at + from, rect }))))
}
