import { X } from 'lucide-react'
import { useState } from 'react'
import { type DigestRow, digestInOrder, digestReach, nextStretch } from '../../../shared/transcript/digest'
import { citeTestimony, linesIn, type Range } from '../../../shared/transcript/range'
import { useSession } from '../../store'
import { Button, EmptyState, IconButton, MenuButton } from '../../ui'
import { writeDigest } from './actions'
import { exportDigest } from './exports'
import type { OpenTranscript } from './useTranscript'

/** Summary by page and line: what was written, and the next stretch to run over. */
export function DigestView({ open, chosen, onShow }: { open: OpenTranscript; /** lines that were chosen in the reader */ chosen: Range | null; onShow: (range: Range) => void }) {
  const session = useSession()
  const { transcript, lines } = open
  const rows = digestInOrder(transcript.digest)
  const [offered, setOffered] = useState<Range | null>(chosen)
  const next = offered ?? nextStretch(lines, rows, null)
  const { lines: all, covered } = digestReach(lines, rows)
  const cite = (range: Range) => citeTestimony(transcript, range).slice(transcript.shortForm.length + 1)
  return (
    <div className="digest">
      <div className="designations__totals">
        <span>{covered.toLocaleString()} of {all.toLocaleString()} lines of testimony are in the digest.</span>
        <span className="room__space" />
        {rows.length > 0 && <MenuButton label="Export" name="Export the digest" items={[{ label: 'Digest (Word)', run: () => void exportDigest(session, transcript, 'docx') }, { label: 'Table (CSV)', run: () => void exportDigest(session, transcript, 'csv') }]} />}
      </div>
      {next ? <Stretch key={`${next.from.page}:${next.from.line}`} open={open} range={next} cite={cite(next)} onShow={onShow} onSkip={() => setOffered(nextStretch(lines, rows, next.to))} onKeep={async (row) => {
        if (await writeDigest(session, transcript, row)) setOffered(nextStretch(lines, [...rows, row], row.to))
      }} /> : <p className="second">Every line of the testimony is in the digest.</p>}
      {rows.length === 0 ? <EmptyState title="The digest has no row yet">Write what the lines above are about and what they say, and press Enter: the next stretch follows. Or choose lines in the reader and press S.</EmptyState> : (
        <table className="digest__table" aria-label="Digest">
          <thead><tr><th scope="col">Page:line</th><th scope="col">Topic</th><th scope="col">Summary</th><th scope="col"><span className="visually-hidden">Remove</span></th></tr></thead>
          <tbody>{rows.map((row) => <tr key={`${row.from.page}:${row.from.line}-${row.to.page}:${row.to.line} ${row.topic} ${row.words}`}>
            <td><button type="button" className="cite tabular" onClick={() => onShow(row)}>{cite(row)}</button></td>
            <td><Words label={`Topic of ${cite(row)}`} value={row.topic} longest={300} onSave={(topic) => void writeDigest(session, transcript, { ...row, topic })} /></td>
            <td><Words label={`Summary of ${cite(row)}`} value={row.words} longest={8000} onSave={(words) => void writeDigest(session, transcript, { ...row, words })} /></td>
            <td><IconButton label={`Take ${cite(row)} out of the digest`} onClick={() => void writeDigest(session, transcript, { ...row, topic: '', words: '' })}><X size={14} strokeWidth={1.5} aria-hidden /></IconButton></td>
          </tr>)}</tbody>
        </table>
      )}
    </div>
  )
}

function Stretch({ open, range, cite, onShow, onSkip, onKeep }: { open: OpenTranscript; range: Range; cite: string; onShow: (range: Range) => void; onSkip: () => void; onKeep: (row: DigestRow) => Promise<void> }) {
  const own = linesIn(open.lines, range)
  return (
    <form className="digest__next" onSubmit={(event) => {
      event.preventDefault()
      const field = new FormData(event.currentTarget)
      const [topic, words] = ['topic', 'words'].map((name) => String(field.get(name) ?? '').trim())
      if (topic || words) void onKeep({ ...range, topic: topic ?? '', words: words ?? '' })
    }}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keys */}
      <div className="digest__lines serif" role="region" aria-label={`Lines ${cite}`} tabIndex={0}>{own.map((line) => <div key={`${line.page}:${line.n}`} className="digest__line"><span className="third tabular">{line.page > 0 ? `${line.page}:${line.n}` : line.n}</span> {line.text}</div>)}</div>
      <div className="digest__fields">
        <strong className="tabular">{cite}</strong>
        <input className="input" name="topic" aria-label="Topic of these lines" placeholder="Topic" maxLength={300} autoFocus />
        <textarea className="textarea" name="words" aria-label="What these lines say" placeholder="What the witness says, in your words. Enter keeps it." maxLength={8000} rows={3} onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          event.currentTarget.form?.requestSubmit()
        }} />
        <div className="digest__buttons"><Button type="submit" look="primary">Keep</Button><Button onClick={onSkip}>Skip</Button><Button look="quiet" onClick={() => onShow(range)}>Show in the reader</Button></div>
      </div>
    </form>
  )
}

/** Words that are edited where they stand, in a field as tall as they are: kept when it is left. */
function Words({ label, value, longest, onSave }: { label: string; value: string; longest: number; onSave: (value: string) => void }) {
  return <span className="digest__grows" data-words={value}><textarea className="digest__words" aria-label={label} defaultValue={value} maxLength={longest} rows={1} onInput={(event) => event.currentTarget.parentElement?.setAttribute('data-words', event.currentTarget.value)} onBlur={(event) => event.currentTarget.value.trim() !== value && onSave(event.currentTarget.value.trim())} /></span>
}
