/** Changes of the reports room: each one commit, in the matter's words. */
import { PLAIN_STYLE, type CiteStyle } from '../../../shared/cite/format'
import { patch, put, remove } from '../../../shared/log/change'
import type { Document, ExhibitRuling, ReportTemplate } from '../../../shared/records'
import type { Choices } from '../../../shared/report/model'
import { newId, type Session } from '../../store'
import { commitOrSay } from '../linking'

/** Keeps what was chosen, under a name. @returns its id, null where it was not written */
export async function saveTemplate(session: Session, name: string, choices: Choices): Promise<string | null> {
  const same = session.reader.rows('templates').find((one) => one.kind === choices.kind && one.name === name)
  const id = same?.id ?? newId('templates')
  const record: ReportTemplate = {
    id, kind: choices.kind, name, columns: [...choices.columns], filter: Object.fromEntries(Object.entries(choices.filter).map(([key, values]) => [key, [...values]])), sort: choices.sort.map((one) => ({ ...one })), group: choices.group, privileged: choices.privileged,
  }
  return (await commitOrSay(session, { label: `${same ? 'Change' : 'Save'} the report template “${name}”`, ops: [put('templates', record)] })) ? id : null
}

export function deleteTemplate(session: Session, template: ReportTemplate): Promise<boolean> {
  return commitOrSay(session, { label: `Delete the report template “${template.name}”`, ops: [remove('templates', template.id)] })
}

const WORDS: Record<Exclude<keyof ExhibitRuling, 'id' | 'document'>, string> = { purpose: 'purpose', witness: 'sponsoring witness', offered: 'day of offering', objection: 'objection', ground: 'ground of the objection', ruling: 'ruling', ruled: 'day of the ruling' }

/** Edits of rulings wait for one another: the second must find what the first has made. */
let last: Promise<unknown> = Promise.resolve()

/**
 * What became of an exhibit; the first thing that is said of it makes its entry.
 * @param ruling id of the entry that is meant, or of none: then the document's first
 */
export function editRuling(session: Session, document: Document, ruling: string | null, fields: Partial<Omit<ExhibitRuling, 'id' | 'document'>>): Promise<boolean> {
  const [field] = Object.keys(fields) as (keyof typeof WORDS)[]
  const label = `Set the ${field ? WORDS[field] : 'entry'} of ${document.exhibit ?? document.title}`
  const edit = () => {
    const known = ruling ?? session.reader.rows('rulings').find((one) => one.document === document.id)?.id
    if (known !== undefined) return commitOrSay(session, { label, ops: [patch('rulings', known, fields)] })
    const fresh: ExhibitRuling = { id: newId('rulings'), document: document.id, purpose: '', witness: null, offered: null, objection: '', ground: '', ruling: 'none', ruled: null, ...fields }
    return commitOrSay(session, { label, ops: [put('rulings', fresh)] })
  }
  const done = last.then(edit)
  last = done.catch(() => undefined)
  return done
}

/** How cites are written in what leaves the matter. */
export function setCiteForm(session: Session, fields: Pick<CiteStyle, 'form' | 'pattern'>): Promise<boolean> {
  const matter = session.reader.get('matter', 'matter')
  if (!matter) return Promise.resolve(false)
  return commitOrSay(session, { label: 'Change the form of record cites', ops: [patch('matter', 'matter', { settings: { ...matter.settings, cites: { ...(matter.settings.cites ?? PLAIN_STYLE), ...fields } } })] })
}
