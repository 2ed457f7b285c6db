import type { Content, FileLock } from '../store'

/** The bytes of a case file, read where they lie: a file that a person chose, one that the system handed over by token, or what is in a locked one. */
export type CaseBytes = {
  size: number
  /** bytes from `from` up to `to`, which lie inside */
  read(from: number, to: number): Promise<Uint8Array<ArrayBuffer>>
  /** the same to be kept or hashed; a chosen file is not read for it */
  content(from: number, to: number): Promise<Content>
  /** the lock that a matter made of them must have from its first byte on; null or left out: none */
  lock?: FileLock | null
  /** sentences on what of a locked file was asked for and could not be read */
  damage?(): string[]
}

export function bytesOfBlob(blob: Blob): CaseBytes {
  return {
    size: blob.size,
    read: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
    content: async (from, to) => blob.slice(from, to),
  }
}

/** A handed file, asked for in parts: one of twenty gigabytes must not be fetched at once. */
export function bytesOfToken(token: string, size: number): CaseBytes {
  const part = async (from: number, to: number): Promise<Response | null> => {
    if (to <= from) return null
    const answer = await fetch(`/file/${token}`, { headers: { range: `bytes=${from}-${to - 1}` } })
    if (!answer.ok) throw new Error(`the file cannot be read any more: ${answer.status}`)
    return answer
  }
  return {
    size,
    read: async (from, to) => new Uint8Array(await ((await part(from, to))?.arrayBuffer() ?? new ArrayBuffer(0))),
    content: async (from, to) => (await part(from, to))?.blob() ?? new Blob([]),
  }
}
