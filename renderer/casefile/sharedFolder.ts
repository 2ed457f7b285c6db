/** A shared folder as one copy of a matter sees it: what others put there, and what this copy puts there. */
import { coverage, fitting, nameInShared, readSharedName, type Stretch, stretchesOf } from '../../shared/casefile/shared'
import { changesSince } from '../../shared/casefile/changes'
import type { LogEntry } from '../../shared/log/entry'
import type { Vector } from '../../shared/log/vector'
import { ProblemError } from '../../shared/problem/problem'
import type { AnyRecord } from '../../shared/records'
import { forFileName } from '../export/save'
import type { MergeSource, Session } from '../store'
import type { CaseBytes } from './bytes'
import { type Incoming, openIncoming } from './incoming'
import { FileIsLocked } from './locked'
import { saveChanges } from './saveChanges'
import type { FileTarget } from './target'

export type SharedFile = { name: string; size: number; modified: number; bytes: CaseBytes }

/** The way to the folder. */
export type SharedDoor = {
  /** files of changes in it; null where it cannot be reached */
  list(): Promise<SharedFile[] | null>
  /** begins a file beside its place; never over one that is there @throws ProblemError */
  begin(name: string): Promise<FileTarget>
}

/** A file that is passed over or waited for, with why. */
export type SharedNote = { name: string; say: string }

export type SharedLook = {
  /** what can be brought in now, as one; null where there is nothing new */
  source: (MergeSource & { name: string }) | null
  notes: SharedNote[]
  /** how far the files of the folder carry the matter */
  covered: Vector
  /** whether it holds any file of this matter yet */
  begun: boolean
  /** the same while neither what can be brought in nor what is here has changed */
  signature: string
}

type Pending = { name: string; entries: LogEntry[]; incoming: Incoming }
/** `pending` is let go once everything in it is here: only what it covers has to be known then. */
type Known = { stretches: readonly Stretch[]; files: ReadonlySet<string>; author: string; pending: Pending | null } | { say: string }

const PASSED = 'It was passed over.'

export class SharedFolder {
  /** what was found in each file, by name, size and time */
  private known = new Map<string, Known>()
  /** files that a merge refused, with its sentence */
  private readonly refused = new Map<string, string>()

  constructor(private readonly session: Session, private readonly door: SharedDoor) {}

  /** @returns null where the folder cannot be reached just now @throws the signal's reason */
  async look(signal: AbortSignal): Promise<SharedLook | null> {
    const listed = await this.door.list()
    if (listed === null) return null
    const origin = await this.session.origin()
    const seen = new Map<string, Known>()
    const notes: SharedNote[] = []
    const stretches: Stretch[] = []
    const pending: (Pending & { key: string })[] = []
    const heads = await this.session.heads()
    for (const file of listed) {
      signal.throwIfAborted()
      const key = `${file.name}|${file.size}|${file.modified}`
      const known = this.known.get(key) ?? (await this.open(file, origin, signal))
      seen.set(key, known)
      const refused = this.refused.get(key)
      if ('say' in known || refused !== undefined) {
        notes.push({ name: file.name, say: 'say' in known ? known.say : (refused ?? '') })
        continue
      }
      if (readSharedName(file.name)?.copied) notes.push({ name: file.name, say: 'A second copy that a sync program made. What is in it counts once.' })
      stretches.push(...known.stretches)
      if (known.stretches.every(({ device, to }) => to <= (heads[device] ?? 0))) known.pending = null
      if (known.pending) pending.push({ key, ...known.pending })
    }
    this.known = seen
    const { take, waiting } = fitting(pending, heads)
    for (const { file, device, before } of waiting) notes.push({ name: file.name, say: `It waits for change ${before} of ${this.authorOf(device)}, which is not in the folder yet.` })
    const source = take.length === 0 ? null : together(take.map((one) => one.incoming))
    return { source, notes, covered: coverage(stretches), begun: stretches.length > 0, signature: JSON.stringify([take.map((one) => one.key), heads]) }
  }

  /** Notes a file that a merge refused, so that it does not stand in the way of the others. @returns whether one was found */
  async refuse(signal: AbortSignal): Promise<boolean> {
    const heads = await this.session.heads()
    const pending = [...this.known].flatMap(([key, known]) => ('say' in known || !known.pending || this.refused.has(key) ? [] : [{ key, ...known.pending }]))
    const ready: Incoming[] = []
    for (const file of fitting(pending, heads).take) {
      try {
        ready.push(file.incoming)
        await this.session.merge(together(ready), false, { signal })
      } catch (cause) {
        signal.throwIfAborted()
        if (!(cause instanceof ProblemError)) throw cause
        this.refused.set(file.key, `${cause.problem.happened} ${cause.problem.todo}`)
        return true
      }
    }
    return false
  }

  /**
   * Puts what no file of the folder carries yet into a file of this copy's own.
   * @param baseline what everybody has already in the case file that they began with: its papers do not travel again
   * @returns how many changes are in it; 0 where there was nothing
   */
  async publish(look: SharedLook, author: string, baseline: Vector, signal: AbortSignal): Promise<number> {
    const heads = await this.session.heads()
    if (Object.entries(heads).every(([device, seq]) => seq <= (look.covered[device] ?? 0))) return 0
    const carried = new Set([...this.known.values()].flatMap((known) => ('say' in known ? [] : [...known.files])))
    const taken = await this.takenNumbers()
    const target = await this.door.begin(nameInShared(forFileName(author), this.session.device, Math.max(0, ...taken) + 1))
    try {
      const count = await saveChanges(this.session, look.covered, author, (bytes) => target.write(bytes), {
        signal, onProgress: () => {}, isCarried: (hash) => carried.has(hash), withPapers: (entries) => changesSince(entries, baseline),
      })
      await target.finish()
      return count
    } catch (cause) {
      await target.drop()
      throw cause
    }
  }

  /** Numbers of this copy's files, also of those that cannot be read just now. */
  private async takenNumbers(): Promise<number[]> {
    return ((await this.door.list()) ?? []).flatMap(({ name }) => {
      const read = readSharedName(name)
      return read?.device === this.session.device ? [read.n] : []
    })
  }

  private authorOf(device: string): string {
    for (const known of this.known.values()) if (!('say' in known) && known.author !== '' && known.stretches.some((one) => one.device === device)) return known.author
    return 'a colleague'
  }

  private async open({ name, bytes }: SharedFile, origin: string | null, signal: AbortSignal): Promise<Known> {
    try {
      // The source outlives this look: it is read on when it is brought in.
      const incoming = await openIncoming(bytes, name, new AbortController().signal)
      if (incoming.manifest.kind !== 'changes') return { say: `It is a whole case file. ${PASSED} Bring it in by hand, if it is meant for this matter.` }
      if (incoming.manifest.origin !== origin) return { say: `It belongs to another matter${incoming.manifest.matter ? ` (“${incoming.manifest.matter}”)` : ''}. ${PASSED}` }
      const entries: LogEntry[] = []
      await incoming.entries({}, async (some) => void entries.push(...some))
      return { stretches: stretchesOf(entries), files: new Set(await incoming.files()), author: entries.find((one) => one.device === readSharedName(name)?.device)?.author ?? '', pending: { name, entries, incoming } }
    } catch (cause) {
      signal.throwIfAborted()
      if (cause instanceof FileIsLocked) return { say: `It is locked with another key than this matter. ${PASSED} Work from one locked case file, all of you, or bring it in by hand with its passphrase.` }
      if (!(cause instanceof ProblemError)) return { say: 'It could not be read just now.' }
      const { code, happened } = cause.problem
      if (code === 'case.broken' || code === 'file.cut-short') return { say: 'It is not here whole yet, or was altered. It is looked at again when it changes.' }
      return { say: `${happened} ${code === 'store.newer-version' ? 'Update Probata on this computer to bring it in.' : PASSED}` }
    }
  }
}

/** Several files as one source: what is in two of them counts once. */
export function together(files: readonly Incoming[]): MergeSource & { name: string } {
  return {
    name: files.length === 1 ? (files[0]?.name ?? '') : `${files.length} files of changes`,
    origin: async () => (await files[0]?.origin()) ?? null,
    // Two entries of one id that differ are both given: the merge says that a data folder was copied.
    entries: async (known, take) => {
      for (const file of files) await file.entries(known, take)
    },
    bulk: async (wanted) => {
      const found = new Map<string, AnyRecord[]>()
      for (const file of files) for (const [rows, records] of await file.bulk(wanted)) if (!found.has(rows)) found.set(rows, records)
      return found
    },
    files: async () => [...new Set((await Promise.all(files.map((file) => file.files()))).flat())],
    file: async (hash) => {
      for (const file of files) {
        const blob = await file.file(hash)
        if (blob) return blob
      }
      return undefined
    },
    pages: async (wanted, take) => {
      for (const file of files) await file.pages(wanted, take)
    },
    close: () => {},
  }
}
