/** What the witness sees: one page, drawn, stamped, with its call-out. Nothing but this picture leaves the window of the matter. */
import { problem, type Problem } from '../../../shared/problem/problem'
import type { Document } from '../../../shared/records'
import { mayLeave } from '../../../shared/review/sharing'
import type { Rect } from '../../../shared/text/page'
import { bridge } from '../../bridge'
import { openPages } from '../../export/pages/pagesOf'
import type { Session } from '../../store'

const PAGED: ReadonlySet<Document['kind']> = new Set(['pdf', 'image', 'images'])

/** Why a document may not be shown to the witness; null where it may. */
export function notForWitness(document: Document | null): string | null {
  if (!document) return 'Call an exhibit first.'
  const leave = mayLeave(document)
  if (leave === 'privileged') return 'It is privileged. It is not shown to the witness.'
  if (leave === 'quarantined') return 'It is in quarantine. It is not shown to the witness.'
  if (!PAGED.has(document.kind)) return 'Only pages of PDFs and pictures can be shown to the witness.'
  return null
}

export type CallOut = { page: number; rect: Rect }

/** Draws the page with its redactions blackened, its exhibit stamp and its call-out, and sends it. @returns what went wrong, or null */
export async function sendToWitness(session: Session, document: Document, page: number, stamp: string | null, callOut: CallOut | null): Promise<Problem | null> {
  const why = notForWitness(document)
  if (why) return problem('export.refused', why, 'Nothing was sent.')
  const signal = new AbortController().signal
  try {
    const first = document.range?.from ?? 1
    const text = await session.bytes.page(document.sha256, first + page - 1)
    const size = { width: text?.width ?? 612, height: text?.height ?? 792 }
    const boxes = session.reader.rows('redactions').filter((one) => one.document === document.id && one.page === page).map(({ rect, reason }) => ({ rect, reason }))
    const drawer = await openPages(session, document, signal)
    const drawn = await drawer.draw(page, size, boxes).finally(() => drawer.close())
    const picture = new Uint8Array(await (await composed(drawn, size, stamp, callOut?.page === page ? callOut.rect : null)).arrayBuffer())
    const sent = await bridge()?.call('witness.show', { picture })
    return sent ? null : problem('unexpected', 'The witness’s window is closed.', 'Open it and send again.')
  } catch (cause) {
    return problem('file.not-readable', 'This page could not be drawn for the witness.', 'Show it on paper, or try another page.', 'Nothing was sent.', cause)
  }
}

async function composed(drawn: Blob, size: { width: number; height: number }, stamp: string | null, callOut: Rect | null): Promise<Blob> {
  const bitmap = await createImageBitmap(drawn)
  const scale = bitmap.width / size.width
  const crop = callOut && { x: Math.max(0, (callOut.x - 8) * scale), y: Math.max(0, (callOut.y - 6) * scale), w: Math.min(bitmap.width, (callOut.w + 16) * scale), h: Math.min(bitmap.height, (callOut.h + 12) * scale) }
  const grown = crop ? Math.min((bitmap.width * 0.96) / crop.w, 4) : 1
  const band = crop ? Math.round(crop.h * grown + 40) : 0
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height + band)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, 0, 0)
  if (callOut) {
    // Multiplied, so that the words stay black under the marker.
    context.globalCompositeOperation = 'multiply'
    context.fillStyle = '#ffe36e'
    context.fillRect(callOut.x * scale, callOut.y * scale, callOut.w * scale, callOut.h * scale)
    context.globalCompositeOperation = 'source-over'
  }
  if (stamp) {
    const type = Math.round(12 * scale)
    context.font = `700 ${type}px sans-serif`
    const label = `Exhibit ${stamp}`
    const wide = context.measureText(label).width + type
    const [x, y] = [bitmap.width - wide - type, bitmap.height - type * 2.6]
    context.fillStyle = '#ffffff'
    context.fillRect(x, y, wide, type * 1.8)
    context.strokeStyle = '#000000'
    context.lineWidth = Math.max(1, scale)
    context.strokeRect(x, y, wide, type * 1.8)
    context.fillStyle = '#000000'
    context.fillText(label, x + type / 2, y + type * 1.3)
  }
  if (crop) {
    const wide = crop.w * grown
    const left = (canvas.width - wide) / 2
    context.fillStyle = '#e8e6e0'
    context.fillRect(0, bitmap.height, canvas.width, band)
    context.drawImage(bitmap, crop.x, crop.y, crop.w, crop.h, left, bitmap.height + 20, wide, crop.h * grown)
    context.strokeStyle = '#1d1b18'
    context.lineWidth = 3
    context.strokeRect(left, bitmap.height + 20, wide, crop.h * grown)
  }
  bitmap.close()
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.88 })
}

/** @returns how many screens there are */
export async function openWitness(): Promise<number> {
  return (await bridge()?.call('witness.open', {}))?.screens ?? 0
}

export async function closeWitness(): Promise<void> {
  await bridge()?.call('witness.close', {})
}
