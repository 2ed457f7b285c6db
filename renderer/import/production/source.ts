/** The files of a production wherever they lie: in a folder, in a zip, or behind tokens. */
import '../../casefile/zipSettings'
import { BlobReader, ZipReader } from '@zip.js/zip.js'
import type { ListedFile } from '../../../shared/ipc/contract'
import { type Problem, ProblemError, problem } from '../../../shared/problem/problem'
import type { ImportFile } from '../files'

export type SourceFile = {
  /** forward slashes, from the production's top */
  path: string
  size: number
  /** milliseconds since 1970, or 0 */
  modified: number
  blob(): Promise<Blob>
}

export type ProductionSource = {
  /** "VOL001": what the folder or zip is called */
  name: string
  files: SourceFile[]
  /** the archive itself, where there is one */
  container: Blob | null
  /** entries of an archive that lead out of it, or are links: they are not followed */
  leftOut?: string[]
}

/** Limits of an archive (domain § 15): more is a bomb or no production. */
const MOST_ENTRIES = 2_000_000
const MOST_UNPACKED = 200_000_000_000
const MOST_RATIO = 200
/** Below this nobody minds the ratio: text packs well. Bytes. */
const SMALL = 50_000_000

export function folderSource(files: readonly ImportFile[], name: string): ProductionSource {
  const paths = files.map((one) => (one.folder === '' ? one.name : `${one.folder}/${one.name}`))
  // The chosen folder's own name stands before every path.
  const top = paths[0]?.includes('/') ? `${paths[0].slice(0, paths[0].indexOf('/'))}/` : ''
  const cut = top !== '' && paths.every((path) => path.startsWith(top)) ? top.length : 0
  return {
    name: name || top.slice(0, -1) || 'Production', container: null,
    files: files.map((one, index) => ({
      path: (paths[index] ?? one.name).slice(cut), size: one.file.size, modified: one.modified === null ? 0 : Date.parse(one.modified), blob: async () => one.file,
    })),
  }
}

export function listedSource(files: readonly ListedFile[], name: string): ProductionSource {
  return {
    name, container: null,
    files: files.map((one) => ({ path: one.path, size: one.size, modified: one.modified, blob: async () => (await fetch(`/file/${one.token}`)).blob() })),
  }
}

/**
 * @param whole keeps the one folder that everything lies in; a production is looked at from inside of it
 * @throws ProblemError `archive.broken`, `archive.too-large`
 */
export async function zipSource(blob: Blob, name: string, whole = false): Promise<ProductionSource> {
  const reader = new ZipReader(new BlobReader(blob))
  const files: SourceFile[] = []
  const leftOut: string[] = []
  let unpacked = 0
  try {
    for await (const entry of reader.getEntriesGenerator({ filenameValidation: 'tolerant' })) {
      if (files.length >= MOST_ENTRIES) throw tooLarge(name, `It has more than ${MOST_ENTRIES.toLocaleString()} entries.`)
      if (entry.directory) continue
      unpacked += entry.uncompressedSize
      if (unpacked > MOST_UNPACKED) throw tooLarge(name, 'Unpacked it would be larger than any production.')
      if (entry.uncompressedSize > SMALL && entry.uncompressedSize > entry.compressedSize * MOST_RATIO) throw tooLarge(name, `${entry.filename} would grow to ${Math.round(entry.uncompressedSize / 1e6).toLocaleString()} MB from ${Math.round(entry.compressedSize / 1e3).toLocaleString()} kB.`)
      const path = insidePath(entry.filename)
      // A link, or a path out of the archive, is not a file of the production.
      if (path === null || isLink(entry.externalFileAttributes)) {
        leftOut.push(entry.filename)
        continue
      }
      if (entry.encrypted) throw new ProblemError(problem('archive.broken', `${name} is encrypted.`, 'Unpack it with its password and import the folder.'))
      files.push({ path, size: entry.uncompressedSize, modified: entry.lastModDate?.getTime() ?? 0, blob: () => unpack((writable) => entry.getData(writable), entry.uncompressedSize, entry.filename) })
    }
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause
    throw new ProblemError(problem('archive.broken', `${name} is not a whole zip archive.`, 'It may be cut off; copy or download it again.', 'Nothing was imported.', cause))
  }
  const top = files[0]?.path.includes('/') ? `${files[0].path.slice(0, files[0].path.indexOf('/'))}/` : ''
  const cut = !whole && top !== '' && files.every((one) => one.path.startsWith(top)) ? top.length : 0
  return { name: name.replace(/\.zip$/i, ''), container: blob, leftOut, files: cut === 0 ? files : files.map((one) => ({ ...one, path: one.path.slice(cut) })) }
}

/**
 * What an archive held that is no file of it, each with why.
 * @param archive its name with its ending: a production is called without
 */
export function leftOutOf(source: ProductionSource, archive: string): { name: string; problem: Problem }[] {
  return (source.leftOut ?? []).map((name) => ({ name, problem: problem('archive.broken', `${name} in ${archive} leads out of the archive, or is a link; it was left out.`, 'Look at who made the archive.') }))
}

/** An entry's bytes, and never more of them than it said: a bomb lies about its size. */
async function unpack(write: (into: WritableStream<Uint8Array>) => Promise<unknown>, size: number, name: string): Promise<Blob> {
  const parts: Blob[] = []
  let got = 0
  try {
    await write(new WritableStream<Uint8Array>({
      write: (chunk) => {
        got += chunk.length
        if (got > size) throw new Error('more than it said')
        parts.push(new Blob([chunk as Uint8Array<ArrayBuffer>]))
      },
    }))
  } catch (cause) {
    throw new ProblemError(problem('archive.broken', `${name} could not be unpacked: it is damaged or not what it says.`, 'Copy or download the archive again.', '', cause))
  }
  return new Blob(parts)
}

function tooLarge(name: string, why: string): ProblemError {
  return new ProblemError(problem('archive.too-large', `${name} was not opened. ${why}`, 'Unpack it yourself, look at what is in it, and import the folder.', 'Nothing was imported.'))
}

function insidePath(path: string): string | null {
  const parts = path.replace(/\\/g, '/').split('/').filter((part) => part !== '' && part !== '.')
  return parts.length === 0 || parts.includes('..') || /^[A-Za-z]:$/.test(parts[0] ?? '') ? null : parts.join('/')
}

/** Unix file type in the upper half of the attributes: a symbolic link. */
function isLink(attributes: number | undefined): boolean {
  return attributes !== undefined && ((attributes >>> 16) & 0o170000) === 0o120000
}

export const folderOf = (path: string) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '')
export const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
