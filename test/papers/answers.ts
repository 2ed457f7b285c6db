/** Made-up answers, each with the oddity that it is for, and what is in them known by construction. */
import type { ResponseKind } from '../../shared/answer/model'
import { Sheet, type SheetOptions } from './sheet'

export type AnswerTruth = {
  /** kind by paragraph of the complaint; what is left out got no response */
  kinds: Record<number, ResponseKind>
  defenses?: string[]
  generalDenial?: boolean
  parties?: string[]
  answersIt?: 'yes' | 'unsure' | 'no'
  doubts?: string[]
  /** "12 Roe": kind */
  byParty?: Record<string, ResponseKind>
}
export type AnswerPaper = { name: string; pdf: () => Promise<Uint8Array>; truth: AnswerTruth }

/** The complaint that all of them answer; ¶¶ 13 to 15 are its prayer, numbered on. */
export const ALLEGATIONS = [
  'Plaintiff Jane Roe is an individual residing in Alameda County, California.',
  'Defendant Acme Widgets, Inc. (“Acme”) is a Delaware corporation with its principal place of business in Oakland.',
  'Defendant Robert Stone is the president of Acme and resides in Berkeley, California.',
  'On March 3, 2023, Acme sold the grinder to Plaintiff for a price of 2,400 dollars, which Plaintiff paid in full.',
  'The written warranty of the grinder states that the guard “will stop the blade in under one second.”',
  'On information and belief, Acme knew from its laboratory tests of 2022 that the guard was unsafe.',
  'Stone wrote to the sales staff on January 9, 2023 that nobody was to mention the laboratory tests.',
  'The guard failed on April 9, 2023 and the blade struck Plaintiff on the left hand and broke two fingers.',
  'Acme did not warn Plaintiff, although it had received eleven complaints from other buyers.',
  'Plaintiff repeats and realleges the foregoing paragraphs as though fully set forth herein.',
  'Acme owed Plaintiff a duty of care, and its conduct constitutes negligence.',
  'As a result, Plaintiff lost wages for eleven weeks and paid the surgeons of Highland Hospital.',
]

const CASE = 'Case No. 4:24-cv-01234-ABC'

export const answeredComplaint = (): Promise<Uint8Array> => {
  const sheet = head(new Sheet(), 'COMPLAINT')
  ALLEGATIONS.slice(0, 9).forEach((text, index) => void sheet.paragraph(`${index + 1}.   ${text}`))
  sheet.centre('COUNT I').centre('Negligence')
  ALLEGATIONS.slice(9).forEach((text, index) => void sheet.paragraph(`${index + 10}.   ${text}`))
  sheet.centre('PRAYER FOR RELIEF').line('Wherefore, Plaintiff asks for judgment:', 36)
  for (const [n, text] of [[13, 'Damages in an amount to be proved.'], [14, 'Interest.'], [15, 'Costs.']] as const) sheet.paragraph(`${n}.   ${text}`)
  return sheet.line('Dated: May 1, 2024', 0).line('/s/ Counsel', 240).pdf()
}

function head(sheet: Sheet, title: string, number = CASE): Sheet {
  return sheet.centre('UNITED STATES DISTRICT COURT').centre('NORTHERN DISTRICT OF CALIFORNIA').line('JANE ROE,').line('Plaintiff,', 90).line('v.', 40).line('ACME WIDGETS, INC. and ROBERT STONE,').line('Defendants.', 90).line(number).centre(title)
}

const BOTH = 'Defendants Acme Widgets, Inc. (“Acme”) and Robert Stone (“Defendants”) answer the Complaint as follows:'
const ACME = 'Defendant Acme Widgets, Inc. (“Acme”) answers the Complaint as follows:'
const LACKS = 'Defendant lacks knowledge or information sufficient to form a belief as to the truth of the allegations in this paragraph and, on that basis, denies them.'
const CATCH_ALL = 'Each and every allegation of the Complaint that is not expressly admitted above is denied.'

function answer(opening: string, options: SheetOptions = {}, title = 'ANSWER TO COMPLAINT', number = CASE): Sheet {
  return head(new Sheet(options), title, number).paragraph(opening)
}

function list(sheet: Sheet, responses: readonly string[], from = 1, mark = (n: number) => `${n}.   `): Sheet {
  responses.forEach((text, index) => void sheet.paragraph(`${mark(from + index)}${text}`))
  return sheet
}

const ending = (sheet: Sheet) => sheet.paragraph('WHEREFORE, Defendant asks that the Complaint be dismissed with prejudice.').line('Dated: June 3, 2024', 0).line('Respectfully submitted,', 240).line('/s/ Counsel', 240)

const PLAIN = [
  LACKS, 'Admitted.', 'Defendant admits the allegations in Paragraph 3 of the Complaint.', 'Defendant admits that it sold a grinder to Plaintiff on March 3, 2023, but denies the remaining allegations of this paragraph.',
  'The warranty is a written document that speaks for itself.', 'Denied.', 'Defendant denies each and every allegation of paragraph 7.', LACKS, 'Defendant denies that it did not warn Plaintiff.',
  'Defendant incorporates its responses to paragraphs 1 through 9 as though fully set forth herein.', 'Paragraph 11 states a legal conclusion to which no response is required. To the extent a response is required, Defendant denies the allegations.', LACKS,
]
const PLAIN_KINDS: Record<number, ResponseKind> = {
  1: 'lacks-knowledge', 2: 'admitted', 3: 'admitted', 4: 'partial', 5: 'speaks-for-itself', 6: 'denied', 7: 'denied', 8: 'lacks-knowledge', 9: 'denied', 10: 'incorporated', 11: 'denied', 12: 'lacks-knowledge',
}

function plain(options: SheetOptions): () => Promise<Uint8Array> {
  return () => {
    const sheet = list(answer(ACME, options), PLAIN)
    sheet.centre('FIRST AFFIRMATIVE DEFENSE').centre('(Comparative Fault)').paragraph('Plaintiff used the grinder without its guard on April 9, 2023, because she wished to work faster, and her own negligence caused the injury.')
    sheet.centre('SECOND AFFIRMATIVE DEFENSE').centre('(Laches)').paragraph('The claims are barred by laches.')
    return ending(sheet).pdf()
  }
}
const PLAIN_TRUTH: AnswerTruth = { kinds: PLAIN_KINDS, defenses: ['Comparative Fault', 'Laches'], generalDenial: false, parties: ['Acme Widgets, Inc.'], answersIt: 'yes' }

export const answers: AnswerPaper[] = [
  { name: 'a plain answer with headed defenses', pdf: plain({}), truth: PLAIN_TRUTH },
  { name: 'pleading paper with numbered lines and filing stamps', pdf: plain({ lineNumbers: 'objects', foot: 'ANSWER TO COMPLAINT', stamp: (page, pages) => `Case 4:24-cv-01234-ABC   Document 9   Filed 06/03/24   Page ${page} of ${pages}` }), truth: PLAIN_TRUTH },
  {
    name: 'ranges and lists of numbers', truth: { kinds: { 1: 'lacks-knowledge', 2: 'admitted', 3: 'admitted', 4: 'denied', 5: 'denied', 6: 'denied', 7: 'denied', 8: 'denied', 9: 'lacks-knowledge', 10: 'incorporated', 11: 'denied', 12: 'lacks-knowledge' } },
    pdf: () => {
      const sheet = answer(BOTH).paragraph(`1.   ${LACKS}`).paragraph('2-3.   Admitted.').paragraph('4 through 8.   Denied.').paragraph(`9, 12.   ${LACKS}`).paragraph('10.   Defendants repeat their responses to the foregoing paragraphs.').paragraph('11.   Denied.')
      return ending(sheet).pdf()
    },
  },
  {
    name: 'numbers of its own, with the paragraphs named in the words', truth: { kinds: { 1: 'lacks-knowledge', 2: 'admitted', 3: 'admitted', 4: 'partial', 5: 'denied', 6: 'denied', 7: 'denied', 8: 'lacks-knowledge', 9: 'denied', 10: 'incorporated', 11: 'denied', 12: 'lacks-knowledge' }, generalDenial: true },
    pdf: () => ending(list(answer(ACME), [
      'Answering paragraph 1 of the Complaint, Defendant lacks sufficient knowledge or information to form a belief as to the truth of the allegations therein, and therefore denies them.',
      'Answering paragraphs 2 and 3 of the Complaint, Defendant admits the allegations contained therein.',
      'Answering paragraph 4 of the Complaint, Defendant admits only that a grinder was sold; except as so admitted, Defendant denies the allegations of that paragraph.',
      'Answering paragraphs 5 through 7 of the Complaint, Defendant denies each and every allegation contained therein.',
      'Answering paragraphs 8 and 12 of the Complaint, Defendant is without knowledge or information sufficient to form a belief as to their truth and on that basis denies them.',
      'Answering paragraph 9 of the Complaint, Defendant denies the allegations.',
      'Answering paragraph 10 of the Complaint, Defendant incorporates its responses to paragraphs 1 through 9.',
      'Answering paragraph 11 of the Complaint, Defendant denies the allegations.',
    ]).paragraph(CATCH_ALL)).pdf(),
  },
  {
    name: 'each allegation printed again before ANSWER:', truth: { kinds: PLAIN_KINDS },
    pdf: () => {
      const sheet = answer(ACME)
      PLAIN.forEach((text, index) => void sheet.paragraph(`${index + 1}.   ${ALLEGATIONS[index]}`).paragraph(`ANSWER: ${text}`))
      return ending(sheet).pdf()
    },
  },
  {
    name: 'RESPONSE TO PARAGRAPH NO. N:', truth: { kinds: PLAIN_KINDS },
    pdf: () => {
      const sheet = answer(ACME)
      PLAIN.forEach((text, index) => void sheet.line(`PARAGRAPH NO. ${index + 1}:`).paragraph(ALLEGATIONS[index] ?? '').line(`RESPONSE TO PARAGRAPH NO. ${index + 1}:`).paragraph(text))
      return ending(sheet).pdf()
    },
  },
  {
    name: 'a general denial and nothing else', truth: { kinds: {}, generalDenial: true, defenses: ['Statute of limitations'] },
    pdf: () => ending(answer(ACME).paragraph('Pursuant to section 431.30, Defendant denies generally and specifically each and every allegation of the Complaint and denies that Plaintiff was damaged in any sum.').centre('AFFIRMATIVE DEFENSES').paragraph('1.   The claims are barred by the statute of limitations.')).pdf(),
  },
  {
    name: 'no numbers at all, as many responses as paragraphs', truth: { kinds: { 1: 'denied', 2: 'admitted', 3: 'admitted', 4: 'denied', 5: 'denied', 6: 'denied', 7: 'denied', 8: 'lacks-knowledge', 9: 'denied', 10: 'incorporated', 11: 'denied', 12: 'denied' }, doubts: ['by-order'] },
    pdf: () => {
      const sheet = answer(ACME)
      for (const text of ['Denied.', 'Admitted.', 'Admitted.', 'Denied.', 'Denied.', 'Denied.', 'Denied.', LACKS, 'Denied.', 'Defendant incorporates its earlier responses to paragraphs above.', 'Denied.', 'Denied.']) sheet.paragraph(text)
      return ending(sheet).pdf()
    },
  },
  {
    name: 'two defendants in one answer who differ', truth: {
      kinds: { ...PLAIN_KINDS, 3: 'partial', 7: 'partial' }, parties: ['Acme Widgets, Inc.', 'Robert Stone'], byParty: { '7 Robert Stone': 'denied', '7 Acme Widgets, Inc.': 'partial', '3 Robert Stone': 'admitted', '3 Acme Widgets, Inc.': 'lacks-knowledge' },
    },
    pdf: () => ending(list(answer(BOTH), PLAIN.map((text, index) => (index === 6
      ? 'Acme admits that a message was sent on January 9, 2023 and denies the rest. Stone denies all allegations in this paragraph.'
      : index === 2 ? 'Acme lacks knowledge or information sufficient to form a belief as to where its president resides. Stone admits the allegations in this paragraph.' : text)))).pdf(),
  },
  {
    name: 'paragraphs left out, nothing that covers them', truth: { kinds: { 1: 'lacks-knowledge', 2: 'admitted', 3: 'admitted', 4: 'partial', 6: 'denied', 7: 'denied', 10: 'incorporated', 11: 'denied', 12: 'lacks-knowledge' }, generalDenial: false, doubts: ['missing'] },
    pdf: () => {
      const sheet = answer(ACME)
      PLAIN.forEach((text, index) => [5, 8, 9].includes(index + 1) ? undefined : void sheet.paragraph(`${index + 1}.   ${text}`))
      return ending(sheet).pdf()
    },
  },
  {
    name: 'defenses that go on with the numbers of the prayer', truth: { kinds: PLAIN_KINDS, defenses: ['Waiver', 'Failure to mitigate'], generalDenial: true },
    pdf: () => ending(list(list(answer(ACME), PLAIN).centre('AFFIRMATIVE DEFENSES'), ['Waiver: in that Plaintiff waived her rights.', 'Plaintiff failed to mitigate her damages.', CATCH_ALL, 'Defendant reserves the right to assert additional defenses.'], 13)).pdf(),
  },
  {
    name: 'a counterclaim behind the defenses', truth: { kinds: PLAIN_KINDS, defenses: ['Unclean hands'], doubts: ['counterclaim'] },
    pdf: () => ending(list(list(answer(ACME, {}, 'ANSWER AND COUNTERCLAIM'), PLAIN).centre('AFFIRMATIVE DEFENSES').paragraph('1.   Plaintiff is barred by unclean hands.').centre('COUNTERCLAIM'), ['Acme is a Delaware corporation.', 'Roe owes Acme 900 dollars and has denied it.', 'Acme was harmed.'])).pdf(),
  },
  {
    name: 'defenses before the responses', truth: { kinds: PLAIN_KINDS, defenses: ['Failure to state a claim'] },
    pdf: () => ending(list(answer(ACME).centre('FIRST DEFENSE').paragraph('The Complaint fails to state a claim upon which relief can be granted.').centre('SECOND DEFENSE').paragraph('Responding to the numbered paragraphs of the Complaint, Defendant states:'), PLAIN)).pdf(),
  },
  {
    name: 'a title that names the defenses on a line of its own', truth: { kinds: PLAIN_KINDS, defenses: ['Laches'] },
    pdf: () => ending(list(head(new Sheet(), 'ANSWER TO COMPLAINT AND').centre('AFFIRMATIVE DEFENSES').paragraph(ACME), PLAIN).centre('AFFIRMATIVE DEFENSES').paragraph('1.   The claims are barred by laches.')).pdf(),
  },
  {
    name: 'an answer to another case', truth: { kinds: PLAIN_KINDS, answersIt: 'no', doubts: ['other-complaint'] },
    pdf: () => ending(list(answer(ACME, {}, 'ANSWER TO COMPLAINT', 'Case No. 4:24-cv-09999-ABC'), PLAIN)).pdf(),
  },
  {
    name: 'an answer to an amended complaint', truth: { kinds: PLAIN_KINDS, answersIt: 'no', doubts: ['other-complaint'] },
    pdf: () => ending(list(answer(ACME, {}, 'ANSWER TO SECOND AMENDED COMPLAINT'), PLAIN)).pdf(),
  },
  {
    name: 'numbers that run one ahead of the complaint from the sixth on', truth: {
      kinds: { 1: 'lacks-knowledge', 2: 'admitted', 3: 'admitted', 4: 'denied', 5: 'denied', 6: 'partial', 7: 'partial', 8: 'partial', 9: 'denied' }, doubts: ['drift', 'missing'],
    },
    pdf: () => ending(list(answer(ACME), [
      LACKS, 'Admitted.', 'Admitted.', 'Denied.', 'Denied.',
      'Defendant admits that Stone wrote to the sales staff on January 9, 2023, and denies the rest of the words about laboratory tests nobody should mention.',
      'Defendant admits that the guard failed on April 9, 2023 and that the blade struck the left hand and broke two fingers, and denies the rest.',
      'Defendant admits that eleven complaints were received from other buyers, and denies that it did not warn.', 'Denied.',
    ])).pdf(),
  },
]
