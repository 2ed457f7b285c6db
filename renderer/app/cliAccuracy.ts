/** `accuracy FILE…`: pages of PDFs with known text, drawn at 200 dpi and recognised, against that text. */
import type { CliJob } from '../../shared/ipc/contract'
import { wordAccuracy } from '../../shared/text/accuracy'
import type { PageText } from '../../shared/text/page'
import { judgePages } from '../../shared/text/trust'
import { fileFromToken } from '../import'
import { giveBack, takeReader } from '../workers/readers'
import { sentence, type Write } from './cliWords'

const DPI = 200
/** Words that a page must have to tell anything. */
const LEAST_WORDS = 120
const PAGES_OF_ONE = 3

export async function accuracy(job: CliJob, write: Write): Promise<number> {
  const { signal } = new AbortController()
  const pages: { file: string; page: number; words: number; accuracy: number; confidence: number }[] = []
  for (const token of job.files) {
    const reader = await takeReader(signal)
    try {
      const { file, name } = await fileFromToken(token.token, token.name)
      const { pages: count } = await reader.text.open(file, name, null, signal)
      const texts: PageText[] = []
      await reader.text.text(1, Math.min(count, 12), signal, (page) => texts.push(page))
      const good = judgePages(texts).filter((one) => one.verdict === 'good' && one.page.text.split(/\s+/).length >= LEAST_WORDS).slice(0, PAGES_OF_ONE)
      for (const { page } of good) {
        const found = await reader.recogniser.recognise(await reader.text.picture(page.n, DPI, signal), page.n, signal)
        pages.push({ file: name, page: page.n, words: page.text.split(/\s+/).length, accuracy: wordAccuracy(withoutMargin(page), withoutMargin(found)), confidence: found.confidence })
      }
    } catch (cause) {
      await write('stderr', `${sentence(cause)}\n`)
    } finally {
      await reader.text.close().catch(() => undefined)
      giveBack(reader)
    }
  }
  const mean = pages.reduce((sum, one) => sum + one.accuracy, 0) / Math.max(1, pages.length)
  await write('stdout', `${JSON.stringify({ dpi: DPI, mean, pages })}\n`)
  return 0
}

/**
 * The words without the numbers down the margin of pleading paper: the file sets them as a column,
 * the recogniser reads them with their lines, and the order of the two says nothing about the words.
 */
function withoutMargin(page: PageText): string {
  let text = page.text
  for (const run of page.runs) {
    if (/^\d{1,2}$/.test(run.text.trim()) && run.x < page.width * 0.16) text = text.slice(0, run.at) + ' '.repeat(run.text.length) + text.slice(run.at + run.text.length)
  }
  return text
}
