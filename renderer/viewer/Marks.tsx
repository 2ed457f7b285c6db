import type { Rect } from '../../shared/text/page'

export type Mark = { id: string | null; rects: Rect[]; strong: boolean; label: string; /** a redaction, with its reason */ black?: string }

/** A highlight reaches a little past its letters. Points. */
const PAST = 1

/**
 * Highlights of a page, under its text. They are buttons for the keyboard; a click finds them
 * through the text by `passageAt`.
 */
export function Marks({ marks, onClick }: { marks: readonly Mark[]; onClick: (id: string) => void }) {
  return marks.flatMap((mark, index) => mark.rects.map((rect, part) => {
    const style = { left: rect.x - PAST, top: rect.y - PAST, width: rect.w + 2 * PAST, height: rect.h + 2 * PAST }
    if (mark.black !== undefined) return <span key={`${index}-${part}`} className="viewer__redaction" style={{ left: rect.x, top: rect.y, width: rect.w, height: rect.h }} title={`Redacted: ${mark.black}`}>{mark.black}</span>
    const className = mark.strong ? 'viewer__mark viewer__mark--strong' : 'viewer__mark'
    const { id } = mark
    const key = `${index}-${part}`
    if (id === null) return <span key={key} className={className} style={style} />
    if (part > 0) return <span key={key} data-passage={id} className={className} style={style} />
    return <button key={key} type="button" data-passage={id} className={className} style={style} aria-label={mark.label} onClick={() => onClick(id)} />
  }))
}

/** The passage whose highlight lies under a point of the window, behind the text. */
export function passageAt(x: number, y: number): string | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const id = element instanceof HTMLElement ? element.dataset.passage : undefined
    if (id) return id
  }
  return null
}
