/**
 * How record cites are written in papers: as Probata prints them, in the record form of the Bluebook (B17),
 * as the Northern District of California is used to (docket number first), or by a pattern of one's own.
 */
import { citePassage, documentName, PLAIN_STYLE, type CiteStyle } from '../cite/format'
import type { Document, Passage } from '../records'

export type CiteForm = NonNullable<CiteStyle['form']>

export const FORM_NAME: Record<CiteForm, string> = { plain: 'Short (PX-3 at 4)', bluebook: 'Bluebook record form (Ex. PX-3 at 4, ECF No. 45-2)', 'nd-cal': 'N.D. Cal. habit (ECF No. 45-2, Ex. PX-3 at 4)', own: 'Own pattern' }

/** {docket} is "ECF No. 45-2", {exhibit} "Ex. PX-3", {name} the exhibit, Bates number or title, {place} "at 4", {bates} the document's first number. */
const PATTERN: Record<Exclude<CiteForm, 'own'>, string> = { plain: '{name} {place}', bluebook: '{exhibit} {place}, {docket}', 'nd-cal': '{docket}, {exhibit} {place}' }
const FIELDS: ReadonlySet<string> = new Set(['docket', 'exhibit', 'name', 'place', 'bates'])

/** Fields of a pattern that do not exist: said to the person who typed it. */
export function unknownFields(pattern: string): string[] {
  return [...new Set([...pattern.matchAll(/\{([^{}]{0,60})\}/g)].map((found) => found[1] ?? '').filter((name) => !FIELDS.has(name)))]
}

/**
 * A pin cite in the style of the matter. Empty fields go with the comma or the brackets round them.
 * @param passage null for the document as a whole
 */
export function citeInStyle(document: Document, passage: Passage | null, style: CiteStyle = PLAIN_STYLE): string {
  const name = documentName(document)
  const pinned = passage ? citePassage(passage, document) : name
  // What is cited by the number of its page has the place in its name.
  const [own, place] = pinned.startsWith(name) && (pinned.length === name.length || pinned[name.length] === ' ') ? [name, pinned.slice(name.length).trim()] : [pinned, '']
  const shown = own.replace(/^([A-Z]{1,2}X)-/, `$1${style.exhibit}`)
  const isExhibit = document.exhibit !== null && own === document.exhibit
  const values: Record<string, string> = {
    name: shown, exhibit: isExhibit ? `Ex. ${shown}` : shown, place: place.replace(/[–-]/g, style.dash), docket: document.docket ? `${style.docket} ${document.docket.number}` : '', bates: document.bates?.first ?? document.ownBates?.first ?? '',
  }
  const pattern = style.form === 'own' ? (style.pattern?.trim() ? style.pattern : PATTERN.plain) : PATTERN[style.form ?? 'plain']
  const text = pattern.replace(/\{([^{}]{0,60})\}/g, (_, field: string) => values[field] ?? '')
  return tidy(text) || shown
}

function tidy(text: string): string {
  return text.replace(/\(\s*\)|\[\s*\]/g, '').replace(/\s+/g, ' ').replace(/(?: ?[,;])+(?= ?[,;])/g, '').replace(/ ([,;])/g, '$1').replace(/^[\s,;]+|[\s,;]+$/g, '')
}
