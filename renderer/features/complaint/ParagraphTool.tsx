import type { ParagraphProof } from '../../../shared/proof'
import { statusWord } from '../../../shared/proof'
import { readNumberAs, splitParagraph } from '../../../shared/pleading/fixes'
import { STATUSES, type Status } from '../../../shared/records'
import { useState } from 'react'
import { newId, useRows, useSession } from '../../store'
import { acceptDebt, commitOrSay, setOverride, setResponse } from '../linking'
import type { Tool } from './ComplaintContext'
import { NumberForm } from './NumberForm'
import { ReasonForm } from './ReasonForm'
import { SplitForm } from './SplitForm'
import { useFixable } from './useFixable'

type Kind = Exclude<Tool['kind'], 'gap' | 'note'>

/** The small form that a command of the paragraph opens in its row. */
export function ParagraphTool({ kind, proof, onClose }: { kind: Kind; proof: ParagraphProof; onClose: () => void }) {
  const session = useSession()
  const now = useFixable()
  const { paragraph } = proof
  const done = async (work: Promise<boolean>) => {
    if (await work) onClose()
  }
  switch (kind) {
    case 'override': return <OverrideForm proof={proof} onClose={onClose} />
    case 'admit': return <AdmitForm proof={proof} onClose={onClose} />
    case 'debt': return <ReasonForm label="Why it may stand on information and belief" action="Accept the debt" onClose={onClose} onSave={(reason) => done(acceptDebt(session, paragraph, reason))} />
    case 'number': return <NumberForm paragraph={paragraph} onClose={onClose} onSave={(n) => done(commitOrSay(session, readNumberAs(paragraph, n, now())))} />
    case 'split': return (
      <SplitForm paragraph={paragraph} onClose={onClose} onSave={(at) => {
        const fix = splitParagraph(paragraph, at, newId('paragraphs'), now())
        if (fix) void done(commitOrSay(session, fix))
      }} />
    )
  }
}

function OverrideForm({ proof, onClose }: { proof: ParagraphProof; onClose: () => void }) {
  const session = useSession()
  const [status, setStatus] = useState<Status>(proof.override?.status ?? 'supported')
  return (
    <ReasonForm label={`Why it is ${statusWord[status].toLowerCase()}; the computed status is ${statusWord[proof.computed].toLowerCase()}`} action="Set the status" first={proof.override?.reason ?? ''} onClose={onClose}
      onSave={async (reason) => {
        if (await setOverride(session, proof.paragraph.id, status, reason)) onClose()
      }}>
      <select className="select tool__select" aria-label="Status" value={status} onChange={(event) => setStatus(STATUSES.find((one) => one === event.target.value) ?? status)}>
        {STATUSES.map((one) => <option key={one} value={one}>{statusWord[one]}</option>)}
      </select>
    </ReasonForm>
  )
}

function AdmitForm({ proof, onClose }: { proof: ParagraphProof; onClose: () => void }) {
  const session = useSession()
  const defendants = useRows('parties').filter((party) => party.role === 'defendant').sort((a, b) => a.order - b.order)
  const [party, setParty] = useState<string>('')
  return (
    <ReasonForm label="What the answer says, if you wish to quote it" action="Record the admission" optional onClose={onClose}
      onSave={async (quote) => {
        if (await setResponse(session, proof.paragraph, { party: party === '' ? null : party, kind: 'admitted', quote })) onClose()
      }}>
      <select className="select tool__select" aria-label="Admitted by" value={party} onChange={(event) => setParty(event.target.value)}>
        <option value="">All defendants</option>
        {defendants.map((one) => <option key={one.id} value={one.id}>{one.definedAs ?? one.name}</option>)}
      </select>
    </ReasonForm>
  )
}
