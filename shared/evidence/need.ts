/** What evidence is looked for, from the records of a matter. */
import type { Assignment, Count, Element, Gap, Heading, Paragraph, Party, Person } from '../records'
import type { Need } from './query'

export type Pleaded = {
  paragraphs: readonly Paragraph[]
  headings: readonly Heading[]
  counts: readonly Count[]
  elements: readonly Element[]
  assignments: readonly Assignment[]
  gaps: readonly Gap[]
  parties: readonly Party[]
  people: readonly Person[]
}

/** A term that the complaint defines: (“InMail”), (the “Data Terms”). */
const DEFINED = /\((?:the |collectively,? |hereinafter,? |each,? an? )*[“"]([^“”"]{2,60})[”"]\)/g

/**
 * What is looked for to prove a paragraph, an element or a gap (by id).
 * An element is its own words; what the paragraphs allege under it is its context. A gap is what is missing; what it is at is its context.
 * @param names those of the matter, where they are known already
 * @returns null where the record is gone
 */
export function needOf(id: string, matter: Pleaded, names: readonly string[] = namesOf(matter)): Need | null {
  const gap = matter.gaps.find((one) => one.id === id)
  if (gap) {
    const at = textOf(gap.of, matter)
    return { text: `${gap.what}. ${at?.text ?? ''}`, context: [gap.why, at?.context ?? ''].filter(Boolean).join('. '), names }
  }
  const found = textOf(id, matter)
  return found ? { ...found, names } : null
}

function textOf(id: string, matter: Pleaded): { text: string; context: string } | null {
  const paragraph = matter.paragraphs.find((one) => one.id === id)
  if (paragraph) {
    const heading = matter.headings.find((one) => one.id === paragraph.heading)
    const elements = matter.assignments.filter((one) => one.paragraph === id && one.standing !== 'rejected').flatMap((one) => matter.elements.find((element) => element.id === one.element) ?? [])
    return { text: paragraph.text, context: [heading?.text ?? '', ...elements.map((one) => one.text)].filter(Boolean).join('. ') }
  }
  const element = matter.elements.find((one) => one.id === id)
  if (!element) return null
  const alleging = matter.assignments.filter((one) => one.element === id && one.standing !== 'rejected').flatMap((one) => matter.paragraphs.find((own) => own.id === one.paragraph) ?? [])
  const count = matter.counts.find((one) => one.id === element.count)
  return { text: element.text, context: [...alleging.sort((a, b) => a.order - b.order).map((one) => one.text), ...element.proof, count?.name ?? ''].filter(Boolean).join('. ').slice(0, 6000) }
}

/** Names that mean somebody or something of this matter. */
export function namesOf({ parties, people, paragraphs }: Pick<Pleaded, 'parties' | 'people' | 'paragraphs'>): string[] {
  const defined = paragraphs.flatMap((one) => [...one.text.matchAll(DEFINED)].map((match) => match[1] as string))
  return [...new Set([...parties.flatMap((one) => [one.name, one.definedAs ?? '']), ...people.flatMap((one) => [one.name, ...one.addresses]), ...defined].filter(Boolean))].sort()
}
