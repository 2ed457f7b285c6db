import { Fragment, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { splitPoints } from '../../../shared/pleading/fixes'
import type { Paragraph } from '../../../shared/records'
import { Button, Kbd } from '../../ui'

/** Shows where the paragraph can be cut; arrows move the cut, Enter cuts. */
export function SplitForm({ paragraph, onSave, onClose }: { paragraph: Paragraph; onSave: (at: number) => void; onClose: () => void }) {
  const points = splitPoints(paragraph.text)
  const [chosen, setChosen] = useState(() => Math.max(0, points.findIndex((at) => /^\d{1,4}\s?[.)]/.test(paragraph.text.slice(at)))))
  const slider = useRef<HTMLDivElement>(null)
  useEffect(() => slider.current?.focus(), [])
  const at = points[chosen]
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight' || event.key === 'ArrowDown') setChosen(Math.min(points.length - 1, chosen + 1))
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') setChosen(Math.max(0, chosen - 1))
    else if (event.key === 'Enter') {
      if (at !== undefined) onSave(at)
    } else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  if (points.length === 0) {
    return <div className="tool"><span className="second tool__grow">It is one sentence, so there is no place to cut it.</span><Button look="quiet" onClick={onClose}>Close</Button></div>
  }
  const starts = [0, ...points]
  return (
    <div className="tool tool--split">
      <div className="split serif" role="slider" aria-label="Where to cut" aria-valuemin={1} aria-valuemax={points.length} aria-valuenow={chosen + 1}
        aria-valuetext={`before “${paragraph.text.slice(at ?? 0, (at ?? 0) + 40)}”`} ref={slider} tabIndex={0} onKeyDown={onKeyDown}>
        {starts.map((from, index) => (
          <Fragment key={from}>
            {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows of the slider do the same */}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the arrows of the slider do the same */}
            {index > 0 && <span className={points[chosen] === from ? 'split__cut split__cut--chosen' : 'split__cut'} onClick={() => setChosen(index - 1)} />}
            <span className={at !== undefined && from >= at ? 'split__after' : undefined}>{paragraph.text.slice(from, starts[index + 1])}</span>
          </Fragment>
        ))}
      </div>
      <div className="tool__foot">
        <Button look="primary" onClick={() => at !== undefined && onSave(at)}>Split here <Kbd>Enter</Kbd></Button>
        <Button look="quiet" onClick={onClose}>Cancel</Button>
        <span className="caption second"><Kbd>←</Kbd> <Kbd>→</Kbd> move the cut</span>
      </div>
    </div>
  )
}
