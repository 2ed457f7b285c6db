/** XML of the office formats. */
import { strToU8, type Zippable, zipSync } from 'fflate'

/** Signs that XML 1.0 has no way to write. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu
const NEEDS = /[&<>"\ufffe\uffff]|\p{Cc}|\p{Cs}/u

/** Text as it may stand in XML; what XML cannot hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  if (!NEEDS.test(text)) return text
  return text.replace(FORBIDDEN, '\ufffd').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Day on which every part was "written": the same paper gives the same bytes. ZIP knows no year before 1980. */
const WRITTEN = new Date(1980, 0, 1)

/** Parts by their names as one package, in the order given; `[Content_Types].xml` comes first. */
export function packParts(parts: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const files: Zippable = {}
  for (const [name, text] of Object.entries(parts)) files[name] = [strToU8(text), { level: text.length > 4_000_000 ? 1 : 4, mtime: WRITTEN }]
  return zipSync(files) as Uint8Array<ArrayBuffer>
}

/** The part that says what each of the others is. */
export function contentTypes(overrides: Readonly<Record<string, string>>): string {
  return `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${Object.entries(overrides).map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`).join('')}</Types>`
}

/** A part of relationships. @param to kind (the last word of its type) and target, by id */
export function relationships(to: readonly { id: string; type: string; target: string }[]): string {
  return `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${to.map((one) => `<Relationship Id="${one.id}" Type="${one.type}" Target="${escapeXml(one.target)}"/>`).join('')}</Relationships>`
}

const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const RELATION = {
  document: `${DOCUMENT}/officeDocument`, styles: `${DOCUMENT}/styles`, numbering: `${DOCUMENT}/numbering`, settings: `${DOCUMENT}/settings`, footer: `${DOCUMENT}/footer`, worksheet: `${DOCUMENT}/worksheet`,
  core: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
} as const

/** Title and program only: no name of a person or computer. */
export function coreProperties(title: string): string {
  return `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:creator>Probata</dc:creator><cp:lastModifiedBy>Probata</cp:lastModifiedBy></cp:coreProperties>`
}
