import { useEffect, useMemo, useState } from 'react'
import { type Reading, locatorOf, readingOf } from '../../../shared/contract/records'
import type { Clause, Contract, Document } from '../../../shared/records'
import type { PageText } from '../../../shared/text/page'
import { useNavigation } from '../../navigation'
import { useRecord, useRows, useSession } from '../../store'
import { pagesOf, rectsOfClause } from './actions'

export type OpenContract = { contract: Contract; document: Document | undefined; clauses: readonly Clause[]; reading: Reading; show: (clause: Clause) => void; pages: readonly PageText[] }

/** A contract with its clauses in order, what they refer to, and how to open one in the source. */
export function useContract(contract: Contract): OpenContract {
  const session = useSession()
  const { openSource } = useNavigation()
  const all = useRows('clauses')
  const document = useRecord('documents', contract.document)
  const clauses = useMemo(() => all.filter((one) => one.contract === contract.id).sort((a, b) => a.order - b.order), [all, contract.id])
  const reading = useMemo(() => readingOf(clauses), [clauses])
  const [pages, setPages] = useState<readonly PageText[]>([])
  useEffect(() => {
    let gone = false
    if (document) void pagesOf(session, document).then((found) => !gone && setPages(found))
    return () => {
      gone = true
    }
  }, [session, document])
  const show = (clause: Clause) => {
    if (document) openSource({ document: document.id, label: `${contract.shortForm} ${locatorOf(clause)}`, page: clause.page, passage: null, rects: rectsOfClause(pages, clause) })
  }
  return { contract, document, clauses, reading, show, pages }
}
