/** A long deposition out of nothing, as the file that a reporter would send. Imports nothing: the scripts that measure read it as it is. */

export type MadePage = { printed: number; part: 'cover' | 'index' | 'testimony' | 'certificate'; lines: string[] }

export const PER_PAGE = 25
export const ASKED = ['Who decided that the setting would be on by default', 'When did you first see the notice that went out in September', 'Did anyone on your team object to the change', 'Which table holds the record of what was sent', 'Where is the list of recipients kept', 'What did you tell the vendor about member messages']
export const SAID = ['I do not recall that.', 'That was decided before I joined the team.', 'The platform group kept it, as far as I know.', 'Yes, I saw it in the weekly notes.', 'I would have to look at the log to answer that.', 'Not in those words, but it was discussed in the spring.']
export const MORE = ['and I remember that there was a meeting about it', 'which is what the dashboard showed at that time', 'although the region flags were switched later on', 'because nobody had asked the legal department yet', 'and after that the entries were written every night']

/** Cover, index, testimony and certificate, 25 lines a page. @param chance numbers from 0 to 1, the same for the same seed */
export function largeTranscript(count: number, chance: () => number): MadePage[] {
  const pick = (list: readonly string[]) => list[Math.floor(chance() * list.length)] as string
  const pages: MadePage[] = []
  const add = (part: MadePage['part'], lines: readonly string[]) => pages.push({ printed: pages.length + 1, part, lines: Array.from({ length: PER_PAGE }, (_, at) => lines[at] ?? '') })
  add('cover', ['UNITED STATES DISTRICT COURT', 'NORTHERN DISTRICT OF NOWHERE', '', 'ANN ROE,', 'Plaintiff,', 'vs.', 'EXAMPLE CORPORATION,', 'Defendant.', '', 'DEPOSITION OF', 'MORGAN TEASDALE', 'Tuesday, June 3, 2025', '', 'Reported by: A. Penn, CSR No. 99999'])
  add('index', ['I N D E X', '', 'WITNESS                    PAGE', 'MORGAN TEASDALE', 'EXAMINATION BY MS. ORCHARD     3'])
  const said = ['(The witness was sworn.)', 'EXAMINATION', 'BY MS. ORCHARD:']
  while (said.length < (count - 3) * PER_PAGE) {
    said.push(`Q.  ${pick(ASKED)},`, `${pick(MORE)}?`)
    if (chance() < 0.15) said.push('     MR. PIER:  Objection.  Form.')
    said.push(`A.  ${pick(SAID)}`, `${pick(MORE)}.`)
  }
  for (let at = 0; at < (count - 3) * PER_PAGE; at += PER_PAGE) add('testimony', said.slice(at, at + PER_PAGE))
  add('certificate', ['REPORTER’S CERTIFICATE', '', 'I, A. Penn, Certified Shorthand Reporter, do', 'hereby certify that the foregoing is a true record.'])
  return pages
}

/** The ASCII file: a page number far right, numbered lines, a form feed between pages. */
export function asciiTranscript(pages: readonly MadePage[]): string {
  return pages.map(({ printed, lines }) => [`${' '.repeat(60)}${printed}`, ...lines.map((text, at) => `${String(at + 1).padStart(2)}   ${text}`.trimEnd())].join('\r\n')).join('\r\n\f')
}
