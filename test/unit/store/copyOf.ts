import { openCaseIntake, openCaseRows, openMatter, type Session } from '../../../renderer/store'
import { WHOLE_PARTS } from '../../../shared/casefile/layout'

/** Another copy of the matter, by the parts of a case file. @returns its id */
export async function copyOf(matterId: string): Promise<string> {
  const rows = await openCaseRows(matterId)
  const intake = await openCaseIntake()
  for (const part of WHOLE_PARTS) for await (const some of rows.rows(part)) await intake.put(part, some)
  rows.close()
  const done = await intake.finish(true)
  if (!('matterId' in done)) throw new Error(done.findings[0]?.say)
  return done.matterId
}

/** The same, open. */
export async function openedCopyOf(matterId: string): Promise<Session> {
  return openMatter(await copyOf(matterId))
}
