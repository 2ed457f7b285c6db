import Dexie from 'dexie'
import type { Arrived, Job, MatterDatabase } from './database'

/** Imports under way, kept so that they can go on after a crash. Not part of the log. */
export interface JobStore {
  all(): Promise<Job[]>
  put(job: Job): Promise<void>
  /** with everything that was noted under it */
  remove(id: string): Promise<void>
  /** Files of a production that are stored already, by path. */
  arrived(job: string): Promise<Map<string, Arrived>>
  noteArrived(rows: readonly Arrived[]): Promise<void>
}

export function openJobStore(db: MatterDatabase): JobStore {
  return {
    all: () => db.jobs.toArray(),
    put: async (job) => {
      await db.jobs.put(job)
    },
    remove: (id) => db.transaction('rw', db.jobs, db.arrived, async () => {
      await db.jobs.delete(id)
      await db.arrived.where('[job+path]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete()
    }),
    arrived: async (job) => new Map((await db.arrived.where('[job+path]').between([job, Dexie.minKey], [job, Dexie.maxKey]).toArray()).map((row) => [row.path, row])),
    noteArrived: async (rows) => {
      await db.arrived.bulkPut([...rows])
    },
  }
}
