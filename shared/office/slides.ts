/** Slides (PresentationML, ECMA-376 part 1 § 19) as pages of text, one a slide. */
import { plainPage, readPlain } from '../plain/read'
import { child, descendants, type Node, parseXml, textOf, value, withoutFallbacks } from '../docx/xml'
import { ProblemError, problem } from '../problem/problem'
import type { WholeRead } from '../text/whole'
import { type ArchiveWords, listEntries, unpack } from './archive'
import { embeddedIn, listed, packageRemarks, partText, propertiesOf, type Relation, relationsOf, resolveTarget, some } from './package'
import { isEncryptedOffice } from './sniff'
import { linesOfSlide, linesOfText } from './slideText'

const SLIDES: ArchiveWords = { code: 'file.not-readable', file: 'presentation', program: 'PowerPoint' }
/** Not pictures, sound and film. */
const READ = /^(ppt\/(?!media\/|fonts\/|vbaProject)|docProps\/(core|app|custom)\.xml$|_rels\/)/i
const MOST_SLIDES = 5000
const MOST_UNPACKED = 200_000_000

type Parts = ReadonlyMap<string, Uint8Array>
type Authors = ReadonlyMap<string, string>

/**
 * Reads a presentation: one page a slide, in the order they are shown: title, words from top to bottom,
 * tables with tabs, charts and diagrams by their words, then notes and comments under labels. Hidden
 * slides are read and marked. `date` is the day of the last change as the file states it (EDTF).
 * @throws ProblemError `file.not-readable`, `archive.too-large`
 */
export function readSlides(bytes: Uint8Array): WholeRead {
  if (isEncryptedOffice(bytes)) throw new ProblemError(problem('file.not-readable', 'This presentation is locked with a password.', 'Open it in PowerPoint with the password, save it without one, and import that.'))
  const names = listEntries(bytes, SLIDES).map((one) => one.name)
  const main = names.find((name) => /^ppt\/presentation\d*\.xml$/i.test(name))
  if (main === undefined) throw new ProblemError(problem('file.not-readable', 'This is not a presentation: its main part is missing.', 'Open it in PowerPoint, save it as .pptx, and import that.'))
  const parts = unpack(bytes, (name) => READ.test(name), SLIDES, MOST_UNPACKED)
  try {
    return read(parts, names, main)
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause
    throw new ProblemError(problem('file.not-readable', 'This presentation is damaged.', 'Open it in PowerPoint, save it anew, and import that.', '', cause))
  }
}

function read(parts: Parts, names: readonly string[], main: string): WholeRead {
  const order = slidesOf(parts, main)
  const authors = authorsOf(parts)
  const slides = order.slice(0, MOST_SLIDES).map((part, at) => slideOf(parts, part, at + 1, authors))
  const properties = propertiesOf(parts)
  const inner = embeddedIn(parts, /^ppt\/embeddings\//i)
  const around = packageRemarks(names, parts)
  const hidden = slides.filter((one) => one.hidden).map((one) => String(one.n))
  const notes = slides.filter((one) => one.notes).length
  const comments = slides.flatMap((one) => one.comments)
  const broken = slides.filter((one) => one.broken).map((one) => String(one.n))
  const remarks: string[] = []
  if (hidden.length > 0) remarks.push(`${some(hidden.length, 'slide is', 'slides are')} hidden: ${listed(hidden)}.`)
  if (notes > 0) remarks.push(`${some(notes, 'slide has', 'slides have')} speaker’s notes; they stand below the slide.`)
  const by = [...new Set(comments.map((one) => one.author))].filter(Boolean)
  if (comments.length > 0) remarks.push(`It holds ${some(comments.length, 'comment')}${by.length > 0 ? ` by ${listed(by)}` : ''}; they stand below the slide.`)
  if (broken.length > 0) remarks.push(`${some(broken.length, 'slide', 'slides')} could not be read: ${listed(broken)}.`)
  if (order.length > MOST_SLIDES) remarks.push(`Only the first ${MOST_SLIDES} of ${order.length} slides were read.`)
  if (inner.length > 0) remarks.push(`${some(inner.length, 'file is', 'files are')} embedded in it: ${listed(inner.map((one) => one.name))}.`)
  const pages = slides.map((one) => plainPage(one.lines.join('\n').replace(/\f/g, ' '), one.n))
  return { pages: pages.length > 0 ? pages : readPlain(''), title: properties.title, mail: null, date: properties.date, inner, remarks: [...remarks, ...around.remarks], facts: { ...properties.facts, ...around.facts } }
}

/** The parts of the slides, in the order of the presentation. */
function slidesOf(parts: Parts, main: string): string[] {
  const root = parseXml(partText(parts, main) ?? '')
  const relations = new Map(relationsOf(parts, main).map((one) => [one.id, one]))
  const list = descendants(root, 'p:sldIdLst')[0]
  return (list ? list.children.filter((one) => one.name === 'p:sldId') : []).flatMap((one) => {
    const relation = relations.get(value(one, 'r:id') ?? '')
    return relation && !relation.external ? [resolveTarget(main, relation.target)] : []
  })
}

type SlideComment = { author: string; line: string }
type Slide = { n: number; lines: string[]; hidden: boolean; notes: boolean; comments: SlideComment[]; broken: boolean }

function slideOf(parts: Parts, part: string, n: number, authors: Authors): Slide {
  const source = partText(parts, part)
  const slide: Slide = { n, lines: [], hidden: false, notes: false, comments: [], broken: source === null }
  if (source === null) return slide
  try {
    const root = withoutFallbacks(parseXml(source))
    const relations = relationsOf(parts, part)
    const of = (type: string) => relations.filter((one) => one.type === type && !one.external).map((one) => resolveTarget(part, one.target))
    slide.hidden = ['0', 'false'].includes(value(child(root, 'p:sld'), 'show') ?? '1')
    const { title, lines } = linesOfSlide(root, layoutsOf(parts, part, relations), (id) => {
      const relation = relations.find((one) => one.id === id)
      return relation && !relation.external ? partText(parts, resolveTarget(part, relation.target)) : null
    })
    slide.lines = [...(slide.hidden ? [`[Hidden slide]${title ? ` ${title}` : ''}`] : title ? [title] : []), ...lines]
    for (const name of of('notesSlide')) {
      const notes = notesOf(partText(parts, name))
      if (notes.length === 0) continue
      slide.notes = true
      slide.lines.push(...notes.map((line, at) => (at === 0 ? `[Notes] ${line}` : line)))
    }
    slide.comments = of('comments').flatMap((name) => commentsOf(partText(parts, name), authors))
    slide.lines.push(...slide.comments.map((one) => one.line))
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause
    slide.broken = true
  }
  return slide
}

/** The layout and the master, which say where a placeholder stands that does not say so itself. */
function layoutsOf(parts: Parts, part: string, relations: readonly Relation[]): Node[] {
  const found: Node[] = []
  let at = part
  let from = relations
  for (const type of ['slideLayout', 'slideMaster']) {
    const relation = from.find((one) => one.type === type && !one.external)
    if (!relation) break
    at = resolveTarget(at, relation.target)
    const source = partText(parts, at)
    if (source === null) break
    try {
      found.push(parseXml(source))
    } catch {
      break
    }
    from = relationsOf(parts, at)
  }
  return found
}

/** Words of the notes' body; not the slide's number and picture that stand on the notes page too. */
function notesOf(source: string | null): string[] {
  if (source === null) return []
  return descendants(withoutFallbacks(parseXml(source)), 'p:sp').filter((shape) => {
    const type = value(descendants(shape, 'p:ph')[0], 'type')
    return !['sldNum', 'dt', 'hdr', 'ftr', 'sldImg'].includes(type ?? '')
  }).flatMap((shape) => shape.children.filter((one) => one.name === 'p:txBody').flatMap(linesOfText))
}

/** Authors by id, of both kinds of comments. */
function authorsOf(parts: Parts): Map<string, string> {
  const found = new Map<string, string>()
  for (const name of ['ppt/commentAuthors.xml', 'ppt/authors.xml']) {
    const source = partText(parts, name)
    if (source === null) continue
    try {
      const root = parseXml(source)
      for (const list of root.children) for (const one of list.children) found.set(one.attributes.id ?? '', one.attributes.name ?? '')
    } catch {
      // Comments then stand without their authors.
    }
  }
  return found
}

/** Comments of 2007 (`p:cm`) and threaded ones (`p188:cm` with replies). */
function commentsOf(source: string | null, authors: Authors): SlideComment[] {
  if (source === null) return []
  const root = parseXml(source)
  const found: SlideComment[] = []
  const walk = (node: Node) => {
    for (const one of node.children) {
      const local = one.name.replace(/^.*:/, '')
      if (local === 'cm' || local === 'reply') {
        const author = authors.get(one.attributes.authorId ?? '') ?? ''
        const day = /^\d{4}-\d\d-\d\d/.exec(one.attributes.dt ?? one.attributes.created ?? '')?.[0] ?? ''
        const body = one.children.find((part) => /(^|:)txBody$/.test(part.name))
        const text = body ? linesOfText(body).join(' ') : one.children.filter((part) => /(^|:)text$/.test(part.name)).map(textOf).join(' ')
        const who = [author, day].filter(Boolean).join(', ')
        found.push({ author, line: `[${local === 'cm' ? 'Comment' : 'Reply'}${who ? ` by ${who}` : ''}] ${text.replace(/\s+/g, ' ').trim()}` })
      }
      walk(one)
    }
  }
  walk(root)
  return found
}
