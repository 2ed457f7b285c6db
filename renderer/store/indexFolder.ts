/** The folder of the origin-private file system that holds a matter's search index. */
export const indexFolder = (matterId: string): string => `search-${matterId}`

/** Deletes the search index of a matter; it must not be open. */
export async function removeIndexFolder(matterId: string): Promise<void> {
  const root = await navigator.storage.getDirectory()
  await root.removeEntry(indexFolder(matterId), { recursive: true }).catch((cause: unknown) => {
    if (!(cause instanceof DOMException && cause.name === 'NotFoundError')) throw cause
  })
}
