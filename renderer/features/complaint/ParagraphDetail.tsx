import type { GapRow as Endangered, ParagraphProof } from '../../../shared/proof'
import { CitedText } from '../../cites'
import { useProof } from '../../proof'
import { useRows, useSession } from '../../store'
import { Button, StatusChip } from '../../ui'
import { FindEvidence, findFor, useFinding } from '../evidence'
import { askWitness, clearOverride, EvidenceRow, GapEditor, GapRow } from '../linking'
import { useComplaint } from './ComplaintContext'
import { ElementChips } from './ElementChips'
import { KindMenu } from './KindMenu'
import { ParagraphMenu } from './ParagraphMenu'
import { ParagraphTool } from './ParagraphTool'
import { ResponseRows } from './ResponseRows'

/** The proof of one paragraph, opened in place: why it stands as it does, gaps, evidence, commands. */
export function ParagraphDetail({ proof }: { proof: ParagraphProof }) {
  const session = useSession()
  const { tool, setTool, activeSupport, setActiveSupport, float } = useComplaint()
  const finding = useFinding()
  const supports = useRows('supports')
  const gaps = useRows('gaps')
  const { paragraph } = proof
  const { proof: { gaps: gapRows } } = useProof()
  const past = gaps.filter((gap) => gap.of === paragraph.id && gap.state !== 'open')
  const rejected = supports.filter((support) => support.of === paragraph.id && support.standing === 'rejected')
  const links = [...proof.for, ...proof.against, ...proof.context, ...rejected]
  const editing = tool?.kind === 'gap' ? tool.gap : null
  return (
    <div className="detail">
      <p className="detail__why">
        <StatusChip status={proof.status} overridden={proof.override !== null} />
        <span className="second selectable">{proof.override ? <CitedText text={proof.why} /> : proof.why}{proof.debt === 'open' && proof.status !== 'unexamined' ? ' It is still owed under Rule 11(b)(3).' : ''}{endangered(proof, gapRows)}</span>
        {proof.override && <Button look="quiet" onClick={() => void clearOverride(session, paragraph.id)}>Let the computed status stand</Button>}
      </p>
      {paragraph.debtAccepted && <p className="detail__said second small">Rule 11(b)(3): its debt is accepted. <CitedText text={paragraph.debtAccepted.reason} /></p>}
      {paragraph.footnotes.map((note) => <p key={note} className="detail__said second small serif selectable">{note}</p>)}
      <ResponseRows paragraph={paragraph} />
      <div className="detail__rows">
        {[...proof.gaps, ...past].map((gap) => (editing === gap.id
          ? <GapEditor key={gap.id} of={paragraph.id} gap={gap} onClose={() => setTool(null)} />
          : <GapRow key={gap.id} gap={gap} onEdit={() => setTool({ kind: 'gap', gap: gap.id })} />))}
        {links.map((support) => (
          <EvidenceRow key={support.id} support={support} active={activeSupport === support.id} onPoint={() => setActiveSupport(support.id)}
            editNote={tool?.kind === 'note' && tool.support === support.id} onNote={(open) => setTool(open ? { kind: 'note', support: support.id } : null)} />
        ))}
        {tool?.kind === 'gap' && tool.gap === null && <GapEditor of={paragraph.id} gap={null} onClose={() => setTool(null)} />}
        {tool && tool.kind !== 'gap' && tool.kind !== 'note' && <ParagraphTool key={tool.kind} kind={tool.kind} proof={proof} onClose={() => setTool(null)} />}
      </div>
      <div className="detail__commands">
        <Button look={tool ? 'plain' : 'primary'} command="complaint.link" aria-haspopup="dialog" data-anchor onClick={() => float({ kind: 'link', query: '' })}>Link evidence</Button>
        <Button command="complaint.gap" onClick={() => setTool({ kind: 'gap', gap: null })}>Add gap</Button>
        <Button command="complaint.find" onClick={() => findFor(paragraph.id)}>Find evidence</Button>
        <Button command="complaint.ask" onClick={() => askWitness(proof.gaps[0]?.id ?? paragraph.id)}>Ask a witness</Button>
        <KindMenu paragraph={paragraph} />
        <ElementChips proof={proof} />
        <ParagraphMenu proof={proof} />
      </div>
      {finding === paragraph.id && <FindEvidence of={paragraph.id} onClose={() => findFor(null)} onGap={() => setTool({ kind: 'gap', gap: null })} />}
    </div>
  )
}

/** What falls with this paragraph: "Count II, element 4 (divulged) rests on this paragraph alone." */
function endangered(proof: ParagraphProof, rows: readonly Endangered[]): string {
  const row = rows.find((one) => one.of === proof.paragraph.id && one.danger === 3)
  return row && row.why !== '' ? ` ${row.why}` : ''
}
