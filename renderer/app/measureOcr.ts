/**
 * What the recogniser makes of pages whose words are known: pages of a PDF are drawn as pictures,
 * recognised as an imported picture would be, and compared with the text that the file itself has.
 */
import { comparedWords, wordErrors } from '../../shared/text/accuracy'
import { judgePage } from '../../shared/text/trust'
import type { PageText } from '../../shared/text/page'
import { openPdf } from '../viewer/pdfFile'
import { giveBack, type Reader, takeReader } from '../workers/readers'

/** Resolution of a usual scan. */
const DPI = 200
/** A page of fewer words says little. */
const ENOUGH_WORDS = 80

export type PageMeasure = { file: string; page: number; words: number; errors: number; confidence: number; seconds: number; /** it shows pictures, whose words are not in its text */ pictured: boolean; changed: [string, string][] }

/** @param most pages of the file, spread over it */
export async function measureOcr(blob: Blob, name: string, most: number): Promise<PageMeasure[]> {
  const { signal } = new AbortController()
  const reader = await takeReader(signal)
  try {
    const { pages: count } = await reader.text.open(blob, name, null, signal)
    const texts: PageText[] = []
    await reader.text.text(1, count, signal, (page) => {
      if (judgePage(page).verdict === 'good' && comparedWords(page.text).length >= ENOUGH_WORDS) texts.push(page)
    })
    const step = Math.max(1, texts.length / most)
    const chosen = texts.sort((a, b) => a.n - b.n).filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step)).slice(0, most)
    const pictured = await picturedPages(blob, name, chosen.map((page) => page.n))
    const measured: PageMeasure[] = []
    for (const page of chosen) measured.push({ file: name, page: page.n, pictured: pictured.has(page.n), ...(await measurePage(reader, blob, name, page, signal)) })
    return measured
  } finally {
    await reader.text.close().catch(() => undefined)
    giveBack(reader)
  }
}

async function measurePage(reader: Reader, blob: Blob, name: string, page: PageText, signal: AbortSignal) {
  if (reader.text.opened !== blob) await reader.text.open(blob, name, null, signal)
  const picture = await reader.text.render(page.n, DPI, signal)
  const began = performance.now()
  const found = await reader.recogniser.recognise(await reader.text.image(picture, name, signal), page.n, signal)
  return { ...wordErrors(comparedWords(page.text), comparedWords(found.text)), confidence: found.confidence, seconds: (performance.now() - began) / 1000 }
}

/** Operators of pdf.js that paint a picture: of an object, inline, or as a mask. */
const PAINTS = new Set([83, 84, 85, 86, 87, 88, 89, 90])

async function picturedPages(blob: Blob, name: string, pages: readonly number[]): Promise<Set<number>> {
  const file = await openPdf(blob, name, null)
  try {
    const found = new Set<number>()
    for (const n of pages) {
      const { fnArray } = await (await file.getPage(n)).getOperatorList()
      if (fnArray.some((operator) => PAINTS.has(operator))) found.add(n)
    }
    return found
  } finally {
    await file.loadingTask.destroy()
  }
}
