import { afterEach } from 'vitest'
import { MatterDatabase } from '../../../renderer/store/database'
import { MatterKeys } from '../../../renderer/store/lock/matterKeys'

/** Databases of a test file, each new and empty, under a key that is always the same where they are locked; closed behind each test. @param name of the file, by which they are told from those of others */
export function databases(name: string): (locked: boolean) => Promise<MatterDatabase> {
  let opened: MatterDatabase[] = []
  let count = 0
  afterEach(() => {
    for (const db of opened) db.close()
    opened = []
  })
  return async (locked) => {
    const db = new MatterDatabase(`${name}-${count++}`, locked ? new MatterKeys(Uint8Array.from({ length: 32 }, (_, at) => at)) : null)
    await db.open()
    opened.push(db)
    return db
  }
}
