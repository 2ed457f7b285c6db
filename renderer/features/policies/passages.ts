/** Passages out of a version's text: opened in the source pane, or linked to an allegation. */
import { citePassage, documentName } from '../../../shared/cite/format'
import { passageOf } from '../../../shared/policy/passage'
import type { Passage } from '../../../shared/records'
import { useNavigation } from '../../navigation'
import { newId } from '../../store'
import type { Loaded } from './library'

/** The passage at offsets of a version's text; null where no word stands there. */
export function passageAt(loaded: Loaded, from: number, to: number): Passage | null {
  const found = passageOf(loaded.text, loaded.pages, from, to)
  return found ? { id: newId('passages'), document: loaded.document.id, note: '', tags: [], ...found } : null
}

/** Opens a place of a version in the source pane, lit, without keeping a passage. */
export function useOpenPlace(): (loaded: Loaded, from: number, to: number) => void {
  const { openSource } = useNavigation()
  return (loaded, from, to) => {
    const passage = passageAt(loaded, from, to)
    const { document } = loaded
    openSource({ document: document.id, label: passage ? citePassage(passage, document) : documentName(document), page: passage?.page ?? null, passage: null, rects: passage?.rects ?? null })
  }
}
