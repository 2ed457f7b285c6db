import { formatEdtf } from '../../shared/dates/format'
import type { CliJob } from '../../shared/ipc/contract'
import { leaveMatter } from '../leave'
import type { Session } from '../store'
import { todayHere } from '../ui'
import type { Write } from './cliWords'

/** `leave --data D --out DIR [--privileged off]`: everything in open formats, in a folder of its own inside DIR. */
export async function leave(session: Session, job: CliJob, write: Write): Promise<number> {
  const began = performance.now()
  const today = todayHere()
  const left = await leaveMatter(session, job.folders.out?.token ?? '', { privileged: job.options.privileged !== 'off', today, day: formatEdtf(today), signal: new AbortController().signal, onProgress: () => {} })
  const seconds = Math.round(performance.now() - began) / 1000
  const records = left.counts.reduce((sum, one) => sum + one.all, 0)
  await write('stdout', job.json ? `${JSON.stringify({ ...left, seconds })}\n` : `${[`Written ${left.folder}: ${records.toLocaleString()} records, ${left.documents.toLocaleString()} documents, ${left.files.toLocaleString()} files.`, ...left.remarks].join('\n')}\n`)
  return 0
}
