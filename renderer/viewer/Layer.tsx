import type { ReactNode } from 'react'

type Props = {
  className: string
  /** of the page, unrotated; points */
  width: number
  height: number
  scale: number
  /** clockwise, in quarters of 90 degrees */
  rotation: number
  /** radians, clockwise; see `PageText.skew` */
  skew: number | undefined
  children: ReactNode
}

/** What lies over the picture of a page. Its children are placed in points, whatever the zoom. */
export function Layer({ className, width, height, scale, rotation, skew, children }: Props) {
  const transform = `${MOVED[rotation]?.(width * scale, height * scale) ?? ''} rotate(${rotation}deg) scale(${scale})`
  return (
    <div className={`viewer__layer ${className}`} style={{ width, height, transform }}>
      {skew ? <div className="viewer__straight" style={{ transform: `rotate(${skew}rad)` }}>{children}</div> : children}
    </div>
  )
}

/** Back into the sheet, after a turn about its corner. */
const MOVED: Record<number, (width: number, height: number) => string> = {
  90: (_width, height) => `translateX(${height}px)`,
  180: (width, height) => `translate(${width}px, ${height}px)`,
  270: (width) => `translateY(${width}px)`,
}
