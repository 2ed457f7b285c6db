import type { PageText } from '../../shared/text/page'

export type ReadProgress = { what: string; done: number; total: number }

export type ReadOptions = {
  signal: AbortSignal
  onProgress: (progress: ReadProgress) => void
  password?: string | null
  /** 'now' recognises pages without text at once; 'later' only names them */
  ocr: 'now' | 'later'
  /** pages that an earlier, interrupted reading has already recognised */
  known?: (sha256: string) => Promise<PageText[]>
  /** goes on with an earlier reading: pages that it kept are not read from the file again */
  resume?: boolean
  /** which of these pages is recognised next; null puts them all off */
  next?: (pages: readonly number[]) => number | null
  /** called with the fingerprint, before anything that takes long */
  onHash?: (sha256: string) => Promise<void>
  /** called for each recognised page, so that a crash loses one page at most */
  onRecognised?: (sha256: string, page: PageText) => Promise<void>
}
