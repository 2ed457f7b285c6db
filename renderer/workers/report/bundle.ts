/** A report with its exhibits behind it as one PDF: bookmarks, cites that lead to the exhibits, exhibits that lead back. */
import { PdfFile } from '../../../shared/report/pdf/file'
import type { FontFile } from '../../../shared/report/pdf/fonts'
import type { Bookmark } from '../../../shared/report/pdf/outline'
import type { Pages } from '../../../shared/report/pdf/pages'
import { finishPdf, layPaper, missingSentence, type PdfProgress } from '../../../shared/report/pdf/write'
import type { Paper } from '../../../shared/report/paper'
import { appendPdf } from './append'
import type { BundleCover, ReportAnswer } from './protocol'

export class Bundle {
  private readonly file = new PdfFile()
  private readonly parent = this.file.reserve()
  private readonly covers: Map<string, number>
  private readonly behind = new Map<string, number[]>()
  private readonly laid: Pages
  private readonly remark: string | null

  constructor(private readonly paper: Paper, covers: readonly BundleCover[], fonts: readonly FontFile[], onProgress: PdfProgress) {
    this.covers = new Map(covers.map((one) => [one.id, this.file.reserve()]))
    const { pages, fonts: set } = layPaper(this.file, this.parent, paper, fonts, (id) => this.covers.get(id) ?? null, onProgress, covers.map((one) => ({ page: this.covers.get(one.id) ?? 0, title: one.title, lines: one.lines })))
    this.laid = pages
    this.remark = missingSentence(set.missing)
  }

  /** Puts the pages of an exhibit behind its sheet. @throws where the PDF cannot be read */
  async add(id: string, pdf: Uint8Array): Promise<void> {
    this.behind.set(id, await appendPdf(this.file, this.parent, pdf))
  }

  /** Bytes since the last time. */
  take(): ReportAnswer {
    return { pieces: this.file.take() as Uint8Array<ArrayBuffer>[], pages: this.laid.numbers.length + [...this.behind.values()].reduce((sum, one) => sum + one.length, 0), remark: this.remark }
  }

  end(): ReportAnswer {
    const own = new Set(this.covers.values())
    const report = this.laid.numbers.filter((number) => !own.has(number))
    const pages = [...report, ...[...this.covers].flatMap(([id, cover]) => [cover, ...(this.behind.get(id) ?? [])])]
    const [head, ...rest] = this.laid.bookmarks
    const exhibits: Bookmark[] = rest.filter((one) => own.has(one.page))
    const first = exhibits[0]
    const bookmarks: Bookmark[] = [...(head ? [head] : []), ...rest.filter((one) => !own.has(one.page)), ...(first ? [{ title: 'Exhibits', page: first.page, top: null, kids: exhibits }] : [])]
    finishPdf(this.file, { title: this.paper.title, parent: this.parent, pages, laid: this.laid, bookmarks })
    return this.take()
  }
}
