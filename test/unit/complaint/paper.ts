/** A short complaint of our own, as plain text, and what it becomes in a matter. */
import { proposeClaims } from '../../../shared/elements'
import { readPlain } from '../../../shared/plain/read'
import { parseComplaint } from '../../../shared/pleading'
import type { Fixable } from '../../../shared/pleading/fixes'
import { complaintOperations, type RecordsContext, recordsOf } from '../../../shared/pleading/records'
import type { Operation } from '../../../shared/log/change'
import { type Document, idPrefix, type Matter, PLAIN_DOCUMENT } from '../../../shared/records'

export const PAPER = `UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF CALIFORNIA

JANE ROE,
          Plaintiff,
     v.
EXAMPLE NETWORK INC. ("Example"),
          Defendant.

Case No. 3:26-cv-00001-ABC

COMPLAINT

THE PARTIES

     1. Plaintiff Jane Roe is an individual residing in Oakland, California.

     2. Defendant Example Network Inc. is a Delaware corporation with its principal place of business in San Jose, California.

FACTS

     3. On March 3, 2024 Plaintiff accepted the subscription agreement, a copy of which is attached as Exhibit A.

     4. On information and belief, Defendant disclosed the contents of private messages to third parties. It did so without consent.

     5. Plaintiff paid every fee that was due.

COUNT I
BREACH OF CONTRACT
(Against Example Network Inc.)

     6. Plaintiff realleges paragraphs 1 through 5 as though fully set forth herein.

     7. Defendant breached the agreement by disclosing private messages.

COUNT II
STORED COMMUNICATIONS ACT, 18 U.S.C. § 2702
(Against All Defendants)

     8. Plaintiff realleges paragraphs 1 through 7 as though fully set forth herein.

     9. Defendant knowingly divulged the contents of a communication in electronic storage.

PRAYER FOR RELIEF

     A. Damages.

Dated: January 5, 2026

/s/ Jane Counsel
`

export const MATTER: Matter = {
  id: 'matter', name: 'Roe v. Example', caption: '', court: '', docketNumber: 'typed by hand', judge: '', counsel: [], classAction: false, demonstration: false, created: '2026-01-05T00:00:00.000Z',
  settings: { exhibitPrefix: 'PX-', countIncorporatedCounts: false },
}

export const FILE: Document = {
  id: 'doc_1', sha256: 'a'.repeat(64), size: 10, originalName: 'complaint.txt', originalFolder: '', originalModified: null, title: 'complaint', kind: 'text', media: 'text/plain', pages: 1, range: null,
  text: 'file', confidence: 1, exhibit: null, source: 'Complaint', custodian: '', date: null, confidentiality: 'none', tags: [], note: '', reviewed: true, warning: '', added: '2026-01-05T00:00:00.000Z', ...PLAIN_DOCUMENT,
}

export function counter(): RecordsContext['newId'] {
  let last = 0
  return (table) => `${idPrefix[table]}_${String(++last).padStart(6, '0')}`
}

export function contextOf(some: Partial<RecordsContext> = {}): RecordsContext {
  return {
    document: FILE, newId: counter(), now: '2026-01-05T00:00:00.000Z', shortForm: 'Compl.', title: 'complaint', replaces: null, matter: MATTER, parties: [],
    propose: (count) => {
      const claim = proposeClaims(count)[0]?.claim
      return claim ? { claim: claim.id, elements: claim.elements.map(({ id, ...element }) => ({ library: id, ...element })) } : null
    },
    ...some,
  }
}

export function imported(text = PAPER, some: Partial<RecordsContext> = {}) {
  const parsed = parseComplaint(readPlain(text))
  return { parsed, ...complaintOperations(parsed, contextOf(some)) }
}

/** The records of some operations as the mends look at them. */
export function fixableOf(ops: readonly Operation[]): Fixable {
  return {
    paragraphs: recordsOf(ops, 'paragraphs'), headings: recordsOf(ops, 'headings'), counts: recordsOf(ops, 'counts'), doubts: recordsOf(ops, 'doubts'), supports: recordsOf(ops, 'supports'),
    gaps: recordsOf(ops, 'gaps'), assignments: recordsOf(ops, 'assignments'), responses: recordsOf(ops, 'responses'), overrides: recordsOf(ops, 'overrides'),
  }
}
