import { useEffect, useState } from 'react'
import { Layer } from './Layer'

type Props = { load: (n: number) => Promise<Blob>; n: number; width: number; height: number; scale: number; rotation: number }

/** One page that is a picture. It is loaded when it comes near the window, and let go when it leaves. */
export function PicturePage({ load, n, width, height, scale, rotation }: Props) {
  const [shown, setShown] = useState<{ url: string } | 'missing' | null>(null)
  useEffect(() => {
    let gone = false
    let url = ''
    // A page that is only scrolled past is not decoded.
    const timer = setTimeout(() => load(n).then((blob) => {
      if (gone) return
      url = URL.createObjectURL(blob)
      setShown({ url })
    }, () => !gone && setShown('missing')), PASSING)
    return () => {
      gone = true
      clearTimeout(timer)
      if (url !== '') URL.revokeObjectURL(url)
    }
  }, [load, n])
  if (shown === 'missing') return <p className="viewer__missing">This page image cannot be shown: it is damaged or missing.</p>
  return shown && <Layer className="" width={width} height={height} scale={scale} rotation={rotation} skew={undefined}><img className="viewer__scan" src={shown.url} alt="" draggable={false} /></Layer>
}

/** Milliseconds. */
const PASSING = 60
