/** Made-up testimony in the manners of other reporters: their words for appearances, marks, recesses, questions and corrections. */

type Row = string

const PER_PAGE = 25

export type Style = {
  name: string
  front: readonly (readonly Row[])[]
  body: readonly Row[]
  back: readonly (readonly Row[])[]
}

/** Printed as an ASCII file: page number at the right, numbered lines, form feeds. @param first printed number of the first page */
export function printed({ front, body, back }: Style, first = 1): string {
  const cut = Array.from({ length: Math.ceil(body.length / PER_PAGE) }, (_, at) => body.slice(at * PER_PAGE, (at + 1) * PER_PAGE))
  return [...front, ...cut, ...back].map((rows, page) => [`${' '.repeat(62)}${first + page}`, ...Array.from({ length: PER_PAGE }, (_, at) => `${String(at + 1).padStart(2)}   ${rows[at] ?? ''}`.trimEnd())].join('\r\n')).join('\r\n\f')
}

/** Florida: Zoom, "Q" and "A" without dots, certified questions, errata as a table with reasons. */
export const REMOTE: Style = {
  name: 'a remote deposition',
  front: [
    ['IN THE CIRCUIT COURT OF THE ELEVENTH JUDICIAL CIRCUIT', '', 'ROSA DELGADO,', '     Plaintiff,', 'vs.', 'BRIGHTWATER MARINE, LLC,', '     Defendant.', '', 'VIDEOTAPED ZOOM DEPOSITION OF', 'CHARLES P. O’MALLEY, JR.', '', 'DATE TAKEN:   March 14, 2024', 'TIME:         10:02 a.m. - 4:47 p.m.', 'PLACE:        Via Zoom videoconference'],
    ['APPEARANCES VIA ZOOM:', '', 'ATTORNEY FOR PLAINTIFF', '     BY:  INES CALDER, ESQUIRE', '     (Appearing remotely)', '', 'ALSO PRESENT:', '     Tomas Reyes, Videographer'],
    ['I N D E X', 'WITNESS                                   PAGE', 'CHARLES P. O’MALLEY, JR.', '   Direct Examination by Ms. Calder          4', '', 'E X H I B I T S', 'PLAINTIFF’S         DESCRIPTION           PAGE', 'Exhibit 3    Maintenance log                 4', 'Exhibit 4    E-mail of June 2, 2023          4', 'DEFENDANT’S', 'Exhibit A    Photograph                      5', '', 'C E R T I F I E D   Q U E S T I O N S', '   PAGE 5   LINE 3'],
  ],
  body: [
    '     THE VIDEOGRAPHER:  We are now on the record.', 'The time is 10:02 a.m.', 'THEREUPON:', '        CHARLES P. O’MALLEY, JR.,', 'was called as a witness and, having been first duly', 'sworn, testified as follows:', '            DIRECT EXAMINATION', 'BY MS. CALDER:',
    '     Q    Please state your name.', '     A    Charles O’Malley, Jr.', '     Q    Did you see the pump on June 2?', '     MR. STONE:  Object to form.', 'BY MS. CALDER:', '     Q    You can answer.', '     A    A pump was there.  A new one, I think.',
    '     Q    I’m handing you what has been marked as', 'Plaintiff’s Exhibit 3.', '     (Whereupon, Plaintiff’s Exhibit 3 was marked for', 'identification.)', '     (Exhibit 4 was marked for identification.)', '     Q    What is Exhibit 4?', '     A    An e-mail from 2:15 in the afternoon.', '     Q    What did your lawyer tell you about it?', '     MR. STONE:  Objection.  Attorney-client', 'privilege.  I instruct the witness not to answer.',
    '     MS. CALDER:  Certify the question.', '     (CERTIFIED QUESTION.)', '     Q    Will you follow that instruction?', '     A    Yes.', '     THE VIDEOGRAPHER:  Off the record at 12:01 p.m.', '     (A lunch recess was taken from 12:01 p.m. to', '1:03 p.m.)', '     Q    15 minutes later, did he call?', '20 people were there.', '     A    I don’t recall.', '            CROSS-EXAMINATION', 'BY MR. STONE:', '     Q    Look at Defendant’s Exhibit A.', '     (Defendant’s Exhibit A was marked for', 'identification.)', '     A    That’s the photograph.', '     MR. STONE:  We will read and sign.', '     (The deposition was concluded at 4:47 p.m.)',
  ],
  back: [
    ['CERTIFICATE OF REPORTER', '', '     I, Gail Hartwick, Registered Professional Reporter,', 'certify that I was authorized to and did', 'stenographically report the foregoing deposition.', 'Dated this 20th day of March, 2024.'],
    ['ERRATA SHEET', '', 'PAGE  LINE   CHANGE                REASON', '  4    11    “2” should be “3”     misspoke', '  4    15    delete “A new one”    not accurate', '', 'Under penalties of perjury, I declare that I have', 'read the foregoing document.'],
  ],
}

/** Texas: the examiner stands within the question, the cover repeats the title in a sentence, the last page has the changes. */
export const WITHIN: Style = {
  name: 'examiners within the question',
  front: [['CAUSE NO. 2023-55555', 'ROSA DELGADO          )  IN THE DISTRICT COURT OF', '   Plaintiff,         )', 'VS.                   )  HARRIS COUNTY, TEXAS', 'BRIGHTWATER MARINE    )', '   Defendant.         )', 'ORAL AND VIDEOTAPED DEPOSITION OF', 'CHARLES O’MALLEY', 'MARCH 14, 2024', '(REPORTED REMOTELY)', '     ORAL AND VIDEOTAPED DEPOSITION OF CHARLES O’MALLEY, produced as', 'a witness at the instance of the Plaintiff, and duly', 'sworn, was taken in the above-styled cause']],
  body: ['CHARLES O’MALLEY,', 'having been first duly sworn, testified as follows:', '            EXAMINATION', '     Q.   (BY MS. CALDER)  Please state your name.', '     A.   Charles O’Malley.', '     Q.   Did you see the pump?', '     MR. STONE:  Objection, form.', '     Q.   (BY MS. CALDER)  You can answer.', '     A.   I did.', '     MS. CALDER:  Pass the witness.', '            EXAMINATION', '     Q.   (BY MR. STONE)  Was it new?', '     A.   It was.', '     Q.   Thank you.', '     A.   Yes.'],
  back: [['CHANGES AND SIGNATURE', 'PAGE LINE      CHANGE              REASON', '_2__ __9__  “I did” to “I did not”   wrong day', '______________________________']],
}

/** A trial: the court, a clerk, exhibits received in evidence, a witness who is called. */
export const TRIAL: Style = {
  name: 'a trial',
  front: [['UNITED STATES DISTRICT COURT', 'NORTHERN DISTRICT OF CALIFORNIA', 'Before The Honorable Iris Vane, Judge', 'ALEX QUILL,             )', '          Plaintiff,    )', '  VS.                   )  NO. C 22-01234 IV', 'HARBOR LANTERN, INC.,   )', '          Defendant.    )', '          Thursday, May 4, 2023', '    TRANSCRIPT OF JURY TRIAL PROCEEDINGS']],
  body: ['     THE CLERK:  Calling civil matter 22-1234.', '     THE COURT:  Good morning.  Appearances, please.', '     MS. ORCHARD:  Dana Orchard for the plaintiff.', '     MS. ORCHARD:  Plaintiff calls Ann Roe.', 'ANN ROE, PLAINTIFF’S WITNESS, SWORN', '            DIRECT EXAMINATION', 'BY MS. ORCHARD:', 'Q.   Where were you?', 'A.   At home.', 'Q.   I show you Exhibit 7.', '     (Plaintiff’s Exhibit 7 received in evidence.)', 'A.   I wrote that.', 'Q.   When?', 'A.   In May.', 'Q.   Of that year?', 'A.   Yes.', '     THE COURT:  We will take the noon recess.', '     (Recess taken at 12:01 p.m.)'],
  back: [],
}
