/** The transcript of the demo matter as a reporter's ASCII file: 25 numbered lines a page, cover to certificate. */
import { LEGEND } from './sheet.ts'
import { SAID } from './testimonyWords.ts'

const LINES = 25
const WIDTH = 36
const TITLE = 'DEPOSITION OF JORDAN SAMPLE (INVENTED)'

const COVER = [
  'UNITED STATES DISTRICT COURT', 'NORTHERN DISTRICT OF CALIFORNIA', 'SAN JOSE DIVISION', '', 'A. PLAINTIFF,', '          Plaintiff,', '     vs.          Case No. 5:25-cv-00000-DEMO', 'LINKEDIN CORPORATION,', '          Defendant.', '',
  'VIDEOTAPED DEPOSITION OF', 'JORDAN SAMPLE', 'Designee of LinkedIn Corporation, Rule 30(b)(6)', 'Thursday, September 18, 2025', '', 'This testimony was invented for a demonstration.', 'No such witness was heard, and nobody said these', 'words.', '', 'Reported by: C. Stroke, CSR No. 00000',
]
const APPEARANCES = [
  'APPEARANCES:', '', 'For the Plaintiff:', '   EXAMPLE PLAINTIFF FIRM (invented)', '   BY: ROBIN LARK, ESQ.', '', 'For the Defendant:', '   EXAMPLE DEFENSE FIRM (invented)', '   BY: PAT STONE, ESQ.', '', 'Also present: the videographer',
]
const CERTIFICATE = [
  'REPORTER’S CERTIFICATE', '', 'I, C. Stroke, Certified Shorthand Reporter, do hereby', 'certify that the witness in the foregoing deposition', 'was duly sworn; that the testimony was taken down in', 'shorthand and thereafter transcribed; and that the', 'foregoing is a full, true and correct record.', '', 'Reading and signing was requested.', '', 'Dated: September 29, 2025', '', 'C. Stroke, CSR No. 00000', '(invented for a demonstration)',
]
const LABELS: Readonly<Record<string, string>> = { Q: 'Q.  ', A: 'A.  ', S: '     MR. STONE:  ', P: '     MS. LARK:  ', R: '          ', H: '          ' }

/** The spoken lines, wrapped as a reporter wraps them: what runs on begins at the margin. */
function spoken(): string[] {
  return SAID.flatMap((said) => {
    const label = LABELS[said.charAt(0)] ?? ''
    const lines: string[] = []
    let line = label
    for (const word of said.slice(2).split(' ')) {
      if (line.length + word.length + 1 > WIDTH && line.trim() !== '') {
        lines.push(line.trimEnd())
        line = said.startsWith('R') ? label : ''
      }
      line += line === '' || line === label ? word : ` ${word}`
    }
    return [...lines, line]
  })
}

export function demoTranscript(): string {
  const said = spoken()
  const body = Array.from({ length: Math.ceil(said.length / LINES) }, (_, at) => said.slice(at * LINES, (at + 1) * LINES))
  const first = 4
  const where = (words: string, from = 0) => first + Math.floor(said.findIndex((line, at) => at >= from && line.includes(words)) / LINES)
  const row = (text: string, page: number) => `${text.padEnd(48)}${page}`
  const index = [
    'I N D E X', '', row('WITNESS', 0).replace(/0$/, 'PAGE'), 'JORDAN SAMPLE', row('   EXAMINATION BY MS. LARK', where('EXAMINATION')), row('   CROSS-EXAMINATION BY MR. STONE', where('CROSS-EXAMINATION')), row('   REDIRECT EXAMINATION BY MS. LARK', where('REDIRECT')), '',
    'E X H I B I T S', '', row('NO.        DESCRIPTION', 0).replace(/0$/, 'PAGE'), row('Exhibit 1  Notice of deposition', where('(Exhibit 1 was')), row('Exhibit 2  LinkedIn Subscription Agreement', where('(Exhibit 2 was')), row('Exhibit 3  Privacy policy, September 18, 2024', where('(Exhibit 3 was')),
  ]
  const place = (words: string) => {
    const line = said.findIndex((one) => one.includes(words))
    return `Page ${first + Math.floor(line / LINES)} Line ${(line % LINES) + 1}`
  }
  const errata = [
    'ERRATA SHEET', '', place('In 2023, I believe.'), 'Change from "In 2023, I believe." to "In 2022, I believe."', 'Reason: looked it up afterwards.', '', place('Nine people in product'), 'Change from "Nine people in product," to "Seven people in product,"', 'Reason: two had left.',
  ]
  const pages = [COVER, APPEARANCES, index, ...body, errata, CERTIFICATE]
  return pages.map((lines, at) => [
    `${TITLE.padEnd(60)}${at + 1}`, LEGEND, '', ...Array.from({ length: LINES }, (_, n) => `${String(n + 1).padStart(2)}    ${lines[n] ?? ''}`.trimEnd()),
  ].join('\r\n')).join('\r\n\f')
}
