import type { Command } from '../../commands'
import { useCommands } from '../../commands'
import { useNavigation, useOpenSource } from '../../navigation'
import { useSession } from '../../store'
import { findFor } from '../evidence'
import { askWitness, rejectSupport, verifySupport } from '../linking'
import type { ComplaintState } from './ComplaintContext'
import { confirmElements } from './countActions'
import { type Row, step } from './rows'

const GROUP = 'Complaint'
const CHOOSE = 'Choose a paragraph first.'

/** Keys of the complaint room. Single letters act on the chosen paragraph. */
export function useRoomCommands(state: ComplaintState, rows: readonly Row[], more: { toggleOutline: () => void; doubts: number }): void {
  const session = useSession()
  const source = useOpenSource()
  const { go, place, closeSource } = useNavigation()
  const row = rows.find((one) => one.id === state.selected)
  const proof = row?.kind === 'paragraph' ? row.proof : null
  const paragraph = proof?.paragraph ?? null
  const count = row?.kind === 'count' ? row.count : null
  const needsParagraph = () => (paragraph ? null : CHOOSE)
  const links = proof ? [...proof.for, ...proof.against, ...proof.context] : []
  const active = links.find((one) => one.id === state.activeSupport) ?? links.find((one) => one.standing === 'proposed') ?? null
  const needsLink = () => (paragraph ? (active ? null : 'No link of this paragraph waits to be verified.') : CHOOSE)
  /** The tool is shown inside the opened row. */
  const inRow = (act: () => void) => {
    if (state.selected !== null && !state.open) state.toggle()
    act()
  }
  const move = (by: 1 | -1) => {
    const next = step(rows, state.selected, by)
    if (next !== null && next !== state.selected) state.select(next)
  }
  const close = () => {
    if (state.tool) state.setTool(null)
    else if (state.selected !== null && state.open) state.toggle()
    else if (place.source) closeSource()
    else state.select(null)
  }
  const commands: Command[] = [
    { id: 'complaint.next', label: 'Next paragraph', group: GROUP, keys: ['j', 'ArrowDown'], quiet: true, run: () => move(1) },
    { id: 'complaint.previous', label: 'Previous paragraph', group: GROUP, keys: ['k', 'ArrowUp'], quiet: true, run: () => move(-1) },
    {
      id: 'complaint.open', label: 'Open or close the paragraph', group: GROUP, keys: ['Enter'], quiet: true, blocked: () => (state.selected ? null : CHOOSE),
      run: () => {
        if (paragraph && !state.open) source.paragraph(paragraph)
        state.toggle()
      },
    },
    { id: 'complaint.close', label: 'Close what is open', group: GROUP, keys: ['Escape'], quiet: true, run: close },
    { id: 'complaint.link', label: 'Link evidence', group: GROUP, keys: ['l'], blocked: needsParagraph, run: () => inRow(() => state.float({ kind: 'link', query: '' })) },
    { id: 'complaint.gap', label: 'Add gap', group: GROUP, keys: ['g'], blocked: needsParagraph, run: () => inRow(() => state.setTool({ kind: 'gap', gap: null })) },
    { id: 'complaint.find', label: 'Find evidence', group: GROUP, keys: ['f'], blocked: needsParagraph, run: () => paragraph && inRow(() => findFor(paragraph.id)) },
    { id: 'complaint.ask', label: 'Ask a witness about it', group: GROUP, keys: ['w'], blocked: needsParagraph, run: () => paragraph && askWitness(proof?.gaps[0]?.id ?? paragraph.id) },
    { id: 'complaint.verify', label: 'Verify the link', group: GROUP, keys: ['v'], blocked: needsLink, run: () => active && void verifySupport(session, active) },
    { id: 'complaint.reject', label: 'Reject the link', group: GROUP, keys: ['r'], blocked: needsLink, run: () => active && void rejectSupport(session, active) },
    { id: 'complaint.elements', label: 'Assign to an element', group: GROUP, keys: ['e'], blocked: needsParagraph, run: () => inRow(() => state.float({ kind: 'elements' })) },
    {
      id: 'complaint.confirm', label: 'Confirm the elements of the count', group: GROUP, keys: ['c'],
      blocked: () => (!count ? 'Choose a count first.' : count.confirmed ? 'They are confirmed.' : null), run: () => count && void confirmElements(session, count),
    },
    {
      id: 'complaint.assign', label: 'Assign paragraphs to the elements of the count', group: GROUP, keys: ['a'], blocked: () => (count ? null : 'Choose a count first.'),
      run: () => count && go({ item: count.id, view: 'assign' }),
    },
    { id: 'complaint.paper', label: 'Show in the paper', group: GROUP, keys: ['o'], blocked: needsParagraph, run: () => paragraph && source.paragraph(paragraph) },
    { id: 'complaint.outline', label: 'Outline of the complaint', group: GROUP, keys: ['Shift+O'], run: more.toggleOutline },
    {
      id: 'complaint.doubts', label: 'Doubts of the reading', group: GROUP, keys: ['d'], blocked: () => (more.doubts > 0 ? null : 'Nothing is in doubt.'),
      run: () => go({ item: null, view: 'doubts' }),
    },
  ]
  useCommands(commands)
}
