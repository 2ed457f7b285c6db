/**
 * A complaint as a bad scanner gives it: pictures of pages without any text, askew, speckled,
 * at 150 dots an inch. Drawn in the app's own page, so that no further tool is needed.
 */
import { PDFDocument } from '@cantoo/pdf-lib'
import type { Page } from '@playwright/test'

export type ScanOptions = { dpi: number; skewDegrees: number; noise: number; seed: number }

export const BAD_SCAN: ScanOptions = { dpi: 150, skewDegrees: 1, noise: 0.004, seed: 11 }

const FACTS = [
  'Plaintiff Jane Roe is an individual residing in Alameda County, California.',
  'Defendant Acme Widgets, Inc. is a Delaware corporation with its principal place of business in Oakland.',
  'On March 3, 2023, Defendant sold the widget to Plaintiff for a price of 2,400 dollars, which Plaintiff paid in full on the same day.',
  'On information and belief, Defendant knew that the widget was unsafe when it was sold, because its own testing had shown as much.',
  'The widget failed on April 9, 2023. It struck Plaintiff on the left hand, broke two fingers, and left her unable to work for eleven weeks.',
  'Defendant did not warn Plaintiff of the danger, although it had received complaints from other buyers in the same year.',
]

/** Paragraphs and counts of the scanned complaint. */
export const SCANNED = { paragraphs: 24, counts: 2 }

function wordsOfComplaint(): { text: string; centre?: boolean }[] {
  const numbered = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => ({ text: `${from + index}.   ${FACTS[(from + index) % FACTS.length]}` }))
  const repeated = (n: number) => ({ text: `${n}.   Plaintiff repeats and realleges the foregoing paragraphs as though fully set forth herein.` })
  const centred = (text: string) => ({ text, centre: true })
  return [
    centred('UNITED STATES DISTRICT COURT'), centred('NORTHERN DISTRICT OF CALIFORNIA'), { text: 'JANE ROE, Plaintiff,' }, { text: 'v.' }, { text: 'ACME WIDGETS, INC., Defendant.' },
    { text: 'Case No. 4:24-cv-01234-ABC' }, centred('COMPLAINT'), centred('FACTS'), ...numbered(1, 14), centred('COUNT I'), centred('Negligence'), repeated(15), ...numbered(16, 19),
    centred('COUNT II'), centred('Breach of Contract'), repeated(20), ...numbered(21, 24), centred('PRAYER FOR RELIEF'), { text: 'WHEREFORE, Plaintiff prays for damages and costs.' },
    { text: 'Dated: May 1, 2024' }, { text: 'Respectfully submitted,' }, { text: '/s/ Counsel' },
  ]
}

/**
 * @param sheets so many of its first pages; all of them, where the whole complaint is to be read
 * @returns a PDF of pictures only
 */
export async function scannedComplaint(page: Page, options: ScanOptions = BAD_SCAN, sheets = Number.POSITIVE_INFINITY): Promise<Uint8Array> {
  const laid = await page.evaluate(layOut, wordsOfComplaint())
  return picturesOf(page, laid.slice(0, sheets), '12px "Liberation Serif", "DejaVu Serif", serif', options)
}

/** A transcript on paper: page number at the top right, numbered lines, as a scanner gives it. @param pages their printed numbers and lines */
export function scannedTranscript(page: Page, pages: readonly { printed: number; lines: readonly string[] }[], options: ScanOptions): Promise<Uint8Array> {
  const sheets = pages.map(({ printed, lines }) => [
    { text: String(printed), x: 520, y: 50 },
    ...lines.flatMap((text, at) => [{ text: String(at + 1).padStart(2), x: 72, y: 82 + at * 26 }, ...(text === '' ? [] : [{ text, x: 108, y: 82 + at * 26 }])]),
  ])
  return picturesOf(page, sheets, '12px "Liberation Mono", "DejaVu Sans Mono", monospace', options)
}

type Placed = { text: string; x: number; y: number }

async function picturesOf(page: Page, sheets: readonly (readonly Placed[])[], font: string, options: ScanOptions): Promise<Uint8Array> {
  const pictures = await page.evaluate(drawSheets, { sheets, font, options })
  const file = await PDFDocument.create()
  for (const picture of pictures) {
    const image = await file.embedJpg(Buffer.from(picture, 'base64'))
    file.addPage([612, 792]).drawImage(image, { x: 0, y: 0, width: 612, height: 792 })
  }
  return file.save()
}

/** Runs in the page: sets the lines of the complaint, each broken where it is full. Points. */
function layOut(lines: { text: string; centre?: boolean }[]): Placed[][] {
  const context = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D
  context.font = '12px "Liberation Serif", "DejaVu Serif", serif'
  const sheets: Placed[][] = [[]]
  let y = 90
  const put = (text: string, x: number, centre: boolean) => {
    if (y > 720) {
      sheets.push([])
      y = 90
    }
    sheets.at(-1)?.push({ text, x: centre ? 306 - context.measureText(text).width / 2 : x, y })
    y += 24
  }
  for (const line of lines) {
    let words = ''
    let first = true
    for (const word of line.text.split(/(?<= )(?=\S)/)) {
      if (words !== '' && context.measureText(words + word).width > (first && !line.centre ? 432 : 468)) {
        put(words, first && !line.centre ? 108 : 72, line.centre === true)
        words = ''
        first = false
      }
      words += word
    }
    put(words, first && !line.centre ? 108 : 72, line.centre === true)
  }
  return sheets
}

/** Runs in the page: draws each sheet askew, sprinkles specks, and gives JPEGs in base64. */
async function drawSheets({ sheets, font, options }: { sheets: readonly (readonly Placed[])[]; font: string; options: ScanOptions }): Promise<string[]> {
  const scale = options.dpi / 72
  let seed = options.seed
  const random = () => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return seed / 4_294_967_296
  }
  const pictures: string[] = []
  for (const placed of sheets) {
    const canvas = new OffscreenCanvas(612 * scale, 792 * scale)
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
    context.fillStyle = '#fdfdfb'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.translate(canvas.width / 2, canvas.height / 2)
    context.rotate((options.skewDegrees * Math.PI) / 180)
    context.translate(-canvas.width / 2, -canvas.height / 2)
    context.scale(scale, scale)
    context.font = font
    context.fillStyle = '#242424'
    for (const { text, x, y } of placed) context.fillText(text, x, y)
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height)
    for (let at = 0; at < pixels.data.length; at += 4) {
      const shade = (random() - 0.5) * 26
      const speck = random() < options.noise
      for (let k = 0; k < 3; k++) pixels.data[at + k] = speck ? 60 + random() * 60 : (pixels.data[at + k] ?? 0) + shade
    }
    context.putImageData(pixels, 0, 0)
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.6 })).arrayBuffer())
    let binary = ''
    for (const byte of bytes) binary += String.fromCharCode(byte)
    pictures.push(btoa(binary))
  }
  return pictures
}
