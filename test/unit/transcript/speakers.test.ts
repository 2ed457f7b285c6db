/** Who speaks, and as what, in the manners of reporters beside the common one. */
import { expect, test } from 'vitest'
import { readPlain } from '../../../shared/plain/read'
import { parseTranscript } from '../../../shared/transcript'
import { printed } from '../../transcripts/styles'

const COVER = ['UNITED STATES DISTRICT COURT', 'NORTHERN DISTRICT OF CALIFORNIA', 'Before The Honorable Iris Vane, Judge', 'NORA BASSETT, Plaintiff,', 'vs.', 'HALDANE FREIGHT, INC., Defendant.', '     Thursday, May 11, 2023']

/** Kind, speaker and words of the lines of the second page. */
function read(title: string, body: readonly string[]) {
  const parsed = parseTranscript(readPlain(printed({ name: title, front: [[...COVER, title]], body, back: [] })), { placed: false, name: title })
  const lines = parsed.pages[1]?.lines ?? []
  return { parsed, said: (n: number) => [lines[n - 1]?.kind, lines[n - 1]?.speaker, lines[n - 1]?.text] }
}

test('two witnesses of a trial: one with a degree, one sworn right behind a question', () => {
  const { parsed, said } = read('TRANSCRIPT OF JURY TRIAL', [
    '              OMAR REYES, M.D.,', 'called as a witness by the plaintiff, having been duly', 'sworn, testified as follows:', '          DIRECT EXAMINATION', 'BY MS. LINDEN:', 'Q   Your specialty?', 'A   Orthopedics.', 'Q   Thank you.',
    'WHEREUPON,', '              LENA FOX,', 'having been first duly sworn, was examined and', 'testified as follows:', '          DIRECT EXAMINATION', 'BY MS. LINDEN:', 'Q   Where do you work?', 'A   At the clinic.',
  ])
  expect(parsed.witness).toBe('Omar Reyes; Lena Fox')
  expect(parsed.doubts.map((one) => one.what)).toEqual(['two-witnesses'])
  expect(said(8)).toEqual(['question', 'MS. LINDEN', 'Q Thank you.'])
  expect(said(9)).toEqual(['colloquy', '', 'WHEREUPON,'])
  expect(said(10)).toEqual(['colloquy', '', 'LENA FOX,'])
  expect(said(11)).toEqual(['colloquy', '', 'having been first duly sworn, was examined and'])
})

test('in a hearing, where nobody is examined, an argument is no objection; what begins as one is', () => {
  const { parsed, said } = read('TRANSCRIPT OF PROCEEDINGS', [
    '        P R O C E E D I N G S', '     THE COURT:  Why has Request 14 not been answered?', '     MR. HOLT:  Your Honor, it is overbroad.', '     THE COURT:  So what is the burden?', '     MR. HOLT:  Forty thousand records.', '     MS. LINDEN:  Objection.  That is not in the record.', '     THE COURT:  Overruled.', '             ---o0o---',
  ])
  expect(parsed.kind).toBe('hearing')
  expect(said(3)).toEqual(['colloquy', 'MR. HOLT', 'MR. HOLT: Your Honor, it is overbroad.'])
  expect(said(6)[0]).toBe('objection')
  expect(said(8)).toEqual(['heading', '', '---o0o---'])
})

test('an objection may be argued some turns behind its question', () => {
  const { said } = read('TRANSCRIPT OF JURY TRIAL', [
    'ANN ROE, PLAINTIFF’S WITNESS, SWORN', '          DIRECT EXAMINATION', 'BY MS. LINDEN:', 'Q   What did he say?', '     MR. HOLT:  Objection.', '     THE COURT:  Basis?', '     MR. HOLT:  Hearsay.', '     THE COURT:  Sustained.',
  ])
  expect(said(7)).toEqual(['objection', 'MR. HOLT', 'MR. HOLT: Hearsay.'])
})

test('who speaks by an office is heard however it is set; “Note:” is nobody', () => {
  const { said } = read('DEPOSITION OF GEORGE WINSLOW', ['   The Videographer:  We are on the record.', 'BY MR. HOLT:', 'Q.  Note: do you see it?', '   Ms. Linden:  Objection, form.', '   The Witness:  I do.', '   Time: 9:04.', '   Mr. Holt:  Thank you.', 'Q.  Go on.', 'A.  Yes.'])
  expect([said(1)[1], said(3)[1], said(4)[1], said(7)[1]]).toEqual(['THE VIDEOGRAPHER', 'MR. HOLT', 'MS. LINDEN', 'MR. HOLT'])
  expect([said(4)[0], said(5)[0], said(6)[0]]).toEqual(['objection', 'answer', 'answer'])
})

test('an examination before trial, as New York calls a deposition: kind, witness, two examiners', () => {
  const { parsed, said } = read('EXAMINATION BEFORE TRIAL of GEORGE WINSLOW,', ['GEORGE WINSLOW, called as a witness, having', 'been first duly sworn by a Notary Public, was', 'examined and testified as follows:', 'EXAMINATION BY', 'MR. HOLT:', 'Q.   State your name.', 'A.   George Winslow.', 'EXAMINATION BY', 'MS. LINDEN:', 'Q.   One question.', 'A.   Go on.'])
  expect(parsed).toMatchObject({ kind: 'deposition', witness: 'George Winslow' })
  expect(parsed.examinations.map((one) => [one.by, one.at.line])).toEqual([['MR. HOLT', 5], ['MS. LINDEN', 9]])
  expect(said(10)[1]).toBe('MS. LINDEN')
})

test('marks of exhibits: what an exhibit is called is no second one, and “Exh.” is one', () => {
  const { parsed } = read('DEPOSITION OF GEORGE WINSLOW', ['BY MS. LINDEN:', 'Q.   Look at this.', '(Deposition Exhibit No. 7, E-mail dated 5/3/24,', 'was marked for identification.)', 'A.   Yes.', '(Exhibits 8 through 10 were marked.)', 'Q.   And?', '(Exh. 15 marked.)', 'A.   Yes.', '(Whereupon, Defendants’ Exhibit DX-14 was', 'marked for identification.)'])
  expect(parsed.exhibits.map((one) => `${one.number}@${one.at?.line}`)).toEqual(['7@3', '8@6', '9@6', '10@6', '15@8', 'DX-14@10'])
})

test('captions: an answer goes on within its cue, the witness answers, and an objection is one', () => {
  const parsed = parseTranscript(readPlain('WEBVTT\n\n00:00:01.000 --> 00:00:03.500\nQ. State your name.\n\n00:00:04.000 --> 00:00:05.000\nA. George\nWinslow.\n\n00:00:06.000 --> 00:00:07.000\n<v The Witness>Yes.\n\n00:00:08.000 --> 00:00:09.000\nMR. HOLT: Objection. Form.\n\n00:00:10.000 --> 00:00:11.000\nMR. HOLT: Thank you.\n'), { placed: false, name: 'captions' })
  expect(parsed.pages[0]?.lines.map((line) => line.kind)).toEqual(['question', 'answer', 'answer', 'answer', 'objection', 'colloquy'])
})

test('a page beside another: a line that begins with a number keeps it', () => {
  const page = (n: number, own: readonly string[]) => [`          Page ${n}`, ...Array.from({ length: 25 }, (_, at) => `${String(at + 1).padStart(2)} ${own[at] ?? ''}`)]
  const [left, right] = [page(11, ['Q.  How often?', 'A.  Twice.  Once in 2016 and', ...Array.from({ length: 9 }, (_, at) => `${at % 2 ? 'A' : 'Q'}.  Line ${at}.`), '1 time after that.', 'Q.  You understand the oath?']), page(12, ['A.  I do.', 'Q.  Since when?', 'A.  Since then.'])]
  const parsed = parseTranscript(readPlain(left.map((row, at) => `${row.padEnd(56)}${right[at]}`).join('\n')), { placed: false, name: 'condensed' })
  expect(parsed.pages.map((one) => [one.printed, one.lines.length])).toEqual([[11, 25], [12, 25]])
  expect(parsed.pages[0]?.lines[11]?.text).toBe('1 time after that.')
  expect(parsed.pages[0]?.lines[12]?.text).toBe('Q. You understand the oath?')
})

test('names of several parts and with accents: examiners, counsel, the witness', () => {
  const { parsed, said } = read('DEPOSITION OF GEORGE WINSLOW', ['     JOSÉ ÁLVAREZ DE LA VEGA,', 'having been first duly sworn, testified as follows:', '          EXAMINATION', 'BY MR. VAN DER BERG:', 'Q.  Your name?', '     MS. GARCÍA-LÓPEZ Y VEGA:  Objection.  Form.', 'A.  José Álvarez.', 'Q.  (BY MS. VON STEIN-HÖRL)  And signed', 'by Mr. Berg yesterday?', '     Mr. Berg told them this: no.', '     MR. DE LA CRUZ:  Thank you.'])
  expect(parsed.examinations).toEqual([{ by: 'MR. VAN DER BERG', kind: 'examination', at: { page: 2, line: 4 } }, { by: 'MS. VON STEIN-HÖRL', kind: 'examination', at: { page: 2, line: 8 } }])
  expect(parsed.witness).toContain('José Álvarez De La Vega')
  expect(said(6).slice(0, 2)).toEqual(['objection', 'MS. GARCÍA-LÓPEZ Y VEGA'])
  expect(said(9).slice(0, 2)).toEqual(['question', 'MS. VON STEIN-HÖRL'])
  expect(said(10).slice(0, 2)).toEqual(['question', 'MS. VON STEIN-HÖRL'])
  expect(said(11)[1]).toBe('MR. DE LA CRUZ')
})

test.each([['[Speaker 2]: At home.', 'SPEAKER 2'], ['SPEAKER 2: At home.', 'SPEAKER 2'], ['[00:01:12] Speaker B: At home.', 'SPEAKER B'], ['Speaker 1 (00:01:12):', 'SPEAKER 1'], ['UNIDENTIFIED MALE SPEAKER:  Could you speak up?', 'UNIDENTIFIED MALE SPEAKER'], ['JUROR NO. 3:  Yes.', 'JUROR NO. 3'], ['The speaker said at 10:30: no.', '']])('whom nobody knew by name: %s', (line, name) => {
  const parsed = parseTranscript(readPlain(`THE COURT: Go on.\n${line}\n`), { placed: false, name: 'a file' })
  expect(parsed.pages[0]?.lines[1]?.speaker).toBe(name || 'THE COURT')
})

test('what counsel says marks an exhibit, unless the reporter says where; a mention marks none', () => {
  const { parsed } = read('DEPOSITION OF GEORGE WINSLOW', [
    'BY MS. LINDEN:', 'Q.  I’m handing you what’s been marked as Exhibit 12.', 'A.  Yes.  That is Exhibit 19 to the complaint.', 'Q.  I’ll mark as', 'Exhibit 13 the next one.', '     (Exhibit 13 was marked.)', 'Q.  Let’s mark this as Exhibit 15.', 'A.  Okay.',
    'Q.  Was Exhibit 20 ever marked at trial?', 'A.  Exhibit 21 was not marked.', 'Q.  Did you mark it as Exhibit 22?', 'A.  It was marked as Exhibit 23 to the Holt declaration.', '     (Exhibit 24 to the Holt declaration was marked.)',
  ])
  expect(parsed.exhibits.map((one) => `${one.number}@${one.at?.line}`)).toEqual(['12@2', '13@6', '15@7', '24@13'])
})

test('an index that is headed “EXHIBITS NO. …” lists no Exhibit S', () => {
  const parsed = parseTranscript(readPlain(printed({ name: 'x', front: [COVER, ['INDEX', 'EXHIBITS', 'NO.    DESCRIPTION            MARKED', ' 1     E-mail                      3']], body: ['BY MS. LINDEN:', '(Exhibit 1 was marked.)', 'Q.  Go on.', 'A.  Yes.', 'Q.  And?', 'A.  No.'], back: [] })), { placed: false, name: 'x' })
  expect(parsed.exhibits).toEqual([{ number: '1', what: 'E-mail', at: { page: 3, line: 2 } }])
})

test('captions: who speaks is named with more than letters, or in a .smi; “and he said:” is nobody; an .sbv', () => {
  const lines = (text: string) => parseTranscript(readPlain(text), { placed: false, name: 'captions' }).pages[0]?.lines.map((line) => [line.kind, line.speaker, line.text, line.time])
  expect(lines('WEBVTT\n\n00:01.000 --> 00:02.000\nLee Pier (he/him): Object to &quot;form&quot; &amp; scope.\n\n00:03.000 --> 00:04.000\nAnd he said: go on.\n\n00:05.000 --> 00:06.000\nQ. Where does it say: no?\n')).toEqual([['objection', 'LEE PIER', 'Lee Pier (he/him): Object to "form" & scope.', '00:00:01'], ['colloquy', '', 'And he said: go on.', '00:00:03'], ['question', '', 'Q. Where does it say: no?', '00:00:05']])
  expect(lines('<SAMI><BODY>\n<SYNC Start=7000><P Class=ENCC>MR. PIER: Objection.\n</BODY></SAMI>')).toEqual([['objection', 'MR. PIER', 'MR. PIER: Objection.', '00:00:07']])
  expect(lines('0:00:01.000,0:00:03.500\nQ. Where did you work?\n\n0:00:04.000,0:00:05.000\nA. At Example.\n')).toEqual([['question', '', 'Q. Where did you work?', '00:00:01'], ['answer', '', 'A. At Example.', '00:00:04']])
})

test('questions and answers in small letters are some, where there are no others', () => {
  const { said } = read('DEPOSITION OF GEORGE WINSLOW', ['BY MR. HOLT:', ...Array.from({ length: 6 }, () => ['q.   Where?', 'a.   At home.']).flat(), '     MS. LINDEN:  Objection.  Form.', 'a.   I said so.'])
  expect([2, 3, 14, 15].map((n) => said(n).slice(0, 2))).toEqual([['question', 'MR. HOLT'], ['answer', 'THE WITNESS'], ['objection', 'MS. LINDEN'], ['answer', 'THE WITNESS']])
})

test('questions with a number before them, right at their letter, in words, or behind the name of who asks', () => {
  const { parsed, said } = read('DEPOSITION OF GEORGE WINSLOW', ['BY MR. HOLT:', '12.  Q.  Where?', '     A.  At home.', 'Q.Until when?', 'A.Nine.', 'Question:  Sure?', 'Answer:  Yes.', 'BY MS. LINDEN:  Q.  And you?', 'A.  I was out.'])
  expect([2, 4, 6, 8].map((n) => said(n).slice(0, 2))).toEqual([['question', 'MR. HOLT'], ['question', 'MR. HOLT'], ['question', 'MR. HOLT'], ['question', 'MS. LINDEN']])
  expect([3, 5, 7, 9].map((n) => said(n)[0])).toEqual(['answer', 'answer', 'answer', 'answer'])
  expect(parsed.examinations.map((one) => [one.by, one.at.line])).toEqual([['MR. HOLT', 1], ['MS. LINDEN', 8]])
})

test.each(['I’m going to object to that.', 'I’ll object.', 'Don’t answer that.', 'Note my objection.'])('an objection with a curly apostrophe, or noted: %s', (words) => {
  const { said } = read('DEPOSITION OF GEORGE WINSLOW', ['BY MR. HOLT:', 'Q.  Where?', `     MS. LINDEN:  ${words}`, 'A.  At home.', 'Q.  And?', 'A.  Nowhere.'])
  expect(said(3)[0]).toBe('objection')
})
