/** What all Office Open XML files share (ECMA-376 part 2): relationships, properties, embedded files, macros. */
import { child, descendants, parseXml, textOf } from '../docx/xml'
import type { InnerFile } from '../text/whole'
import { isCompound } from './compound'
import { unwrapObject } from './embedded'
import { mediaOf } from './media'
import { oleKind } from './sniff'

export type Relation = { id: string; type: string; target: string; external: boolean }
type Parts = ReadonlyMap<string, Uint8Array>

/** Names listed in a sentence; the rest are counted. */
const NAMED = 12
const LONGEST_TARGET = 300

/** A part as text; null where it is not there. */
export function partText(parts: Parts, name: string): string | null {
  const bytes = parts.get(name)
  return bytes ? decodeXml(bytes) : null
}

/** XML as text: UTF-8, or UTF-16 where its first bytes say so (XML 1.0 appendix F). */
export function decodeXml(bytes: Uint8Array): string {
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(label).decode(bytes)
}

/** The relationships of a part ("word/document.xml", "" for the package); none where its list is missing or broken. */
export function relationsOf(parts: Parts, part: string): Relation[] {
  const slash = part.lastIndexOf('/')
  return relationsIn(partText(parts, `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`))
}

function relationsIn(source: string | null): Relation[] {
  if (source === null) return []
  try {
    return descendants(parseXml(source), 'Relationship').map((one) => ({
      id: one.attributes.Id ?? '', type: (one.attributes.Type ?? '').replace(/^.*\//, ''), target: one.attributes.Target ?? '', external: one.attributes.TargetMode === 'External',
    }))
  } catch {
    return []
  }
}

/** The part that a relationship of `from` leads to, as named in the archive. */
export function resolveTarget(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path = from.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}

/**
 * What the file refers to outside itself, from all its lists of relationships: hyperlinks apart from
 * what a program would fetch by itself (templates, pictures, objects). Nothing is followed.
 */
export function outsideOf(parts: Parts): { links: string[]; fetched: string[] } {
  const links = new Set<string>()
  const fetched = new Set<string>()
  for (const name of parts.keys()) {
    if (!name.endsWith('.rels')) continue
    for (const one of relationsIn(partText(parts, name))) {
      if (one.external) (one.type === 'hyperlink' ? links : fetched).add(one.target.slice(0, LONGEST_TARGET))
    }
  }
  return { links: [...links], fetched: [...fetched] }
}

/** Sentences on macros and outside references, for the remarks; hyperlinks go to the facts. */
export function packageRemarks(names: readonly string[], parts: Parts): { remarks: string[]; facts: Record<string, string> } {
  const { links, fetched } = outsideOf(parts)
  const remarks: string[] = []
  if (names.some((name) => /(^|\/)(vbaProject[^/]*\.bin|macrosheets\/|(Basic|Scripts)\/)/i.test(name))) remarks.push('It holds macros; they were not run.')
  if (names.some((name) => /(^|\/)activeX\//i.test(name))) remarks.push('It holds ActiveX controls; they were not run.')
  if (fetched.length > 0) remarks.push(`It refers to ${some(fetched.length, 'file')} outside itself; nothing was fetched: ${listed(fetched)}.`)
  if (names.some((name) => /^_xmlsignatures\//i.test(name))) remarks.push('It carries a digital signature; the signature was not checked.')
  return { remarks, facts: links.length > 0 ? { Hyperlinks: listed(links, 40) } : {} }
}

/** Facts from the core, extended and custom properties, with the day of the last change and the title. */
export function propertiesOf(parts: Parts): { facts: Record<string, string>; title: string | null; date: string | null } {
  const facts: Record<string, string> = {}
  const put = (name: string, text: string | undefined) => {
    const clean = text?.replace(/\s+/g, ' ').trim()
    if (clean) facts[name] = clean.slice(0, 1000)
  }
  for (const [part, rows] of PROPERTIES) {
    const root = parsed(partText(parts, part))
    for (const [tag, name] of rows) {
      const node = root ? child(root.children[0], tag) : undefined
      if (node) put(name, textOf(node))
    }
  }
  const custom = parsed(partText(parts, 'docProps/custom.xml'))
  const own = custom ? descendants(custom, 'property').filter((one) => !COPIED.has(one.attributes.name ?? '')) : []
  for (const one of own.slice(0, 40)) put(`Property ${one.attributes.name ?? ''}`, textOf(one))
  return { facts, title: facts.Title ?? null, date: dayOf(facts.Modified) }
}

/** Copies of the extended properties that LibreOffice writes as if somebody had set them. */
const COPIED = new Set(['AppVersion', 'Company', 'DocSecurity', 'HyperlinksChanged', 'LinksUpToDate', 'ScaleCrop', 'ShareDoc'])

const PROPERTIES: [string, [string, string][]][] = [
  ['docProps/core.xml', [
    ['dc:title', 'Title'], ['dc:subject', 'Subject'], ['dc:creator', 'Author'], ['cp:lastModifiedBy', 'Last author'], ['dcterms:created', 'Created'], ['dcterms:modified', 'Modified'],
    ['cp:lastPrinted', 'Printed'], ['cp:revision', 'Revision'], ['cp:keywords', 'Keywords'], ['dc:description', 'Comments'], ['cp:category', 'Category'], ['cp:contentStatus', 'Status'],
  ]],
  ['docProps/app.xml', [['Application', 'Application'], ['AppVersion', 'Application version'], ['Company', 'Company'], ['Manager', 'Manager'], ['Template', 'Template'], ['TotalTime', 'Minutes of editing']]],
]

/** Day of an instant as the file states it: "2024-05-01T10:00:00Z" → "2024-05-01"; null where it is no date. */
export function dayOf(instant: string | undefined): string | null {
  const match = /^(\d{4})-(\d\d)(?:-(\d\d))?/.exec(instant ?? '')
  if (!match || Number(match[2]) < 1 || Number(match[2]) > 12) return null
  const day = Number(match[3] ?? 1)
  return day < 1 || day > 31 ? null : match[0]
}

function parsed(source: string | null) {
  try {
    return source === null ? null : parseXml(source)
  } catch {
    return null
  }
}

/** Files that lie in the given folder of the archive ("word/embeddings/"), OLE wrappings taken off. */
export function embeddedIn(parts: Parts, folder: RegExp): InnerFile[] {
  return [...parts].filter(([name, bytes]) => folder.test(name) && !name.endsWith('.rels') && bytes.length > 0).map(([name, bytes]) => {
    const own = unwrapObject(bytes)
    const inside = own?.bytes ?? bytes
    const kind = isCompound(inside) ? oleKind(inside) : 'other'
    const plain = name.replace(/^.*\//, '')
    const called = own?.name || (kind === 'other' ? plain : plain.replace(/\.bin$/i, `.${kind}`))
    return { name: called, media: mediaOf(called), bytes: inside, inline: false }
  })
}

/** "3 files", "1 file". */
export function some(count: number, word: string, plural = `${word}s`): string {
  return `${count} ${count === 1 ? word : plural}`
}

/** "a, b and 4 more". */
export function listed(names: readonly string[], most = NAMED): string {
  const shown = names.slice(0, most).join(', ')
  return names.length > most ? `${shown} and ${names.length - most} more` : shown
}
