import type { Job, MatterDatabase } from './database'

/** Imports under way, kept so that they can go on after a crash. Not part of the log. */
export interface JobStore {
  all(): Promise<Job[]>
  put(job: Job): Promise<void>
  remove(id: string): Promise<void>
}

export function openJobStore(db: MatterDatabase): JobStore {
  return {
    all: () => db.jobs.toArray(),
    put: async (job) => {
      await db.jobs.put(job)
    },
    remove: (id) => db.jobs.delete(id),
  }
}
