import { useCallback } from 'react'
import { placeInText } from '../../shared/brief/check'
import type { Cite } from '../../shared/cite/model'
import type { Target } from '../../shared/cite/resolve'
import type { Document } from '../../shared/records'
import { rectsOf } from '../../shared/text/anchor'
import type { PageText } from '../../shared/text/page'
import { useNavigation, useOpenSource } from '../navigation'
import { type Session, useSession } from '../store'

/** Pages of a document as it counts them: of its range, where it is a part of a file. */
export async function pagesOfDocument(session: Session, document: Document): Promise<PageText[]> {
  const pages = (await session.bytes.pages(document.sha256)).sort((a, b) => a.n - b.n)
  const { range } = document
  return range ? pages.filter((page) => page.n >= range.from && page.n <= range.to).map((page) => ({ ...page, n: page.n - range.from + 1 })) : pages
}

/** Words that were found: a page and offsets in its text. */
export type FoundWords = { page: number; from: number; to: number }

/** Opens what a cite means in the right-hand pane, lit: the words where they are known, else the place. */
export function useOpenCite(): (target: Target, cite: Cite, label: string, words?: FoundWords | null) => void {
  const session = useSession()
  const { openSource } = useNavigation()
  const open = useOpenSource()
  return useCallback((target, cite, label, words = null) => {
    const { reader } = session
    const document = reader.get('documents', target.document)
    if (!document || document.quarantine !== null) return
    if (target.testimony && !words) {
      openSource({ document: document.id, label, page: null, passage: null, rects: null, testimony: target.testimony })
      return
    }
    const paragraphs = target.paragraphs.flatMap((id) => reader.get('paragraphs', id) ?? [])
    const [first] = paragraphs
    if (first && !words) {
      openSource({ document: document.id, label, page: first.place.page, passage: null, rects: paragraphs.flatMap((one) => one.place.rects) })
      return
    }
    const passage = target.passage === null || words ? undefined : reader.get('passages', target.passage)
    if (passage) {
      open.passage(passage)
      return
    }
    const show = (page: number | null, rects: { page: number; rect: { x: number; y: number; w: number; h: number } }[] | null) => openSource({ document: document.id, label, page, passage: null, rects })
    const needsText = words !== null || target.locus?.t === 'sec' || target.locus?.t === 'pl' || (target.locus?.t === 'page' && cite.kind === 'transcript')
    if (!needsText) {
      show(target.page, null)
      return
    }
    void pagesOfDocument(session, document).then((pages) => {
      const found = words ? { place: { page: words.page, endPage: words.page, from: words.from, to: words.to } } : placeInText(target, cite, pages)
      const place = found && 'place' in found ? found.place : null
      const page = pages.find((one) => one.n === place?.page)
      const lit = page && place && place.from !== null ? rectsOf(page, place.from, place.to ?? page.text.length).map((rect) => ({ page: page.n, rect })) : null
      show(place?.page ?? target.page, lit)
    })
  }, [session, openSource, open])
}
