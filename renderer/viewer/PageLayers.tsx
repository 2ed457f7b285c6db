import type { PageText } from '../../shared/text/page'
import { Layer } from './Layer'
import { type Mark, Marks } from './Marks'
import { TextLayer } from './TextLayer'

/** Highlights and text over the picture of a page. */
export function PageLayers({ page, width, height, scale, rotation, marks, onMark }: {
  page: PageText | null; width: number; height: number; scale: number; rotation: number; marks: readonly Mark[]; onMark: (id: string) => void
}) {
  const place = { width, height, scale, rotation, skew: page?.skew }
  return (
    <>
      <Layer {...place} className="viewer__marks"><Marks marks={marks} onClick={onMark} /></Layer>
      {page && <Layer {...place} className="viewer__words"><TextLayer page={page} /></Layer>}
    </>
  )
}
