import { useVirtualizer } from '@tanstack/react-virtual'
import { ShieldCheck } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { LogEntry } from '../../../shared/log/entry'
import { drifts } from '../../../shared/log/merge'
import { sentenceOfDrift } from '../../../shared/log/summary'
import { howMany } from '../../../shared/proof'
import { useSession, verifyFiles } from '../../store'
import { AuthorMark, useAuthors } from '../../authors'
import { Button, EmptyState, instantHere } from '../../ui'
import { describeOperation } from './describe'
import { isNews, useLastLook } from './useLastLook'
import './activity.css'

/** Entries read at a time; all of them stay filterable. */
const PAGE = 500

type Verdict = { at: 'running'; what: string } | { at: 'done'; say: string[]; good: boolean } | null

/** Who did what, when, in words; and whether any of it was altered. */
export function ActivityRoom() {
  const session = useSession()
  const entries = useLog()
  const [words, setWords] = useState('')
  const [kind, setKind] = useState<'all' | 'import' | 'link' | 'gap' | 'undo'>('all')
  const [author, setAuthor] = useState('')
  const [sinceLooked, setSinceLooked] = useState(false)
  const looked = useLastLook()
  const authors = useMemo(() => [...new Map(entries.map((entry) => [entry.device, entry.author]))], [entries])
  const nameOf = useAuthors()
  const fresh = useMemo(() => (looked ? entries.filter((entry) => isNews(entry, looked)).length : 0), [entries, looked])
  const wrong = useMemo(() => (authors.length > 1 ? drifts(entries, Date.now()) : []), [entries, authors])
  const [open, setOpen] = useState<string | null>(null)
  const [verdict, setVerdict] = useState<Verdict>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const shown = useMemo(() => {
    const needles = words.toLowerCase().split(/\s+/).filter(Boolean)
    return entries.filter((entry) => KINDS[kind](entry) && (author === '' || entry.device === author) && (!sinceLooked || (looked !== null && isNews(entry, looked))) && needles.every((needle) => `${entry.label} ${entry.author} ${entry.at}`.toLowerCase().includes(needle)))
  }, [entries, words, kind, author, sinceLooked, looked])
  const virtual = useVirtualizer({ count: shown.length, getScrollElement: () => scroller.current, estimateSize: () => 36, overscan: 12, getItemKey: (index) => shown[index]?.id ?? index })

  const verify = async () => {
    setVerdict({ at: 'running', what: 'Checking the log and every record…' })
    const findings = await session.verify()
    const files = await verifyFiles(session, (done, total) => setVerdict({ at: 'running', what: `Checking the stored files, ${done} of ${total}…` }))
    const say = [...findings, ...files.findings].map((one) => one.say)
    setVerdict({ at: 'done', good: say.length === 0, say: say.length > 0 ? say : [`Nothing was altered: ${howMany(entries.length, 'log entry', 'log entries')}, every record and every stored file ${entries.length === 1 ? 'is' : 'are'} as written.`] })
  }
  return (
    <div className="room">
      <header className="room__head">
        <h1 className="room__title">Activity</h1>
        <span className="room__about tabular">{howMany(shown.length, 'change')}</span>
        <span className="room__space" />
        <select className="select activity__kind" aria-label="Kind of change" value={kind} onChange={(event) => setKind(event.target.value as typeof kind)}>
          <option value="all">All changes</option><option value="import">Imports</option><option value="link">Links</option><option value="gap">Gaps</option><option value="undo">Undone and redone</option>
        </select>
        {authors.length > 1 && (
          <select className="select activity__kind" aria-label="Whose changes" value={author} onChange={(event) => setAuthor(event.target.value)}>
            <option value="">Everybody</option>
            {authors.map(([device, name]) => <option key={device} value={device}>{nameOf(device, name).name}{nameOf(device, name).mine ? ' (this computer)' : ''}</option>)}
          </select>
        )}
        {fresh > 0 && <Button on={sinceLooked} onClick={() => setSinceLooked(!sinceLooked)}>{fresh.toLocaleString()} since you last looked</Button>}
        <input className="input activity__filter" type="search" aria-label="Filter the changes" placeholder="Words, person or date" value={words} onChange={(event) => setWords(event.target.value)} />
        <Button icon={<ShieldCheck size={15} strokeWidth={1.4} aria-hidden />} disabled={verdict?.at === 'running'} onClick={() => void verify()}>Verify</Button>
      </header>
      {wrong.map((one) => <p key={one.device} className="activity__clock">The clock of {nameOf(one.device, one.author).mine ? 'this computer' : nameOf(one.device, one.author).name} was {sentenceOfDrift(one.ahead)}: the times of those changes may be wrong. Their order is right.</p>)}
      {verdict && (
        <div className={verdict.at === 'done' && !verdict.good ? 'activity__verdict activity__verdict--bad' : 'activity__verdict'} role="status">
          {verdict.at === 'running' ? verdict.what : verdict.say.slice(0, 20).map((line) => <p key={line}>{line}</p>)}
        </div>
      )}
      {shown.length === 0 ? <EmptyState title="No change fits">Type fewer words, or show all kinds.</EmptyState> : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
        <div ref={scroller} className="room__body" tabIndex={0} role="region" aria-label="Changes">
          <ul style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {virtual.getVirtualItems().map((item) => {
              const entry = shown[item.index] as LogEntry
              return (
                <li key={item.key} ref={virtual.measureElement} data-index={item.index} className="activity__item" style={{ top: item.start }}>
                  <button type="button" className="activity__head" aria-expanded={open === entry.id} onClick={() => setOpen(open === entry.id ? null : entry.id)}>
                    <span className="activity__when tabular second">{instantHere(entry.at)}</span>
                    <span className="activity__what truncate">{entry.label}</span>
                    <span className="activity__who second truncate">{authors.length > 1 ? <AuthorMark device={entry.device} name={entry.author} /> : entry.author}</span>
                    <span className="activity__number tabular third">{entry.seq}</span>
                  </button>
                  {open === entry.id && <Detail entry={entry} />}
                </li>
              )
            })}
          </ul>
        </div>
      )}
    </div>
  )
}

const KINDS: Record<'all' | 'import' | 'link' | 'gap' | 'undo', (entry: LogEntry) => boolean> = {
  all: () => true,
  import: (entry) => /^Import/.test(entry.label),
  link: (entry) => entry.ops.some((op) => op.table === 'supports'),
  gap: (entry) => entry.ops.some((op) => op.table === 'gaps'),
  undo: (entry) => entry.undoes !== null || entry.redoes !== null,
}

function Detail({ entry }: { entry: LogEntry }) {
  const { reader } = useSession()
  const lines = entry.ops.slice(0, 30).flatMap((op) => describeOperation(op, reader))
  return (
    <div className="activity__detail selectable">
      {lines.map((line, index) => (
        <p key={index}>{line}</p>
      ))}
      {entry.ops.length > 30 && <p className="second">and {howMany(entry.ops.length - 30, 'more record')}</p>}
      <p className="third small">Entry {entry.seq} · fingerprint {entry.hash.slice(0, 16)}…</p>
    </div>
  )
}

const newestFirst = (a: LogEntry, b: LogEntry) => (a.clock > b.clock ? -1 : a.clock < b.clock ? 1 : 0)

/** The whole log, newest first, read in parts; kept up with each change. */
function useLog(): LogEntry[] {
  const session = useSession()
  const [entries, setEntries] = useState<LogEntry[]>([])
  useEffect(() => {
    let gone = false
    const load = async () => {
      for (let offset = 0; !gone; offset += PAGE) {
        const part = await session.log(offset, PAGE)
        if (gone || part.length === 0) return
        // The log lies in the order of its chains; people read it in the order of time.
        setEntries((before) => (offset === 0 ? part : [...before, ...part]).sort(newestFirst))
        if (part.length < PAGE) return
      }
    }
    void load()
    const stops = [session.onWritten((entry) => setEntries((before) => [entry, ...before])), session.onArrived(({ entries: came }) => setEntries((before) => [...came, ...before].sort(newestFirst)))]
    return () => {
      gone = true
      stops.forEach((stop) => stop())
    }
  }, [session])
  return entries
}
