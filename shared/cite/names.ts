/** Names of sources as papers print them, and the one form that Probata gives each (domain § 12). */

type Name = { pattern: RegExp; doc: string | ((match: RegExpExecArray) => string) }

const compl = '(?:Compl(?:aint|t)?\\b\\.?|Cmplt\\.|Cplt\\.)'
const am = 'Am(?:ended|end|d)?\\b\\.?'
const kind = '(?:(?:Consol(?:idated)?|Class Action|Verified|Corrected|Redacted|Derivative|Third-Party)\\b\\.? ){0,3}'
const count = (word: string) => new RegExp(`(?:${word}) ${kind}${am} ${kind}${compl}`, 'iy')

/** Papers of the case; each needs a place behind it, since its name is a word as well. */
const PLEADINGS: readonly Name[] = [
  { pattern: count('First|1st'), doc: 'FAC' },
  { pattern: count('Second|2d|2nd'), doc: 'SAC' },
  { pattern: count('Third|3d|3rd'), doc: 'TAC' },
  { pattern: count('Fourth|4th'), doc: '4AC' },
  { pattern: count('Fifth|5th'), doc: '5AC' },
  { pattern: new RegExp(`${kind}${am} ${kind}${compl}`, 'iy'), doc: 'Am. Compl.' },
  { pattern: new RegExp(`(?:Consol(?:idated)?\\b\\.? )(?:Class Action )?${compl}`, 'iy'), doc: 'Consol. Compl.' },
  { pattern: new RegExp(`${kind}${compl}`, 'iy'), doc: 'Compl.' },
  { pattern: /(?:FAC|SAC|TAC|4AC|5AC)\b/y, doc: (match) => match[0] },
  { pattern: /(?:Ans(?:wer)?\b\.?)/iy, doc: 'Answer' },
  { pattern: /Counter-?cl(?:aims?)?\b\.?/iy, doc: 'Countercl.' },
  { pattern: /Cross-?cl(?:aims?)?\b\.?/iy, doc: 'Crosscl.' },
  { pattern: /(?:Not(?:ice)?\b\.? of Removal|NOR\b)/iy, doc: 'Notice of Removal' },
  { pattern: /Opp(?:'n|osition)?\b\.?(?: Br(?:ief)?\b\.?)?/iy, doc: "Opp'n" },
  { pattern: /(?:Defs?\.'? )?(?:Mot(?:ion|\.)? to Dismiss|MTD\b)/iy, doc: 'MTD' },
  { pattern: /(?:MSJ|Mot(?:ion|\.) for (?:Partial )?Summ(?:ary|\.) J(?:udgment|\.))/iy, doc: 'MSJ' },
  { pattern: /Mot(?:ion\b|\.)/iy, doc: 'Mot.' },
  { pattern: /Reply\b(?: Br(?:ief)?\b\.?)?/iy, doc: 'Reply' },
  { pattern: /(?:Mem(?:orandum|o)?\b\.?)(?: (?:of Law|of P\. ?& ?A\.))?/iy, doc: 'Mem.' },
  { pattern: /(?:Br(?:ief\b|\.))/iy, doc: 'Br.' },
  { pattern: /Pet(?:ition\b|\.)/iy, doc: 'Pet.' },
  { pattern: /(?:[PDJ]?(?:SUF|SOF|UMF|SUMF|RSUF|CSOF))\b/y, doc: (match) => match[0] },
  { pattern: /Stip(?:ulation\b|\.)/iy, doc: 'Stip.' },
]

/** @returns the name that stands here in its one form, and where it ends */
export function pleadingAt(text: string, at: number): { doc: string; end: number } | null {
  for (const { pattern, doc } of PLEADINGS) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match) return { doc: typeof doc === 'string' ? doc : doc(match), end: pattern.lastIndex }
  }
  return null
}

const REQUESTS: readonly [RegExp, string][] = [
  [/(?:RFPs?|RPDs?|RFPDs?|Requests? for (?:the )?Production(?: of Documents?)?|Document Requests?|Doc\. Reqs?\.)/iy, 'RFP'],
  [/(?:RFAs?|Requests? for Admissions?|Reqs?\. for Admis(?:s|sion)?\.?)/iy, 'RFA'],
  [/(?:(?:Special |Form )?Interrog(?:s\b\.?|ator(?:y|ies)\b|\.|\b)|Rogs?\b|SROGs?\b|Sp\. Rogs?\b)/iy, 'Interrog.'],
  [/(?:30\(b\)\(6\) |Dep(?:osition|\.) )?Topics?\b/y, 'Topic'],
]
const ANSWER_TO = /(?:(?:Supp(?:l(?:emental)?)?|Am(?:ended)?|Further)\b\.? ){0,2}(?:(?:Resps?|Objs?|Ans(?:wers?)?)\b\.?|Responses?|Objections?)(?:,? (?:and|&) (?:Objs?\.|Objections?|Resps?\.|Responses?))? to (?:(?:Pls?|Defs?|Plaintiffs?|Defendants?)\b\.?(?:'s|s'|')? )?/iy
const SET = /(?:(?:First|Second|Third|1st|2d|2nd|3d) (?:Set of )?)?/iy

/** A discovery request, or the answer to one: "Resps. to RFAs". */
export function requestAt(text: string, at: number): { doc: string; end: number } | null {
  ANSWER_TO.lastIndex = at
  const answer = ANSWER_TO.test(text)
  SET.lastIndex = answer ? ANSWER_TO.lastIndex : at
  SET.test(text)
  const from = Math.max(SET.lastIndex, answer ? ANSWER_TO.lastIndex : at)
  for (const [pattern, name] of REQUESTS) {
    pattern.lastIndex = from
    if (pattern.test(text)) return { doc: answer ? `Resp. to ${name}` : name, end: pattern.lastIndex }
  }
  return null
}

/** Last words of the name of an agreement, and of a text that its publisher changes over time. */
export const CONTRACT_WORDS = /^(?:Agreements?|Agmt\.|Contract|Terms|Addendum|Lease|Bylaws|License|Guaranty|Indenture|Deed|Amendment|Form|Schedule|Appendix|Annex|Warranty|Plan|Charter|Use|Service|Services|Conditions|Statement of Work|SOW|MSA|NDA)$/
export const POLICY_WORDS = /^(?:Policy|Policies|Notice|Handbook|Manual|Protocol|Standards|Conduct|Statement|FAQ|FAQs)$/

/** Words that begin a sentence or introduce a cite, and are no part of a name. */
export const NOT_A_NAME = new Set(
  ('See Also But Cf Accord Compare Contra And In The A An At As On By To From Of For With Under Per Plaintiff Plaintiffs Defendant Defendants Id Ibid Ex Exs Exh Exhibit Exhibits ECF Dkt Doc Docket No Nos Compl Complaint ' +
    'That This These Those While When Where Because Although However Thus Therefore Moreover Indeed Here There His Her Its Their Our Your It He She They We You Citing Quoting According Both Neither Each Section Sections Article Paragraph Paragraphs Page Pages Similarly Likewise Finally First Second Third Next Then After Before During Through Since If Or Nor So Yet Such Any All Some Not Only').split(' '),
)

export const ROMAN: Record<string, number> = { I: 1, II: 2, III: 3, IV: 4, V: 5, VI: 6, VII: 7, VIII: 8, IX: 9, X: 10, XI: 11, XII: 12 }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const VERSION = / ?[([](?:(?:eff(?:ective)?|last (?:updated|revised)|updated|revised|dated|version of|as of|v\.)\b\.? ?(?:date )?)?(?:(\d{4})-(\d{2})-(\d{2})|([A-Z][a-z]{2,8})\.? (\d{1,2}),? (\d{4})|(\d{1,2}) ([A-Z][a-z]{2,8})\.? (\d{4}))[)\]]/iy

/** "(eff. Sept. 18, 2024)" → "2024-09-18" and where it ends. */
export function versionAt(text: string, at: number): { date: string; end: number } | null {
  VERSION.lastIndex = at
  const match = VERSION.exec(text)
  if (!match) return null
  if (match[1]) return { date: `${match[1]}-${match[2]}-${match[3]}`, end: VERSION.lastIndex }
  const [name, day, year] = match[4] ? [match[4], match[5], match[6]] : [match[8], match[7], match[9]]
  const month = MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1
  return month === 0 ? null : { date: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, end: VERSION.lastIndex }
}
