import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import type { PageLine, Transcript } from '../../../shared/records'
import type { RangeLine } from '../../../shared/transcript/range'
import { wordsOf } from '../../../shared/transcript/words'
import { Segmented } from '../../ui'

const ROW = 28

/** Every word of the testimony with how often and where it stands; a place goes to its line. */
export function WordsView({ transcript, lines, onShow }: { transcript: Transcript; lines: readonly RangeLine[]; onShow: (at: PageLine, word: string) => void }) {
  const [begins, setBegins] = useState('')
  const [order, setOrder] = useState<'letters' | 'count'>('letters')
  const [chosen, setChosen] = useState<string | null>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const all = useMemo(() => wordsOf(lines), [lines])
  const words = useMemo(() => {
    const typed = begins.trim().toLowerCase()
    const own = typed === '' ? all : all.filter((one) => one.word.startsWith(typed))
    return order === 'count' ? [...own].sort((a, b) => b.count - a.count) : own
  }, [all, begins, order])
  const current = words.find((one) => one.word === chosen) ?? words[0]
  const virtual = useVirtualizer({ count: words.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 12 })
  const choose = (by: number) => {
    const at = Math.max(0, Math.min(words.length - 1, (current ? words.indexOf(current) : 0) + by))
    setChosen(words[at]?.word ?? null)
    virtual.scrollToIndex(at, { align: 'auto' })
  }
  return (
    <div className="words">
      <div className="words__list">
        <div className="words__head">
          <input className="input" aria-label="Words that begin with" placeholder="Begins with" value={begins} onChange={(event) => setBegins(event.target.value)} />
          <Segmented label="Order of the words" value={order} onChange={setOrder} options={[{ value: 'letters', label: 'A to Z' }, { value: 'count', label: 'Count' }]} />
        </div>
        <div ref={scroller} className="words__scroller" role="listbox" aria-label="Words of the testimony" tabIndex={0} aria-activedescendant={current ? `word-${current.word}` : undefined} onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') choose(event.key === 'ArrowDown' ? 1 : -1)
          else if (event.key === 'Enter' && current?.places[0]) onShow(current.places[0], current.word)
          else return
          event.preventDefault()
          event.stopPropagation()
        }}>
          <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {virtual.getVirtualItems().map((item) => {
              const one = words[item.index]
              if (!one) return null
              return (
                // biome-ignore lint/a11y/useFocusableInteractive: arrows move in the list, which has the focus
                // biome-ignore lint/a11y/useKeyWithClickEvents: arrows and Enter do the same
                <div key={item.key} id={`word-${one.word}`} role="option" aria-selected={one === current} aria-posinset={item.index + 1} aria-setsize={words.length} className={one === current ? 'words__word words__word--chosen' : 'words__word'} style={{ top: item.start, height: ROW }} onClick={() => setChosen(one.word)}>
                  <span className="truncate">{one.word}</span><span className="third tabular">{one.count.toLocaleString()}</span>
                </div>
              )
            })}
          </div>
        </div>
      </div>
      <section className="words__places" aria-label="Places of the word">
        {current && <>
          <h2>{current.word} <span className="second tabular">{current.count.toLocaleString()} {current.count === 1 ? 'time' : 'times'}</span></h2>
          <div>{current.places.map((at) => <button key={`${at.page}:${at.line}`} type="button" className="cite tabular" onClick={() => onShow(at, current.word)}>{transcript.paged ? `${at.page}:${at.line}` : `line ${at.line}`}</button>)}</div>
          {current.places.length >= 1000 && <p className="second">The first thousand places. The search finds the others.</p>}
        </>}
        {!current && <p className="second">No word begins with these letters.</p>}
      </section>
    </div>
  )
}
