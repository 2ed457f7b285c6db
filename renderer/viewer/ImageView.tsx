import { useEffect, useState } from 'react'
import type { PageText, Rect } from '../../shared/text/page'
import { useBoxDrawing } from './boxDrawing'
import type { Mark } from './Marks'
import { PageLayers } from './PageLayers'

/** A picture with zoom; recognised words lie over it, boxes can be drawn on it. */
export function ImageView({ blob, page, zoom, width, marks, boxMode, doubts, onBox, onMark, onScale }: {
  blob: Blob; page: PageText | null; zoom: number | 'width' | 'page'; width: number; marks: readonly Mark[]
  boxMode: boolean; doubts: boolean; onBox: (rect: Rect, anchor: DOMRect) => void; onMark: (id: string) => void; onScale: (scale: number) => void
}) {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  const natural = page?.width ?? 612
  const scale = typeof zoom === 'number' ? zoom : Math.max(0.1, (width - 32) / natural)
  useEffect(() => onScale(scale), [scale, onScale])
  const drawing = useBoxDrawing(boxMode, scale, onBox)
  return (
    <div className="viewer__image" style={{ width: natural * scale, height: (page?.height ?? 792) * scale }} {...drawing.handlers}>
      {url && <img src={url} alt="" draggable={false} />}
      <PageLayers page={page} width={natural} height={page?.height ?? 792} scale={scale} rotation={0} marks={marks} onMark={onMark} doubts={doubts} />
      {page?.source === 'ocr' && <span className="viewer__label">OCR {Math.round(page.confidence * 100)} %</span>}
      {drawing.box && <div className="viewer__box" style={drawing.box} />}
    </div>
  )
}
