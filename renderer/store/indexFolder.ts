/** The folder of the origin-private file system that holds a matter's search index. */
export const indexFolder = (matterId: string): string => `search-${matterId}`

/** Deletes the search index of a matter; it must not be open. */
export async function removeIndexFolder(matterId: string): Promise<void> {
  const root = await navigator.storage.getDirectory()
  for (let tries = 0; ; tries++) {
    try {
      await root.removeEntry(indexFolder(matterId), { recursive: true })
      return
    } catch (cause) {
      if (cause instanceof DOMException && cause.name === 'NotFoundError') return
      // The worker of a matter that was just closed may not have let go of the file yet.
      if (tries >= TRIES) throw cause
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }
}

const TRIES = 40
