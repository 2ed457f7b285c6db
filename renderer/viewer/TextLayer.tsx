import { memo } from 'react'
import type { PageText } from '../../shared/text/page'

/**
 * The stored text over the picture of the page, invisible but selectable. The runs are in reading
 * order, so a selection follows it; for recognised pages these are the recognised words.
 */
export const TextLayer = memo(function TextLayer({ page, scale }: { page: PageText; scale: number }) {
  return (
    <div className="viewer__text selectable" data-page={page.n}>
      {page.runs.map((run) => (
        <span key={run.at} data-at={run.at} style={{ left: run.x * scale, top: run.y * scale, height: run.h * scale, fontSize: run.size * scale }}
          ref={(span) => {
            // The drawn letters are another font's: stretched to the width that the file gives.
            if (!span) return
            span.style.transform = ''
            const wide = span.getBoundingClientRect().width
            if (wide > 0) span.style.transform = `scaleX(${(run.w * scale) / wide})`
          }}>
          {run.text}{'\n'}
        </span>
      ))}
    </div>
  )
})
