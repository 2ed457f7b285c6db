import { type RefObject, useEffect, useRef, useState } from 'react'
import { type FeedLine, feedOf, NO_FEED } from '../../../shared/deposition/feed'
import type { FileToken } from '../../../shared/ipc/contract'
import { bridge } from '../../bridge'
import { useCommands } from '../../commands'
import { Button } from '../../ui'

/** Milliseconds between two looks at the file. */
const EVERY = 500
/** Rows kept on the screen. */
const SHOWN = 200

/** A file that the person chooses; null where none was. */
export async function chooseFeed(): Promise<FileToken | null> {
  return (await bridge()?.call('feed.choose', {})) ?? null
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // A realtime program on Windows writes its own code page.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/**
 * The reporter's words as they come in a file that grows. One line is the current one: a mark with nothing typed takes it.
 * @param said hears of the current line's words
 */
export function FeedPane({ file, said, onStop }: { file: FileToken; said: RefObject<string>; onStop: () => void }) {
  const [feed, setFeed] = useState(NO_FEED)
  /** id of the line that was gone back to; null: the newest */
  const [back, setBack] = useState<number | null>(null)
  const latest = useRef(NO_FEED)
  useEffect(() => {
    let gone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      const piece = await bridge()?.call('feed.read', { token: file.token, from: latest.current.offset }).catch(() => null)
      if (gone) return
      const next = feedOf(latest.current, piece ?? null, decode)
      if (next !== latest.current) setFeed(next)
      latest.current = next
      timer = setTimeout(() => void look(), EVERY)
    }
    void look()
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [file])
  const spoken = feed.lines.filter((one) => one.kind === 'said')
  const at = back === null ? spoken.length - 1 : Math.max(0, spoken.findIndex((one) => one.id === back))
  const current = spoken[at]
  useEffect(() => {
    said.current = current?.text ?? ''
    return () => {
      said.current = ''
    }
  }, [said, current])
  const step = (by: number) => {
    const next = at + by
    setBack(next >= spoken.length - 1 ? null : (spoken[Math.max(0, next)]?.id ?? null))
  }
  useCommands([
    { id: 'feed.before', label: 'Line before', group: 'Feed', keys: ['Alt+Shift+ArrowUp'], inFields: true, run: () => step(-1) },
    { id: 'feed.after', label: 'Line after', group: 'Feed', keys: ['Alt+Shift+ArrowDown'], inFields: true, run: () => step(1) },
    { id: 'feed.stop', label: 'Stop following the file', group: 'Feed', keys: [], run: onStop },
  ])
  return (
    <section className="feed" aria-label="Feed">
      <header className="feed__head"><b className="truncate">{file.name}</b><span className="third small">rough, not certified</span><span className="room__space" /><Button look="quiet" onClick={onStop}>Stop</Button></header>
      <Lines lines={feed.lines.slice(-SHOWN)} open={feed.open} current={current?.id ?? null} onChoose={(id) => setBack(id)} />
    </section>
  )
}

function Lines({ lines, open, current, onChoose }: { lines: readonly FeedLine[]; open: string; current: number | null; onChoose: (id: number) => void }) {
  const shown = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the current line is kept in sight as lines come
  useEffect(() => shown.current?.scrollIntoView({ block: 'nearest' }), [current, lines.length])
  return (
    <div className="feed__lines">
      {lines.map((one) => (one.kind === 'event'
        ? <p key={one.id} className="feed__event" role="status">{one.text}</p>
        : <button key={one.id} ref={one.id === current ? shown : undefined} type="button" aria-current={one.id === current} className="feed__line serif" onClick={() => onChoose(one.id)}>{one.text}</button>))}
      {open !== '' && <p className="feed__open serif">{open}</p>}
      {lines.length === 0 && open === '' && <p className="third">Nothing has been written to this file yet.</p>}
    </div>
  )
}
