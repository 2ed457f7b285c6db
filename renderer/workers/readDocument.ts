/** Reads one file: hash, kind by content, text of its pages, OCR where the file has none. */
import { readDocx } from '../../shared/docx/read'
import { ProblemError, problem } from '../../shared/problem/problem'
import type { Document } from '../../shared/records'
import type { PageText } from '../../shared/text/page'
import { judgePages } from '../../shared/text/trust'
import { sniff } from './kind'
import { Recogniser } from './ocr'
import { TextWorker } from './pdf/TextWorker'
import { decodeText, pagesOfText, textOfHtml } from './readText'

export type ReadProgress = { what: string; done: number; total: number }

export type ReadDocument = {
  sha256: string
  size: number
  kind: Document['kind']
  media: string
  /** as far as they were read; see `unread` */
  pages: PageText[]
  text: Document['text']
  confidence: number | null
  warning: string
  title: string | null
  /** pages that still need OCR; empty unless it was put off */
  unread: number[]
}

export type ReadOptions = {
  signal: AbortSignal
  onProgress: (progress: ReadProgress) => void
  password?: string | null
  /** 'now' recognises pages without text at once; 'later' only names them */
  ocr: 'now' | 'later'
  /** pages that an earlier, interrupted reading has already recognised */
  known?: (sha256: string) => Promise<PageText[]>
  /** called for each recognised page, so that a crash loses one page at most */
  onRecognised?: (sha256: string, page: PageText) => Promise<void>
}

/** Above this many pages both workers share one file. */
const SHARED_FROM = 24
const DPI = 200

const workers = [new TextWorker(), new TextWorker()] as const
const recognisers = [new Recogniser(), new Recogniser()] as const

/** Readers take turns: a file has its worker to itself. */
let turn: Promise<unknown> = Promise.resolve()

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = turn.then(work)
  turn = result.catch(() => undefined)
  return result
}

/**
 * @param name shown in messages; decides nothing but the kind of a text
 * @throws ProblemError with a sentence for the person; the signal's reason where it was aborted
 */
export function readDocument(blob: Blob, name: string, options: ReadOptions): Promise<ReadDocument> {
  return inTurn(() => read(blob, name, options))
}

async function read(blob: Blob, name: string, options: ReadOptions): Promise<ReadDocument> {
  const { signal, onProgress } = options
  if (blob.size === 0) throw new ProblemError(problem('file.empty', `${name} is empty: there is nothing in it.`, 'Ask for the file again.'))
  const sniffed = await sniff(blob, name).catch((cause: unknown) => {
    throw new ProblemError(problem('file.no-permission', `${name} could not be opened.`, 'Check that the file is still there and that you may read it.', '', cause))
  })
  const sha256 = await workers[0].hash(blob, signal, (done) => onProgress({ what: 'Taking the fingerprint', done, total: blob.size }))
  const base = { sha256, size: blob.size, kind: sniffed.kind, media: sniffed.media, title: null, unread: [], warning: '', confidence: null }
  switch (sniffed.kind) {
    case 'pdf':
      return { ...base, ...(await readPdf(blob, name, sha256, options)) }
    case 'docx':
      return { ...base, ...whole(readDocx(new Uint8Array(await blob.arrayBuffer()))) }
    case 'image':
      return { ...base, ...(await readImage(blob, name, sha256, options)) }
    case 'html': {
      const { text, title } = textOfHtml(await decodeText(blob, name))
      return { ...base, ...whole(pagesOfText(text)), title }
    }
    case 'text':
    case 'markdown':
    case 'csv':
      return { ...base, ...whole(pagesOfText(await decodeText(blob, name))) }
    case 'unread':
      return { ...base, pages: [], text: 'none', warning: `This ${sniffed.what} is stored and fingerprinted; Probata cannot read its text yet.` }
  }
}

type Text = Pick<ReadDocument, 'pages' | 'text' | 'confidence' | 'warning' | 'unread'> & { title?: string | null }

function whole(pages: PageText[]): Text {
  const has = pages.some((page) => page.text.trim() !== '')
  return { pages, text: has ? 'file' : 'none', confidence: has ? 1 : null, warning: has ? '' : 'There is no text in this file.', unread: [] }
}

async function readPdf(blob: Blob, name: string, sha256: string, options: ReadOptions): Promise<Text> {
  const { signal, onProgress } = options
  const password = options.password ?? null
  const { pages: count, title } = await workers[0].open(blob, name, password, signal)
  try {
    const pages: PageText[] = []
    const onPage = (page: PageText) => {
      pages.push(page)
      onProgress({ what: 'Reading the pages', done: pages.length, total: count })
    }
    if (count >= SHARED_FROM) {
      await workers[1].open(blob, name, password, signal)
      const middle = Math.ceil(count / 2)
      await Promise.all([workers[0].text(1, middle, signal, onPage), workers[1].text(middle + 1, count, signal, onPage)])
    } else await workers[0].text(1, count, signal, onPage)
    pages.sort((a, b) => a.n - b.n)
    const judged = judgePages(pages)
    const wanting = judged.flatMap((one) => (one.verdict === 'empty' || one.verdict === 'lies' ? [one.page.n] : []))
    const plain = judged.map((one) => one.page)
    if (wanting.length === 0 || options.ocr === 'later') return { ...summed(plain, options.ocr === 'later' ? wanting : []), title }
    const recognised = await recognisePages(blob, name, sha256, wanting, count >= SHARED_FROM, options)
    return { ...summed(plain.map((page) => recognised.get(page.n) ?? page), []), title }
  } finally {
    if (!signal.aborted) await Promise.allSettled(workers.map((worker) => worker.close()))
  }
}

/** OCR of some pages of the open PDF, two at a time. */
async function recognisePages(blob: Blob, name: string, sha256: string, wanting: number[], bothOpen: boolean, options: ReadOptions): Promise<Map<number, PageText>> {
  const { signal, onProgress } = options
  const known = new Map((await options.known?.(sha256) ?? []).filter((page) => page.source === 'ocr').map((page) => [page.n, page]))
  const queue = wanting.filter((n) => !known.has(n))
  if (!bothOpen && queue.length > 1) await workers[1].open(blob, name, options.password ?? null, signal)
  let done = wanting.length - queue.length
  const run = async (index: 0 | 1) => {
    for (let n = queue.shift(); n !== undefined; n = queue.shift()) {
      onProgress({ what: 'Recognising pages without text', done, total: wanting.length })
      const { picture, width, height } = await workers[index].picture(n, DPI, signal)
      const page = await recognisers[index].recognise(picture, n, width, height, DPI, signal)
      known.set(n, page)
      await options.onRecognised?.(sha256, page)
      done++
    }
  }
  await Promise.all(queue.length > 1 ? [run(0), run(1)] : [run(0)])
  return known
}

async function readImage(blob: Blob, name: string, sha256: string, options: ReadOptions): Promise<Text> {
  const picture = await createImageBitmap(blob).catch((cause: unknown) => {
    throw new ProblemError(problem('file.cut-short', `${name} is damaged or cut short, and cannot be shown as a picture.`, 'Ask for the file again.', '', cause))
  })
  // A picture has no size in points; a page of eight inches' width reads well.
  const width = 612
  const height = (picture.height / picture.width) * width
  const dpi = (picture.width / width) * 72
  picture.close()
  const empty: PageText = { n: 1, width, height, source: 'none', confidence: 0, text: '', runs: [] }
  if (options.ocr === 'later') return summed([empty], [1])
  options.onProgress({ what: 'Recognising the picture', done: 0, total: 1 })
  const page = await recognisers[0].recognise(blob, 1, width, height, dpi, options.signal)
  await options.onRecognised?.(sha256, page)
  return summed([page], [])
}

function summed(pages: PageText[], unread: number[]): Text {
  const sources = new Set(pages.filter((page) => page.text.trim() !== '').map((page) => page.source))
  const confident = pages.filter((page) => page.text.trim() !== '')
  const confidence = confident.length > 0 ? confident.reduce((sum, page) => sum + page.confidence, 0) / confident.length : null
  const [only] = sources
  const text: Document['text'] = unread.length > 0 ? 'waiting' : sources.size === 0 ? 'none' : sources.size > 1 ? 'mixed' : only === 'file' || only === 'decoded' || only === 'ocr' ? only : 'none'
  const warning = unread.length > 0 ? '' : sources.size === 0 ? 'There is no text in this file, and none could be recognised.' : sources.has('decoded') ? 'The file’s text was stored under wrong character codes; it was decoded.' : ''
  return { pages, text, confidence: confidence === null ? null : Math.min(1, Math.max(0, confidence)), warning, unread }
}
