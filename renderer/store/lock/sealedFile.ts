/** Sealed files of a locked matter in the origin-private file system. */
import { sealedFolder } from '../indexFolder'

/** null where there is none */
export async function readSealedFile(matterId: string, name: string): Promise<File | null> {
  try {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(sealedFolder(matterId))
    return await (await folder.getFileHandle(name)).getFile()
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'NotFoundError') return null
    throw cause
  }
}

/** Writes the whole file, which takes the place of the one before only once it is there. @throws also where `stop` does */
export async function writeSealedFile(matterId: string, name: string, parts: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<void> {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(sealedFolder(matterId), { create: true })
  const file = await (await folder.getFileHandle(name, { create: true })).createWritable()
  try {
    for await (const part of parts) await file.write(part)
    await file.close()
  } catch (cause) {
    await file.abort().catch(() => {})
    throw cause
  }
}
