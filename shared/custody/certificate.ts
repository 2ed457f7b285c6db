/**
 * Draft of a certification under FRE 902(13) and 902(14), with the notice that 902(11) asks for.
 * What only the person who signs can know stays blank; what the program knows is filled in.
 */
import { formatEdtf } from '../dates/format'
import type { Paper } from '../report/paper'
import type { Document, Intake, Matter } from '../records'

const BLANK = '____________________'

/** @param verified whether the stored bytes had their fingerprints when the draft was made; `at` that instant */
export function certificate(matter: Pick<Matter, 'caption' | 'name' | 'court' | 'docketNumber'>, intake: Intake, documents: readonly Document[], verified: { at: string; bad: number }): Paper {
  const how = [intake.how, intake.from && `from ${intake.from}`].filter(Boolean).join(', ') || BLANK
  const lead = verified.bad === 0
    ? `On ${verified.at.slice(0, 10)} (UTC) each stored file was read again and its SHA-256 value computed anew; every value is the one recorded at intake.`
    : `On ${verified.at.slice(0, 10)} (UTC) each stored file was read again; ${verified.bad} no longer had the value recorded at intake and are marked below.`
  return {
    title: 'Certification of electronic records (draft)', court: matter.court, caption: matter.caption || matter.name, docket: matter.docketNumber,
    parts: [
      { kind: 'heading', text: 'Certification under Federal Rules of Evidence 902(13) and 902(14)' },
      { kind: 'note', text: 'Draft. Blanks are for the person who signs. Reasonable written notice and the records themselves must be given to the adverse party before the trial or hearing (FRE 902(11)).' },
      { kind: 'text', text: `I, ${BLANK}, declare:` },
      { kind: 'item', text: `I am ${BLANK} (position) at ${BLANK}. I am qualified to make this certification because ${BLANK}.` },
      { kind: 'item', text: `The records listed below were obtained${intake.by ? ` by ${intake.by}` : ` by ${BLANK}`} on ${intake.obtained ? formatEdtf(intake.obtained) : BLANK}${intake.party ? ` from ${intake.party}` : ''}: ${how}.` },
      { kind: 'item', text: `They were taken into ${intake.software} on ${intake.at.slice(0, 10)} (UTC). At intake the program computed the SHA-256 value of each file's bytes, as FIPS 180-4 defines it, and stored the bytes unchanged under that value.` },
      { kind: 'item', text: `${lead} Every change to a record about them is kept in a log whose entries are chained by SHA-256, which makes tampering evident; it does not make it impossible.` },
      ...(intake.transfers.length > 0 ? [{ kind: 'item' as const, text: `They passed from hand to hand as follows: ${intake.transfers.map((one) => [one.date ? formatEdtf(one.date) : 'date not recorded', one.from && `from ${one.from}`, one.to && `to ${one.to}`, one.medium && `by ${one.medium}`].filter(Boolean).join(' ')).join('; ')}.` }] : []),
      { kind: 'item', text: `The copies to which this certification is attached were identified by these values as accurate copies of the files so obtained. The process that produced them is: ${BLANK}.` },
      { kind: 'text', text: 'I declare under penalty of perjury under the laws of the United States of America that the foregoing is true and correct (28 U.S.C. § 1746).' },
      { kind: 'text', text: `Executed on ${BLANK} at ${BLANK}.` },
      { kind: 'text', text: `Signature ${BLANK}     Name ${BLANK}` },
      { kind: 'heading', text: 'Schedule of records' },
      { kind: 'table', head: ['No.', 'Bates or exhibit', 'File name', 'Bytes', 'SHA-256'], rows: documents.map((one, index) => [String(index + 1), one.bates ? rangeWords(one.bates) : (one.exhibit ?? ''), one.originalName, String(one.size), one.sha256]) },
    ],
  }
}

const rangeWords = (range: { first: string; last: string }) => (range.first === range.last ? range.first : `${range.first} – ${range.last}`)
