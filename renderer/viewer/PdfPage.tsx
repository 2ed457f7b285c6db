import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist'
import { memo, useEffect, useRef } from 'react'

/** Sharper than the screen helps nobody; a huge page is drawn coarser. Pixels. */
const MOST_PIXELS = 16_000_000
/** While the zoom moves the old picture is stretched; it is drawn anew when it rests. Milliseconds. */
const REST = 90

/** The picture of one page; drawn when it comes near, dropped when it goes. */
export const PdfPage = memo(function PdfPage({ file, n, scale, rotation }: { file: PDFDocumentProxy; n: number; scale: number; rotation: number }) {
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let task: RenderTask | null = null
    let gone = false
    const draw = async () => {
      const page = await file.getPage(n)
      if (gone) return
      const turned = (page.rotate + rotation) % 360
      const plain = page.getViewport({ scale, rotation: turned })
      const ratio = Math.min(window.devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / (plain.width * plain.height)))
      const viewport = page.getViewport({ scale: scale * ratio, rotation: turned })
      const canvas = document.createElement('canvas')
      canvas.className = 'viewer__canvas'
      canvas.width = Math.ceil(viewport.width)
      canvas.height = Math.ceil(viewport.height)
      task = page.render({ canvas, viewport })
      await task.promise
      // Put in place only when it is whole: nothing flickers.
      if (!gone) holder.current?.replaceChildren(canvas)
    }
    // Scrolled past before it was drawn, or a page that cannot be drawn: the text layer still stands.
    const timer = setTimeout(() => void draw().catch(() => undefined), holder.current?.firstChild ? REST : 0)
    return () => {
      gone = true
      clearTimeout(timer)
      task?.cancel()
    }
  }, [file, n, scale, rotation])
  return <div ref={holder} className="viewer__picture" />
})
