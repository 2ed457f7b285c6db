/** The reports as PDF and CSV. What names privileged documents is written apart. */
import { NO_MATTER, plainChoices } from '../../shared/report/arrange'
import { BUILT_KINDS, buildReport } from '../../shared/report/build'
import { KIND_NAME } from '../../shared/report/model'
import { writeReport } from '../export/report'
import { proofOf } from '../proof'
import type { Leaving, Side } from './leave'

export async function writeReports({ session, still, target, options }: Leaving, { prefix, apart }: Side): Promise<void> {
  const heading = { matter: still.get('matter', 'matter') ?? NO_MATTER, day: options.day }
  const proof = proofOf(session.reader)
  // The log itself is in History.
  const kinds = BUILT_KINDS.filter((kind) => kind !== 'activity')
  for (const [at, kind] of kinds.entries()) {
    options.signal.throwIfAborted()
    options.onProgress('Writing the reports', at, kinds.length)
    const data = buildReport(kind, { records: still, proof, privileged: apart, today: options.today })
    if (apart && data.privileged.length === 0) continue
    const choices = { ...plainChoices(data), privileged: apart }
    for (const format of ['pdf', 'csv'] as const) {
      const { bytes } = await writeReport(data, choices, heading, still, format, options.signal, () => {})
      await target.put(`${prefix}Reports/${KIND_NAME[kind]}.${format}`, bytes)
    }
  }
}
