import { useMemo } from 'react'
import { citeParagraph, citePassage, documentName } from '../../shared/cite/format'
import type { Document, Paragraph, Passage } from '../../shared/records'
import { useSession } from '../store'
import { useNavigation } from './NavigationProvider'

/** Opens what a cite points at, in the right-hand pane, lit. */
export function useOpenSource() {
  const { reader } = useSession()
  const { openSource } = useNavigation()
  return useMemo(() => ({
    passage(passage: Passage) {
      const document = reader.get('documents', passage.document)
      if (document) openSource({ document: document.id, label: citePassage(passage, document), page: passage.page, passage: passage.id, rects: null })
    },
    document(document: Document, page: number | null = null) {
      const label = page === null ? documentName(document) : `${documentName(document)} at ${page}`
      openSource({ document: document.id, label, page, passage: null, rects: null })
    },
    paragraph(paragraph: Paragraph) {
      const pleading = reader.get('pleadings', paragraph.pleading)
      if (!pleading) return
      openSource({
        document: pleading.document, label: citeParagraph(paragraph, pleading), page: paragraph.place.page, passage: null,
        rects: paragraph.place.rects,
      })
    },
  }), [reader, openSource])
}
