/** Exhibit numbers over a selection, and exhibits with their cover sheets into a folder. */
import { nextExhibit } from '../../../shared/documents/filter'
import { patch } from '../../../shared/log/change'
import { ProblemError } from '../../../shared/problem/problem'
import { howMany } from '../../../shared/proof'
import type { Document } from '../../../shared/records'
import { reviewOrder } from '../../../shared/review/order'
import { mayLeave } from '../../../shared/review/sharing'
import { chooseFolder, folderWriter } from '../../export/folder'
import { coverSheet } from '../../export/pages/sheets'
import { writePages } from '../../export/pages/writePages'
import type { Session } from '../../store'
import { say } from '../../ui'
import { commitOrSay } from '../linking'

/** Numbers those that have none, families together; one change. */
export function assignExhibits(session: Session, documents: readonly Document[]): Promise<boolean> {
  const prefix = session.reader.get('matter', 'matter')?.settings.exhibitPrefix ?? 'PX-'
  const first = Number(nextExhibit(session.reader.rows('documents'), prefix).slice(prefix.length))
  const bare = reviewOrder(documents).map((one) => one.document).filter((one) => one.exhibit === null && one.quarantine === null)
  if (bare.length === 0) {
    say('All of them have exhibit numbers already.')
    return Promise.resolve(false)
  }
  return commitOrSay(session, { label: `Number ${howMany(bare.length, 'exhibit')} from ${prefix}${first}`, ops: bare.map((one, index) => patch('documents', one.id, { exhibit: `${prefix}${first + index}` })) })
}

const PAGED: ReadonlySet<Document['kind']> = new Set(['pdf', 'image', 'images'])

/** Cover sheet and pages of each exhibit; what may not leave is left out, and named. */
export async function exportExhibits(session: Session, documents: readonly Document[]): Promise<void> {
  const matter = session.reader.get('matter', 'matter')
  const exhibits = documents.filter((one) => one.exhibit !== null && mayLeave(one) === 'yes')
  if (!matter || exhibits.length === 0) return say('None of them is an exhibit that may leave the matter. Number them first.')
  const folder = await chooseFolder()
  if (!folder) return
  const write = folderWriter(folder.token)
  const failed: string[] = []
  for (const document of exhibits) {
    const exhibit = document.exhibit ?? ''
    const name = exhibit.replace(/[\\/:*?"<>|]/g, ' ')
    try {
      await write(`${name} cover.pdf`, await coverSheet({ exhibit, caption: matter.caption || matter.name, docket: matter.docketNumber, title: document.title, bates: '' }))
      if (!PAGED.has(document.kind)) {
        await write(`${name} ${document.originalName.replace(/[\\/:*?"<>|]/g, ' ')}`, new Uint8Array(await (await session.bytes.get(document.sha256)).arrayBuffer()))
        continue
      }
      const redactions = session.reader.rows('redactions').filter((one) => one.document === document.id)
      const { pdf } = await writePages(session, document, { title: `Exhibit ${exhibit}`, signal: new AbortController().signal, redactions, stamps: (page) => ({ bates: `${exhibit}${(document.pages ?? 1) > 1 ? `, page ${page}` : ''}`, legend: '', corner: 'bottom-right' }) })
      await write(`${name}.pdf`, pdf)
    } catch (cause) {
      failed.push(cause instanceof ProblemError ? `${exhibit}: ${cause.problem.happened}` : `${exhibit} could not be written; choose an empty folder.`)
    }
  }
  const left = documents.length - exhibits.length
  say(failed[0] ?? `${howMany(exhibits.length, 'exhibit')} with cover sheets were written${left > 0 ? `; ${left} left out: without a number, privileged or quarantined` : ''}.`)
}
