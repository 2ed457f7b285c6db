/** A locked file as the bytes of the case file in it: nothing of them is put on the disk, and what is made of them has its lock. */
import { checkWithoutKey, fits, HEAD_FIXED, headLength, isLocked, type LockedHead, readHead } from '../../shared/lock/envelope'
import { type Damage, LockedBytes } from '../../shared/lock/lockedBytes'
import { NotAuthentic } from '../../shared/lock/rows'
import { ProblemError, problem } from '../../shared/problem/problem'
import { type FileLock, fileLockOf, holderOf, IN_MEMORY, lockOfFile, platform } from '../store'
import { bytesOfBlob, type CaseBytes } from './bytes'
import { bytesInWords } from './words'

const UNCHANGED = 'Nothing was changed.'

/** A locked file whose key is not here: its passphrase or recovery key has to be asked for. */
export class FileIsLocked extends ProblemError {
  constructor(file: string, readonly head: LockedHead) {
    super(problem('lock.locked', `${file} is locked.`, 'Open it with its passphrase or recovery key; on the command line add --passphrase-stdin.', UNCHANGED))
  }
}

export type Unlocked = CaseBytes & { lock: FileLock; damage(): string[] }

/** The head of a locked file; null of one without a lock. @throws ProblemError where it cannot be opened by anybody here */
export async function lockedHead(bytes: CaseBytes, name: string): Promise<LockedHead | null> {
  const first = await bytes.read(0, Math.min(bytes.size, HEAD_FIXED))
  if (!isLocked(first)) return null
  const length = headLength(first)
  const head = length === null || length > bytes.size ? 'damaged' : readHead(await bytes.read(0, length))
  if (head === 'newer') throw new ProblemError(problem('store.newer-version', `${name} was locked by a newer version of Probata.`, 'Open it with that version.', UNCHANGED))
  if (head === 'costly') throw new ProblemError(problem('case.not-one', `${name} asks for more work on its passphrase than any file of Probata does: it was made to take this machine’s memory.`, 'Ask where it comes from.', UNCHANGED))
  if (head === 'damaged') throw new ProblemError(problem('file.cut-short', `${name} is cut short or was altered at its beginning, where its lock is described. Without that nobody can open it.`, 'Copy it again from where it came, or restore another backup.', UNCHANGED))
  return head
}

/**
 * Opens a locked file.
 * @param root its key
 * @param how 'rescue': of a damaged one what still opens; the rest reads as zeros
 * @throws ProblemError `case.broken`, `lock.wrong`
 */
export async function unlocked(bytes: CaseBytes, head: LockedHead, root: Uint8Array, name: string, how: 'whole' | 'rescue' = 'whole'): Promise<Unlocked> {
  // A damaged head may have lost its check; whoever opened its slots has the key all the same.
  if (head.intact && !fits(root, head.header)) throw new ProblemError(problem('lock.wrong', `${name} is locked with another key.`, 'Open it with its own passphrase.', UNCHANGED))
  if (how === 'whole' && !head.intact) throw broken(name, 'was altered at its beginning, where its lock is described')
  try {
    const inside = await (how === 'whole' ? LockedBytes.open(bytes, head, root, platform.cipher) : LockedBytes.rescue(bytes, head, root, platform.cipher))
    return asBytes(inside, await lockFor(head, root), how === 'rescue' ? faultsOf(head, inside) : [])
  } catch (cause) {
    if (cause instanceof NotAuthentic) throw how === 'whole' ? broken(name, 'is cut short, or its end was altered', cause) : broken(name, 'was altered throughout: no part of it opens', cause)
    throw cause
  }
}

/** A file as it can be read: a locked one by a key that is here. @throws FileIsLocked where there is none */
export async function readable(from: Blob | CaseBytes, name: string): Promise<CaseBytes> {
  const bytes = from instanceof Blob ? bytesOfBlob(from) : from
  if (bytes.lock) return bytes
  const head = await lockedHead(bytes, name)
  if (!head) return bytes
  const held = await heldRoot(head)
  if (!held) throw new FileIsLocked(name, head)
  return unlocked(bytes, head, held, name)
}

/** The key of a file whose matter is open. */
export async function heldRoot({ header }: LockedHead): Promise<Uint8Array | null> {
  const holder = holderOf(header)
  return holder === null ? null : ((await fileLockOf(holder))?.root ?? null)
}

/** What can be said of a locked file by whoever has no key, as a sentence; `sound` false: it is damaged. */
export async function checkedOutside(bytes: CaseBytes, head: LockedHead, name: string, onProgress: (done: number) => void): Promise<{ sound: boolean; say: string }> {
  switch (await checkWithoutKey(bytes, head, platform, onProgress)) {
    case 'cut':
      return { sound: false, say: `${name} is cut short: its end is not there.` }
    case 'altered':
      return { sound: false, say: `${name} was altered or is damaged: its bytes do not have the sum at its end.` }
    case 'whole':
      return { sound: true, say: `${name} is locked. Its bytes have the sum at its end, so it was copied whole. What is in it, and whether somebody made the sum anew, can only be checked with its passphrase.` }
  }
}

/** A matter that is open here knows the passphrase of today; the file only that of its own day. */
async function lockFor({ header }: LockedHead, root: Uint8Array): Promise<FileLock> {
  const holder = holderOf(header)
  return (holder && (await fileLockOf(holder))) || lockOfFile(header, root.slice())
}

function asBytes(inside: LockedBytes, lock: FileLock, faults: readonly string[]): Unlocked {
  return {
    size: inside.size, lock,
    read: (from, to) => inside.read(from, to),
    content: async (from, to) => {
      // What is small is opened once, though it is hashed and then stored.
      const held = to - from <= IN_MEMORY ? await inside.read(from, to) : null
      return { size: to - from, pieces: () => (held ? once(held) : inside.pieces(from, to)) }
    },
    damage: () => [...faults, ...inside.damage().map(sentenceOf)],
  }
}

async function* once(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (bytes.length > 0) yield bytes
}

function faultsOf(head: LockedHead, inside: LockedBytes): string[] {
  const faults: string[] = []
  if (!head.intact) faults.push('The beginning of the file was altered, where its lock is described: its passphrase or its recovery key may not open the rescued matter. Take the lock off that matter, and put a new one on.')
  if (!inside.ended) faults.push('The end of the file is missing.')
  return faults
}

const sentenceOf = ({ from, to }: Damage): string => `Of what is in the file, ${bytesInWords(to - from)} from ${bytesInWords(from)} on cannot be read: these parts do not open with its key, so they were altered or are damaged.`

const broken = (name: string, how: string, cause?: unknown) => new ProblemError(problem('case.broken', `${name} ${how}.`, 'Copy it again from where it came, or rescue what can be read.', UNCHANGED, cause))
