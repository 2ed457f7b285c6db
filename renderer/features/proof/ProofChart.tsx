import { Fragment, useEffect, useRef, useState } from 'react'
import { rolloutName } from '../../../shared/cite/records'
import { type ElementProof, paragraphCites } from '../../../shared/proof'
import type { Gap, Paragraph, Support } from '../../../shared/records'
import { sourceMayLeave } from '../../../shared/review/resting'
import { useCommands } from '../../commands'
import { useNavigation } from '../../navigation'
import { useProof } from '../../proof'
import { useSession } from '../../store'
import { Button, CiteLink, StatusChip } from '../../ui'
import { FindEvidence, findFor, useFinding } from '../evidence'
import { daysLate, GapEditor, LinkEvidence, readableDate, todayHere } from '../linking'

/** The proof chart of one count: element, what is alleged, evidence for and against, gap and plan. */
export function ProofChart({ count, chosen, onChoose }: { count: string; chosen: string | null; onChoose: (id: string) => void }) {
  const { proof } = useProof()
  const row = useRef<HTMLTableRowElement>(null)
  const link = useRef<HTMLButtonElement>(null)
  const [doing, setDoing] = useState<'link' | 'gap' | null>(null)
  const finding = useFinding()
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another element is chosen
  useEffect(() => {
    row.current?.scrollIntoView({ block: 'nearest' })
    setDoing(null)
  }, [chosen])
  const none = () => (chosen ? null : 'Choose an element first.')
  useCommands([
    { id: 'proof.link', label: 'Link evidence to the element', group: 'Proof', keys: ['l'], blocked: none, run: () => setDoing('link') },
    { id: 'proof.find', label: 'Find evidence for the element', group: 'Proof', keys: ['f'], blocked: none, run: () => findFor(chosen) },
    { id: 'proof.gap', label: 'Add a gap to the element', group: 'Proof', keys: ['g'], blocked: none, run: () => setDoing('gap') },
  ])
  const one = proof.counts.get(count)
  if (!one) return null
  return (
    <table className="chart">
      <thead><tr><th scope="col">Element</th><th scope="col">Alleged</th><th scope="col">Evidence for</th><th scope="col">Evidence against</th><th scope="col">Gap and plan</th></tr></thead>
      <tbody>
        {one.elements.map((id) => {
          const element = proof.elements.get(id)
          if (!element) return null
          const open = id === chosen
          return (
            <Fragment key={id}>
            <tr ref={open ? row : null} className={open ? 'chart__row chart__row--open' : 'chart__row'} onClick={() => onChoose(id)}>
              <td className="chart__element">
                <button type="button" className="chart__name" onClick={() => onChoose(id)}><b>{element.element.order} {element.element.short}</b></button>
                <StatusChip status={element.status} overridden={element.override !== null} />
                {open && <p className="second chart__text">{element.element.text}</p>}
                {open && (
                  <div className="chart__actions">
                    <Button ref={link} aria-haspopup="dialog" onClick={() => setDoing('link')} command="proof.link">Link evidence</Button>
                    <Button onClick={() => findFor(id)} command="proof.find">Find evidence</Button>
                    <Button onClick={() => setDoing('gap')} command="proof.gap">Add gap</Button>
                  </div>
                )}
                {open && doing === 'link' && <LinkEvidence of={id} anchor={link} onClose={() => setDoing(null)} />}
              </td>
              <td><Alleged element={element} /></td>
              <td><Evidence element={element} bearing="for" open={open} /></td>
              <td><Evidence element={element} bearing="against" open={open} /></td>
              <td>
                <Gaps element={element} />
                {open && doing === 'gap' && <GapEditor of={id} gap={null} onClose={() => setDoing(null)} />}
              </td>
            </tr>
            {open && finding === id && <tr className="chart__row--open"><td colSpan={5} className="chart__find"><FindEvidence of={id} onClose={() => findFor(null)} onGap={() => setDoing('gap')} /></td></tr>}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}

function useAlleging(element: ElementProof) {
  const { proof } = useProof()
  return element.paragraphs.map((id) => proof.paragraphs.get(id)).filter((one) => one !== undefined)
}

function Alleged({ element }: { element: ElementProof }) {
  const { go } = useNavigation()
  const alleging = useAlleging(element)
  if (alleging.length === 0) return <span className="third">no paragraph assigned</span>
  const belief = alleging.filter((one) => one.paragraph.flags.includes('information-and-belief'))
  return (
    <>
      <span className="chart__paragraphs">
        {alleging.map((one) => <button key={one.paragraph.id} type="button" className="cite" onClick={() => go({ room: 'complaint', item: one.paragraph.id })}>¶ {one.paragraph.label}</button>)}
      </span>
      {belief.length > 0 && <p className="second small">{belief.length === alleging.length ? (alleging.length === 1 ? 'on information and belief' : alleging.length === 2 ? 'both on information and belief' : 'all on information and belief') : `${paragraphCites(belief.map((one): Paragraph => one.paragraph))} on information and belief`}</p>}
    </>
  )
}

/** More quotes than these wait until the element is chosen. */
const FEW = 2

function Evidence({ element, bearing, open }: { element: ElementProof; bearing: 'for' | 'against'; open: boolean }) {
  const alleging = useAlleging(element)
  const links: Support[] = [...element[bearing], ...alleging.flatMap((one) => one[bearing])]
  const distinct = links.filter((one, at) => links.findIndex((other) => other.source === one.source) === at)
  if (distinct.length === 0) {
    if (bearing === 'against') return <span className="third">–</span>
    const looked = element.gaps.length + alleging.reduce((sum, one) => sum + one.gaps.length, 0) > 0
    return looked ? <><b className="chart__nothing">Nothing yet</b><p className="second small">{element.why}</p></> : <span className="third">{element.status === 'unexamined' ? 'Not examined' : '–'}</span>
  }
  const shown = open ? distinct : distinct.slice(0, FEW)
  return (
    <ul className="chart__evidence">
      {shown.map((one) => <Quote key={one.id} support={one} />)}
      {distinct.length > shown.length && <li className="third small">and {distinct.length - shown.length} more</li>}
    </ul>
  )
}

function Quote({ support }: { support: Support }) {
  const { reader } = useSession()
  const passage = reader.get('passages', support.source)
  const document = passage ? undefined : reader.get('documents', support.source)
  const rollout = reader.get('rollouts', support.source)
  const event = reader.get('events', support.source)
  const get = <T extends 'passages' | 'rollouts' | 'events' | 'testimony' | 'transcripts'>(table: T) => ({ get: (id: string) => reader.get(table, id) })
  const held = sourceMayLeave(support.source, { passages: get('passages'), rollouts: get('rollouts'), events: get('events'), testimony: get('testimony'), transcripts: get('transcripts') }, (id) => reader.get('documents', id)) !== 'yes'
  const about = [support.directness === 'circumstantial' ? 'circumstantial' : '', support.standing === 'proposed' ? 'proposed' : ''].filter(Boolean).join(' · ')
  const said = reader.get('testimony', support.source)
  const quote = (passage ?? said)?.quote.replace(/^[“"]|[”"]$/g, '') ?? ''
  return (
    <li className={held ? 'chart__privileged' : undefined}>
      <span className="serif">{quote ? `“${quote.slice(0, 130)}${quote.length > 130 ? '…' : ''}” ` : passage ? 'a box on the page ' : rollout ? `${rolloutName(rollout, reader.get('features', rollout.feature))} ` : event ? `${event.what} ` : document?.exhibit ? `${document.title} ` : ''}</span>
      <CiteLink id={support.source} />
      {about && <span className="second small chart__about">{about}</span>}
    </li>
  )
}

function Gaps({ element }: { element: ElementProof }) {
  const { go } = useNavigation()
  const alleging = useAlleging(element)
  const gaps: Gap[] = [...element.gaps, ...alleging.flatMap((one) => one.gaps)]
  if (gaps.length === 0) return <span className="third">–</span>
  return (
    <ul className="chart__evidence">
      {gaps.map((gap) => {
        const late = daysLate(gap.due, todayHere())
        return (
          <li key={gap.id}>
            <button type="button" className="chart__gap" onClick={(event) => {
              event.stopPropagation()
              go({ view: 'gaps', item: gap.id })
            }}>{gap.what}</button>
            <p className="second small">{gap.plan}{gap.due ? `${gap.plan ? ' · ' : ''}due ${readableDate(gap.due)}` : ''}{late !== null && late > 0 ? <b className="chart__late"> · {late} {late === 1 ? 'day' : 'days'} late</b> : null}</p>
          </li>
        )
      })}
    </ul>
  )
}
