/** Links and gaps: each is one commit with a label in the matter's words. */
import { patch, put, remove, type Operation } from '../../../shared/log/change'
import type { Gap, Passage, Support, Testimony } from '../../../shared/records'
import { newId, type Session } from '../../store'
import { say } from '../../ui'
import { commitOrSay } from './commit'
import { sourceName, targetName } from './names'

export type Link = {
  /** ids of paragraphs or elements */
  of: string | readonly string[]
  /** id of a passage, testimony or a document, or a passage or testimony that is stored by the same commit */
  source: string | Passage | Testimony
  bearing: Support['bearing']
  directness?: Support['directness']
  standing?: Support['standing']
  note?: string
  defendants?: readonly string[]
}

const AS: Record<Support['bearing'], string> = { supports: '', undermines: ' as undermining', context: ' as context' }

/** Links a source to one or several paragraphs or elements: "Link PX-3 at 4 to ¶ 12 as undermining". */
export function linkSupport(session: Session, link: Link): Promise<boolean> {
  const { reader } = session
  const targets = typeof link.of === 'string' ? [link.of] : [...link.of]
  const source = typeof link.source === 'string' ? link.source : link.source.id
  const ops: Operation[] = []
  if (typeof link.source !== 'string') ops.push('transcript' in link.source ? put('testimony', link.source) : put('passages', link.source))
  const linked: string[] = []
  for (const of of targets) {
    const op = linkOne(session, of, source, link)
    if (!op) continue
    ops.push(op)
    linked.push(targetName(reader, of))
  }
  const name = sourceName(reader, link.source)
  if (linked.length === 0) {
    say(`${name} is already linked to ${targets.map((of) => targetName(reader, of)).join(', ')}${AS[link.bearing]}.`)
    return Promise.resolve(false)
  }
  const verified = link.standing === 'verified' ? ', verified' : ''
  return commitOrSay(session, { label: `Link ${name} to ${linked.join(', ')}${AS[link.bearing]}${verified}`, ops })
}

/** The link, or the change to one that is there; null where it is there as wanted. */
function linkOne(session: Session, of: string, source: string, link: Link): Operation | null {
  const standing = link.standing ?? 'proposed'
  const there = session.reader.rows('supports').find((one) => one.of === of && one.source === source && one.bearing === link.bearing)
  if (there) {
    const better = there.standing === 'rejected' || (standing === 'verified' && there.standing !== 'verified')
    return better ? patch('supports', there.id, { standing }) : null
  }
  return put('supports', {
    id: newId('supports'), of, source, bearing: link.bearing, directness: link.directness ?? 'direct', standing,
    note: link.note ?? '', defendants: [...(link.defendants ?? [])],
  })
}

const BEARING_WORD: Record<Support['bearing'], string> = { supports: 'supporting', undermines: 'undermining', context: 'context' }

/** Changes some fields of a link, with a label for the first of them that changed. */
export function editSupport(session: Session, support: Support, fields: Partial<Omit<Support, 'id' | 'of' | 'source'>>): Promise<boolean> {
  const name = linkName(session, support)
  const label =
    fields.standing === 'verified' ? `Verify ${name}`
      : fields.standing === 'rejected' ? `Reject ${name}`
        : fields.standing === 'proposed' ? `Set ${name} back to proposed`
          : fields.bearing ? `Mark ${name} as ${BEARING_WORD[fields.bearing]}`
            : fields.directness ? `Mark ${name} as ${fields.directness}`
              : fields.note !== undefined ? `Note the weight of ${name}`
                : `Change ${name}`
  return commitOrSay(session, { label, ops: [patch('supports', support.id, fields)] })
}

export function verifySupport(session: Session, support: Support): Promise<boolean> {
  return editSupport(session, support, { standing: support.standing === 'verified' ? 'proposed' : 'verified' })
}

export function rejectSupport(session: Session, support: Support): Promise<boolean> {
  return editSupport(session, support, { standing: support.standing === 'rejected' ? 'proposed' : 'rejected' })
}

export function deleteSupport(session: Session, support: Support): Promise<boolean> {
  return commitOrSay(session, { label: `Remove ${linkName(session, support)}`, ops: [remove('supports', support.id)] })
}

function linkName(session: Session, support: Support): string {
  return `${sourceName(session.reader, support.source)} for ${targetName(session.reader, support.of)}`
}

export type GapFields = Pick<Gap, 'what' | 'why' | 'holder' | 'plan' | 'due'>
export const NO_GAP: GapFields = { what: '', why: '', holder: '', plan: '', due: null }

/** Records what is missing: "Record a gap at ¶ 12: transfer records". */
export function addGap(session: Session, of: string, fields: GapFields, id = newId('gaps')): Promise<boolean> {
  const gap: Gap = { id, of, ...fields, state: 'open', opened: new Date().toISOString() }
  return commitOrSay(session, { label: `Record a gap at ${targetName(session.reader, of)}: ${brief(fields.what)}`, ops: [put('gaps', gap)] })
}

export function editGap(session: Session, gap: Gap, fields: Partial<GapFields>): Promise<boolean> {
  return commitOrSay(session, { label: `Change the gap at ${targetName(session.reader, gap.of)}`, ops: [patch('gaps', gap.id, fields)] })
}

/** The evidence has been found. */
export function closeGap(session: Session, gap: Gap): Promise<boolean> {
  return setGapState(session, gap, 'closed', 'Close')
}

/** The evidence is no longer looked for. */
export function dropGap(session: Session, gap: Gap): Promise<boolean> {
  return setGapState(session, gap, 'dropped', 'Drop')
}

export function reopenGap(session: Session, gap: Gap): Promise<boolean> {
  return setGapState(session, gap, 'open', 'Reopen')
}

export function deleteGap(session: Session, gap: Gap): Promise<boolean> {
  return commitOrSay(session, { label: `Delete the gap at ${targetName(session.reader, gap.of)}: ${brief(gap.what)}`, ops: [remove('gaps', gap.id)] })
}

function setGapState(session: Session, gap: Gap, state: Gap['state'], verb: string): Promise<boolean> {
  return commitOrSay(session, { label: `${verb} the gap at ${targetName(session.reader, gap.of)}: ${brief(gap.what)}`, ops: [patch('gaps', gap.id, { state })] })
}

function brief(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text
}
