import { expect, test, describe } from 'vitest'
import { alignAnswer, amendmentOf, parseAnswer } from '../../../shared/answer'
import { parseComplaint } from '../../../shared/pleading'
import { answeredComplaint, answers } from '../../papers/answers'
import { readPdf } from '../../papers/read'

const complaint = (async () => parseComplaint(await readPdf(await answeredComplaint())))()

describe('An answer is read and laid beside the complaint:', () => {
  test.each(answers.map((paper) => [paper.name, paper] as const))('%s', async (_name, paper) => {
    const pleading = await complaint
    expect(pleading.paragraphs.length).toBe(15)
    const answer = parseAnswer(await readPdf(await paper.pdf()), { highest: 15 })
    const aligned = alignAnswer(answer, { paragraphs: pleading.paragraphs, docketNumber: pleading.caption.docketNumber, amendment: amendmentOf(pleading.caption.title) })
    const { truth } = paper
    expect(Object.fromEntries(aligned.responses.map((one) => [pleading.paragraphs[one.paragraph]?.n, one.kind]))).toEqual(truth.kinds)
    if (truth.defenses) expect(answer.defenses.map((one) => one.name)).toEqual(truth.defenses)
    if (truth.generalDenial !== undefined) expect(answer.generalDenial !== null).toBe(truth.generalDenial)
    if (truth.parties) expect(answer.parties.map((one) => one.name)).toEqual(truth.parties)
    expect(aligned.answersIt).toBe(truth.answersIt ?? 'yes')
    expect(aligned.doubts.map((one) => one.what)).toEqual(expect.arrayContaining(truth.doubts ?? []))
    for (const [key, kind] of Object.entries(truth.byParty ?? {})) {
      const [, n, party] = /^(\d+) (.*)$/.exec(key) ?? []
      const one = aligned.responses.find((response) => pleading.paragraphs[response.paragraph]?.n === Number(n))
      expect(one?.byParty.find((reading) => reading.party === party)?.kind).toBe(kind)
    }
  })
})
