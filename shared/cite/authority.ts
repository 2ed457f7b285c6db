/**
 * Law, recognised so as to be left alone: reporters, codes, regulations, rules (token patterns as
 * in the Bluebook, tables T1 and BT2). Not parsed any further.
 */
import { Cursor } from './cursor'

const ordinal = '(?:2d|3d|4th|5th|6th|7th)'
const REPORTERS = [
  'U\\. ?S\\.', 'S\\. ?Ct\\.', `L\\. ?Ed\\.(?: ?2d)?`, `F\\.(?: ?${ordinal})?`, `F\\. ?Supp\\.(?: ?(?:2d|3d))?`, "F\\. ?App'?x\\.?", 'Fed\\. ?Appx\\.?', 'F\\. ?R\\. ?D\\.', 'B\\. ?R\\.', 'Fed\\. ?Cl\\.', 'Fed\\. Reg\\.', 'Stat\\.',
  `Cal\\.(?: ?App\\.| ?Rptr\\.)?(?: ?${ordinal})?`, `N\\. ?Y\\.(?: ?S\\.)?(?: ?(?:2d|3d))?`, 'A\\. ?D\\.(?: ?(?:2d|3d))?', 'Misc\\.(?: ?(?:2d|3d))?', `N\\. ?E\\.(?: ?(?:2d|3d))?`, `N\\. ?W\\.(?: ?2d)?`, `S\\. ?E\\.(?: ?2d)?`, `S\\. ?W\\.(?: ?(?:2d|3d))?`,
  `So\\.(?: ?(?:2d|3d))?`, `P\\.(?: ?(?:2d|3d))?`, `A\\.(?: ?(?:2d|3d))?`, 'Ill\\.(?: ?App\\.)?(?: ?(?:2d|3d))?', 'Mass\\.(?: ?App\\. ?Ct\\.)?', 'Wash\\.(?: ?App\\.)?(?: ?2d)?', 'Va\\.(?: ?App\\.)?', 'Ohio St\\.(?: ?(?:2d|3d))?', 'WL', 'U\\. ?S\\. (?:Dist|App)\\. LEXIS', 'LEXIS',
].join('|')
const REPORTED = new RegExp(`\\d{1,4} (?:${REPORTERS}),? ?(?:at |, at )?\\*?(?:\\d{1,3}(?:,\\d{3})+|\\d{1,8})(?![\\d:])`, 'y')
const CODE = /\d{1,2} (?:U\. ?S\. ?C\.(?: ?A\.)?|USC|C\. ?F\. ?R\.|CFR)(?: ?(?:§ ?§?|sec(?:tion|s)?\.?|pts?\.|parts?))? ?\d[\w.-]{0,12}(?:\([A-Za-z\d]{1,5}\)){0,6}/iy
const RULE = /(?:Fed\. ?R\. ?(?:Civ|Crim|App|Evid|Bankr)\. ?(?:P\. ?)?|F\. ?R\. ?(?:C\. ?P|E|A\. ?P)\. |FRCP |FRE |FRAP |(?:Civ(?:il|\.)? )?L\. ?R\. |(?:Civ(?:il|\.) )?Local (?:Civil )?Rules? |(?:Civ(?:il|\.) )?Rules? (?=\d))\d[\d.-]{0,7}(?:\([A-Za-z\d]{1,4}\)){0,6}/y
const OTHER = /(?:U\. ?S\. ?Const\.|Pub\. ?L\. ?(?:No\.)?|(?:S|H\. ?R)\. Rep\. (?:No\.)?|Restatement (?:\((?:First|Second|Third)\) )?(?:of )?(?:the )?(?:Law of )?[A-Z][a-z]+)[ ,]{0,2}(?:art\. [IVX]+|amend\. [IVX]+|§ ?§?)?(?:,? ?§ ?)?(?: ?\d[\d.-]{0,12}[A-Za-z]?)?/y
/** More sections, pages and rules behind the first: ", 678", " & 9(b)", " n.3". */
const MORE = /(?:,? ?(?:&|and) ?|, (?:at )?|[-–])(?:§ ?)?\*?\d{1,6}[a-z]?(?:[-–.]\d{1,5})?(?:\([A-Za-z\d]{1,4}\)){0,4}(?: n\.\d{1,3})?(?![\d:]| [A-Z]\w*\.| U\.| F\.| S\.| WL)|,? n\.\d{1,3}/y
/** "(9th Cir. 2012)", "(2009)", "(citing …)" is another matter. */
const COURT_AND_YEAR = / \([^()]{0,70}\d{4}\)/y

/** Last words of a phrase before "§" that make it law: "Cal. Civ. Code §". */
export const LAW_WORDS = /^(?:Codes?|Acts?|Laws?|Stats?\.|Statutes?|Ann\.|Const\.|Restatement|Torts|Contracts|Judgments|Rev\.|Comp\.|Gen\.|Bus\.|Prof\.|Proc\.|Evid\.|Pen\.|Reg\.|Regs\.|Tit\.|Title|Rules?|Order|Wright|Witkin|Circular|Treatise|P\.|Crim\.|Civ\.|R\.|Amendment|Convention|Treaty|Directive|Regulation|Guidelines|U\. ?S\. ?C\.|C\. ?F\. ?R\.)$/i
export const LAW_SHORT = /^(?:UCC|ERISA|CFR|USC|USCA|RICO|SCA|ECPA|CFAA|DMCA|CCPA|CPRA|CIPA|UCL|FAL|CLRA|CMIA|GDPR|FCRA|FDCPA|TCPA|FTCA|FOIA|ADA|ADEA|FLSA|FMLA|INA|PSLRA|SLUSA|CAFA|COPPA|HIPAA|VPPA|BIPA|GLBA|APA|RCW|NRS|ORS|KRS|NRSA|CPLR|GBL|CRS|HRS|MCL|RSA|CPA|DTPA|UTPA|UDTPA|FTC|IRC|NLRA|RSMO|CGS|OCGA|TILA|RESPA|EFTA|DPPA|DTSA|UTSA|CUTSA|CGL|CACI|FRE|FRCP|FRAP)$/

/** @returns where an authority that begins here ends, or null */
export function readAuthority(text: string, at: number): number | null {
  const cursor = new Cursor(text, at)
  if (!(cursor.eat(REPORTED) ?? cursor.eat(CODE) ?? cursor.eat(RULE) ?? cursor.eat(OTHER))) return null
  eatMore(cursor)
  cursor.eat(COURT_AND_YEAR)
  return cursor.at
}

/** Steps over the sections behind a phrase that is law. @returns where they end, or null */
export function readLawSection(text: string, at: number): number | null {
  const cursor = new Cursor(text, at)
  if (!cursor.eat(/,? ?(?:§ ?§?|sec(?:tion|s)?\.?|art(?:icle)?\.?) ?\d[\w.:-]{0,14}(?:\([A-Za-z\d]{1,5}\)){0,6}/iy)) return null
  eatMore(cursor)
  return cursor.at
}

function eatMore(cursor: Cursor): void {
  for (let steps = 0; steps < 12; steps++) if (!cursor.eat(MORE)) return
}

/** How far back the name of a case is looked for. Characters. */
const LONGEST_NAME = 140

/** Where the case's name before a reporter begins: "Ashcroft v. Iqbal, 556 U.S." → at "Ashcroft". */
export function caseStart(text: string, at: number, floor: number): number {
  const low = Math.max(floor, at - LONGEST_NAME)
  const before = text.slice(low, at)
  if (!before.endsWith(', ')) return at
  const versus = Math.max(before.lastIndexOf(' v. '), before.lastIndexOf(' vs. '), before.lastIndexOf(' v '))
  const inRe = /(?:^|[ (])(In re [^;()]{1,100}), $/.exec(before)
  if (inRe?.[1]) return at - inRe[1].length - 2
  if (versus < 0 || /[;]/.test(before.slice(versus))) {
    // A short form: "Iqbal, 556 U.S. at 678".
    const short = /(?:^|[ (])([A-Z][\w'-]{1,40}), $/.exec(before)
    return short?.[1] ? at - short[1].length - 2 : at
  }
  let start = versus
  for (let words = 0; words < 10 && start > 0; words++) {
    const space = before.lastIndexOf(' ', start - 1)
    const word = before.slice(space + 1, start)
    if (!/^[("]?(?:[A-Z][\w.,'&-]*|of|the|and|&|for|ex|rel\.|de|la|et|al\.,?)$/.test(word) || /^(?:See|Cf\.|Accord|But|In|Under|E\.g\.,|And|The|also)$/.test(word) || /[;(]/.test(word.slice(0, 1))) break
    start = Math.max(0, space)
    if (space < 0) break
  }
  if (start === versus) return at
  return low + start + (before[start] === ' ' ? 1 : 0)
}
