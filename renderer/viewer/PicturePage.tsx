import { useEffect, useState } from 'react'

/** One page that is a picture. It is loaded when it comes near the window, and let go when it leaves. */
export function PicturePage({ load, n, rotation }: { load: (n: number) => Promise<Blob>; n: number; rotation: number }) {
  const [shown, setShown] = useState<{ url: string } | 'missing' | null>(null)
  useEffect(() => {
    let gone = false
    let url = ''
    load(n).then((blob) => {
      if (gone) return
      url = URL.createObjectURL(blob)
      setShown({ url })
    }, () => !gone && setShown('missing'))
    return () => {
      gone = true
      if (url !== '') URL.revokeObjectURL(url)
    }
  }, [load, n])
  if (shown === 'missing') return <p className="viewer__missing">This page image cannot be shown: it is damaged or missing.</p>
  return shown ? <img className="viewer__scan" src={shown.url} alt="" draggable={false} style={{ transform: `rotate(${rotation}deg)` }} /> : null
}
