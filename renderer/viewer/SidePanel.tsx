import { useVirtualizer } from '@tanstack/react-virtual'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { PdfPage } from './PdfPage'

type Props = { file: PDFDocumentProxy; kind: 'thumbnails' | 'outline'; first: number; count: number; current: number; onGo: (page: number) => void }

const THUMB = { width: 92, height: 119, row: 152 }

export function SidePanel(props: Props) {
  return props.kind === 'thumbnails' ? <Thumbnails {...props} /> : <Outline {...props} />
}

function Thumbnails({ file, first, count, current, onGo }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => THUMB.row, overscan: 2 })
  useEffect(() => virtual.scrollToIndex(current - 1, { align: 'auto' }), [current, virtual])
  return (
    <div ref={scroller} className="viewer__thumbs">
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => (
          <button key={item.key} type="button" className="viewer__thumb" style={{ top: item.start }} aria-current={item.index + 1 === current} onClick={() => onGo(item.index + 1)}>
            <span className="viewer__thumb-sheet" style={{ height: THUMB.height }}><PdfPage file={file} n={first + item.index} scale={THUMB.width / 612} rotation={0} /></span>
            {item.index + 1}
          </button>
        ))}
      </div>
    </div>
  )
}

type Node = { title: string; page: number | null; level: number }

function Outline({ file, first, onGo }: Props) {
  const [nodes, setNodes] = useState<Node[] | null>(null)
  useEffect(() => {
    let gone = false
    void readOutline(file).then((found) => !gone && setNodes(found), () => !gone && setNodes([]))
    return () => {
      gone = true
    }
  }, [file])
  return (
    <div className="viewer__outline">
      {nodes?.length === 0 && <p className="second">This file has no outline.</p>}
      {nodes?.map((node, index) => (
        <button key={index} type="button" className="viewer__outline-item" style={{ paddingLeft: 6 + node.level * 12 }} disabled={node.page === null} onClick={() => node.page !== null && onGo(node.page - first + 1)}>{node.title}</button>
      ))}
    </div>
  )
}

/** Deeper or longer outlines are made to break readers. */
const MOST_NODES = 2000

type Item = { title: string; dest: string | unknown[] | null; items: Item[] }

async function readOutline(file: PDFDocumentProxy): Promise<Node[]> {
  const nodes: Node[] = []
  const walk = async (items: Item[], level: number): Promise<void> => {
    for (const item of items) {
      if (nodes.length >= MOST_NODES || level > 8) return
      nodes.push({ title: item.title || '(untitled)', page: await pageOf(file, item.dest), level })
      await walk(item.items, level + 1)
    }
  }
  await walk(((await file.getOutline()) ?? []) as Item[], 0)
  return nodes
}

async function pageOf(file: PDFDocumentProxy, dest: Item['dest']): Promise<number | null> {
  try {
    const place = typeof dest === 'string' ? await file.getDestination(dest) : dest
    const target = place?.[0]
    if (typeof target === 'number') return target + 1
    return target && typeof target === 'object' ? (await file.getPageIndex(target as { num: number; gen: number })) + 1 : null
  } catch {
    return null
  }
}
