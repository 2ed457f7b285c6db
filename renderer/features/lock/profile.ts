/** What the lock asks of the main process. */
import type { Disk } from '../../store'
import { bridge } from '../../bridge'

/** What lies in the files of the profile. Where there is no main process nobody can look, and nothing is promised. */
export const disk: Disk = {
  numbers: async (databases) => (await bridge()?.call('lock.numbers', { databases: [...databases] })) ?? databases.map(() => null),
  look: async ({ numbers, words }) => (await bridge()?.call('lock.look', { numbers: [...numbers], words: [...words] })) ?? { rows: 0, files: 0, words: words.length + 1 },
}

/** Ends this page with all that it has in memory, and begins it anew. @param closing after the databases were closed as well */
export const leave = (closing: boolean): void => void bridge()?.call('lock.leave', { closing })
