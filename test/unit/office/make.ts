/** Office files made in code, as small as they can be. */
import { strToU8, zipSync } from 'fflate'

export const zipOf = (files: Record<string, string | Uint8Array>) => zipSync(Object.fromEntries(Object.entries(files).map(([name, data]) => [name, typeof data === 'string' ? strToU8(data) : data])))

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
export const wordPart = (tag: string, inside: string) => `<w:${tag} ${W}>${inside}</w:${tag}>`
export const docx = (body: string, more: Record<string, string | Uint8Array> = {}) => zipOf({ 'word/document.xml': wordPart('document', `<w:body>${body}</w:body>`), ...more })
export const p = (text: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
/** [id, type, target, external] each */
export const rels = (...rows: [string, string, string, boolean?][]) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.map(([id, type, target, external]) => `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`).join('')}</Relationships>`

export const CORE = '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Draft agreement</dc:title><dc:creator>A. Roe</dc:creator><cp:lastModifiedBy>B. Poe</cp:lastModifiedBy><cp:revision>7</cp:revision><dcterms:created>2024-04-01T08:00:00Z</dcterms:created><dcterms:modified>2024-05-01T10:00:00Z</dcterms:modified></cp:coreProperties>'

const P = `xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${R}"`
export const slidePart = (tag: string, inside: string, attributes = '') => `<p:${tag} ${P} ${attributes}>${inside}</p:${tag}>`
export const tree = (...shapes: string[]) => `<p:cSld><p:spTree>${shapes.join('')}</p:spTree></p:cSld>`
export const body = (...lines: string[]) => `<p:txBody>${lines.map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`).join('')}</p:txBody>`
export const shape = (text: string[], at: [number, number] | null = null, holder = '') => `<p:sp><p:nvSpPr><p:nvPr>${holder}</p:nvPr></p:nvSpPr><p:spPr>${at ? `<a:xfrm><a:off x="${at[0]}" y="${at[1]}"/><a:ext cx="1" cy="1"/></a:xfrm>` : ''}</p:spPr>${body(...text)}</p:sp>`

/** A presentation of these slide parts; `order` lists them as shown, 1-based. */
export function pptx(slides: string[], more: Record<string, string | Uint8Array> = {}, order = slides.map((_one, at) => at + 1)): Uint8Array {
  return zipOf({
    'ppt/presentation.xml': slidePart('presentation', `<p:sldIdLst>${order.map((n) => `<p:sldId id="${255 + n}" r:id="rId${n}"/>`).join('')}</p:sldIdLst>`),
    'ppt/_rels/presentation.xml.rels': rels(...slides.map((_one, at): [string, string, string] => [`rId${at + 1}`, 'slide', `slides/slide${at + 1}.xml`])),
    ...Object.fromEntries(slides.map((source, at) => [`ppt/slides/slide${at + 1}.xml`, source])), ...more,
  })
}
