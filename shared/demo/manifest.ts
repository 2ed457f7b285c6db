/**
 * What the demo matter holds besides its files: our own words throughout. Paragraphs are named by
 * their printed number, places by their quote.
 */
import type { Document, Gap, Support, Tag } from '../records'

export const matter = {
  name: 'Plaintiff v. LinkedIn (demonstration)',
  judge: '',
  counsel: [{ name: 'Counsel for Plaintiff (demonstration)', appearsFor: 'A. Plaintiff and the proposed class' }],
}

/** The complaint's own file; the day on it, from which a debt under Rule 11(b)(3) is counted. */
export const complaintFile = { file: 'complaint.pdf', title: 'Class Action Complaint' }
export const filed = '2025-01-21'

export const definedNames: Record<string, string> = { 'LINKEDIN CORPORATION': 'LinkedIn', 'A. PLAINTIFF': 'Plaintiff' }

export const tags: readonly (Pick<Tag, 'name' | 'colour' | 'key'> & { parent?: string })[] = [
  { name: 'Hot', colour: 'rust', key: '1' },
  { name: 'Policy', colour: 'teal', key: '2' },
  { name: 'Setting', colour: 'ochre', key: '3' },
  { name: 'Contract', colour: 'blue', key: '4' },
  { name: 'Client', colour: 'green', key: '5' },
  { name: 'Denial', colour: 'rose', key: '6' },
  { name: 'Regions', colour: 'violet', key: null, parent: 'Setting' },
]

type DemoDocument = { file: string; title: string; exhibit: string | null; source: string; custodian: string; date: string | null; tags: string[]; reviewed: boolean; confidentiality?: Document['confidentiality']; note?: string }

export const documents: readonly DemoDocument[] = [
  { file: 'LSA.pdf', title: 'LinkedIn Subscription Agreement', exhibit: 'PX-1', source: 'Client', custodian: 'A. Plaintiff', date: '2021-03-04', tags: ['Contract'], reviewed: true },
  { file: 'privacy-policy-2024-07-31.html', title: 'Privacy policy, effective July 31, 2024 (summary)', exhibit: 'PX-2', source: 'Public', custodian: '', date: '2024-07-31', tags: ['Policy'], reviewed: true },
  { file: 'privacy-policy-2024-09-18.html', title: 'Privacy policy, effective Sept. 18, 2024 (summary)', exhibit: 'PX-3', source: 'Public', custodian: '', date: '2024-09-18', tags: ['Policy', 'Hot'], reviewed: true },
  { file: 'help-page-setting.html', title: 'Help page on the setting (summary)', exhibit: 'PX-4', source: 'Public', custodian: '', date: '2024-09', tags: ['Setting'], reviewed: true },
  { file: 'receipt-2024-08.pdf', title: 'Receipt, Premium, August 2024', exhibit: 'PX-5', source: 'Client', custodian: 'A. Plaintiff', date: '2024-08-04', tags: ['Client'], reviewed: true },
  { file: 'receipt-2024-10.pdf', title: 'Receipt, Premium, October 2024', exhibit: 'PX-13', source: 'Client', custodian: 'A. Plaintiff', date: '2024-10-04', tags: ['Client', 'Hot'], reviewed: true },
  { file: 'extension-2025-11-03.html', title: 'Training extended to more regions (as reported)', exhibit: 'PX-14', source: 'Public', custodian: '', date: '2025-11-03', tags: ['Regions', 'Denial'], reviewed: false },
  { file: 'inmail-counts.csv', title: 'InMail sent and received, 2024', exhibit: 'PX-6', source: 'Client', custodian: 'A. Plaintiff', date: '2024-09-17', tags: ['Client'], reviewed: true, confidentiality: 'confidential' },
  { file: 'settings-note.txt', title: 'Note on the account settings', exhibit: 'PX-7', source: 'Client', custodian: 'A. Plaintiff', date: '2024-09-19', tags: ['Setting', 'Client'], reviewed: true },
  { file: 'uk-regulator-2024-09-20.html', title: 'UK: use of members’ data suspended (as reported)', exhibit: 'PX-8', source: 'Public', custodian: '', date: '2024-09-20', tags: ['Regions'], reviewed: true },
  { file: 'regions-2024.html', title: 'Regions exempted or paused (as reported)', exhibit: 'PX-9', source: 'Public', custodian: '', date: '2024', tags: ['Regions'], reviewed: false },
  { file: 'recipient-list-request.pdf', title: 'Request under Data Terms § 5.5', exhibit: 'PX-10', source: 'Client', custodian: 'A. Plaintiff', date: '2024-10-02', tags: ['Hot', 'Client'], reviewed: true },
  { file: 'press-statement-2025-01.pdf', title: 'Public answer to the lawsuit (as reported)', exhibit: 'PX-11', source: 'Public', custodian: '', date: '2025-01', tags: ['Denial'], reviewed: true },
  { file: 'counsel-statement-2025-01-31.pdf', title: 'Statement of plaintiff’s counsel (as reported)', exhibit: 'PX-12', source: 'Public', custodian: '', date: '2025-01-31', tags: ['Denial', 'Hot'], reviewed: false },
  { file: 'user-agreement-2024-11-20.html', title: 'User Agreement, effective Nov. 20, 2024 (summary)', exhibit: null, source: 'Public', custodian: '', date: '2024-11-20', tags: ['Policy'], reviewed: false },
  { file: 'client-mail-2024-09-20.pdf', title: 'Mail from the client', exhibit: null, source: 'Client', custodian: 'A. Plaintiff', date: '2024-09-20', tags: ['Client'], reviewed: true, confidentiality: 'attorneys-eyes-only', note: 'Privileged: client to counsel. Not to be produced.' },
]

/** Places by a name of their own, found by their quote. */
export const passages: Record<string, { file: string; quote: string; locator?: string; note?: string }> = {
  confidential: { file: 'LSA.pdf', quote: 'including the content of private communications that Customer sends or receives through the Services', locator: '§ 3.1' },
  promise: { file: 'LSA.pdf', quote: 'LinkedIn will not disclose Customer’s Confidential Information to any third party except as this Agreement permits.', locator: '§ 3.2', note: 'The promise that Count I rests on.' },
  processors: { file: 'LSA.pdf', quote: 'LinkedIn may disclose Confidential Information to processors that are bound by terms no less protective', locator: '§ 3.3' },
  change: { file: 'LSA.pdf', quote: 'A change does not apply to a period already paid for.', locator: '§ 4.1' },
  purposes: { file: 'LSA.pdf', quote: 'LinkedIn processes customer data only for the purposes for which Customer has subscribed.', locator: 'Data Terms § 5.1' },
  further: { file: 'LSA.pdf', quote: 'LinkedIn tells Customer before it processes customer data for any further purpose.', locator: 'Data Terms § 5.3' },
  prevails: { file: 'LSA.pdf', quote: 'Where a policy on the website differs from the Data Terms, the Data Terms prevail.', locator: '§ 5.2' },
  assent: { file: 'LSA.pdf', quote: 'March 4, 2021, 09:12', note: 'The record of acceptance.' },
  record: { file: 'LSA.pdf', quote: 'LinkedIn keeps a record of each category of recipient to whom customer data is made available', locator: 'Data Terms § 5.5' },
  inmail: { file: 'LSA.pdf', quote: 'The Services include the sending and receiving of private messages', locator: '§ 1.2' },
  silent: { file: 'privacy-policy-2024-07-31.html', quote: 'The policy contains no sentence on the training of artificial-intelligence models.' },
  scan: { file: 'privacy-policy-2024-07-31.html', quote: 'the service may scan automatically to suggest replies and to keep the site safe' },
  training: { file: 'privacy-policy-2024-09-18.html', quote: 'personal data may be used to develop and train artificial-intelligence models' },
  unnamed: { file: 'privacy-policy-2024-09-18.html', quote: 'It does not name private messages, and it does not exclude them.' },
  whoAndWhen: { file: 'privacy-policy-2024-09-18.html', quote: 'information that indicates who communicates with whom, and when', note: 'Record data, not contents.' },
  default: { file: 'help-page-setting.html', quote: 'For members in the United States the setting is on by default.' },
  past: { file: 'help-page-setting.html', quote: 'Switching it off does not affect training that has already taken place.' },
  notOffered: { file: 'help-page-setting.html', quote: 'The setting is not offered to members in the EU, EEA, UK and Switzerland' },
  paid: { file: 'receipt-2024-08.pdf', quote: 'Amount paid $39.99' },
  active: { file: 'receipt-2024-08.pdf', quote: 'Active, in good standing' },
  memberSince: { file: 'receipt-2024-08.pdf', quote: 'Member since March 4, 2021' },
  keptPaying: { file: 'receipt-2024-10.pdf', quote: 'Billing period October 4 to November 3, 2024', note: 'After the setting was found on September 19.' },
  paidAgain: { file: 'receipt-2024-10.pdf', quote: 'Amount paid $39.99' },
  accepted: { file: 'receipt-2024-08.pdf', quote: 'Terms accepted LinkedIn Subscription Agreement, March 4, 2021' },
  counts: { file: 'inmail-counts.csv', quote: 'total,77,69', note: '146 messages in all.' },
  foundOn: { file: 'settings-note.txt', quote: 'Data for Generative AI Improvement: On.' },
  notTold: { file: 'settings-note.txt', quote: 'I had never seen this setting and had not been told about it.' },
  suspended: { file: 'uk-regulator-2024-09-20.html', quote: 'LinkedIn had suspended the training of models with the data of members in the United Kingdom' },
  exempted: { file: 'regions-2024.html', quote: 'Exempted according to one article: EU, EEA, United Kingdom, Canada, Hong Kong, China, Switzerland.' },
  conflict: { file: 'regions-2024.html', quote: 'The reports do not agree on whether these regions were exempt from the start or paused later.' },
  paused: { file: 'regions-2024.html', quote: 'training was paused in Hong Kong on October 11, 2024 and in Canada on December 10, 2024' },
  excluded: { file: 'extension-2025-11-03.html', quote: 'private messages are excluded from the training', note: 'Speaks of 2025, not of 2024.' },
  unanswered: { file: 'recipient-list-request.pdf', quote: 'No answer was received by December 31, 2024.' },
  denial: { file: 'press-statement-2025-01.pdf', quote: '“We never did that.”' },
  shown: { file: 'counsel-statement-2025-01-31.pdf', quote: 'the company had shown evidence that it did not use private InMail messages to train models', note: 'Read with PX-11. What the evidence was is not reported.' },
  wouldNot: { file: 'client-mail-2024-09-20.pdf', quote: 'I would not have paid had I known that these messages could be used for anything else.' },
  never: { file: 'client-mail-2024-09-20.pdf', quote: 'I never agreed to that, and nobody asked me.' },
  topics: { file: 'client-mail-2024-09-20.pdf', quote: 'In spring I wrote to two recruiters about an offer and about my mother’s illness.' },
}

type DemoLink = { of: string; passage: string; bearing?: Support['bearing']; directness?: Support['directness']; standing?: Support['standing']; note?: string }

const yes = { bearing: 'supports', directness: 'direct', standing: 'verified' } as const
const hint = { bearing: 'supports', directness: 'circumstantial', standing: 'proposed' } as const
const against = { bearing: 'undermines', directness: 'direct', standing: 'proposed' } as const

/** Links; `of` is a printed paragraph number, or an element's id in the library. */
export const links: readonly DemoLink[] = [
  { of: '2', passage: 'training', ...yes },
  { of: '3', passage: 'unnamed', ...hint, note: 'The sentence is wide enough for messages. It does not show that any were used.' },
  { of: '5', passage: 'memberSince', ...yes, standing: 'proposed', note: 'Shows the membership, not the residence.' },
  { of: '11', passage: 'inmail', ...yes },
  { of: '12', passage: 'inmail', ...yes },
  { of: '13', passage: 'paid', ...yes, note: 'August 2024.' },
  { of: '13', passage: 'paidAgain', ...yes, note: 'October 2024.' },
  { of: '14', passage: 'counts', ...yes, note: '77 sent and 69 received: 146.' },
  { of: '14', passage: 'topics', ...yes },
  { of: '16', passage: 'confidential', ...yes },
  { of: '17', passage: 'promise', ...yes },
  { of: '18', passage: 'assent', ...yes },
  { of: '18', passage: 'accepted', ...yes },
  { of: '19', passage: 'promise', ...yes },
  { of: '20', passage: 'confidential', ...yes },
  { of: '21', passage: 'purposes', ...yes },
  { of: '21', passage: 'record', ...yes },
  { of: '22', passage: 'purposes', ...hint },
  { of: '23', passage: 'active', ...yes },
  { of: '24', passage: 'active', ...yes },
  { of: '25', passage: 'silent', ...yes },
  { of: '26', passage: 'foundOn', ...hint, note: 'Shows the setting on September 19, not in August.' },
  { of: '27', passage: 'default', ...yes },
  { of: '27', passage: 'foundOn', ...yes },
  { of: '28', passage: 'exempted', ...yes },
  { of: '28', passage: 'conflict', bearing: 'undermines', directness: 'direct', standing: 'verified', note: 'Exempt from the start, or paused later: the reports differ.' },
  { of: '29', passage: 'notTold', ...yes },
  { of: '29', passage: 'further', bearing: 'context', directness: 'circumstantial', standing: 'verified', note: 'The contract asked for notice.' },
  { of: '30', passage: 'training', ...yes },
  { of: '31', passage: 'past', ...yes },
  { of: '32', passage: 'silent', ...hint },
  { of: '32', passage: 'change', ...hint },
  { of: '32', passage: 'prevails', ...hint },
  { of: '33', passage: 'suspended', ...yes },
  { of: '34', passage: 'paused', ...yes },
  { of: '35', passage: 'notOffered', ...hint },
  { of: '36', passage: 'denial', ...against, note: 'The company’s own public answer; not under oath.' },
  { of: '36', passage: 'shown', ...against, note: 'Our own counsel’s reported words. What was shown is not known.' },
  { of: '36', passage: 'excluded', ...against, directness: 'circumstantial', note: 'Speaks of 2025, not of 2024.' },
  { of: '36', passage: 'processors', bearing: 'context', directness: 'circumstantial', standing: 'verified', note: 'The likely defense: a processor is no third party.' },
  { of: '38', passage: 'shown', ...against },
  { of: '57', passage: 'denial', ...against },
  { of: '39', passage: 'confidential', bearing: 'supports', directness: 'circumstantial', standing: 'verified', note: 'Its own agreement calls the content of private communications confidential.' },
  { of: '40', passage: 'default', ...hint, note: 'A default is somebody’s choice; it does not show what they knew.' },
  { of: '41', passage: 'never', ...yes },
  { of: '41', passage: 'unnamed', bearing: 'undermines', directness: 'circumstantial', standing: 'verified', note: 'Use of the service after September 18, 2024 may be argued to be consent.' },
  { of: '42', passage: 'unnamed', ...yes },
  { of: '43', passage: 'unanswered', ...hint },
  { of: '44', passage: 'wouldNot', ...hint, note: 'The plaintiff’s own word; it needs a measure of the price.' },
  { of: '44', passage: 'paid', ...hint },
  { of: '44', passage: 'keptPaying', ...against, directness: 'circumstantial', note: 'Kept paying after learning of the setting.' },
  { of: '47', passage: 'past', ...yes },
  { of: '55', passage: 'assent', ...yes },
  { of: '56', passage: 'active', ...yes },
  { of: '68', passage: 'paid', ...hint },
  { of: 'ca-contract.3', passage: 'active', ...yes },
  { of: 'sca-2702.1', passage: 'inmail', ...yes },
  { of: 'sca-2702.2', passage: 'whoAndWhen', bearing: 'context', directness: 'circumstantial', standing: 'verified', note: 'Expect the argument that only record data was used.' },
  { of: 'sca-2702.6', passage: 'never', ...yes },
  { of: 'sca-2702.6', passage: 'scan', bearing: 'undermines', directness: 'circumstantial', standing: 'verified', note: 'Automatic scanning was disclosed.' },
  { of: 'ca-ucl.2', passage: 'notTold', ...yes, note: 'Carries the “unfair” limb. “Unlawful” stands or falls with Count II.' },
  { of: 'ca-ucl.4', passage: 'keptPaying', bearing: 'undermines', directness: 'circumstantial', standing: 'verified', note: 'Paid for October after finding the setting on September 19: what did the practice cause?' },
]

/** `dueIn`: days from the making of the demo matter, so that its plan is never stale. */
type DemoGap = Pick<Gap, 'what' | 'why' | 'holder' | 'plan'> & { of: string; dueIn: number | null }

export const gaps: readonly DemoGap[] = [
  {
    of: '36', what: 'Nothing shows that any InMail left LinkedIn',
    why: 'Breach in Count I and “divulged” in Count II both rest on this allegation, and it is pleaded on information and belief. Unless some record shows a disclosure both counts fail, and the “unlawful” limb of Count III with them.',
    holder: 'LinkedIn and its affiliates: training-data manifests, transfer logs, vendor contracts', plan: 'RFP 4 (lineage of training data), 30(b)(6) topic 2, RFA 1', dueIn: 30,
  },
  {
    of: '37', what: 'Nobody knows who received the messages',
    why: 'To divulge is to divulge to someone. The record under Data Terms § 5.5 would name the categories of recipient; the plaintiff asked for it on October 2, 2024 and had no answer.',
    holder: 'LinkedIn', plan: 'Interrogatory 3; ask again under § 5.5', dueIn: 30,
  },
  {
    of: '38', what: 'Nothing ties the plaintiff’s own messages to a data set',
    why: 'Standing, and “aggrieved” in Count II, turn on what happened to this plaintiff’s messages, not on what happened to the class.',
    holder: 'LinkedIn', plan: 'RFP 5 (plaintiff’s account data), RFA 2', dueIn: 30,
  },
  {
    of: '15', what: 'Nothing shows how long messages are kept, or where',
    why: '“In electronic storage” is alleged without a document. A retention schedule of the message store would settle it.',
    holder: 'LinkedIn', plan: 'RFP 7 (retention schedules), RFA 3', dueIn: 44,
  },
  {
    of: '40', what: 'Nothing shows why the setting was on by default, and why some regions were left out',
    why: 'The papers behind those two decisions would show whether LinkedIn acted knowingly.',
    holder: 'LinkedIn', plan: 'RFP 9 (decision papers), 30(b)(6) topic 3', dueIn: 44,
  },
  {
    of: '44', what: 'Nobody has put a price on the confidentiality',
    why: 'The harm is told, not measured: what part of $39.99 a month was paid for it?',
    holder: 'An expert; LinkedIn’s pricing studies', plan: 'Conjoint survey; RFP 11 (pricing studies)', dueIn: 90,
  },
  {
    of: '13', what: 'Only two of 46 months are proved as paid',
    why: 'Two receipts are at hand. What could be restored depends on all of them.',
    holder: 'The client', plan: 'Ask the client for the card statements', dueIn: -3,
  },
  {
    of: '26', what: 'Nobody knows the day on which the setting went live',
    why: 'The period of the class begins on that day. The reports name only the month.',
    holder: 'LinkedIn', plan: 'Interrogatory 5', dueIn: null,
  },
]

/** Which paragraphs allege which elements, by the library's ids. Confirmed by hand. */
export const assignments: Record<string, readonly string[]> = {
  'ca-contract.1': ['17', '18', '55'], 'ca-contract.2': ['13', '23', '56'], 'ca-contract.3': ['24'], 'ca-contract.4': ['19', '36', '57'], 'ca-contract.5': ['44', '45', '58'], 'ca-contract.6': ['46'],
  'sca-2702.1': ['11', '60'], 'sca-2702.2': ['3', '14', '16'], 'sca-2702.3': ['15', '61'], 'sca-2702.4': ['36', '37', '62'], 'sca-2702.5': ['39', '40', '62'], 'sca-2702.6': ['41', '63'], 'sca-2702.7': ['38', '64'], 'sca-2702.8': ['64'],
  'ca-ucl.1': ['27', '29', '66'], 'ca-ucl.2': ['29', '31', '67'], 'ca-ucl.3': ['44', '68'], 'ca-ucl.4': ['46', '68'], 'ca-ucl.5': ['47', '69'],
}

export const people: readonly { name: string; role: string; organisation: string; note: string }[] = [
  { name: 'A. Plaintiff', role: 'Plaintiff, Premium member', organisation: '', note: 'Fictional.' },
  { name: 'Corporate designee', role: '30(b)(6) witness on data flows', organisation: 'LinkedIn Corporation', note: 'Not yet named; topics 1–4.' },
  { name: 'Custodian of records', role: 'Message store', organisation: 'LinkedIn Corporation', note: 'Not yet named.' },
  { name: 'Expert on pricing', role: 'Measure of damages', organisation: '', note: 'To be retained.' },
]

export const overrides: readonly { of: string; status: 'not-needed' | 'contested'; reason: string }[] = [
  { of: '10', status: 'not-needed', reason: 'Divisional assignment is argued from the local rules.' },
  { of: 'sca-2702.8', status: 'not-needed', reason: 'The statutory sum follows once the other elements are proved; nothing more is to be proved for it now.' },
]

export const acceptedDebts: readonly { paragraph: string; reason: string }[] = [
  { paragraph: '49', reason: 'Class size comes from the defendant’s own records; asked for in Interrogatory 1.' },
]

