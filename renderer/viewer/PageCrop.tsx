import { useEffect, useRef, useState } from 'react'
import type { Rect } from '../../shared/text/page'
import { useRecord, useSession } from '../store'
import { openPdf } from './pdfFile'
import './viewer.css'

/** Room shown around the place, in points. */
const AROUND = 26

/** The part of a page around a place, as a picture; words alone for files that have no pages. */
export function PageCrop({ documentId, page, rect }: { documentId: string; page: number; rect: Rect | null }) {
  const session = useSession()
  const document = useRecord('documents', documentId)
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [text, setText] = useState<string | null>(null)
  const [lit, setLit] = useState<{ left: number; top: number; width: number; height: number } | null>(null)
  const [height, setHeight] = useState(96)
  useEffect(() => {
    if (!document) return
    let gone = false
    const draw = async () => {
      if (document.kind !== 'pdf') {
        const stored = await session.bytes.page(document.sha256, page)
        setText(stored?.runs.find((run) => rect && run.y <= rect.y + 1 && run.y + run.h >= rect.y)?.text ?? stored?.text.slice(0, 200) ?? '')
        return
      }
      const file = await openPdf(await session.bytes.get(document.sha256), document.originalName, null)
      try {
        const found = await file.getPage(page)
        const plain = found.getViewport({ scale: 1 })
        const place = rect ?? { x: 0, y: 0, w: plain.width, h: 120 }
        const scale = (box.current?.clientWidth ?? 480) / plain.width
        const top = Math.max(0, place.y - AROUND)
        const tall = Math.min(plain.height - top, Math.min(place.h, 160) + 2 * AROUND)
        const ratio = window.devicePixelRatio || 1
        const viewport = found.getViewport({ scale: scale * ratio })
        const target = canvas.current
        if (gone || !target) return
        target.width = Math.ceil(viewport.width)
        target.height = Math.ceil(viewport.height)
        target.style.width = `${viewport.width / ratio}px`
        target.style.top = `${-top * scale}px`
        setHeight(tall * scale)
        setLit(rect && place.h < plain.height * 0.9 ? { left: place.x * scale - 2, top: (place.y - top) * scale - 1, width: place.w * scale + 4, height: Math.min(place.h, 160) * scale + 2 } : null)
        await found.render({ canvas: target, viewport }).promise
      } finally {
        await file.loadingTask.destroy()
      }
    }
    draw().catch(() => !gone && setText('This page cannot be shown.'))
    return () => {
      gone = true
    }
  }, [session, document, page, rect])
  if (text !== null) return <p className="page-crop serif" style={{ padding: 12, background: 'var(--surface)' }}>{text}</p>
  return (
    <div ref={box} className="page-crop" style={{ height }} role="img" aria-label={`Page ${page}`}>
      <canvas ref={canvas} />
      {lit && <div className="page-crop__lit" style={lit} />}
    </div>
  )
}
