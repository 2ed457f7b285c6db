/** Papers and tables become files here, away from the window's own thread. */
import { howMany } from '../../../shared/proof'
import { sheetToCsv } from '../../../shared/report/csv'
import { paperToDocx } from '../../../shared/report/docx/write'
import { paperToHtml } from '../../../shared/report/html'
import { codePointsOfPaper, missingSentence, paperToPdf } from '../../../shared/report/pdf/write'
import { paperToText } from '../../../shared/report/plainText'
import { sheetToXlsx } from '../../../shared/report/xlsx/write'
import { codePointsOfHighlighted, highlightedPdf } from '../../../shared/transcript/highlighted'
import { Bundle } from './bundle'
import { fontsFor } from './fonts'
import type { ReportAnswer, ReportAsk, ReportReply, ReportRequest, Source } from './protocol'
import { writeDates } from '../../../shared/dates/written'

const scope = self as unknown as { postMessage(reply: ReportReply, transfer?: Transferable[]): void; addEventListener(type: 'message', listener: (event: MessageEvent<ReportRequest>) => void): void }
const one = (bytes: Uint8Array<ArrayBuffer>, remark: string | null = null): ReportAnswer => ({ pieces: [bytes], pages: 0, remark })
const text = (words: string) => one(new TextEncoder().encode(words))

let bundle: Bundle | null = null

async function answer(ask: ReportAsk, onProgress: (done: number, total: number) => void): Promise<ReportAnswer> {
  switch (ask.what) {
    case 'write': return write(ask, onProgress)
    case 'highlighted': {
      const { pieces, pages, missing } = highlightedPdf(ask.source, await fontsFor(codePointsOfHighlighted(ask.source)), onProgress)
      return { pieces: pieces as Uint8Array<ArrayBuffer>[], pages, remark: missingSentence(missing) }
    }
    case 'bundle': {
      const fonts = await fontsFor(codePointsOfPaper(ask.paper, ask.covers.flatMap((cover) => [cover.title, ...cover.lines, 'Back to the report'])))
      bundle = new Bundle(ask.paper, ask.covers, fonts, onProgress)
      return bundle.take()
    }
    case 'exhibit': {
      await bundle?.add(ask.id, ask.pdf)
      return bundle?.take() ?? one(new Uint8Array())
    }
    case 'end': return bundle?.end() ?? one(new Uint8Array())
  }
}

async function write({ format, source }: Extract<ReportAsk, { what: 'write' }>, onProgress: (done: number, total: number) => void): Promise<ReportAnswer> {
  switch (format) {
    case 'docx': return one(paperToDocx(source as Source<'docx'>))
    case 'html': return text(paperToHtml(source as Source<'html'>))
    case 'txt': return text(paperToText(source as Source<'txt'>))
    case 'csv': return text(sheetToCsv(source as Source<'csv'>))
    case 'xlsx': {
      const { bytes, left, cut } = sheetToXlsx(source as Source<'xlsx'>)
      const remarks = [
        ...(left > 0 ? [`A sheet holds 1,048,576 rows: ${left.toLocaleString()} did not fit in and are not in the workbook. The CSV file has all of them.`] : []),
        ...(cut > 0 ? [`A cell of a workbook holds 32,767 letters: ${howMany(cut, 'cell')} had to be shortened. The CSV file has all of them.`] : []),
      ]
      return one(bytes, remarks.length > 0 ? remarks.join(' ') : null)
    }
    case 'pdf': {
      const paper = source as Source<'pdf'>
      const { pieces, pages, missing } = paperToPdf(paper, await fontsFor(codePointsOfPaper(paper)), onProgress)
      return { pieces: pieces as Uint8Array<ArrayBuffer>[], pages, remark: missingSentence(missing) }
    }
  }
}

scope.addEventListener('message', ({ data: { job, ask, dates } }) => {
  writeDates(dates)
  answer(ask, (done, total) => scope.postMessage({ job, done, total })).then(
    (found) => scope.postMessage({ job, answer: found }, [...new Set(found.pieces.map((piece) => piece.buffer))]),
    (cause: unknown) => scope.postMessage({ job, failed: cause instanceof Error ? cause.message : String(cause) }),
  )
})
