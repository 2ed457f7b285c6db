import { X } from 'lucide-react'
import { patch } from '../../../shared/log/change'
import type { PageLine } from '../../../shared/records'
import { citeTestimony } from '../../../shared/transcript/range'
import { useRows, useSession } from '../../store'
import { Button, IconButton } from '../../ui'
import { commitOrSay } from '../linking'
import { removeTestimony } from './actions'
import type { OpenTranscript } from './useTranscript'

type Range = { from: PageLine; to: PageLine }

/** Beside the lines: what is doubtful, who examined, exhibits, errata, highlights. */
export function SideList({ open, onShow, onExhibit }: { open: OpenTranscript; onShow: (range: Range) => void; onExhibit: (document: string) => void }) {
  const session = useSession()
  const tags = new Map(useRows('tags').map((one) => [one.id, one.name]))
  const { transcript, testimony } = open
  const doubts = transcript.doubts.filter((one) => !one.settled)
  const at = (place: PageLine) => () => onShow({ from: place, to: place })
  const settle = (say: string) => commitOrSay(session, { label: `Settle a doubt of ${transcript.shortForm}`, ops: [patch('transcripts', transcript.id, { doubts: transcript.doubts.map((one) => (one.say === say ? { ...one, settled: true } : one)) })] })
  return (
    <aside className="side" aria-label="About this transcript">
      {doubts.length > 0 && <section><h2>Doubts</h2><ul>{doubts.map((one, index) => <li key={index}>{one.at ? <button type="button" className="cite" onClick={at(one.at)}>{one.at.page}:{one.at.line}</button> : null} {one.say} <Button look="quiet" onClick={() => void settle(one.say)}>Settle</Button></li>)}</ul></section>}
      {transcript.examinations.length > 0 && <section><h2>Examinations</h2><ul>{transcript.examinations.map((one, index) => <li key={index}><button type="button" className="cite" onClick={at(one.at)}>{one.at.page}:{one.at.line}</button> {one.by}, {one.kind}</li>)}</ul></section>}
      {transcript.exhibits.length > 0 && <section><h2>Exhibits</h2><ul>{transcript.exhibits.map((one) => <li key={one.number}>{one.at ? <button type="button" className="cite" onClick={at(one.at)}>{one.at.page}:{one.at.line}</button> : <span className="third">not marked</span>} <strong>{one.number}</strong> {one.what}{open.exhibit(one.number) ? <> <Button look="quiet" onClick={() => onExhibit(open.exhibit(one.number) as string)}>Open</Button></> : null}</li>)}</ul></section>}
      {transcript.errata.length > 0 && <section><h2>Errata</h2><ul>{transcript.errata.map((one, index) => <li key={index}><button type="button" className="cite" onClick={at(one.at)}>{one.at.page}:{one.at.line}</button> {one.from ? <del>{one.from}</del> : null} <ins>{one.to}</ins> <span className="second">{one.reason}</span></li>)}</ul></section>}
      <section>
        <h2>Highlights</h2>
        {testimony.length === 0 ? <p className="second">Choose lines and press H to keep them, or L to link them.</p> : <ul>{testimony.slice(0, 200).map((one) => (
          <li key={one.id} className="side__mark"><button type="button" className="cite" onClick={() => onShow(one)}>{citeTestimony(transcript, one)}</button><IconButton label={`Remove the highlight ${citeTestimony(transcript, one)}`} onClick={() => void removeTestimony(session, transcript, one)}><X size={13} strokeWidth={1.5} aria-hidden /></IconButton><p className="serif">{one.quote.slice(0, 120)}</p>{one.note && <p className="second">{one.note}</p>}{one.tags.length > 0 && <p className="second">{one.tags.map((id) => tags.get(id) ?? '').filter(Boolean).join(' · ')}</p>}</li>
        ))}</ul>}
        {testimony.length > 200 && <p className="second">and {testimony.length - 200} more, marked in the lines</p>}
      </section>
      {transcript.certificate && <p className="second">{transcript.certificate}</p>}
    </aside>
  )
}
