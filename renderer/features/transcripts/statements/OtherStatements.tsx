import { useEffect, useMemo, useState } from 'react'
import { citePassage } from '../../../../shared/cite/format'
import type { Transcript } from '../../../../shared/records'
import { citeTestimony, quoteOf, type Range, type RangeLine } from '../../../../shared/transcript/range'
import { rankStatements, stretchesOf } from '../../../../shared/transcript/statements'
import { useOpenSource } from '../../../navigation'
import { useRows, useSession } from '../../../store'
import { Button, ProgressLine } from '../../../ui'
import { recordConflict, recordConflictWith, testimonyOf } from '../actions'
import { answersElsewhere, papersElsewhere, type Placed, testimonyElsewhere } from './gather'

/** What the witness of the chosen lines said elsewhere, beside them: a person says what does not go together. */
export function OtherStatements({ transcript, range, lines, onBack }: { transcript: Transcript; range: Range; lines: readonly RangeLine[]; onBack: () => void }) {
  const session = useSession()
  const source = useOpenSource()
  const impeachments = useRows('impeachments')
  const testimony = useRows('testimony')
  const passages = useRows('passages')
  const quote = quoteOf(lines)
  const key = `${transcript.id} ${range.from.page}:${range.from.line}-${range.to.page}:${range.to.line}`
  const [papers, setPapers] = useState<{ key: string; found: Placed[]; left: number } | null>(null)
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for these lines; what is linked meanwhile does not change what was said
  useEffect(() => {
    const stop = new AbortController()
    setProgress({ done: 0, total: 0 })
    papersElsewhere(session, transcript, quote, stop.signal, (done, total) => setProgress({ done, total })).then((found) => {
      setPapers({ key, ...found })
      setProgress(null)
    }, (cause: unknown) => {
      if (!stop.signal.aborted) throw cause
    })
    return () => stop.abort()
  }, [session, key])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which lines
  const spoken = useMemo(() => [...testimonyElsewhere(session, transcript, range), ...answersElsewhere(session)], [session, key])
  const read = papers?.key === key ? papers : null
  const proposed = useMemo(() => rankStatements(quote, [...spoken, ...(read?.found ?? [])]), [quote, spoken, read])
  const held = () => testimonyOf(session, transcript, range, lines)
  const own = held()
  const recorded = (one: Placed) => {
    const other = 'document' in one.place ? passages.find((each) => 'document' in one.place && (each.id === one.place.passage.id || (each.document === one.place.document.id && each.quote === one.place.passage.quote)))?.id
      : testimony.find((each) => 'transcript' in one.place && each.transcript === one.place.transcript.id && citeTestimony(one.place.transcript, each) === one.cite)?.id
    return own.stored && other !== undefined && impeachments.some((pair) => [pair.one, pair.other].includes(own.testimony.id) && [pair.one, pair.other].includes(other))
  }
  const show = ({ place }: Placed) => {
    if ('transcript' in place) source.testimony(place.transcript, place.range)
    else source.passage(place.passage)
  }
  return (
    <section className="statements" aria-label="Other statements by this witness">
      <div className="statements__chosen">
        <h2>{citeTestimony(transcript, range)} <Button look="quiet" onClick={onBack}>Back to the lines</Button></h2>
        <p className="serif pair__words">{quote.slice(0, 1200)}</p>
      </div>
      <div>
        <h2>Said elsewhere{transcript.witness ? ` by ${transcript.witness}` : ''}, nearest first</h2>
        {progress && <ProgressLine what="Reading mail and declarations of the witness" {...progress} />}
        {!progress && proposed.length === 0 && <p className="second">Nothing else shares the words of these lines. Looked at: testimony of the same witness, mail that the witness wrote, declarations, and the answer.</p>}
        <ul>{proposed.map((one) => (
          <li key={one.key} className="statement">
            <div className="statement__head">
              <button type="button" className="cite" onClick={() => show(one)}>{'document' in one.place ? one.where === 'the answer' ? one.cite : citePassage(one.place.passage, one.place.document) : one.cite}</button>
              <span className="second">{one.where}</span>
              {recorded(one) ? <span className="statement__done">✓ conflict recorded</span> : <Button look="quiet" aria-label={`Conflicts with ${one.cite}`} onClick={() => void ('document' in one.place ? recordConflictWith(session, held(), one.place.document, one.place.passage) : recordConflict(session, held(), testimonyOf(session, one.place.transcript, one.place.range, one.place.lines)))}>Conflicts with</Button>}
            </div>
            <p className="serif pair__words"><Marked words={one.words.slice(0, 600)} shared={one.shared} /></p>
            <p className="second">{one.reason}</p>
          </li>
        ))}</ul>
        {read !== null && read.left > 0 && <p className="second">{read.left.toLocaleString()} older papers of the witness were not read; search for them by words.</p>}
      </div>
    </section>
  )
}

function Marked({ words, shared }: { words: string; shared: readonly string[] }) {
  return <>{stretchesOf(words, shared).map(({ text, lit }, at) => (lit ? <mark key={at}>{text}</mark> : text))}</>
}
