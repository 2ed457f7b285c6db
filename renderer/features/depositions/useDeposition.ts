import { useMemo } from 'react'
import { documentName } from '../../../shared/cite/format'
import { byOrder } from '../../../shared/deposition/outline'
import type { DepositionRecords } from '../../../shared/deposition/summary'
import type { Deposition, Question, Topic } from '../../../shared/records'
import { type Reader, useRecord, useRows } from '../../store'
import { sourceName } from '../linking'

export type Outline = { topic: Topic; questions: Question[] }[]

/** Everything of one deposition, topics and questions in order. */
export function useDeposition(id: string | null): { deposition: Deposition | null; outline: Outline; records: DepositionRecords | null } {
  const deposition = useRecord('depositions', id) ?? null
  const topics = useRows('topics')
  const questions = useRows('questions')
  const notes = useRows('runningNotes')
  const marked = useRows('markedExhibits')
  const gaps = useRows('gaps')
  return useMemo(() => {
    if (!deposition) return { deposition: null, outline: [], records: null }
    const mine = <T extends { deposition: string }>(rows: readonly T[]) => rows.filter((one) => one.deposition === deposition.id)
    const records = { deposition, topics: mine(topics).sort(byOrder), questions: mine(questions).sort(byOrder), notes: mine(notes).sort(byOrder), marked: mine(marked), gaps }
    return { deposition, outline: records.topics.map((topic) => ({ topic, questions: records.questions.filter((one) => one.topic === topic.id) })), records }
  }, [deposition, topics, questions, notes, marked, gaps])
}

/** How documents and sources are called in papers; what is in quarantine is not named (FRCP 26(b)(5)(B)). */
export function namesFor(reader: Reader, witness: string) {
  return {
    witness,
    documentName: (id: string) => {
      const document = reader.get('documents', id)
      return !document ? 'a document that was deleted' : document.quarantine ? 'a document in quarantine' : documentName(document)
    },
    sourceName: (id: string) => sourceName(reader, id),
    testimonyCite: (id: string) => sourceName(reader, id),
  }
}
