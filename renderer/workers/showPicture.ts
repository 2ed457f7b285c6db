import { giveBack, takeReader } from './readers'
import { isTiff } from './tiff'

/** A picture as the browser can show it: a page of a TIFF is decoded in a worker. */
export async function showPicture(blob: Blob, name: string, frame: number): Promise<Blob> {
  if (!isTiff(new Uint8Array(await blob.slice(0, 4).arrayBuffer()))) return blob
  const { signal } = new AbortController()
  const reader = await takeReader(signal)
  try {
    return await reader.text.frame(blob, name, frame, signal)
  } finally {
    giveBack(reader)
  }
}
