import { useMemo } from 'react'
import { faultRows, type FaultRow } from '../../../shared/answer/evasive'
import type { Answer, Defense, Paragraph, Party, Response } from '../../../shared/records'
import { useProof } from '../../proof'
import { useRows } from '../../store'

/** A paragraph of the complaint beside how it was answered; several responses where those who answer differ. */
export type AnsweredRow = { paragraph: Paragraph; responses: readonly Response[] }

export type ShownAnswer = { answer: Answer; rows: readonly AnsweredRow[]; responses: readonly Response[]; faults: readonly FaultRow[]; defenses: readonly Defense[] }

/** Answers to the operative complaint, those that stand first. */
export function useAnswers(): readonly Answer[] {
  const { pleading } = useProof()
  const answers = useRows('answers')
  return useMemo(() => answers.filter((one) => one.pleading === pleading?.id).sort((a, b) => Number(b.operative) - Number(a.operative) || a.imported.localeCompare(b.imported)), [answers, pleading])
}

/** One answer, laid beside the complaint. */
export function useShownAnswer(answer: Answer | null): ShownAnswer | null {
  const { paragraphs } = useProof()
  const all = useRows('responses')
  const allDefenses = useRows('defenses')
  return useMemo(() => {
    if (!answer) return null
    const responses = all.filter((one) => one.answer === answer.id)
    const of = new Map<string, Response[]>()
    for (const one of responses) {
      const own = of.get(one.paragraph)
      if (own) own.push(one)
      else of.set(one.paragraph, [one])
    }
    return {
      answer, responses, rows: paragraphs.map((paragraph) => ({ paragraph, responses: of.get(paragraph.id) ?? [] })), faults: faultRows(paragraphs, responses),
      defenses: allDefenses.filter((one) => one.answer === answer.id).sort((a, b) => a.order - b.order),
    }
  }, [answer, paragraphs, all, allDefenses])
}

export const nameOf = (party: Party | undefined) => party?.definedAs ?? party?.name ?? 'all defendants'
