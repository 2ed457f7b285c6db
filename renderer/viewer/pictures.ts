/** Pages that were drawn lately: whoever comes back to one, or calls what was made ready, sees it at once. */
import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist'

/** Sharper than the screen helps nobody; a huge page is drawn coarser. Pixels. */
const MOST_PIXELS = 16_000_000
/** Pictures that are kept, and the pixels of all of them: four bytes each. */
const MOST_KEPT = 12
const MOST_KEPT_PIXELS = 24_000_000

export type Picture = { file: PDFDocumentProxy; n: number; rotation: number; /** shown size to points, and dots a shown pixel */ scale: number; ratio: number; canvas: HTMLCanvasElement }

/** What was shown last at the end. */
let kept: Picture[] = []

/** Gives a picture back that is no longer on the screen, or was made ready for it. */
export function keepPicture(picture: Picture): void {
  kept = [...kept.filter((one) => one.file !== picture.file || one.n !== picture.n || one.rotation !== picture.rotation), picture]
  let pixels = kept.reduce((sum, one) => sum + one.canvas.width * one.canvas.height, 0)
  while (kept.length > MOST_KEPT || (pixels > MOST_KEPT_PIXELS && kept.length > 1)) {
    const old = kept.shift() as Picture
    pixels -= old.canvas.width * old.canvas.height
  }
}

/** Takes the picture of a page, at whatever scale it was drawn; whoever takes it gives it back. */
export function takePicture(file: PDFDocumentProxy, n: number, rotation: number): Picture | null {
  const found = kept.find((one) => one.file === file && one.n === n && one.rotation === rotation) ?? null
  if (found) kept = kept.filter((one) => one !== found)
  return found
}

/** The paper was closed, or all of them were. */
export function forgetPictures(file?: PDFDocumentProxy): void {
  kept = file ? kept.filter((one) => one.file !== file) : []
}

/**
 * Draws a page; null where it was no longer wanted.
 * @param onTask hears of the drawing, which can be cancelled
 */
export async function drawPicture(file: PDFDocumentProxy, n: number, scale: number, rotation: number, isWanted: () => boolean, onTask: (task: RenderTask) => void): Promise<Picture | null> {
  const page = await file.getPage(n)
  if (!isWanted()) return null
  const turned = (page.rotate + rotation) % 360
  const plain = page.getViewport({ scale, rotation: turned })
  const ratio = Math.min(window.devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / (plain.width * plain.height)))
  const viewport = page.getViewport({ scale: scale * ratio, rotation: turned })
  const canvas = document.createElement('canvas')
  canvas.className = 'viewer__canvas'
  canvas.width = Math.ceil(viewport.width)
  canvas.height = Math.ceil(viewport.height)
  const task = page.render({ canvas, viewport })
  onTask(task)
  await task.promise
  return { file, n, rotation, scale, ratio: window.devicePixelRatio || 1, canvas }
}
