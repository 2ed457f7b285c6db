import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist'
import { memo, useEffect, useLayoutEffect, useRef } from 'react'
import { drawPicture, keepPicture, type Picture, takePicture } from './pictures'

/** While the zoom moves the old picture is stretched; it is drawn anew when it rests. Milliseconds. */
const REST = 90

/** The picture of one page; drawn when it comes near, given back when it goes. */
export const PdfPage = memo(function PdfPage({ file, n, scale, rotation }: { file: PDFDocumentProxy; n: number; scale: number; rotation: number }) {
  const holder = useRef<HTMLDivElement>(null)
  const shown = useRef<Picture | null>(null)
  // Before the frame is painted: a page that was drawn lately stands there at once, sharp or not.
  useLayoutEffect(() => {
    const found = takePicture(file, n, rotation)
    if (found) {
      shown.current = found
      holder.current?.replaceChildren(found.canvas)
    }
    return () => {
      if (shown.current) keepPicture(shown.current)
      shown.current = null
    }
  }, [file, n, rotation])
  useEffect(() => {
    const now = shown.current
    if (now && now.scale === scale && now.ratio === (window.devicePixelRatio || 1)) return
    let task: RenderTask | null = null
    let gone = false
    const draw = async () => {
      const picture = await drawPicture(file, n, scale, rotation, () => !gone, (own) => {
        task = own
      })
      // Put in place only when it is whole: nothing flickers.
      if (!picture || gone) return
      shown.current = picture
      holder.current?.replaceChildren(picture.canvas)
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
