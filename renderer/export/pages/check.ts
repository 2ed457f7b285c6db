/**
 * Looks through a redacted PDF as an opponent would, with another library than the one that wrote
 * it: words, objects, streams, pixels.
 */
import { unzlibSync } from 'fflate'
import { touch } from '../../../shared/bates/stamp'
import type { PageText, Rect } from '../../../shared/text/page'
import { giveBack, takeReader } from '../../workers/readers'

/** What a page of pictures has no need of. */
const NEVER = ['/Annots', '/AcroForm', '/EmbeddedFiles', '/JavaScript', '/JS', '/Outlines', '/Metadata', '/StructTreeRoot', '/Thumb', '/OpenAction', '/XFA']
const MOST_STREAM = 200_000_000

/** @returns what should not be there, a sentence each; empty where all is gone */
export async function checkRedacted(pdf: Uint8Array<ArrayBuffer>, secrets: readonly string[], boxes: readonly { page: number; rect: Rect }[], signal: AbortSignal): Promise<string[]> {
  const found: string[] = []
  const raw = new TextDecoder('latin1').decode(pdf)
  if ((raw.match(/%%EOF/g) ?? []).length !== 1) found.push('The file keeps an earlier revision of itself.')
  const readable = `${raw}\n${inflated(pdf, raw)}`
  for (const name of NEVER) if (new RegExp(`${name}(?![A-Za-z])`).test(readable)) found.push(`It holds ${name.slice(1)}, which a redacted file must not.`)
  for (const secret of secrets) if (readable.includes(secret) || readable.includes(hex(secret))) found.push('A word under a box is still in one of its streams.')
  const reader = await takeReader(signal)
  try {
    const { pages: count } = await reader.text.open(new Blob([pdf]), 'redacted.pdf', null, signal)
    const pages: PageText[] = []
    await reader.text.text(1, count, signal, (page) => pages.push(page))
    for (const page of pages) {
      const own = boxes.filter((one) => one.page === page.n)
      if (page.runs.some((run) => own.some((box) => touch(inner(run), inner(box.rect))))) found.push(`On page ${page.n} words lie under a box.`)
      for (const secret of secrets) if (page.text.includes(secret)) found.push(`On page ${page.n} a word that was under a box can be read.`)
      if (own.length > 0 && !(await allDark(await reader.text.render(page.n, 72, signal), page, own))) found.push(`On page ${page.n} a box does not cover its place.`)
    }
  } finally {
    await reader.text.close().catch(() => undefined)
    giveBack(reader)
  }
  return [...new Set(found)]
}

/** A little smaller: neighbours may touch. */
const inner = (rect: Rect): Rect => ({ x: rect.x + 1, y: rect.y + 1.5, w: Math.max(0.1, rect.w - 2), h: Math.max(0.1, rect.h - 3) })

const hex = (text: string) => Array.from(text, (sign) => sign.charCodeAt(0).toString(16).padStart(2, '0')).join('').toUpperCase()

/** Every stream that unpacks, as text; pictures do not, and hold no words. */
function inflated(pdf: Uint8Array, raw: string): string {
  const parts: string[] = []
  let size = 0
  for (let at = raw.indexOf('stream'); at >= 0 && size < MOST_STREAM; at = raw.indexOf('stream', at + 6)) {
    if (raw.slice(at - 3, at) === 'end') continue
    const start = at + 6 + (raw[at + 6] === '\r' ? 2 : 1)
    const end = raw.indexOf('endstream', start)
    if (end < 0) break
    try {
      const text = new TextDecoder('latin1').decode(unzlibSync(pdf.subarray(start, end)))
      size += text.length
      parts.push(text)
    } catch {
      // Not deflated.
    }
    at = end
  }
  return parts.join('\n')
}

/** Boxes are black, but for the reason that is printed in them. */
async function allDark(picture: Blob, page: PageText, boxes: readonly { rect: Rect }[]): Promise<boolean> {
  const bitmap = await createImageBitmap(picture)
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  const context = canvas.getContext('2d')
  if (!context) return false
  context.drawImage(bitmap, 0, 0)
  const scale = bitmap.width / page.width
  return boxes.every(({ rect }) => {
    const [x, y, w, h] = [Math.ceil((rect.x + 1) * scale), Math.ceil((rect.y + 1) * scale), Math.max(1, Math.floor((rect.w - 2) * scale)), Math.max(1, Math.floor((rect.h - 2) * scale))]
    const { data } = context.getImageData(x, y, w, h)
    let dark = 0
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 96) dark++
    return dark >= (data.length / 4) * 0.55
  })
}
