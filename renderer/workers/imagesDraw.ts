/** Pictures in a worker: for the recogniser, and for the screen. */
import { pageSize, type PageSize } from '../../shared/images/pageSize'
import { ProblemError, problem } from '../../shared/problem/problem'
import { graymap, MOST_PIXELS, recogniserScale } from './picture'
import { isTiff, tiffPicture } from './tiff'

/** Sharper than a screen or a sheet of paper shows. Pixels. */
const MOST_SHOWN = 16_000_000

type Drawn = { canvas: OffscreenCanvas; context: OffscreenCanvasRenderingContext2D }

export function canvasOf(width: number, height: number): Drawn {
  const canvas = new OffscreenCanvas(Math.max(1, Math.ceil(width)), Math.max(1, Math.ceil(height)))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  return { canvas, context }
}

const broken = (name: string, cause: unknown) => new ProblemError(problem('file.cut-short', `${name} is damaged or cut short, and cannot be shown as a picture.`, 'Ask for the file again.', '', cause))

type Picture = { bitmap: ImageBitmap; size: PageSize }

async function pictureOf(blob: Blob, frame: number, name: string): Promise<Picture> {
  if (isTiff(new Uint8Array(await blob.slice(0, 4).arrayBuffer()))) {
    const { data, width, height, size } = tiffPicture(new Uint8Array(await blob.arrayBuffer()), frame, name, MOST_PIXELS)
    return { bitmap: await createImageBitmap(new ImageData(data, width, height)), size }
  }
  const bitmap = await createImageBitmap(blob).catch((cause: unknown) => {
    throw broken(name, cause)
  })
  return { bitmap, size: pageSize(bitmap.width, bitmap.height, null) }
}

/** A picture for the recogniser: grey, and as fine as it likes its letters. */
export async function drawForRecognition(blob: Blob, frame: number, name: string): Promise<{ picture: Blob; width: number; height: number; dpi: number }> {
  const { bitmap, size } = await pictureOf(blob, frame, name)
  const scale = recogniserScale(bitmap.width, bitmap.height, size)
  // A fax is finer across than down: the page has its true shape again.
  const width = (size.width / 72) * scale
  const height = (size.height / 72) * scale
  const { canvas, context } = canvasOf(width, height)
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return { picture: graymap(context.getImageData(0, 0, canvas.width, canvas.height)), ...size, dpi: scale }
}

/** A page of a TIFF as PNG: a scan of two colours stays small, and any part of the screen can show it. */
export async function drawForScreen(blob: Blob, frame: number, name: string): Promise<Blob> {
  const { data, width, height } = tiffPicture(new Uint8Array(await blob.arrayBuffer()), frame, name, MOST_SHOWN)
  const { canvas, context } = canvasOf(width, height)
  context.putImageData(new ImageData(data, width, height), 0, 0)
  return canvas.convertToBlob({ type: 'image/png' })
}
