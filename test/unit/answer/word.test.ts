import { AlignmentType, Document, LevelFormat, Packer, Paragraph } from 'docx'
import { expect, test } from 'vitest'
import { alignAnswer, parseAnswer } from '../../../shared/answer'
import { readDocx } from '../../../shared/docx/read'
import { parseComplaint } from '../../../shared/pleading'
import { answeredComplaint } from '../../papers/answers'
import { readPdf } from '../../papers/read'

/** A Word file whose numbers exist only in its list, as most answers are written. */
async function wordAnswer(responses: readonly string[]): Promise<Uint8Array> {
  const file = new Document({
    numbering: { config: [{ reference: 'items', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START }] }] },
    sections: [{ children: [
      ...['UNITED STATES DISTRICT COURT', 'NORTHERN DISTRICT OF CALIFORNIA', 'ANSWER TO COMPLAINT'].map((text) => new Paragraph({ text, alignment: AlignmentType.CENTER })),
      new Paragraph('Defendants Acme Widgets, Inc. (“Acme”) and Robert Stone answer the Complaint as follows:'),
      ...responses.map((text) => new Paragraph({ text, numbering: { reference: 'items', level: 0 } })),
      new Paragraph({ text: 'AFFIRMATIVE DEFENSES', alignment: AlignmentType.CENTER }), new Paragraph('The claims are barred by laches.'),
      new Paragraph('WHEREFORE, Defendants ask for judgment.'),
    ] }],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}

test('a Word answer whose numbers are its list’s is read like one on paper', async () => {
  const complaint = parseComplaint(await readPdf(await answeredComplaint()))
  const words = ['Denied.', 'Admitted.', 'Stone admits the allegations in this paragraph. Acme denies them.', ...Array.from({ length: 9 }, () => 'Denied.')]
  const answer = parseAnswer(readDocx(await wordAnswer(words)), { highest: 15 })
  const aligned = alignAnswer(answer, { paragraphs: complaint.paragraphs, docketNumber: null, amendment: 0 })
  expect(aligned.responses.map((one) => one.kind)).toEqual(['denied', 'admitted', 'partial', ...Array.from({ length: 9 }, () => 'denied')])
  expect(aligned.responses[2]?.byParty).toEqual([{ party: 'Acme Widgets, Inc.', kind: 'denied' }, { party: 'Robert Stone', kind: 'admitted' }])
  expect(answer.defenses.map((one) => one.name)).toEqual(['Laches'])
})
