import { useRef, useState } from 'react'
import { formatEdtf } from '../../../shared/dates/format'
import { problem, type Problem, ProblemError, problemOf } from '../../../shared/problem/problem'
import { howMany } from '../../../shared/proof'
import { arrange, type Heading, NO_MATTER, toPaper } from '../../../shared/report/arrange'
import { partsToHtml } from '../../../shared/report/html'
import { paperToText } from '../../../shared/report/plainText'
import { writeBundle } from '../../export/bundle'
import { chooseFolder, folderWriter } from '../../export/folder'
import { fileNameOf, writeReport } from '../../export/report'
import { saveFile } from '../../export/save'
import { useMatter, useSession } from '../../store'
import { say } from '../../ui'
import type { Format } from '../../workers/report/protocol'
import { todayHere } from '../linking'
import type { ShownReport } from './useReport'

export type Work = { what: string; done: number; total: number } | null

/** Files, bundle and clipboard of the report on the screen. */
export function useExport({ data, choices }: ShownReport) {
  const session = useSession()
  const matter = useMatter()
  const [work, setWork] = useState<Work>(null)
  const [failed, setFailed] = useState<Problem | null>(null)
  const abort = useRef<AbortController | null>(null)
  const heading: Heading = { matter: matter ?? NO_MATTER, day: formatEdtf(todayHere()) }

  const run = async (what: string, stopped: string, work: (signal: AbortSignal) => Promise<void>) => {
    const controller = new AbortController()
    abort.current?.abort()
    abort.current = controller
    setFailed(null)
    setWork({ what, done: 0, total: 0 })
    try {
      await work(controller.signal)
    } catch (cause) {
      if (controller.signal.aborted) say(stopped)
      else setFailed(problemOf(cause, 'export.refused', 'The file could not be made.', 'Try another format.', 'The matter is untouched.'))
    } finally {
      if (abort.current === controller) setWork(null)
    }
  }

  const save = (format: Format) => run(`Writing the ${data.title.toLowerCase()}`, 'Stopped. No file was saved.', async (signal) => {
    const { bytes, remark } = await writeReport(data, choices, heading, session.reader, format, signal, (done, total) => setWork({ what: `Writing the ${data.title.toLowerCase()}`, done, total }))
    if (remark) say(remark)
    await saveFile(fileNameOf(heading.matter.name, data.title, format), bytes)
  })

  const bundle = () => run('Choosing a folder', 'Stopped. What was begun in the folder is no whole file.', async (signal) => {
    const folder = await chooseFolder()
    if (!folder) return
    const name = fileNameOf(heading.matter.name, `${data.title} with exhibits`, 'pdf')
    const put = folderWriter(folder.token)
    let begun = false
    const outcome = await writeBundle(session, data, choices, heading, async (bytes) => {
      await put(name, bytes, begun).catch((cause: unknown) => {
        throw new ProblemError(problem('export.refused', `${name} could not be written there.`, 'Choose a folder that has no file of that name, on a disk with room.', 'No file was written over.', cause))
      })
      begun = true
    }, signal, (what, done, total) => setWork({ what, done, total }))
    say([`Saved ${name}: ${howMany(outcome.exhibits, 'exhibit')}, ${howMany(outcome.pages, 'page')}.`, ...outcome.leftOut.slice(0, 3), ...(outcome.leftOut.length > 3 ? [`${howMany(outcome.leftOut.length - 3, 'other')} left out too.`] : []), outcome.remark ?? ''].filter(Boolean).join(' '))
  })

  /** Table and cites as Word takes them: cites are plain text, in the form of the matter. */
  const copy = async () => {
    const paper = toPaper(data, arrange(data, choices), choices, heading)
    const text = paperToText({ ...paper, court: '', caption: '', docket: '' })
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'text/html': new Blob([partsToHtml(paper.parts)], { type: 'text/html' }), 'text/plain': new Blob([text], { type: 'text/plain' }) })])
      say(`Copied the ${data.title.toLowerCase()} with its cites. Paste it into Word.`)
    } catch {
      say('The report could not be copied. Export it as a Word file instead.')
    }
  }
  return { work, failed, save, bundle, copy, stop: () => abort.current?.abort() }
}
