/** How the tools of discovery are called, in lists, papers and rules. */
import type { RequestKind } from '../records'

type Tool = {
  /** "Requests for production" */
  many: string
  /** "RFP", before a number */
  short: string
  /** the heading of each in a paper: "REQUEST FOR PRODUCTION NO." */
  paper: string
  /** title of a set: "Set of Requests for Production" */
  set: string
  /** rule of the deadline table for the response; null where none runs */
  rule: string | null
  /** the federal rule that governs it */
  under: string
}

export const TOOL: Record<RequestKind, Tool> = {
  rfp: { many: 'Requests for production', short: 'RFP', paper: 'REQUEST FOR PRODUCTION NO.', set: 'Set of Requests for Production of Documents', rule: 'frcp-34', under: 'Rules 26 and 34 of the Federal Rules of Civil Procedure' },
  interrogatory: { many: 'Interrogatories', short: 'ROG', paper: 'INTERROGATORY NO.', set: 'Set of Interrogatories', rule: 'frcp-33', under: 'Rules 26 and 33 of the Federal Rules of Civil Procedure' },
  rfa: { many: 'Requests for admission', short: 'RFA', paper: 'REQUEST FOR ADMISSION NO.', set: 'Set of Requests for Admission', rule: 'frcp-36', under: 'Rules 26 and 36 of the Federal Rules of Civil Procedure' },
  'deposition-topic': { many: '30(b)(6) topics', short: 'Topic', paper: 'TOPIC NO.', set: 'Notice of Deposition under Rule 30(b)(6)', rule: null, under: 'Rule 30(b)(6) of the Federal Rules of Civil Procedure' },
  subpoena: { many: 'Subpoena requests', short: 'Subpoena', paper: 'DOCUMENT REQUEST NO.', set: 'Subpoena to Produce Documents', rule: 'frcp-45', under: 'Rule 45 of the Federal Rules of Civil Procedure' },
  preservation: { many: 'Preservation demands', short: 'Preserve', paper: 'SOURCE NO.', set: 'Demand to Preserve Evidence', rule: null, under: 'the duty to preserve that Rule 37(e) of the Federal Rules of Civil Procedure presupposes' },
  'public-records': { many: 'Public-records requests', short: 'Records', paper: 'REQUEST NO.', set: 'Request for Public Records', rule: 'foia', under: 'the Freedom of Information Act, 5 U.S.C. § 552' },
}

const ORDINAL = ['', 'First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth']

/** "Plaintiff’s Second Set of Interrogatories to LinkedIn". @param number the how many-th set of its kind, from 1 */
export function setTitle(kind: RequestKind, by: string, to: string, number: number): string {
  const which = kind === 'rfp' || kind === 'interrogatory' || kind === 'rfa' ? `${ORDINAL[number] ?? `${number}th`} ` : ''
  return `${by === '' ? '' : `${by}’s `}${which}${TOOL[kind].set}${to === '' ? '' : ` to ${to}`}`
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** "January 1, 2024", as papers for the court write a date; "January 2024" of a month; what is no date as it stands. */
export function paperDate(edtf: string): string {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(edtf)
  if (!match) return edtf
  const month = match[2] ? MONTHS[Number(match[2]) - 1] : undefined
  return !month ? edtf : match[3] ? `${month} ${Number(match[3])}, ${match[1]}` : `${month} ${match[1]}`
}
