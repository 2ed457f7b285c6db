import { useCallback, useState } from 'react'
import { howMany } from '../../../shared/proof'
import { pagesInTurn, type Session, useRows, useSession } from '../../store'
import { say, type TaskState, useTask } from '../../ui'
import { MentionsWorker } from '../../workers/people/MentionsWorker'

/** One a person and document; a person confirms or rejects it. */
export type ProposedMention = { person: string; document: string; words: string; pages: number[] }
/** What was found in this session, by matter: proposals are not records. */
const foundIn = new Map<string, readonly ProposedMention[]>()

/** Looks in every readable paper for the names of the matter's people; what was decided before is left out. */
export function useMentions(): { state: TaskState; found: readonly ProposedMention[]; start: () => void; cancel: () => void } {
  const session = useSession()
  const decided = useRows('mentions')
  const [all, setAll] = useState<readonly ProposedMention[]>(() => foundIn.get(session.matterId) ?? [])
  const { state, start, cancel } = useTask(useCallback(async (signal, onProgress) => {
    const found = await scan(session, signal, onProgress)
    foundIn.set(session.matterId, found)
    setAll(found)
    say(found.length === 0 ? 'No paper names any of these people.' : `${howMany(found.length, 'place')} found. Confirm or reject them with each person.`)
  }, [session]))
  const known = new Set(decided.map((one) => `${one.person} ${one.document}`))
  return { state, found: all.filter((one) => !known.has(`${one.person} ${one.document}`)), start, cancel }
}

async function scan(session: Session, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<ProposedMention[]> {
  const { reader } = session
  const people = reader.rows('people').map(({ id, name, aliases, definedAs, addresses }) => ({ id, name, aliases, definedAs, addresses }))
  const documents = reader.rows('documents').filter((one) => one.quarantine === null && one.text !== 'none' && one.text !== 'waiting')
  const worker = new MentionsWorker()
  const found: ProposedMention[] = []
  let told = 0
  try {
    let done = 0
    for await (const { document, pages } of pagesInTurn(session.bytes, documents)) {
      const byPerson = new Map<string, ProposedMention>()
      for (const one of await worker.find(people, pages.map((page) => page.text), signal)) {
        const n = (pages[one.page]?.n ?? 1) - (document.range ? document.range.from - 1 : 0)
        const there = byPerson.get(one.person)
        if (there) there.pages.push(n)
        else byPerson.set(one.person, { person: one.person, document: document.id, words: one.words, pages: [n] })
      }
      found.push(...byPerson.values())
      done++
      if (performance.now() - told > 200) {
        told = performance.now()
        onProgress(done, documents.length)
      }
    }
  } finally {
    worker.end()
  }
  return found
}
