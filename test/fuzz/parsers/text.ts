/** Readers of words. They refuse nothing: whatever stands there, they say what they made of it. */
import { parseAnswer } from '../../../shared/answer'
import { parseBates, parseBatesRange } from '../../../shared/bates/number'
import { readBrief } from '../../../shared/brief/check'
import { findCites } from '../../../shared/cite/find'
import { parseCite } from '../../../shared/cite/parse'
import { indexSources } from '../../../shared/cite/sourceIndex'
import { parseContract } from '../../../shared/contract'
import { parseEdtf } from '../../../shared/dates/edtf'
import { findDates } from '../../../shared/dates/find'
import { parseLoadDate } from '../../../shared/dates/loadDate'
import { PHRASE_DEFAULTS, readDate } from '../../../shared/dates/phrase'
import { findDeficiencies, findObjections } from '../../../shared/discovery/response'
import { parseMailDate } from '../../../shared/mail/date'
import { readPlain } from '../../../shared/plain/read'
import { parseComplaint } from '../../../shared/pleading'
import { comparePolicies } from '../../../shared/policy/compare'
import { findTerms, parseTermQuery } from '../../../shared/policy/query'
import { readPolicy } from '../../../shared/policy/read'
import { EXAMPLES } from '../../../shared/search/examples'
import { explainQuery } from '../../../shared/search/explain'
import { parseQuery } from '../../../shared/search/parse'
import { referenceIds } from '../../../shared/search/reference'
import { parseTranscript } from '../../../shared/transcript'
import { LAYOUTS, makeTranscript } from '../../transcripts/make'
import { printed, REMOTE, TRIAL, WITHIN } from '../../transcripts/styles'
import { PAPER } from '../../unit/complaint/paper'
import type { Parser } from '../parser'

const bytesOf = (text: string) => new TextEncoder().encode(text)
/** As `decodeText` does. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const ANSWER = `UNITED STATES DISTRICT COURT\nNORTHERN DISTRICT OF CALIFORNIA\n\nANSWER OF DEFENDANT EXAMPLE NETWORK INC.\n\nDefendant Example Network Inc. (“Example”) answers as follows:\n\n1. Admitted.\n\n2. Example admits that it is a Delaware corporation and otherwise denies the allegations of paragraph 2.\n\n3-4. Example lacks knowledge or information sufficient to form a belief and therefore denies them.\n\n5. The agreement speaks for itself.\n\nAFFIRMATIVE DEFENSES\n\nFIRST DEFENSE\n(Statute of limitations)\n\n1. The claims are barred.\n\nExample denies each allegation not expressly admitted.\n`
const CONTRACT = `SUPPLY AGREEMENT\n\nThis agreement is made on 3 March 2024 by and between Alder Corp. (the “Seller”) and Birch LLC (the “Buyer”).\n\n1. Supply. Seller shall deliver the Goods within ten days, except as provided in Section 2.1.\n\n1.1 “Goods” means grinders.\n\n(a) of steel; and\n\n(b) of wood.\n\n2. Price\n\n2.1 Buyer shall pay $5.00 by April 1, 2024.\n\nARTICLE III GOVERNING LAW\n\nThis agreement is governed by the laws of Delaware.\n\nIN WITNESS WHEREOF\n`
const POLICY = 'Privacy Policy\nEffective September 18, 2024\n\n1. What we collect\nWe collect your messages. You may opt out.\n\n2. How we use it\n2.1 We may use your data to train models. In the European Economic Area we do not.\n\n# Changes\nWe will give notice 30 days before.\n'
const BRIEF = 'The vendor said “we never share.” PX-3 at 1; PX-7 at 2. See Compl. ¶¶ 3–5. Id. ¶ 40. Roe Dep. 45:12–46:3. LI_000123-125. ECF No. 35-2 at 7. Doe Decl., Ex. B ¶ 4. Iqbal, 556 U.S. at 678; 18 U.S.C. § 2702(a)(1). Privacy Policy § 2 (eff. Sept. 18, 2024).\n'
const DATES = ['September 18, 2024', '18/9/24', 'on or about mid-2023', 'between March 3 and April 9, 2023', 'three days after May 1, 2024 at 9:30 p.m. PST', '2024-09-18/2024-11', 'Q3 2024', '2024-05~/..', 'Tue, 21 May 2024 16:03:22 +0200 (CEST)']
const CAPTIONS = ['WEBVTT\n\n00:00:01.000 --> 00:00:03.500\n<v Ms. Orchard>Please state your name.\n\n00:00:04.000 --> 00:00:05.000\nMorgan Teasdale.\n', '1\n00:00:01,000 --> 00:00:03,500\nQ: Where were you?\n\n2\n00:00:04,000 --> 00:00:05,000\n>> WITNESS: At home.\n', '<SAMI><BODY>\n<SYNC Start=1000><P>Q. Where were you?\n<SYNC Start=3000><P>A. At home.\n</BODY></SAMI>', '<OpenDVT><Lines><Line ID="0"><Stream>0</Stream><TimeMs>0</TimeMs><PageNo>5</PageNo><LineNo>1</LineNo><Text>Q. Where?</Text></Line>\n<Line ID="1"><Stream>0</Stream><TimeMs>900</TimeMs><PageNo>5</PageNo><LineNo>2</LineNo><Text>A. Here.</Text></Line></Lines></OpenDVT>']
const RESPONSE = 'Defendant objects to this request as overbroad, unduly burdensome and vague. Subject to and without waiving these objections, Defendant will produce responsive, non-privileged documents. [1-7] Pursuant to Rule 33(d).'

const LETTERS = ['\n', '\n\n', '\f', '\t', '     ', '\0', '(', ')', '[', ']', '“', '”', '"', '’', '1. ', '99999999999. ', '¶ ', '§ ', '—', '…', 'é', '漢', '\u202e', '\u200d', '🎉', '-', ', ', '; ', 'and ']
const NOTHING = { documents: [], pleadings: [], paragraphs: [], passages: [], shortNames: [], policies: [], versions: [], contracts: [], clauses: [] }
const sources = indexSources(NOTHING)
const units = [{ id: 'a', kind: 'document' as const, pages: [{ page: 1, text: 'We may use messages to train models, § 2702(a)(1). LI_000123 private data.' }] }]

function transcript(bytes: Uint8Array): unknown {
  const text = new TextDecoder('windows-1252').decode(bytes)
  return parseTranscript(readPlain(text), { placed: false, name: 'a file' })
}

export const texts: Parser[] = [
  { name: 'transcript', samples: () => [...LAYOUTS.map((one, index) => bytesOf(one.text(makeTranscript(index + 1, 6)))), ...[REMOTE, WITHIN, TRIAL].map((one) => bytesOf(printed(one)))], signs: ['\f', '│', 'ERRATA SHEET\n', '\n', '1', '25', ' Q. ', 'A.', '001:01', '12:30:01', 'Page 4', 'EXAMINATION', '(Exhibit 1 was marked', '\u001b', '     '.repeat(40), 'Q', '\t', '4294967296'], read: transcript },
  { name: 'captions', samples: () => CAPTIONS.map(bytesOf), signs: [' --> ', '99:99:99,999', '<SYNC Start=', '<Line ID="9">', '<PageNo>99999</PageNo>', '\n\n', '<v ', '>', '{\\an8}', ': ', '\0'], read: transcript },
  { name: 'complaint', samples: () => [bytesOf(PAPER)], signs: [...LETTERS, 'COUNT I\n', 'FIRST CAUSE OF ACTION\n', 'PRAYER FOR RELIEF\n', 'EXHIBIT A\f', 'JURY TRIAL DEMANDED'], read: (bytes) => parseComplaint(readPlain(textOf(bytes))) },
  { name: 'answer', samples: () => [bytesOf(ANSWER)], signs: [...LETTERS, 'Denied.', 'Admitted.', 'speaks for itself', 'SECOND DEFENSE\n', 'paragraphs 1 through 999999', 'COUNTERCLAIM\n'], read: (bytes) => parseAnswer(readPlain(textOf(bytes)), { highest: 9 }) },
  { name: 'contract', samples: () => [bytesOf(CONTRACT)], signs: [...LETTERS, '1.1.1.1.1 ', '(a) ', '(i) ', 'ARTICLE I ', 'Section 2.3 ', ' means ', 'WHEREAS ', '........ 4\n', 'by and between ', 'is hereby amended '], read: (bytes) => parseContract(readPlain(textOf(bytes))) },
  { name: 'policy', samples: () => [bytesOf(POLICY)], signs: [...LETTERS, '# ', '## ', 'Effective ', 'Last updated: ', '* ', '| a | b |'], read: (bytes) => comparePolicies(readPolicy(readPlain(POLICY), true), readPolicy(readPlain(textOf(bytes)), bytes.length % 2 === 0)) },
  { name: 'dates', samples: () => DATES.map(bytesOf), signs: [...LETTERS, '0', '31', '9999', '/', '..', '?', '~', '%', 'X', 'T', 'Z', '+99:99', 'about ', 'between ', ' after ', 'Feb. 30', 'noon'], read: readDates },
  { name: 'query', samples: () => EXAMPLES.map(({ query }) => bytesOf(query)), signs: [...LETTERS, ' AND ', ' OR ', ' NOT ', 'w/5 ', 'pre/99999 ', 'w/s ', '*', '?', '~', '~9', ':', '..', 'in:', 'date:', '¶', '\\'], read: readQuery },
  { name: 'cites', samples: () => [bytesOf(BRIEF)], signs: [...LETTERS, 'Id. ', 'Compl. ', 'PX-', 'at ', 'Dep. ', '45:12', '¶¶', 'ECF No. ', 'Ex. ', 'supra', '999999999', 'F.3d '], read: (bytes) => [findCites(textOf(bytes)), parseCite(textOf(bytes)), parseBates(textOf(bytes)), parseBatesRange(textOf(bytes))] },
  { name: 'brief', samples: () => [bytesOf(BRIEF)], signs: [...LETTERS, 'Id. ', '“', '” ', '[sic]', '. . .', 'PX-3 at '], read: (bytes) => readBrief(readPlain(textOf(bytes)), sources) },
  { name: 'responses', samples: () => [bytesOf(RESPONSE)], signs: LETTERS, read: (bytes) => [findObjections(textOf(bytes)), findDeficiencies('rfp', textOf(bytes), 0)] },
  { name: 'policy-terms', samples: () => ['train*', '"opt out" w/5 setting', 'data OR messages'].map(bytesOf), signs: [...LETTERS, '*', 'w/5 ', ' OR '], read: (bytes) => {
    const query = parseTermQuery(textOf(bytes))
    return query && findTerms(query, 'we may use your messages to train models unless you opt out of the setting')
  } },
]

function readDates(bytes: Uint8Array): void {
  const text = textOf(bytes)
  readDate(text)
  findDates(text, PHRASE_DEFAULTS)
  parseEdtf(text)
  parseLoadDate(text, 'mdy')
  parseMailDate(text)
}

function readQuery(bytes: Uint8Array): void {
  for (const stem of [true, false]) {
    const parsed = parseQuery(textOf(bytes), { stem })
    if (!parsed.ok) continue
    explainQuery(parsed.query)
    referenceIds(parsed.query, units, () => new Set())
  }
}
