import { say } from '../ui'
import { bridge } from '../bridge'

/** A text as part of a file's name, without what some system does not take in one; "" where nothing of it is left. */
export function forFileName(text: string): string {
  return text.replace(/[^\p{L}\p{N} .-]/gu, '').trim()
}

/** Asks where, writes, and says so. */
export async function saveFile(name: string, content: string | Uint8Array<ArrayBuffer>): Promise<void> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  try {
    const saved = await bridge()?.call('file.save', { name, bytes })
    if (saved) say(`Saved ${saved}`)
  } catch {
    say(`${name} could not be saved there. Choose another folder; the matter is untouched.`)
  }
}

/** An SVG picture as PNG, twice its size for print. */
export async function svgToPng(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth * 2
    canvas.height = image.naturalHeight * 2
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
    if (!blob) throw new Error('no picture')
    return new Uint8Array(await blob.arrayBuffer())
  } finally {
    URL.revokeObjectURL(url)
  }
}

export async function printWindow(): Promise<void> {
  await bridge()?.call('window.print', {})
}
