import { memo, useLayoutEffect, useMemo, useRef } from 'react'
import type { PageText } from '../../shared/text/page'
import { isTypewritten } from '../../shared/text/widths'
import { hitAreas } from './hitAreas'

/**
 * The stored text over the picture of the page, invisible but selectable, in points. The runs are
 * in reading order, so a selection follows it; for recognised pages these are the recognised words.
 */
export const TextLayer = memo(function TextLayer({ page }: { page: PageText }) {
  const layer = useRef<HTMLDivElement>(null)
  const areas = useMemo(() => hitAreas(page), [page])
  useLayoutEffect(() => {
    const words = [...(layer.current?.querySelectorAll<HTMLElement>('.viewer__run') ?? [])]
    // All are measured before any is changed: each change would lay the page out anew.
    const widths = words.map((word) => word.offsetWidth)
    words.forEach((word, index) => {
      const run = areas[index]?.run
      const wide = widths[index] ?? 0
      // The letters are another font's: spread to the width that the file gives.
      if (run && wide > 0) word.style.letterSpacing = `${(run.w - wide) / run.text.length}px`
    })
  }, [areas])
  return (
    <div ref={layer} className="viewer__text selectable" data-page={page.n}>
      {areas.map(({ run, left, top, right, bottom, after }) => (
        <div key={run.at} className="viewer__area" style={{ left, top, width: right - left, height: bottom - top, paddingLeft: run.x - left, paddingTop: Math.max(0, run.y - top) }}>
          <span className={isTypewritten(run) ? 'viewer__run viewer__run--typed' : 'viewer__run'} data-at={run.at} style={{ fontSize: run.size, lineHeight: `${run.h}px` }}>{run.text}{after}</span>
        </div>
      ))}
    </div>
  )
})
