import { useMemo } from 'react'
import type { Testimony, Transcript } from '../../../shared/records'
import { citeTestimony, linesIn, linesOf, overlap, quoteOf, type Range, type RangeLine } from '../../../shared/transcript/range'
import { exchangesOf, rankStatements, type Statement, sameWitness } from '../../../shared/transcript/statements'
import { useOpenSource } from '../../navigation'
import { useRows, useSession } from '../../store'
import { Button, CiteLink } from '../../ui'
import { recordConflict, recordConflictWith, testimonyOf } from './actions'

type Place = { transcript: Transcript; range: Range; lines: readonly RangeLine[] }

/** What the witness of the chosen lines said elsewhere: in testimony, and in passages of mail and papers that bear the name. */
export function OtherStatements({ transcript, range, lines }: { transcript: Transcript; range: Range; lines: readonly RangeLine[] }) {
  const session = useSession()
  const source = useOpenSource()
  const transcripts = useRows('transcripts')
  const pages = useRows('transcriptPages')
  const passages = useRows('passages')
  const documents = useRows('documents')
  const quote = quoteOf(lines)
  const { proposed, places } = useMemo(() => {
    const shown = new Map(documents.filter((one) => one.quarantine === null).map((one) => [one.id, one]))
    const places = new Map<string, Place>()
    const statements: Statement[] = []
    for (const other of transcripts) {
      if (!shown.has(other.document) || !((other.person !== null && other.person === transcript.person) || sameWitness(other.witness, transcript.witness))) continue
      const own = linesOf(pages.filter((page) => page.transcript === other.id))
      for (const exchange of exchangesOf(own)) {
        if (other.id === transcript.id && overlap(exchange, range)) continue
        const key = citeTestimony(other, exchange)
        places.set(key, { transcript: other, range: { from: exchange.from, to: exchange.to }, lines: linesIn(own, exchange) })
        statements.push({ key, words: exchange.words, where: other.id === transcript.id ? 'the same transcript' : 'another transcript' })
      }
    }
    const wrote = (names: readonly string[]) => names.some((name) => sameWitness(name.replace(/<[^>]*>|"/g, ''), transcript.witness))
    for (const passage of passages) {
      const document = shown.get(passage.document)
      if (document && ((document.mail !== null && wrote(document.mail.from)) || wrote([document.custodian]))) statements.push({ key: passage.id, words: passage.quote, where: document.mail ? 'mail of the witness' : 'a paper of the witness' })
    }
    return { proposed: rankStatements(quote, statements), places }
  }, [transcripts, pages, passages, documents, transcript, range, quote])
  const held = (): { testimony: Testimony; stored: boolean } => testimonyOf(session, transcript, range, lines)
  return (
    <section className="statements" aria-label="Other statements by this witness">
      <div className="statements__chosen"><strong>{citeTestimony(transcript, range)}</strong><p className="serif pair__words">{quote.slice(0, 1200)}</p></div>
      <div>
        <h2>Other statements by {transcript.witness || 'this witness'}</h2>
        {proposed.length === 0 && <p className="second">No other statement shares the words of these lines. Passages of the witness’s mail are looked at where they are highlighted.</p>}
        <ul>{proposed.map((one) => {
          const place = places.get(one.key)
          return (
            <li key={one.key} className="statement">
              <div className="statement__head">
                {place ? <button type="button" className="cite" onClick={() => source.testimony(place.transcript, place.range)}>{one.key}</button> : <CiteLink id={one.key} />}
                <span className="second">{one.where}</span>
                <Button look="quiet" aria-label={`Conflicts with ${place ? one.key : 'this passage'}`} onClick={() => void (place ? recordConflict(session, held(), testimonyOf(session, place.transcript, place.range, place.lines)) : recordConflictWith(session, held(), one.key))}>Conflicts with</Button>
              </div>
              <p className="serif pair__words">{one.words.slice(0, 400)}</p>
              <p className="second">{one.reason}</p>
            </li>
          )
        })}</ul>
      </div>
    </section>
  )
}
