import { useMemo, useState } from 'react'
import { faultOf } from '../../../shared/answer/evasive'
import { meetAndConferLetter } from '../../../shared/answer/letter'
import { KIND_WORDS, removeAnswer, setAnswering } from '../../../shared/answer/mend'
import { RESPONSE_KINDS, type ResponseKind } from '../../../shared/answer/model'
import { patch } from '../../../shared/log/change'
import { howMany } from '../../../shared/proof'
import { toCsv } from '../../../shared/report/csv'
import type { Answer, Matter } from '../../../shared/records'
import { paperToDocx } from '../../../shared/report/docx/write'
import { registry, useCommands } from '../../commands'
import { forFileName, saveFile } from '../../export/save'
import { useNavigation } from '../../navigation'
import { useProof } from '../../proof'
import { newId, useMatter, useRows, useSession } from '../../store'
import { Button, EmptyState, MenuButton, Segmented, todayHere } from '../../ui'
import { commitOrSay } from '../linking'
import { AnswerDoubts } from './AnswerDoubts'
import { DefenseList } from './DefenseList'
import { FaultList } from './FaultList'
import { ResponseList } from './ResponseList'
import { nameOf, type ShownAnswer, useAnswers, useShownAnswer } from './useAnswer'
import './answers.css'

type View = 'responses' | 'evasive' | 'defenses' | 'doubts'
const VIEWS: readonly View[] = ['responses', 'evasive', 'defenses', 'doubts']

const INEFFECTIVE_WORDS: Record<NonNullable<Matter['settings']['ineffectiveDenials']>, string> = {
  open: 'Leave open what neither admits nor denies', 'admitted-unless-catch-all': 'Count it as admitted, unless the answer denies all it does not admit', admitted: 'Always count it as admitted',
}

/** Answers, paragraph by paragraph, beside the complaint. */
export function AnswersRoom() {
  const { pleading } = useProof()
  const answers = useAnswers()
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = useShownAnswer(answers.find((one) => one.id === chosen) ?? answers[0] ?? null)
  if (!shown) {
    return (
      <div className="room">
        <div className="room__head"><h1 className="room__title">Answers</h1></div>
        <div className="room__body">
          <EmptyState title="No answer yet" actions={pleading && <Button look="primary" large onClick={() => registry.find('answers.import')?.run()}>Import an answer…</Button>}>
            {pleading ? 'Drop the answer here, or choose the file: PDF, scan, Word or plain text. Each response is laid beside the paragraph that it answers; what is admitted needs no proof.' : 'Import the complaint first. An answer is read beside the complaint that it answers.'}
          </EmptyState>
        </div>
      </div>
    )
  }
  return <Reading key={shown.answer.id} shown={shown} answers={answers} onChoose={setChosen} />
}

function Reading({ shown, answers, onChoose }: { shown: ShownAnswer; answers: readonly Answer[]; onChoose: (id: string) => void }) {
  const session = useSession()
  const { pleading } = useProof()
  const { place, go } = useNavigation()
  const matter = useMatter()
  const parties = useRows('parties')
  const [kind, setKind] = useState<ResponseKind | 'evasive' | null>(null)
  const { answer, rows, responses, faults, defenses } = shown
  const view: View = VIEWS.find((one) => one === place.view) ?? 'responses'
  const setView = (next: View) => go({ view: next === 'responses' ? null : next, item: null })
  const kept = useMemo(() => rows.filter((row) => kind === null || row.responses.some((one) => (kind === 'evasive' ? faultOf(one) !== null : one.kind === kind))), [rows, kind])
  const count = (of: ResponseKind) => rows.filter((row) => row.responses.some((one) => one.kind === of)).length
  const open = answer.doubts.filter((one) => !one.settled).length
  const defendants = parties.filter((one) => one.role === 'defendant').sort((a, b) => a.order - b.order)
  const who = answer.parties.length === 0 ? 'all defendants' : answer.parties.map((id) => nameOf(parties.find((one) => one.id === id))).join(', ')
  const name = forFileName(matter?.name ?? 'matter')
  const letter = async () => {
    if (!matter || !pleading) return
    const paper = meetAndConferLetter({ matter, answer, pleading, parties, rows: faults, on: todayHere(), by: null })
    await saveFile(`${name} – letter on the answer.docx`, paperToDocx(paper))
  }
  const table = () => toCsv([['Paragraph', 'Allegation', 'Response', 'Kind', 'By', 'Cite', 'Flags'], ...rows.flatMap((row) => row.responses.map((one) => [
    row.paragraph.label, row.paragraph.text, one.quote, KIND_WORDS[one.kind], nameOf(parties.find((party) => party.id === one.party)), one.place ? `${answer.shortForm} at ${one.place.page}` : '', one.flags.join(' '),
  ]))])
  useCommands([
    { id: 'answers.responses', label: 'Show all responses', group: 'Answers', keys: [], run: () => setView('responses') },
    { id: 'answers.evasive', label: 'Show evasive and missing responses', group: 'Answers', keys: [], run: () => setView('evasive') },
    { id: 'answers.defenses', label: 'Show the defenses', group: 'Answers', keys: [], run: () => setView('defenses') },
    { id: 'answers.doubts', label: 'Show the doubts about the answer', group: 'Answers', keys: [], run: () => setView('doubts') },
    { id: 'answers.letter', label: 'Draft a letter on evasive responses (Word)', group: 'Answers', keys: [], blocked: () => (faults.length > 0 ? null : 'No response is evasive.'), run: () => void letter() },
  ])
  const toggle = (party: string) => {
    const now = answer.parties.length === 0 ? defendants.map((one) => one.id) : answer.parties
    const next = now.includes(party) ? now.filter((one) => one !== party) : [...now, party]
    if (next.length > 0) void commitOrSay(session, setAnswering(answer, next, defendants.map((one) => one.id), responses, () => newId('responses')))
  }
  const setting = matter?.settings.ineffectiveDenials ?? 'open'
  return (
    <div className="room answers">
      <header className="room__head">
        <h1 className="room__title">Answers</h1>
        <span className="room__about room__about--name">{answer.title} · {who}{answer.operative ? '' : ' · replaced'}</span>
        <span className="room__space" />
        <Segmented label="View" value={view} onChange={setView} options={[{ value: 'responses', label: 'Responses', count: rows.filter((row) => row.responses.some((one) => one.place !== null)).length }, { value: 'evasive', label: 'Evasive', count: faults.length }, { value: 'defenses', label: 'Defenses', count: defenses.length }, { value: 'doubts', label: 'Doubts', count: open }]} />
        {view === 'responses' && <MenuButton label={kind === null ? 'Show: all' : `Show: ${kind === 'evasive' ? 'evasive' : KIND_WORDS[kind].toLowerCase()}`} name="Filter" items={[
          { label: 'All', checked: kind === null, run: () => setKind(null) },
          { label: `Evasive and missing (${faults.length})`, checked: kind === 'evasive', run: () => setKind('evasive') },
          ...RESPONSE_KINDS.filter((one) => count(one) > 0).map((one, at) => ({ label: `${KIND_WORDS[one]} (${count(one)})`, line: at === 0, checked: kind === one, run: () => setKind(kind === one ? null : one) })),
        ]} />}
        <MenuButton label="Answer" items={[
          ...(answers.length > 1 ? answers.map((one) => ({ label: `${one.shortForm}${one.operative ? '' : ' (replaced)'}`, checked: one.id === answer.id, run: () => onChoose(one.id) })) : []),
          { label: 'Import another answer…', line: answers.length > 1, run: () => void registry.find('answers.import')?.run() },
          ...defendants.map((one, at) => ({ label: `Answers for ${nameOf(one)}`, line: at === 0, checked: answer.parties.length === 0 || answer.parties.includes(one.id), run: () => toggle(one.id) })),
          { label: answer.operative ? 'It was replaced' : 'It stands', line: true, run: () => void commitOrSay(session, { label: answer.operative ? `Count ${answer.shortForm} as replaced` : `Let ${answer.shortForm} stand`, ops: [patch('answers', answer.id, { operative: !answer.operative })] }) },
          ...(Object.keys(INEFFECTIVE_WORDS) as (keyof typeof INEFFECTIVE_WORDS)[]).map((one, at) => ({
            label: INEFFECTIVE_WORDS[one], line: at === 0, checked: setting === one,
            run: () => void (matter && commitOrSay(session, { label: `${INEFFECTIVE_WORDS[one]} in an answer`, ops: [patch('matter', 'matter', { settings: { ...matter.settings, ineffectiveDenials: one } })] })),
          })),
          { label: 'Remove this answer', line: true, run: () => void commitOrSay(session, removeAnswer(answer, responses, defenses)) },
        ]} />
        <MenuButton label="Export" items={[
          { label: 'Letter on evasive responses (Word)', disabled: faults.length === 0, run: () => void letter() },
          { label: 'Answer chart (CSV)', run: () => void saveFile(`${name} – answer chart.csv`, table()) },
        ]} />
      </header>
      <div className="room__body answers__body">
        {view === 'responses' && <ResponseList answer={answer} rows={kept} all={responses} />}
        {view === 'evasive' && <FaultList answer={answer} faults={faults} onLetter={() => void letter()} />}
        {view === 'defenses' && <DefenseList answer={answer} defenses={defenses} />}
        {view === 'doubts' && <AnswerDoubts answer={answer} />}
      </div>
      <footer className="answers__legend second small">
        <span>{howMany(count('admitted') + count('admitted-by-silence'), 'paragraph')} admitted</span>
        <span><i className="answer-part answer-part--admitted">admits</i></span><span><i className="answer-part answer-part--denied">denies</i></span><span><i className="answer-part answer-part--lacks-knowledge">lacks knowledge</i></span><span><i className="answer-part answer-part--evades">neither</i></span>
      </footer>
    </div>
  )
}
