import { Paths, safeName } from '../../shared/leave/names'
import { transcriptText } from '../../shared/leave/transcriptText'
import type { Transcript, TranscriptPage } from '../../shared/records'
import { toCsv } from '../../shared/report/csv'
import { DIGEST_HEAD, digestCells } from '../../shared/transcript/digest'
import { designationRows, TABLE_HEAD } from '../../shared/transcript/designations'
import { designated } from '../export/designations'
import type { Leaving, Side } from './leave'

/** Testimony by printed page and line, with its digest and its designations. */
export async function writeTranscripts({ session, still, target, options }: Leaving, { prefix, records }: Side): Promise<void> {
  const own = records('transcripts') as readonly Transcript[]
  if (own.length === 0) return
  const paths = new Paths()
  const pages = new Map<string, TranscriptPage[]>(own.map((one) => [one.id, []]))
  for (const page of still.rows('transcriptPages')) pages.get(page.transcript)?.push(page)
  for (const [at, transcript] of own.entries()) {
    options.signal.throwIfAborted()
    options.onProgress('Writing the transcripts', at, own.length)
    const name = safeName([transcript.shortForm, transcript.volume, transcript.date, transcript.rough ? 'rough' : ''].filter(Boolean).join(' '))
    await target.put(`${prefix}Transcripts/${paths.free(`${name}.txt`)}`, transcriptText(transcript, pages.get(transcript.id) ?? []))
    if (transcript.digest.length > 0) await target.put(`${prefix}Transcripts/${paths.free(`${name} digest.csv`)}`, toCsv([[...DIGEST_HEAD], ...digestCells(transcript)]))
  }
  const tables = designated(session.reader, own.map((one) => one.id))
  if (tables.length > 0) await target.put(`${prefix}Transcripts/${paths.free('Designations.csv')}`, toCsv([[...TABLE_HEAD], ...tables.flatMap((one) => designationRows(one.designations, one.transcript, one.lines, one.partyName))]))
}
