import { readFileSync } from 'node:fs'
import { SaxesParser } from 'saxes'
import { unzipSync } from 'fflate'
import { reportFonts } from '../../../build/fonts.ts'
import { PLAIN_DOCUMENT, type Document } from '../../../shared/records'
import { type FontFile, filesFor } from '../../../shared/report/pdf/fonts'

/** The fonts that a text needs, read as the app reads them. */
export function fontsOf(codePoints: ReadonlySet<number>): FontFile[] {
  const all = reportFonts()
  return filesFor(all, codePoints).map((entry) => ({ entry, bytes: new Uint8Array(readFileSync(all.find((one) => one.file === entry.file)?.path ?? '')) }))
}

/** The parts of an office file; each of them has to be well-formed XML, and every relationship to lead to a part that has a type. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, new TextDecoder('utf-8', { fatal: true }).decode(data)]))
  for (const [name, text] of Object.entries(parts)) {
    const parser = new SaxesParser({ xmlns: true })
    parser.on('error', (error) => {
      throw new Error(`${name}: ${error.message}`)
    })
    parser.write(text).close()
  }
  const types = parts['[Content_Types].xml'] ?? ''
  for (const [name, text] of Object.entries(parts)) {
    if (!name.endsWith('.rels')) continue
    const folder = name.replace(/_rels\/[^/]*$/, '')
    for (const [, target = ''] of text.matchAll(/Target="([^"]*)"/g)) {
      if (parts[`${folder}${target}`] === undefined) throw new Error(`${name}: ${target} is not there`)
      if (!types.includes(`PartName="/${folder}${target}"`)) throw new Error(`${target} has no type`)
    }
  }
  return parts
}

export const document = (id: string, fields: Partial<Document> = {}): Document => ({
  id: `doc_${id}`, sha256: id.padStart(64, '0').replace(/[^0-9a-f]/g, '0'), size: 10, originalName: `${id}.pdf`, originalFolder: '', originalModified: null, title: `Title ${id}`, kind: 'pdf', media: 'application/pdf', pages: 9, range: null, text: 'file', confidence: 1,
  exhibit: null, source: '', custodian: '', date: null, confidentiality: 'none', tags: [], note: '', reviewed: false, warning: '', added: '2025-01-01T00:00:00.000Z', ...PLAIN_DOCUMENT, ...fields,
})
