import type { Stretch } from '../../../shared/evidence/passages'

/** Words of a source with what they share marked. */
export function Marked({ text, marks }: { text: string; marks: readonly Stretch[] }) {
  const parts: { text: string; marked: boolean }[] = []
  let at = 0
  for (const mark of marks) {
    if (mark.from < at) continue
    parts.push({ text: text.slice(at, mark.from), marked: false }, { text: text.slice(mark.from, mark.to), marked: true })
    at = mark.to
  }
  parts.push({ text: text.slice(at), marked: false })
  return parts.filter((part) => part.text !== '').map((part, index) => (part.marked ? <mark key={index} className="proposed__mark">{part.text}</mark> : part.text))
}
