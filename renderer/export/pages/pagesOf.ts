/** Pages of a document as pictures, whatever it is made of: for stamping and for redaction. */
import { readPageManifest } from '../../../shared/images/manifest'
import type { Document } from '../../../shared/records'
import type { Rect } from '../../../shared/text/page'
import type { Session } from '../../store'
import { giveBack, takeReader } from '../../workers/readers'
import { showPicture } from '../../workers/showPicture'

/** A box to blacken, with what is printed on it. Points as shown. */
export type BlackBox = { rect: Rect; reason: string }

const DPI = 200
/** A larger page is drawn coarser. Pixels. */
const MOST_PIXELS = 24_000_000

/** Draws pages of one document; `page` counts as the document does. Close it. */
export type PageDrawer = { draw(page: number, size: { width: number; height: number }, boxes: readonly BlackBox[]): Promise<Blob>; close(): Promise<void> }

export async function openPages(session: Session, document: Document, signal: AbortSignal): Promise<PageDrawer> {
  const blob = await session.bytes.get(document.sha256)
  if (document.kind === 'pdf') {
    const reader = await takeReader(signal)
    await reader.text.open(blob, document.originalName, null, signal).catch((cause: unknown) => {
      giveBack(reader)
      throw cause
    })
    const first = document.range?.from ?? 1
    return {
      draw: async (page, size, boxes) => painted(await reader.text.render(first + page - 1, DPI, signal), size, boxes),
      close: async () => {
        await reader.text.close().catch(() => undefined)
        giveBack(reader)
      },
    }
  }
  const entries = document.kind === 'images' ? readPageManifest(await blob.text()) : Array.from({ length: document.pages ?? 1 }, (_, index) => ({ sha256: document.sha256, name: document.originalName, frame: index + 1, bates: '' }))
  return {
    draw: async (page, size, boxes) => {
      const entry = entries[page - 1]
      if (!entry) throw new Error('no such page')
      return painted(await showPicture(await session.bytes.get(entry.sha256), entry.name, entry.frame), size, boxes)
    },
    close: async () => {},
  }
}

/** The picture with its boxes painted over: after this the pixels under them are gone. */
async function painted(picture: Blob, size: { width: number; height: number }, boxes: readonly BlackBox[]): Promise<Blob> {
  const bitmap = await createImageBitmap(picture)
  const shrink = Math.min(1, Math.sqrt(MOST_PIXELS / (bitmap.width * bitmap.height)))
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(bitmap.width * shrink)), Math.max(1, Math.round(bitmap.height * shrink)))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  const [sx, sy] = [canvas.width / size.width, canvas.height / size.height]
  for (const { rect, reason } of boxes) {
    const [x, y, w, h] = [Math.floor(rect.x * sx), Math.floor(rect.y * sy), Math.ceil(rect.w * sx) + 1, Math.ceil(rect.h * sy) + 1]
    context.fillStyle = '#000000'
    context.fillRect(x, y, w, h)
    const type = Math.min(h * 0.6, 9 * sy)
    context.font = `600 ${type}px sans-serif`
    if (reason === '' || context.measureText(reason).width > w - 4) continue
    context.fillStyle = '#ffffff'
    context.textBaseline = 'middle'
    context.textAlign = 'center'
    context.fillText(reason, x + w / 2, y + h / 2)
  }
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.88 })
}
