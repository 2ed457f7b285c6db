import { type ReactNode, useEffect, useRef, useState } from 'react'

/** Draws its children once it comes near the window: a picture of a page is dear. */
export function WhenSeen({ height, children }: { height: number; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element || seen) return
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && setSeen(true), { rootMargin: '200px' })
    observer.observe(element)
    return () => observer.disconnect()
  }, [seen])
  return <div ref={ref} style={seen ? undefined : { minHeight: height }}>{seen && children}</div>
}
