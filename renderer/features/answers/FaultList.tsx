import { FAULT_WORDS, FAULTS, type FaultRow } from '../../../shared/answer/evasive'
import type { Answer } from '../../../shared/records'
import { useNavigation, useOpenSource } from '../../navigation'
import { useRows } from '../../store'
import { Button, EmptyState } from '../../ui'
import { ResponseText } from './ResponseText'
import { useOpenAnswer } from './ResponseList'
import { nameOf } from './useAnswer'

/** Evasive and missing responses, by what is wrong with them. */
export function FaultList({ answer, faults, onLetter }: { answer: Answer; faults: readonly FaultRow[]; onLetter: () => void }) {
  const parties = useRows('parties')
  const { go } = useNavigation()
  const source = useOpenSource()
  const open = useOpenAnswer(answer)
  if (faults.length === 0) return <EmptyState title="Nothing evasive">Every paragraph that calls for a response was admitted, denied, or answered in the words of FRCP 8(b)(5).</EmptyState>
  return (
    <div className="faults">
      <div className="faults__head">
        <p>{answer.generalDenial
          ? <>The answer also says: <span className="serif">“{answer.generalDenialWords}”</span> Paragraphs without an effective response count as denied by these words, unless the matter’s setting says otherwise.</>
          : 'Nothing in the answer denies what it does not admit: silence admits (FRCP 8(b)(6)), amounts of damages aside.'}</p>
        <Button look="primary" onClick={onLetter}>Draft a letter (Word)…</Button>
      </div>
      {FAULTS.map((fault) => {
        const own = faults.filter((one) => one.fault === fault)
        if (own.length === 0) return null
        return (
          <section key={fault} aria-label={FAULT_WORDS[fault].name}>
            <h2 className="faults__title">{FAULT_WORDS[fault].name} <span className="second">{own.length}</span></h2>
            <p className="faults__rule second">{FAULT_WORDS[fault].rule}</p>
            {own.map(({ paragraph, responses }) => (
              <div key={paragraph.id} className="response-fault">
                <button type="button" className="cite" onClick={() => source.paragraph(paragraph)}>¶ {paragraph.label}</button>
                <p className="response-fault__text serif">{paragraph.text}</p>
                <p className="response-fault__response">{responses[0] && <ResponseText response={responses[0]} />}{responses.some((one) => one.party !== null) && <span className="second small"> {responses.map((one) => nameOf(parties.find((party) => party.id === one.party))).join(', ')}</span>}</p>
                <span className="response-fault__tools">
                  {responses[0]?.place && <Button look="quiet" onClick={() => responses[0] && open(responses[0])}>Show</Button>}
                  <Button look="quiet" onClick={() => go({ view: null, item: paragraph.id })}>Open</Button>
                </span>
              </div>
            ))}
          </section>
        )
      })}
    </div>
  )
}
