/** The certified transcript takes the place of the rough draft: what hangs on the lines moves along by the words. */
import { type Operation, patch } from '../../../shared/log/change'
import { howMany } from '../../../shared/proof'
import type { Transcript } from '../../../shared/records'
import { type DigestRow, digestInOrder } from '../../../shared/transcript/digest'
import { moverBetween } from '../../../shared/transcript/move'
import { citeTestimony, linesIn, linesOf, quoteOf, type Range } from '../../../shared/transcript/range'
import type { Session } from '../../store'
import { commitOrSay } from '../linking'

/** `to`: the new place; "" where it stayed on the draft */
export type MovedRange = { what: string; cite: string; to: string; quote: string; now: string }

/** `left` stays on the draft; of `changed` the certified words are not those of the draft, so a person looks at them. */
export type Replacement = { rough: string; certified: string; moved: number; left: MovedRange[]; changed: MovedRange[]; /** the recording came along, its times did not */ recording: boolean }

/**
 * One change, so that one undo takes it back. Links and conflicts hang on the highlights and go with them.
 * @returns null where nothing was written
 */
export async function replaceRough(session: Session, rough: Transcript, certified: Transcript): Promise<Replacement | null> {
  const { reader } = session
  const lines = (id: string) => linesOf(reader.rows('transcriptPages').filter((one) => one.transcript === id))
  const [draft, final] = [lines(rough.id), lines(certified.id)]
  const move = moverBetween(draft, final)
  const done: Replacement = { rough: rough.shortForm, certified: certified.shortForm, moved: 0, left: [], changed: [], recording: false }
  const ops: Operation[] = [patch('transcripts', certified.id, { replaces: rough.id })]
  /** Where a range goes; what becomes of it is noted. */
  const goes = (what: string, { from, to }: Range): Range | null => {
    const range = { from, to }
    const found = move(range)
    const quote = quoteOf(linesIn(draft, range))
    const told = { what, cite: citeTestimony(rough, range), to: found ? citeTestimony(certified, found) : '', quote, now: found ? quoteOf(linesIn(final, found)) : '' }
    if (!found) done.left.push(told)
    else {
      done.moved++
      if (!found.same) done.changed.push(told)
    }
    return found && { from: found.from, to: found.to }
  }
  for (const one of reader.rows('testimony').filter((each) => each.transcript === rough.id)) {
    const to = goes('Highlight', one)
    if (to) ops.push(patch('testimony', one.id, { transcript: certified.id, ...to, quote: quoteOf(linesIn(final, to)).slice(0, 20_000), rough: certified.rough }))
  }
  for (const one of reader.rows('designations').filter((each) => each.transcript === rough.id)) {
    const to = goes('Designation', one)
    if (to) ops.push(patch('designations', one.id, { transcript: certified.id, ...to }))
  }
  const kept: DigestRow[] = []
  const moved: DigestRow[] = []
  for (const row of rough.digest) {
    const to = goes('Row of the digest', row)
    if (to) moved.push({ ...row, ...to })
    else kept.push(row)
  }
  if (moved.length > 0) ops.push(patch('transcripts', certified.id, { digest: digestInOrder([...certified.digest, ...moved]) }), patch('transcripts', rough.id, { digest: kept }))
  for (const one of reader.rows('depositions')) if (one.transcript === rough.id) ops.push(patch('depositions', one.id, { transcript: certified.id }))
  if (rough.video && !certified.video) {
    ops.push(patch('transcripts', certified.id, { video: { ...rough.video, by: '', points: [] } }))
    done.recording = true
  }
  const written = await commitOrSay(session, { label: `Replace the rough draft ${rough.shortForm} by ${certified.shortForm} (${howMany(done.moved, 'range')} moved, ${done.left.length} left)`, ops })
  return written ? done : null
}
