import type { ParagraphProof } from '../../../shared/proof'
import { mergeWithPrevious, notAParagraph, previousOf, splitPoints } from '../../../shared/pleading/fixes'
import { useOpenSource } from '../../navigation'
import { useSession } from '../../store'
import { MenuButton, type MenuItem } from '../../ui'
import { acceptDebt, commitOrSay, markNotNeeded, withdraw } from '../linking'
import { useComplaint } from './ComplaintContext'
import { useFixable } from './useFixable'

/** What is done rarely: a person's own verdict, the answer, and mends of a wrong reading. */
export function ParagraphMenu({ proof }: { proof: ParagraphProof }) {
  const session = useSession()
  const source = useOpenSource()
  const now = useFixable()
  const { setTool, select } = useComplaint()
  const { paragraph } = proof
  const before = previousOf(paragraph, session.reader.rows('paragraphs'))
  const merge = async () => {
    const fix = mergeWithPrevious(paragraph, now())
    if (fix && (await commitOrSay(session, fix)) && before) select(before.id)
  }
  const takeOut = async () => {
    if (await commitOrSay(session, notAParagraph(paragraph, now()))) select(before?.id ?? null)
  }
  const belief = paragraph.flags.includes('information-and-belief')
  const items: MenuItem[] = [
    { label: 'Show in the paper', keys: 'O', run: () => source.paragraph(paragraph) },
    { label: 'Set the status by hand…', line: true, run: () => setTool({ kind: 'override' }) },
    { label: 'Admitted by…', run: () => setTool({ kind: 'admit' }) },
    ...(belief && !paragraph.debtAccepted ? [{ label: 'Accept the debt (Rule 11(b)(3))…', run: () => setTool({ kind: 'debt' }) }] : []),
    ...(paragraph.debtAccepted ? [{ label: 'Count it as an open debt again', run: () => void acceptDebt(session, paragraph, null) }] : []),
    { label: paragraph.notNeeded ? 'Ask for proof again' : 'Needs no proof', run: () => void markNotNeeded(session, paragraph, !paragraph.notNeeded) },
    { label: paragraph.withdrawn ? 'Plead it again' : 'Withdraw', run: () => void withdraw(session, paragraph, !paragraph.withdrawn) },
    { label: before ? `Join to ¶ ${before.label}` : 'Join to the one before', line: true, disabled: !before, run: () => void merge() },
    { label: 'Split…', disabled: splitPoints(paragraph.text).length === 0, run: () => setTool({ kind: 'split' }) },
    { label: 'Read the number as…', run: () => setTool({ kind: 'number' }) },
    { label: 'Not a paragraph', run: () => void takeOut() },
  ]
  return <MenuButton look="quiet" label="More" name={`More for ¶ ${paragraph.label}`} items={items} />
}
