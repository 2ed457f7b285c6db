import { useMemo } from 'react'
import { citePassage } from '../../../shared/cite/format'
import { locatorOf } from '../../../shared/contract/records'
import { withoutQuarantined } from '../../../shared/review/quarantine'
import { useRows } from '../../store'
import type { Side } from './actions'

export type Text = { side: Side; name: string; words: string; document: string }

/** Every clause and passage of the matter whose words fit, quarantined papers left out. */
export function useTexts(query: string): Text[] {
  const contracts = useRows('contracts')
  const clauses = useRows('clauses')
  const documents = useRows('documents')
  const passages = useRows('passages')
  const all = useMemo((): Text[] => {
    const shown = withoutQuarantined({ documents, passages, supports: [] })
    const byId = new Map(shown.documents.map((one) => [one.id, one]))
    const byContract = new Map(contracts.filter((one) => byId.has(one.document)).map((one) => [one.id, one]))
    return [
      ...[...clauses].sort((a, b) => (a.contract < b.contract ? -1 : a.contract > b.contract ? 1 : a.order - b.order)).flatMap((one) => {
        const contract = byContract.get(one.contract)
        return contract && one.part !== 'signature' ? [{ side: { kind: 'clause', id: one.id } as const, name: `${contract.shortForm} ${locatorOf(one)}`, words: one.text, document: contract.document }] : []
      }),
      ...shown.passages.flatMap((one) => {
        const document = byId.get(one.document)
        return document && one.quote !== '' ? [{ side: { kind: 'passage', id: one.id } as const, name: citePassage(one, document), words: one.quote, document: document.id }] : []
      }),
    ]
  }, [contracts, clauses, documents, passages])
  return useMemo(() => {
    const terms = query.toLowerCase().split(/\s+/).filter(Boolean)
    return terms.length === 0 ? all : all.filter((one) => {
      const text = `${one.name} ${one.words}`.toLowerCase()
      return terms.every((term) => text.includes(term))
    })
  }, [all, query])
}
