/**
 * The pages of one PDF put into another that is being written, object by object: nothing of the first
 * is kept, so that a bundle of thousands of pages takes the memory of its largest exhibit.
 */
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import type { PdfFile } from '../../../shared/report/pdf/file'

/** What a page has that means nothing in another file, or would act by itself. */
const LEFT_OUT = new Set(['/Parent', '/StructParents', '/StructParent', '/B', '/Thumb', '/PieceInfo', '/Metadata', '/AA', '/JS', '/Length'])
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const
/** Actions that lead somewhere; all others (scripts, launching programs, sending forms) are dropped. */
const LEADS = new Set(['/GoTo', '/URI'])

/** @returns numbers of the pages' objects, in order */
export async function appendPdf(file: PdfFile, parent: number, bytes: Uint8Array): Promise<number[]> {
  const source = await PDFDocument.load(bytes, { updateMetadata: false })
  const { context } = source
  const numbers = new Map<string, number>()
  const waiting: PDFRef[] = []
  const leaves = source.getPages().map((page) => page.ref)
  const pages = new Set(leaves.map((ref) => ref.tag))
  const numberOf = (ref: PDFRef) => {
    const known = numbers.get(ref.tag)
    if (known !== undefined) return known
    const number = file.reserve()
    numbers.set(ref.tag, number)
    if (!pages.has(ref.tag)) waiting.push(ref)
    return number
  }
  const write = (object: PDFObject | undefined): string => {
    if (object instanceof PDFRef) return `${numberOf(object)} 0 R`
    if (object instanceof PDFArray) return `[${object.asArray().map(write).join(' ')}]`
    if (object instanceof PDFDict) return `<<${entries(object)}>>`
    return object === undefined ? 'null' : object.toString()
  }
  const entries = (dict: PDFDict, but: ReadonlySet<string> = LEFT_OUT) => dict.entries().flatMap(([key, value]) => (but.has(key.toString()) || (key.toString() === '/A' && acts(value)) ? [] : [`${key.toString()} ${write(value)}`])).join(' ')
  const acts = (value: PDFObject) => {
    const action = value instanceof PDFRef ? context.lookup(value) : value
    const kind = action instanceof PDFDict ? action.get(PDFName.of('S'))?.toString() : undefined
    return kind !== undefined && !LEADS.has(kind)
  }
  const own: number[] = []
  for (const page of source.getPages()) {
    const number = numberOf(page.ref)
    own.push(number)
    const missing = INHERITED.flatMap((name) => {
      const key = PDFName.of(name)
      if (page.node.get(key) !== undefined) return []
      const value = page.node.getInheritableAttribute(key)
      return value === undefined ? [] : [`/${name} ${write(value)}`]
    })
    file.put(`<<${entries(page.node)} ${missing.join(' ')}/Parent ${parent} 0 R>>`, number)
  }
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    const object = context.lookup(ref)
    const number = numberOf(ref)
    if (object instanceof PDFRawStream) file.stream(`${entries(object.dict)} `, object.getContents(), number, true)
    else if (object instanceof PDFDict && object.get(PDFName.of('Type'))?.toString() === '/Pages') file.put('null', number)
    else file.put(write(object), number)
  }
  return own
}

