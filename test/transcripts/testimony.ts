/** A short deposition of given words, as a reporter's ASCII file. */

const PER_PAGE = 25
const COVER = ['UNITED STATES DISTRICT COURT', 'NORTHERN DISTRICT OF CALIFORNIA', '', 'A. QUILL,', 'Plaintiff,', 'vs.', 'HARBOR LANTERN, INC.,', 'Defendant.', '']

/** @param rows lines of the testimony as they are printed, from page 2, line 1 on */
export function testimonyFile(rows: readonly string[], { date, rough = false, above = [] }: { date: string; rough?: boolean; above?: readonly string[] }): string {
  const cover = [...(rough ? ['ROUGH DRAFT - UNCERTIFIED'] : []), ...COVER, 'DEPOSITION OF', 'MORGAN TEASDALE', date]
  const body = [...above, ...rows]
  const pages = [cover, ...Array.from({ length: Math.ceil(body.length / PER_PAGE) }, (_, at) => body.slice(at * PER_PAGE, (at + 1) * PER_PAGE))]
  return pages.map((own, at) => [`${' '.repeat(60)}${at + 1}`, ...Array.from({ length: PER_PAGE }, (_, n) => `${String(n + 1).padStart(2)}     ${own[n] ?? ''}`.trimEnd())].join('\r\n')).join('\r\n\f')
}

export const SAID = [
  'EXAMINATION', 'BY MS. ORCHARD:',
  'Q.  When did you first learn of the marigold setting?', 'A.  In September, from the platform group.',
  'Q.  Were members told of the setting before it', 'went live?', 'A.  Yes. Every member was told of the marigold', 'setting in a notice, in August.',
  'MR. PIER:  Objection. Form.',
  'Q.  Who wrote that notice?', 'A.  The policy team, with counsel.',
  'Q.  Did you read it before it went out?', 'A.  Yes.',
  'Q.  Did you ever ask that it be changed?', 'A.  No.',
  'Q.  Which regions were left out?', 'A.  The United Kingdom and Switzerland, I believe.',
  'Q.  And who decided that?', 'A.  Somebody above me decided it in the spring.',
]

/** The draft says the same but for one answer; its last words were not translated. */
export const SAID_IN_DRAFT = SAID.map((row) => row.replace('with counsel', 'with council')).flatMap((row, at) => (at === 15 ? ['Q.  TPHAOEU STKPWHR which regions STPH were KWRAOE', 'left out?'] : at === 18 ? ['A.  SKWROPL PWOUF TPHAOEU STKPWHR KPWR TKPWAOEU SPWR.'] : [row]))

export const SAID_BEFORE = [
  'EXAMINATION', 'BY MS. ORCHARD:', 'Q.  What is your position?', 'A.  I lead the feed team.', 'Q.  Since when?', 'A.  Since 2019.',
  'Q.  Were members told of the marigold setting?', 'A.  No. No member was told of the marigold setting', 'before it went live.',
  'Q.  Are you certain?', 'A.  I am certain.', 'Q.  Is there a paper on it?', 'A.  There is none.',
]
