import { File, List, Minus, PanelsTopLeft, Plus, RotateCw, Rows3, Search, SpellCheck, StretchHorizontal } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from '../ui'
import type { Layout } from './PdfView'

const icon = { size: 15, strokeWidth: 1.4 }
const STEP = 1.2

type Props = {
  kind: string; page: number; count: number; layout: Layout; scale: number; side: 'thumbnails' | 'outline' | null; asPage: boolean; canShowPage: boolean
  /** some page was recognised from its picture */
  recognised: boolean
  onGo: (page: number) => void; onLayout: (layout: Layout) => void; onSide: (side: 'thumbnails' | 'outline' | null) => void; onAsPage: (on: boolean) => void; onFind: () => void
}

export function Toolbar({ kind, page, count, layout, scale, side, asPage, canShowPage, recognised, onGo, onLayout, onSide, onAsPage, onFind }: Props) {
  const pdf = kind === 'pdf'
  const paged = pdf || kind === 'pictures'
  const zoomable = paged || kind === 'image'
  const zoomBy = (factor: number) => onLayout({ ...layout, zoom: Math.min(6, Math.max(0.2, scale * factor)) })
  return (
    <div className="viewer__bar" role="toolbar" aria-label="View">
      {pdf && <IconButton label="Thumbnails" aria-pressed={side === 'thumbnails'} onClick={() => onSide(side === 'thumbnails' ? null : 'thumbnails')}><PanelsTopLeft {...icon} /></IconButton>}
      {pdf && <IconButton label="Outline" aria-pressed={side === 'outline'} onClick={() => onSide(side === 'outline' ? null : 'outline')}><List {...icon} /></IconButton>}
      {(paged || count > 1) && <PageField page={page} count={count} onGo={onGo} />}
      <span className="viewer__bar-space" />
      {zoomable && <IconButton label="Smaller" onClick={() => zoomBy(1 / STEP)}><Minus {...icon} /></IconButton>}
      {zoomable && <span className="viewer__zoom tabular">{Math.round(scale * 100)} %</span>}
      {zoomable && <IconButton label="Larger" onClick={() => zoomBy(STEP)}><Plus {...icon} /></IconButton>}
      {zoomable && <IconButton label="Fit the width" aria-pressed={layout.zoom === 'width'} onClick={() => onLayout({ ...layout, zoom: 'width' })}><StretchHorizontal {...icon} /></IconButton>}
      {paged && <IconButton label="Fit the page" aria-pressed={layout.zoom === 'page'} onClick={() => onLayout({ ...layout, zoom: 'page' })}><File {...icon} /></IconButton>}
      {paged && <IconButton label={layout.single ? 'Continuous pages' : 'One page at a time'} aria-pressed={layout.single} onClick={() => onLayout({ ...layout, single: !layout.single })}><Rows3 {...icon} /></IconButton>}
      {paged && <IconButton label="Rotate" onClick={() => onLayout({ ...layout, rotation: (layout.rotation + 90) % 360 })}><RotateCw {...icon} /></IconButton>}
      {recognised && zoomable && <IconButton label="Mark doubtful words" aria-pressed={layout.doubts} onClick={() => onLayout({ ...layout, doubts: !layout.doubts })}><SpellCheck {...icon} /></IconButton>}
      {canShowPage && <button type="button" className="button button--quiet" aria-pressed={asPage} onClick={() => onAsPage(!asPage)}>{asPage ? 'Text' : 'As a page'}</button>}
      <IconButton label="Find in this document" onClick={onFind}><Search {...icon} /></IconButton>
    </div>
  )
}

function PageField({ page, count, onGo }: { page: number; count: number; onGo: (page: number) => void }) {
  const [typed, setTyped] = useState(String(page))
  useEffect(() => setTyped(String(page)), [page])
  return (
    <form onSubmit={(event) => {
      event.preventDefault()
      const wanted = Number(typed)
      if (Number.isInteger(wanted)) onGo(wanted)
    }}>
      <input className="viewer__page-field tabular" aria-label="Page" value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={() => setTyped(String(page))} /> <span className="tabular">of {count.toLocaleString()}</span>
    </form>
  )
}
