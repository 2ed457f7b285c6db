/** Bookmarks of a PDF. */
import { type PdfFile, pdfText } from './file'

/** `page` is the number of the page's object, `top` the height on it, in points from below; null for its top. */
export type Bookmark = { title: string; page: number; top: number | null; kids: Bookmark[] }

/** Writes the tree. @returns the number of its root, null where there are no bookmarks */
export function writeOutline(file: PdfFile, marks: readonly Bookmark[]): number | null {
  if (marks.length === 0) return null
  const root = file.reserve()
  const count = (list: readonly Bookmark[]): number => list.reduce((sum, one) => sum + 1 + count(one.kids), 0)
  const level = (list: readonly Bookmark[], parent: number): { first: number; last: number } => {
    const numbers = list.map(() => file.reserve())
    for (const [at, mark] of list.entries()) {
      const kids = mark.kids.length > 0 ? level(mark.kids, numbers[at] as number) : null
      const title = mark.title.length > 300 ? `${mark.title.slice(0, 299)}…` : mark.title
      file.put(`<</Title${pdfText(title)}/Parent ${parent} 0 R/Dest[${mark.page} 0 R/XYZ null ${mark.top === null ? 'null' : Math.round(mark.top)} null]${at > 0 ? `/Prev ${numbers[at - 1]} 0 R` : ''}${at + 1 < numbers.length ? `/Next ${numbers[at + 1]} 0 R` : ''}${kids ? `/First ${kids.first} 0 R/Last ${kids.last} 0 R/Count -${count(mark.kids)}` : ''}>>`, numbers[at] as number)
    }
    return { first: numbers[0] as number, last: numbers.at(-1) as number }
  }
  const { first, last } = level(marks, root)
  return file.put(`<</Type/Outlines/First ${first} 0 R/Last ${last} 0 R/Count ${marks.length}>>`, root)
}
