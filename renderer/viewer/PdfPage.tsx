import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist'
import { memo, useEffect, useRef } from 'react'

/** Sharper than the screen helps nobody; a huge page is drawn coarser. Pixels. */
const MOST_PIXELS = 16_000_000

/** The picture of one page; drawn when it comes near, dropped when it goes. */
export const PdfPage = memo(function PdfPage({ file, n, scale, rotation }: { file: PDFDocumentProxy; n: number; scale: number; rotation: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let task: RenderTask | null = null
    let gone = false
    void file.getPage(n).then((page) => {
      const target = canvas.current
      if (gone || !target) return
      const turned = (page.rotate + rotation) % 360
      const plain = page.getViewport({ scale, rotation: turned })
      const ratio = Math.min(window.devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / (plain.width * plain.height)))
      const viewport = page.getViewport({ scale: scale * ratio, rotation: turned })
      target.width = Math.ceil(viewport.width)
      target.height = Math.ceil(viewport.height)
      task = page.render({ canvas: target, viewport })
      // Scrolled past before it was drawn, or a page that cannot be drawn: the text layer still stands.
      task.promise.catch(() => undefined)
    }).catch(() => undefined)
    return () => {
      gone = true
      task?.cancel()
    }
  }, [file, n, scale, rotation])
  return <canvas ref={canvas} className="viewer__canvas" />
})
