/** A file on its way out: written piece by piece beside its place, and given its name when it is whole. */
import type { SaveToken } from '../../shared/ipc/contract'
import { bridge } from '../bridge'
import { mustBeDone } from '../export/mustBeDone'

/** Bytes that cross to the main process at a time. */
const PIECE = 8_000_000

export type FileTarget = {
  name: string
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>
  finish(): Promise<void>
  /** nothing of the file stays */
  drop(): Promise<void>
}

/** Asks where to save. Null where the person cancelled. @throws ProblemError where it cannot be begun there */
export async function chooseTarget(name: string): Promise<FileTarget | null> {
  const begun = await bridge()?.call('save.choose', { name })
  return begun ? targetOf(begun) : null
}

/** Begins a file in a chosen folder; never over one that is there. @throws ProblemError */
export async function beginInFolder(folder: string, name: string): Promise<FileTarget> {
  const begun = await bridge()?.call('save.begin', { folder, name })
  return targetOf(begun ?? { token: '', name, answer: 'failed' })
}

function targetOf({ token, name, answer }: SaveToken): FileTarget {
  mustBeDone(answer, name)
  return {
    name,
    write: async (bytes) => mustBeDone((await bridge()?.call('save.write', { token, bytes })) ?? 'failed', name),
    finish: async () => mustBeDone((await bridge()?.call('save.finish', { token })) ?? 'failed', name),
    drop: async () => {
      await bridge()?.call('save.drop', { token })
    },
  }
}

/** Gathers small writes, and hands them over a piece at a time: one is filled while the one before is on its way to the disk. */
export function pieces(target: FileTarget): WritableStream<Uint8Array> {
  let waiting = new Uint8Array(PIECE)
  let other = new Uint8Array(PIECE)
  let size = 0
  let onItsWay: Promise<void> = Promise.resolve()
  const flush = async () => {
    await onItsWay
    if (size === 0) return
    onItsWay = target.write(waiting.subarray(0, size))
    // Heard of at the next piece, or at the end.
    onItsWay.catch(() => {})
    ;[waiting, other] = [other, waiting]
    size = 0
  }
  return new WritableStream({
    write: async (chunk) => {
      // The library may use its buffer again, so all of it is copied.
      for (let at = 0; at < chunk.length; ) {
        const part = chunk.subarray(at, at + PIECE - size)
        waiting.set(part, size)
        size += part.length
        at += part.length
        if (size === PIECE) await flush()
      }
    },
    close: async () => {
      await flush()
      await onItsWay
      ;[waiting, other] = [new Uint8Array(), new Uint8Array()]
    },
  })
}
