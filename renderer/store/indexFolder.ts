/** The folder of the origin-private file system that holds a matter's search index. */
export const indexFolder = (matterId: string): string => `search-${matterId}`
/** The folder of a locked matter's sealed files: what is derived from its rows. */
export const sealedFolder = (matterId: string): string => `sealed-${matterId}`

/** Deletes the search index of a matter; it must not be open. */
export const removeIndexFolder = (matterId: string): Promise<void> => removeFolder(indexFolder(matterId))

export const removeSealedFolder = (matterId: string): Promise<void> => removeFolder(sealedFolder(matterId))

async function removeFolder(name: string): Promise<void> {
  const root = await navigator.storage.getDirectory()
  for (let tries = 0; ; tries++) {
    try {
      await root.removeEntry(name, { recursive: true })
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
