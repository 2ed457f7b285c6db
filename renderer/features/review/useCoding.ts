import { useRef } from 'react'
import type { Document } from '../../../shared/records'
import { type Decision, decide, documentNumber } from '../../../shared/review/decide'
import { type Kin, REACHES, type Reach, reached } from '../../../shared/review/reach'
import { type Session, useSession } from '../../store'
import { say } from '../../ui'
import { commitOrSay } from '../linking'
import type { Similar } from './similar'

/** When documents were marked as reviewed while the matter was open: for the decisions an hour. */
const times = new WeakMap<Session, number[]>()

export function reviewTimes(session: Session): readonly number[] {
  return times.get(session) ?? []
}

type Coding = {
  /** ids that the next decision reaches, the document itself first */
  targets: readonly string[]
  counts: Record<Reach, number>
  run(decision: Decision): void
}

/** Decisions about the document that is open and those it carries along. */
export function useCoding(document: Document | null, reach: Reach, kin: Kin, similar: readonly Similar[]): Coding {
  const session = useSession()
  const alike = similar.map((one) => one.id)
  const of = (one: Reach) => (document ? reached(document, one, kin, alike) : [])
  const targets = of(reach)
  const latest = useRef(targets)
  latest.current = targets
  return {
    targets,
    counts: Object.fromEntries(REACHES.map((one) => [one, of(one).length])) as Record<Reach, number>,
    run: (decision) => {
      const documents = latest.current.map((id) => session.reader.get('documents', id)).filter((one) => one !== undefined)
      if (document?.quarantine) return say(`${documentNumber(document)} is in quarantine; release it before it is coded.`)
      const change = decide(documents, decision)
      if (!change) return
      if (decision.what === 'reviewed' && decision.value) {
        const mine = times.get(session) ?? []
        times.set(session, mine)
        for (let n = 0; n < change.ops.length; n++) mine.push(performance.now())
      }
      void commitOrSay(session, change)
    },
  }
}
