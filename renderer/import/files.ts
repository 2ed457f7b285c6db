/** Files on their way in: from a drop, from a chooser, from the system. */
export type ImportFile = {
  file: Blob
  name: string
  /** folder inside what was chosen, "" at its top */
  folder: string
  /** last change as the file system tells it, ISO 8601 UTC, or null */
  modified: string | null
}

export function filesFromInput(list: FileList | null): ImportFile[] {
  return [...(list ?? [])].map((file) => {
    const path = file.webkitRelativePath
    return { file, name: file.name, folder: path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '', modified: modifiedOf(file) }
  })
}

/** Everything that was dropped, folders with all that is in them. */
export async function filesFromDrop(transfer: DataTransfer): Promise<ImportFile[]> {
  // Entries must be taken before the first await; the drop is emptied after it.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry): entry is FileSystemEntry => entry !== null)
  const found: ImportFile[] = []
  for (const entry of entries) await collect(entry, '', found)
  return found
}

async function collect(entry: FileSystemEntry, folder: string, found: ImportFile[]): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)).catch(() => null)
    if (file) found.push({ file, name: file.name, folder, modified: modifiedOf(file) })
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const path = folder === '' ? entry.name : `${folder}/${entry.name}`
  for (;;) {
    // A directory is read in batches; an empty one ends it.
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject)).catch(() => [])
    if (batch.length === 0) return
    for (const one of batch) await collect(one, path, found)
  }
}

/** A file that the system handed over by token. */
export async function fileFromToken(token: string, name: string): Promise<ImportFile> {
  const response = await fetch(`/file/${token}`)
  return { file: await response.blob(), name, folder: '', modified: null }
}

function modifiedOf(file: File): string | null {
  return file.lastModified > 0 ? new Date(file.lastModified).toISOString() : null
}
