/** Hostile complaints of our own, with what is in them known by construction. */
import { Sheet, type SheetOptions } from './sheet'

export type Truth = { labels: string[]; counts: number; attachments?: string[] }
export type Paper = { name: string; pdf: () => Promise<Uint8Array>; truth: Truth }

const FACTS = [
  'Plaintiff Jane Roe is an individual residing in Alameda County, California.',
  'Defendant Acme Widgets, Inc. is a Delaware corporation with its principal place of business in Oakland.',
  'On March 3, 2023, Defendant sold the widget to Plaintiff for a price of 2,400 dollars, which Plaintiff paid in full on the same day.',
  'On information and belief, Defendant knew that the widget was unsafe when it was sold, because its own testing had shown as much.',
  'The widget failed on April 9, 2023. It struck Plaintiff on the left hand, broke two fingers, and left her unable to work for eleven weeks.',
  'Defendant did not warn Plaintiff of the danger, although it had received complaints from other buyers in the same year.',
]
const fact = (n: number) => FACTS[n % FACTS.length] as string
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => String(from + index))

function caption(sheet: Sheet): Sheet {
  return sheet.centre('UNITED STATES DISTRICT COURT').centre('NORTHERN DISTRICT OF CALIFORNIA').line('JANE ROE,').line('Plaintiff,', 90).line('v.', 40).line('ACME WIDGETS, INC.,').line('Defendant.', 90).line('Case No. 4:24-cv-01234-ABC').centre('COMPLAINT')
}

function numbered(sheet: Sheet, from: number, to: number, mark = (n: number) => `${n}.   `): Sheet {
  for (let n = from; n <= to; n++) sheet.paragraph(`${mark(n)}${fact(n)}`)
  return sheet
}

function counts(sheet: Sheet, from: number): Sheet {
  sheet.centre('COUNT I').centre('Negligence').paragraph(`${from}.   Plaintiff repeats and realleges the foregoing paragraphs as though fully set forth herein.`)
  numbered(sheet, from + 1, from + 4)
  sheet.centre('COUNT II').centre('Breach of Contract').paragraph(`${from + 5}.   Plaintiff repeats and realleges the foregoing paragraphs as though fully set forth herein.`)
  return numbered(sheet, from + 6, from + 9)
}

const ending = (sheet: Sheet) => sheet.centre('PRAYER FOR RELIEF').paragraph('WHEREFORE, Plaintiff prays for:').paragraph('A. Damages;').paragraph('B. Costs.').line('Dated: May 1, 2024', 0).line('Respectfully submitted,', 240).line('/s/ Counsel', 240)

function plain(options: SheetOptions): () => Promise<Uint8Array> {
  return () => ending(counts(numbered(caption(new Sheet(options)).centre('FACTS'), 1, 30), 31)).pdf()
}

const PLAIN: Truth = { labels: range(1, 40), counts: 2 }

export const papers: Paper[] = [
  { name: 'a plain complaint', pdf: plain({}), truth: PLAIN },
  { name: 'pleading paper with each line number drawn by itself', pdf: plain({ lineNumbers: 'objects', foot: 'COMPLAINT' }), truth: PLAIN },
  { name: 'pleading paper with all line numbers in one run before the body', pdf: plain({ lineNumbers: 'one-run', foot: 'COMPLAINT' }), truth: PLAIN },
  { name: 'line numbers glued to the words, as an OCR layer has them', pdf: plain({ lineNumbers: 'glued' }), truth: PLAIN },
  { name: 'filing stamps on every page', pdf: plain({ stamp: (page, pages) => `Case 4:24-cv-01234-ABC   Document 1   Filed 05/01/24   Page ${page} of ${pages}` }), truth: PLAIN },
  { name: 'single spacing', pdf: plain({ pitch: 13.8 }), truth: PLAIN },
  {
    name: 'numbers that begin again in each count', truth: { labels: [...range(1, 12), ...range(1, 6).map((n) => `${n} (second)`), ...range(1, 5).map((n) => `${n} (third)`)], counts: 2 },
    pdf: () => {
      const sheet = numbered(caption(new Sheet()).centre('FACTS'), 1, 12)
      numbered(sheet.centre('FIRST CAUSE OF ACTION').centre('(Negligence)'), 1, 6)
      return ending(numbered(sheet.centre('SECOND CAUSE OF ACTION').centre('(Fraud)'), 1, 5)).pdf()
    },
  },
  {
    name: 'years, lists and quoted numbers at line starts', truth: { labels: range(1, 14), counts: 0 },
    pdf: () => {
      const sheet = numbered(caption(new Sheet()), 1, 5)
      sheet.paragraph('6.   The parties met again in the summer of').line('2024. The agreement was then changed in three respects, as follows:', 0)
      for (const item of ['1. The price was lowered.', '2. The term was made longer.', '3. The warranty was dropped.']) sheet.line(item, 54)
      numbered(sheet, 7, 10)
      sheet.paragraph('11.   The manual says:').quote('12. Never open the cover while the widget runs. 13. Keep your hands away from the blade at all times.')
      return ending(numbered(sheet, 12, 14)).pdf()
    },
  },
  {
    name: 'misprinted marks: comma, bracket, colon, a missing dot', truth: { labels: range(1, 24), counts: 0 },
    pdf: () => ending(numbered(caption(new Sheet()), 1, 24, (n) => (n === 7 ? '7,   ' : n === 11 ? '11)   ' : n === 15 ? '15:   ' : n === 19 ? '¶ 19   ' : `${n}.   `))).pdf(),
  },
  {
    name: 'a number twice and a number left out', truth: { labels: ['1', '2', '3', '4', '5', '5 (second)', '6', '7', '9', '10', '11', '12'], counts: 0 },
    pdf: () => {
      const sheet = numbered(caption(new Sheet()), 1, 5)
      sheet.paragraph(`5.   ${fact(1)}`)
      return ending(numbered(numbered(sheet, 6, 7), 9, 12)).pdf()
    },
  },
  {
    name: 'footnotes under the page', truth: { labels: range(1, 20), counts: 0 },
    pdf: () => {
      const sheet = numbered(caption(new Sheet({ pitch: 22 })), 1, 4)
      sheet.note('1 See the report of the testing laboratory, dated May 2, 2022.').note('2 The report was never published.')
      return ending(numbered(sheet, 5, 20)).pdf()
    },
  },
  {
    name: 'a prayer that numbers on, and exhibits with paragraphs of their own behind it', truth: { labels: range(1, 18), counts: 1, attachments: ['A', 'B'] },
    pdf: () => {
      const sheet = numbered(caption(new Sheet()), 1, 8)
      sheet.centre('COUNT ONE').centre('Breach of Contract').paragraph('9.   Plaintiff incorporates by reference paragraphs 1 through 8.')
      numbered(sheet, 10, 14)
      sheet.centre('PRAYER FOR RELIEF').line('Wherefore, Plaintiff asks for judgment:', 36)
      for (const [n, text] of [[15, 'Damages in an amount to be proved.'], [16, 'Interest.'], [17, 'Costs.'], [18, 'Such other relief as is just.']] as const) sheet.paragraph(`${n}.   ${text}`)
      sheet.line('Dated: May 1, 2024').line('/s/ Counsel', 240)
      sheet.breakPage().centre('EXHIBIT A').centre('Purchase agreement').breakPage()
      for (let n = 1; n <= 6; n++) sheet.paragraph(`${n}. The seller shall do what the buyer asks, in the manner of clause ${n}.`)
      sheet.breakPage().centre('EXHIBIT B').breakPage()
      return numbered(sheet, 1, 3).pdf()
    },
  },
  {
    name: 'a civil cover sheet with a box named cause of action', truth: { labels: range(1, 10), counts: 1 },
    pdf: () => {
      const sheet = caption(new Sheet())
      numbered(sheet, 1, 4)
      numbered(sheet.centre('FIRST CLAIM FOR RELIEF').centre('Negligence'), 5, 10)
      ending(sheet).breakPage().centre('CIVIL COVER SHEET').line('JS 44 (Rev. 06/17)').line('VI. CAUSE OF ACTION').line('1. U.S. Government').line('2. Diversity')
      return sheet.pdf()
    },
  },
  {
    name: 'argumentative headings at three levels', truth: { labels: range(1, 16), counts: 0 },
    pdf: () => {
      const sheet = caption(new Sheet()).centre('FACTUAL BACKGROUND').line('A. Defendant sold a widget that it knew to be unsafe')
      numbered(sheet, 1, 6).line('B. Defendant warned nobody, although it had been told of the danger by')
      numbered(sheet.line('several buyers'), 7, 12).line('C. Plaintiff was hurt')
      return ending(numbered(sheet, 13, 16)).pdf()
    },
  },
]
