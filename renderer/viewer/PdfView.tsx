import { useVirtualizer } from '@tanstack/react-virtual'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { PageText, Rect } from '../../shared/text/page'
import { useBoxDrawing } from './boxDrawing'
import type { Mark } from './Marks'
import { PageLayers } from './PageLayers'
import { MARGIN, scaleOf, usualPage, type Zoom } from './pageScale'
import { PdfPage } from './PdfPage'
import { PicturePage } from './PicturePage'
import type { ViewerTarget } from './types'

/** Space between pages. Pixels. */
const GAP = 12
/** Space above a place that is jumped to. Pixels. */
const LEAD = 90

type Size = { width: number; height: number }

export type Layout = { zoom: Zoom; rotation: number; single: boolean; doubts: boolean }

type Props = {
  /** null where the pages are pictures */
  file: PDFDocumentProxy | null
  /** the picture of a page, for a document of pictures */
  picture?: (n: number) => Promise<Blob>
  /** what stands at the edge of a page: its Bates number, how well it was recognised */
  label?: (n: number) => string
  texts: readonly PageText[]
  /** pages of the file that are shown; the document counts them from 1 */
  first: number
  count: number
  layout: Layout
  marks: (page: number) => Mark[]
  target: ViewerTarget | null
  jump: { page: number; rect: Rect | null; stamp: number } | null
  boxMode: boolean
  onBox: (page: number, rect: Rect, anchor: DOMRect) => void
  onPage: (page: number) => void
  onMark: (id: string) => void
  onZoom: (zoom: number) => void
  /** hears how large the pages are shown, whatever the zoom is called */
  onScale: (scale: number) => void
  scroller: RefObject<HTMLDivElement | null>
}

/** Pages in a column, or one at a time; only those near the window are drawn. */
export function PdfView(props: Props) {
  const { file, texts, first, count, layout, jump, scroller, onPage, onZoom, onScale } = props
  const [size, setSize] = useState({ width: 0, height: 0 })
  const sizes = usePageSizes(file, first, count, texts)
  const byNumber = useMemo(() => new Map(texts.map((page) => [page.n, page])), [texts])
  const [current, setCurrent] = useState(jump?.page ?? 1)

  // Measured before the first frame, so that its pages stand in it.
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = () => setSize((before) => (before.width === element.clientWidth && before.height === element.clientHeight ? before : { width: element.clientWidth, height: element.clientHeight }))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])

  const turned = layout.rotation % 180 !== 0
  const widthOf = (n: number) => (turned ? sizes(n).height : sizes(n).width)
  const heightOf = (n: number) => (turned ? sizes(n).width : sizes(n).height)
  // In a column every page has the same scale: were it the current page's, scrolling would move it.
  const usual = useMemo(() => usualPage(texts), [texts])
  const model = layout.single || !usual ? current : usual
  const scale = scaleOf(layout.zoom, widthOf(model), heightOf(model), size)
  const pages = layout.single ? 1 : count
  const virtual = useVirtualizer({
    count: pages, getScrollElement: () => scroller.current, overscan: 1, paddingStart: MARGIN, paddingEnd: MARGIN, gap: GAP,
    estimateSize: (index) => heightOf(layout.single ? current : index + 1) * scale,
  })
  useEffect(() => onScale(scale), [scale, onScale])
  const before = useRef<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes of pages hang on these
  useLayoutEffect(() => {
    virtual.measure()
    const element = scroller.current
    const grown = before.current === null ? 1 : scale / before.current
    if (size.width > 0) before.current = scale
    if (!element || grown === 1 || layout.single) return
    // What stands in the middle of the window stays there while the zoom changes.
    const middle = element.clientHeight / 2
    const top = (element.scrollTop + middle - MARGIN) * grown + MARGIN - middle
    const frame = requestAnimationFrame(() => element.scrollTo({ top, left: (element.scrollLeft + element.clientWidth / 2) * grown - element.clientWidth / 2 }))
    return () => cancelAnimationFrame(frame)
  }, [scale, sizes, layout.single])

  const place = useRef('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: a jump happens once, when it is asked for and the pages have a size
  useEffect(() => {
    const key = `${jump?.stamp}`
    if (!jump || size.width === 0 || place.current === key) return
    // Once the column has its new height: before that the jump would stop at the old end.
    const frame = requestAnimationFrame(() => {
      place.current = key
      setCurrent(jump.page)
      onPage(jump.page)
      const top = layout.single ? 0 : (virtual.getOffsetForIndex(jump.page - 1, 'start')?.[0] ?? 0)
      scroller.current?.scrollTo({ top: top + (jump.rect ? Math.max(0, jump.rect.y * scale - LEAD) : 0) })
    })
    return () => cancelAnimationFrame(frame)
  }, [jump, size.width, scale])

  const onScroll = () => {
    const element = scroller.current
    if (!element || layout.single) return
    const middle = element.scrollTop + element.clientHeight / 3
    const shown = virtual.getVirtualItems().find((item) => item.end >= middle)
    if (shown && shown.index + 1 !== current) {
      setCurrent(shown.index + 1)
      onPage(shown.index + 1)
    }
  }
  const widest = Math.max(...virtual.getVirtualItems().map((item) => widthOf(layout.single ? current : item.index + 1) * scale), 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <div ref={scroller} className="viewer__scroller" role="region" aria-label="Pages" tabIndex={0} onScroll={onScroll}
      onWheel={(event) => {
        if (event.ctrlKey) onZoom(scale * (event.deltaY < 0 ? 1.1 : 1 / 1.1))
      }}>
      <div className="viewer__column" style={{ height: virtual.getTotalSize(), minWidth: widest + 2 * MARGIN }}>
        {size.width > 0 && virtual.getVirtualItems().map((item) => {
          const n = layout.single ? current : item.index + 1
          return (
            <Sheet key={n} top={item.start} width={widthOf(n) * scale} height={heightOf(n) * scale}>
              <SheetContent {...props} n={n} scale={scale} size={sizes(n)} text={byNumber.get(n) ?? null} />
            </Sheet>
          )
        })}
      </div>
    </div>
  )
}

function Sheet({ top, width, height, children }: { top: number; width: number; height: number; children: ReactNode }) {
  return <div className="viewer__sheet" style={{ top, width, height }}>{children}</div>
}

function SheetContent({ file, picture, label, first, layout, marks, boxMode, onBox, onMark, n, scale, size, text }: Props & { n: number; scale: number; size: Size; text: PageText | null }) {
  const drawing = useBoxDrawing(boxMode && layout.rotation === 0, scale, (rect, anchor) => onBox(n, straightened(rect, text), anchor))
  return (
    <div className="viewer__page" {...drawing.handlers}>
      {file ? <PdfPage file={file} n={first + n - 1} scale={scale} rotation={layout.rotation} /> : picture && <PicturePage load={picture} n={n} width={size.width} height={size.height} scale={scale} rotation={layout.rotation} />}
      {label?.(n) && <span className="viewer__label">{label(n)}</span>}
      <PageLayers page={text} width={size.width} height={size.height} scale={scale} rotation={layout.rotation} marks={marks(n)} onMark={onMark} doubts={layout.doubts} />
      {drawing.box && <div className="viewer__box" style={drawing.box} />}
    </div>
  )
}

/** A box drawn on a page that lies askew, among the positions of its straightened text. */
function straightened(rect: Rect, page: PageText | null): Rect {
  if (!page?.skew) return rect
  const [sine, cosine] = [Math.sin(-page.skew), Math.cos(-page.skew)]
  const [x, y] = [rect.x + rect.w / 2 - page.width / 2, rect.y + rect.h / 2 - page.height / 2]
  return { ...rect, x: x * cosine - y * sine + page.width / 2 - rect.w / 2, y: x * sine + y * cosine + page.height / 2 - rect.h / 2 }
}

/** Sizes from the stored texts at once; from the file where they are not stored. */
function usePageSizes(file: PDFDocumentProxy | null, first: number, count: number, texts: readonly PageText[]): (n: number) => { width: number; height: number } {
  const [usual, setUsual] = useState({ width: 612, height: 792 })
  useEffect(() => {
    if (!file || texts.length >= count) return
    void file.getPage(first).then((page) => {
      const { width, height } = page.getViewport({ scale: 1 })
      setUsual({ width, height })
    }).catch(() => undefined)
  }, [file, first, count, texts.length])
  return useMemo(() => {
    const known = new Map(texts.map((page) => [page.n, { width: page.width, height: page.height }]))
    return (n: number) => known.get(n) ?? usual
  }, [texts, usual])
}
