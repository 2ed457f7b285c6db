import type { Rect } from '../../shared/text/page'

export type Mark = { id: string | null; rects: Rect[]; strong: boolean; label: string }

/** Highlights of a page, under its text. */
export function Marks({ marks, scale, onClick }: { marks: readonly Mark[]; scale: number; onClick: (id: string) => void }) {
  return (
    <div className="viewer__marks">
      {marks.flatMap((mark, index) => mark.rects.map((rect, part) => {
        const style = { left: rect.x * scale - 1, top: rect.y * scale - 1, width: rect.w * scale + 2, height: rect.h * scale + 2 }
        const className = mark.strong ? 'viewer__mark viewer__mark--strong' : 'viewer__mark'
        const { id } = mark
        return id === null || part > 0
          ? <span key={`${index}-${part}`} className={className} style={style} />
          : <button key={`${index}-${part}`} type="button" className={className} style={style} aria-label={mark.label} onClick={() => onClick(id)} />
      }))}
    </div>
  )
}
