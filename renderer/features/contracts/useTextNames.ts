import { documentName } from '../../../shared/cite/format'
import { useRows } from '../../store'

export type NamedText = { id: string; name: string }

/** Contracts, policies, and other documents that can prevail or yield, by name. */
export function useTextNames(): { texts: NamedText[]; nameOf: (id: string) => string } {
  const contracts = useRows('contracts')
  const policies = useRows('policies')
  const documents = useRows('documents')
  const versions = useRows('versions')
  const taken = new Set([...contracts.map((one) => one.document), ...versions.map((one) => one.document)])
  const papers = documents.filter((one) => one.quarantine === null && one.parent === null && !taken.has(one.id) && (one.exhibit !== null || /agreement|contract|terms|policy|addendum/i.test(one.title)))
  const texts = [
    ...contracts.map((one) => ({ id: one.id, name: one.shortForm })), ...policies.map((one) => ({ id: one.id, name: one.name })),
    ...papers.map((one) => ({ id: one.id, name: documentName(one) === one.title ? one.title : `${documentName(one)}, ${one.title}` })),
  ]
  const nameOf = (id: string): string => {
    const known = texts.find((one) => one.id === id)
    if (known) return known.name
    const document = documents.find((one) => one.id === id)
    return document ? (document.quarantine ? 'a paper that is held' : `${documentName(document)}${documentName(document) === document.title ? '' : `, ${document.title}`}`) : 'a text that was deleted'
  }
  return { texts, nameOf }
}
