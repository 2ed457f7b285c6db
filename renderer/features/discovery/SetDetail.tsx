import { useState } from 'react'
import { addDays } from '../../../shared/dates/calendar'
import { daysUntil, dueOf, letterPaper, setPaper, silenceOf, standingOf, TOOL } from '../../../shared/discovery'
import { parseDay } from '../../../shared/deadlines'
import type { RequestSet } from '../../../shared/records'
import { paperToDocx } from '../../../shared/report/docx/write'
import { useCommands } from '../../commands'
import { forFileName, saveFile } from '../../export/save'
import { useMatter, useRecord, useRows, useSession } from '../../store'
import { Button, CiteLink, MenuButton, say } from '../../ui'
import { dueSentence } from '../deadlines'
import { todayHere } from '../linking'
import { addRequest, addStep, deleteSet, editSet, extendSet, partyName, respondSet, setState } from './actions'
import { RequestRow } from './RequestRow'
import { ServeForm } from './ServeForm'
import { SetWords } from './SetWords'
import { StandingMark } from './StandingMark'

type Asking = 'serve' | 'extend' | 'respond' | 'conference' | 'motion' | 'order' | null

/** One set: what it asks, how it stands, what can be done next. */
export function SetDetail({ set, chosen }: { set: RequestSet; chosen: string | null }) {
  const session = useSession()
  const matter = useMatter()
  const all = useRows('requests')
  const [asking, setAsking] = useState<Asking>(null)
  const [words, setWords] = useState(false)
  const requests = all.filter((one) => one.set === set.id).sort((a, b) => a.order - b.order)
  const today = todayHere()
  const standing = standingOf(set, requests, today)
  const names = { by: partyName(session.reader, set.by), to: partyName(session.reader, set.to) }
  const draft = set.state === 'draft'
  const silence = silenceOf(set, standing)
  const overdue = standing === 'overdue'
  const fileName = forFileName(set.title).slice(0, 120)
  const exportSet = () => matter && void saveFile(`${fileName}.docx`, paperToDocx(setPaper(matter, set, requests, names)))
  const letter = () => {
    if (!matter) return
    const by = addDays(today, 7)
    const step = { at: today, kind: 'letter' as const, say: overdue ? 'Letter: no response' : 'Letter: deficient responses', document: null }
    void saveFile(`Letter on ${fileName}.docx`, paperToDocx(letterPaper(matter, set, requests, names, by, overdue))).then(() => addStep(session, set, step, 'Draft the letter'))
  }
  const canLetter = overdue || standing === 'deficient' || requests.some((one) => one.state === 'objected')
  useCommands([
    { id: 'discovery.serve', label: 'Serve the set', group: 'Discovery', keys: ['s'], blocked: () => (draft ? null : 'It is served already.'), run: () => setAsking('serve') },
    { id: 'discovery.docx', label: 'Export the set (DOCX)', group: 'Discovery', keys: [], run: exportSet },
    { id: 'discovery.letter', label: 'Draft the letter', group: 'Discovery', keys: [], blocked: () => (canLetter ? null : 'Nothing is overdue or deficient.'), run: letter },
  ])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <div className="set" tabIndex={0} role="region" aria-label={set.title}>
      <div className="set__head">
        <h2 className="set__title">{draft ? <input className="set__name" aria-label="Title of the set" key={set.title} defaultValue={set.title} maxLength={500} onBlur={(event) => {
          const title = event.target.value.trim()
          if (title && title !== set.title) void editSet(session, set, { title }, 'Change the title')
        }} /> : set.title}</h2>
        <p className="set__facts"><StandingMark standing={standing} /><span className="second">{factsOf(set, names.to, today)}</span>{set.response && <CiteLink id={set.response} />}</p>
        {silence && <p className="set__silence" role="note">▲ {silence}</p>}
        <div className="set__actions">
          {draft && <Button look="primary" command="discovery.serve" onClick={() => setAsking('serve')}>Serve…</Button>}
          {set.state === 'served' && <Button look={overdue ? 'plain' : 'primary'} onClick={() => setAsking('respond')}>Responses came…</Button>}
          {canLetter && <Button look="primary" onClick={letter}>Draft the letter</Button>}
          {set.state === 'served' && <Button onClick={() => setAsking('extend')}>Extend…</Button>}
          {!draft && <MenuButton label="Next step" items={[{ label: 'Conference held…', run: () => setAsking('conference') }, { label: 'Motion filed…', run: () => setAsking('motion') }, { label: 'Order…', run: () => setAsking('order') }, { label: 'Close the set', line: true, run: () => void setState(session, set, 'closed', 'Close') }]} />}
          <Button onClick={exportSet}>Export (DOCX)</Button>
          <MenuButton label="More" look="quiet" items={[
            { label: 'Definitions and instructions', run: () => setWords(true) },
            ...(draft ? [{ label: 'Delete the set', line: true, run: () => void deleteSet(session, set) }] : [{ label: 'Withdraw the set', line: true, run: () => void setState(session, set, 'withdrawn', 'Withdraw') }]),
            ...(set.state === 'responded' || set.state === 'closed' || set.state === 'withdrawn' ? [{ label: 'Back to served', run: () => void setState(session, set, 'served', 'Set back to served:') }] : []),
          ]} />
        </div>
        {asking === 'serve' && <ServeForm set={set} onClose={() => setAsking(null)} />}
        {asking !== null && asking !== 'serve' && <StepForm set={set} asking={asking} onClose={() => setAsking(null)} />}
        {set.dueWhy && !draft && <details className="set__why"><summary>How the due day was found</summary><p className="second">{set.dueWhy}</p></details>}
        {set.steps.length > 0 && <ul className="set__steps" aria-label="What was done">{set.steps.map((step, at) => <li key={`${step.at} ${at}`}><span className="tabular second">{step.at ? dueSentence(step.at) : ''}</span> {step.say}</li>)}</ul>}
      </div>
      {words && <SetWords set={set} onClose={() => setWords(false)} />}
      {requests.length === 0 && <p className="second set__empty">No request yet. Draft them from gaps, or add one.</p>}
      {requests.map((one, at) => <RequestRow key={one.id} set={set} request={one} open={one.id === chosen} first={at === 0} last={at === requests.length - 1} />)}
      {draft && <div className="set__foot"><Button onClick={() => void addRequest(session, set)}>Add {set.kind === 'deposition-topic' ? 'a topic' : 'a request'}</Button></div>}
    </div>
  )
}

function factsOf(set: RequestSet, to: string, today: string): string {
  if (set.state === 'draft') return [TOOL[set.kind].many, to && `to ${to}`].filter(Boolean).join(' ')
  const due = dueOf(set)
  const days = daysUntil(due, today)
  return [
    `Served${to ? ` on ${to}` : ''}${set.served ? ` ${dueSentence(set.served)}` : ''}`,
    due ? `due ${dueSentence(due)}${set.extended ? ', extended' : ''}${set.state === 'served' && days !== null ? (days < 0 ? `, ${-days} ${days === -1 ? 'day' : 'days'} late` : `, in ${days} ${days === 1 ? 'day' : 'days'}`) : ''}` : '',
    set.responded ? `responded ${dueSentence(set.responded)}` : '', set.extendedWhy,
  ].filter(Boolean).join('; ')
}

const ASK: Record<Exclude<Asking, 'serve' | null>, { date: string; why: string; action: string }> = {
  extend: { date: 'Extended to', why: 'Stipulation of counsel, Rule 29(b)', action: 'Extend' },
  respond: { date: 'Responses came on', why: '', action: 'Responses came' },
  conference: { date: 'Held on', why: 'Who spoke, what was agreed', action: 'Note the conference' },
  motion: { date: 'Filed on', why: 'ECF No., or joint letter', action: 'Note the motion' },
  order: { date: 'Entered on', why: 'What was ordered', action: 'Note the order' },
}

function StepForm({ set, asking, onClose }: { set: RequestSet; asking: Exclude<Asking, 'serve' | null>; onClose: () => void }) {
  const session = useSession()
  const documents = useRows('documents')
  const [document, setDocument] = useState('')
  const known = useRecord('documents', document || null)
  const { date: label, why, action } = ASK[asking]
  const save = (date: string, words: string) => {
    if (parseDay(date) === null) return say('Give the day.')
    if (set.served && date < set.served) return say(`That day lies before service, ${dueSentence(set.served)}. Nothing was changed.`)
    const due = dueOf(set)
    if (asking === 'extend' && due !== null && date <= due) return say(`The responses are due ${dueSentence(due)} already; an extension ends later. Nothing was changed.`)
    const done = asking === 'extend' ? extendSet(session, set, date, words)
      : asking === 'respond' ? respondSet(session, set, date, known ? known.id : null)
        : addStep(session, set, { at: date, kind: asking, say: `${asking === 'conference' ? 'Conference' : asking === 'motion' ? 'Motion' : 'Order'}${words ? `: ${words}` : ''}`, document: null }, action)
    void done.then((written) => written && onClose())
  }
  return (
    <form className="set__form" aria-label={action} onSubmit={(event) => {
      event.preventDefault()
      const data = new FormData(event.currentTarget)
      save(data.get('date')?.toString() ?? '', data.get('why')?.toString().trim() ?? '')
    }} onKeyDown={(event) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      onClose()
    }}>
      <label>{label} <input className="input" type="date" name="date" autoFocus defaultValue={asking === 'extend' ? '' : todayHere()} /></label>
      {asking === 'respond'
        ? <label className="set__wide">Paper <select className="select" value={document} onChange={(event) => setDocument(event.target.value)}><option value="">not imported</option>{documents.slice(-200).map((one) => <option key={one.id} value={one.id}>{one.title}</option>)}</select></label>
        : <input className="input set__wide" name="why" aria-label="Note" placeholder={why} maxLength={1000} />}
      <Button type="submit" look="primary">{action}</Button>
      <Button look="quiet" onClick={onClose}>Cancel</Button>
    </form>
  )
}
