import { useMemo } from 'react'
import { citeParagraph, citePassage, documentName } from '../../shared/cite/format'
import { citeTestimony, type Range } from '../../shared/transcript/range'
import type { Document, Paragraph, Passage, Transcript } from '../../shared/records'
import { useSession } from '../store'
import { useNavigation } from './NavigationProvider'

/** Opens what a cite points at, in the right-hand pane, lit. */
export function useOpenSource() {
  const { reader } = useSession()
  const { openSource } = useNavigation()
  return useMemo(() => ({
    /** @param passage may be one that is only proposed, and not stored yet */
    passage(passage: Passage) {
      const document = reader.get('documents', passage.document)
      const stored = reader.get('passages', passage.id) !== undefined
      if (document) openSource({ document: document.id, label: citePassage(passage, document), page: passage.page, passage: stored ? passage.id : null, rects: stored ? null : passage.rects })
    },
    document(document: Document, page: number | null = null) {
      const label = page === null ? documentName(document) : `${documentName(document)} at ${page}`
      openSource({ document: document.id, label, page, passage: null, rects: null })
    },
    testimony(transcript: Transcript, range: Range) {
      openSource({ document: transcript.document, label: citeTestimony(transcript, range), page: null, passage: null, rects: null, testimony: { transcript: transcript.id, from: range.from, to: range.to } })
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
