import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, memo, useEffect, useMemo, useRef } from 'react'
import type { Transcript } from '../../../shared/records'
import { MARKS, marksOf, type OpenTranscript, type Row } from './useTranscript'
import { exhibitsNamed } from '../../../shared/transcript/records'
import { lineIndex, type RangeLine } from '../../../shared/transcript/range'

const LINE = 22
const PAGE = 34

export type Chosen = { from: number; to: number }

type Props = {
  open: OpenTranscript
  /** indices of the first and last chosen line */
  chosen: Chosen | null
  /** words that a search found: lit where they stand */
  words: string
  /** line to stand at; `stamp` grows with each request */
  target: { at: number; stamp: number } | null
  /** the line that the recording is at; `follow`: it plays, and the line is kept in sight */
  spoken?: number | null
  follow?: boolean
  /** opens an exhibit that a line names */
  onExhibit?: (document: string) => void
  onChoose: (chosen: Chosen | null) => void
}

/** Lines with page and line in the gutter; only those in sight are drawn. */
export function TranscriptReader({ open, chosen, words, target, spoken = null, follow = false, onExhibit, onChoose }: Props) {
  const { rows, lines, transcript } = open
  const scroller = useRef<HTMLDivElement>(null)
  const anchor = useRef<number | null>(null)
  const dragging = useRef(false)
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: (index) => (rows[index]?.row === 'page' ? PAGE : LINE), overscan: 16 })
  const rowOfLine = useMemo(() => {
    const found = new Int32Array(lines.length)
    rows.forEach((row, index) => {
      if (row.row === 'line') found[row.at] = index
    })
    return found
  }, [rows, lines])
  const marks = useMemo(() => marksOf(open), [open])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heights hang on the rows
  useEffect(() => virtual.measure(), [rows])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new request moves the page
  useEffect(() => {
    if (target && target.at < lines.length) virtual.scrollToIndex(rowOfLine[target.at] ?? 0, { align: 'center' })
  }, [target?.stamp, target?.at, rowOfLine])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another line moves the page
  useEffect(() => {
    const [row, box] = [spoken === null ? undefined : rowOfLine[spoken], scroller.current]
    if (!follow || row === undefined || !box) return
    const top = virtual.getOffsetForIndex(row, 'start')?.[0] ?? 0
    if (top < box.scrollTop + LINE || top > box.scrollTop + box.clientHeight - LINE * 3) virtual.scrollToIndex(row, { align: 'center' })
  }, [spoken, follow, rowOfLine])
  const choose = (at: number, extend: boolean) => {
    if (!extend || anchor.current === null) anchor.current = at
    onChoose({ from: Math.min(anchor.current, at), to: Math.max(anchor.current, at) })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : event.key === 'PageDown' ? 25 : event.key === 'PageUp' ? -25 : 0
    if (step === 0) return
    event.preventDefault()
    event.stopPropagation()
    const now = chosen === null ? -1 : anchor.current === chosen.to ? chosen.from : chosen.to
    const next = Math.max(0, Math.min(lines.length - 1, (event.shiftKey ? now : step > 0 ? (chosen?.to ?? -1) : (chosen?.from ?? 1)) + step))
    choose(next, event.shiftKey)
    virtual.scrollToIndex(rowOfLine[next] ?? 0, { align: 'auto' })
  }
  return (
    <div className="reader">
      <div ref={scroller} className="reader__scroller" role="listbox" aria-multiselectable aria-label={`Lines of ${transcript.shortForm}`} tabIndex={0} onKeyDown={onKeyDown} onPointerUp={() => {
        dragging.current = false
      }} onPointerLeave={() => {
        dragging.current = false
      }}>
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index]
            if (!row) return null
            if (row.row === 'page') return <PageRow key={item.key} row={row} top={item.start} />
            const { at } = row
            return (
              <LineRow key={item.key} line={row.line} at={at} top={item.start} height={LINE} exhibit={open.exhibit} onExhibit={onExhibit} words={words} paged={transcript.paged} erratum={erratumAt(transcript, row.line)} marks={marks[at] ?? 0} spoken={at === spoken} chosen={chosen !== null && at >= chosen.from && at <= chosen.to}
                onPress={(extend) => {
                  dragging.current = true
                  choose(at, extend)
                }} onEnter={() => dragging.current && choose(at, true)} />
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** What the witness changed this line to (FRCP 30(e)): shown beside the words, never in their place. */
function erratumAt(transcript: Transcript, line: RangeLine): string {
  const found = transcript.errata.find((one) => one.at.page === line.page && one.at.line === line.n)
  return found ? `${found.from ? `“${found.from}” ` : ''}now reads “${found.to}”${found.reason ? ` (${found.reason})` : ''}` : ''
}

const PARTS: Record<string, string> = { cover: 'cover', appearances: 'appearances', index: 'index', stipulations: 'stipulations', errata: 'errata', signature: 'signature', certificate: 'certificate', other: '' }

const PageRow = memo(function PageRow({ row, top }: { row: Extract<Row, { row: 'page' }>; top: number }) {
  return <div className="reader__page" role="presentation" style={{ top, height: PAGE }}><strong className="tabular">Page {row.printed}</strong>{row.part !== 'testimony' && <span className="third"> {PARTS[row.part]}</span>}</div>
})

const SAID: ReadonlySet<string> = new Set(['question', 'answer', 'colloquy', 'objection'])

type LineProps = { line: RangeLine; at: number; top: number; height: number; words: string; paged: boolean; erratum: string; marks: number; spoken: boolean; chosen: boolean; exhibit: OpenTranscript['exhibit']; onExhibit: ((document: string) => void) | undefined; onPress: (extend: boolean) => void; onEnter: () => void }

const LineRow = memo(function LineRow({ line, top, height, words, paged, erratum, marks, spoken, chosen, exhibit, onExhibit, onPress, onEnter }: LineProps) {
  const classes = ['reader__line', `reader__line--${line.kind}`, chosen && 'reader__line--chosen', spoken && 'reader__line--spoken', marks & MARKS.highlighted && 'reader__line--lit'].filter(Boolean).join(' ')
  // A cover may begin a line with "A." too.
  const label = !SAID.has(line.kind) ? undefined : /^(?:Q|A)(?:[.:]|\s)|^(?:M[RS]S?\.?|THE|DR\.?)\s[A-Z .'’-]{2,40}:/.exec(line.text)?.[0]
  const named = onExhibit && words.length < 2 ? exhibitsNamed(line.text, exhibit) : []
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: arrows move in the list, which has the focus
    <div className={classes} role="option" aria-selected={chosen} aria-label={`${paged ? `${line.page}:${line.n}` : `line ${line.n}`} ${line.text || 'blank'}`} style={{ top, height }} onPointerDown={(event) => event.button === 0 && onPress(event.shiftKey)} onPointerEnter={onEnter}>
      <span className="reader__number tabular">{paged ? <>{line.page}:<b>{line.n}</b></> : line.n}</span>
      <span className="reader__bars" aria-hidden>{(['affirmative', 'counter', 'completeness'] as const).map((kind) => <i key={kind} className={marks & MARKS[kind] ? `reader__bar reader__bar--${kind}` : 'reader__bar'} />)}</span>
      <span className="reader__text serif">{label ? <><b>{label}</b>{named.length > 0 ? <Named text={line.text} from={label.length} named={named} onExhibit={onExhibit} /> : <Lit text={line.text.slice(label.length)} words={words} />}</> : named.length > 0 ? <Named text={line.text} named={named} onExhibit={onExhibit} /> : <Lit text={line.text} words={words} />}{erratum && <em className="reader__erratum" title={erratum}> {erratum}</em>}</span>
      {line.time && <span className="reader__time tabular third">{line.time}</span>}
    </div>
  )
}, (a, b) => a.line === b.line && a.top === b.top && a.height === b.height && a.words === b.words && a.marks === b.marks && a.chosen === b.chosen && a.spoken === b.spoken && a.erratum === b.erratum && a.exhibit === b.exhibit)

/** Exhibits that are named, as ways to them for the mouse; by keys X opens what the chosen lines name. */
function Named({ text, from = 0, named, onExhibit }: { text: string; from?: number; named: ReturnType<typeof exhibitsNamed>; onExhibit: ((document: string) => void) | undefined }) {
  let at = from
  const parts = named.filter((one) => one.from >= from).map((one) => {
    const before = text.slice(at, one.from)
    at = one.to
    return <span key={one.from}>{before}<span className="reader__exhibit" onPointerDown={(event) => event.stopPropagation()} onPointerUp={() => onExhibit?.(one.document)}>{text.slice(one.from, one.to)}</span></span>
  })
  return <>{parts}{text.slice(at)}</>
}

function Lit({ text, words }: { text: string; words: string }) {
  const at = words.length > 1 ? text.toLowerCase().indexOf(words) : -1
  return at < 0 ? text : <>{text.slice(0, at)}<mark>{text.slice(at, at + words.length)}</mark>{text.slice(at + words.length)}</>
}

/** The range of (page, line) that chosen lines are. */
export const rangeOf = (lines: readonly RangeLine[], { from, to }: Chosen) => {
  const [first, last] = [lines[from], lines[to]]
  return first && last ? { from: { page: first.page, line: first.n }, to: { page: last.page, line: last.n } } : null
}

/** Indices of the lines of a range; null where it lies outside. */
export function chosenOf(lines: readonly RangeLine[], range: { from: { page: number; line: number }; to: { page: number; line: number } }): Chosen | null {
  const from = lineIndex(lines, range.from)
  const to = Math.max(from, lineIndex(lines, { page: range.to.page, line: range.to.line + 1 }) - 1)
  return from < lines.length ? { from, to: Math.min(to, lines.length - 1) } : null
}
