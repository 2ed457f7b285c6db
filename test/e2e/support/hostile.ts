/** Files that people really have, or that somebody makes to break a reader. All made here. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { strToU8, zipSync } from 'fflate'

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'probata-files-'))
}

/** Writes files into a new folder. @returns their paths */
export function writeFiles(files: Record<string, string | Uint8Array>, folder = temporaryFolder()): string[] {
  return Object.entries(files).map(([name, content]) => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  })
}

/** A PDF with one line of words on each page. */
export async function plainPdf(lines: readonly string[], protect?: { userPassword: string; ownerPassword: string }): Promise<Uint8Array> {
  const file = await PDFDocument.create()
  const font = await file.embedFont(StandardFonts.TimesRoman)
  for (const line of lines) file.addPage([612, 792]).drawText(line, { x: 72, y: 700, size: 12, font })
  if (protect) file.encrypt({ ...protect, permissions: { copying: false } })
  return file.save({ useObjectStreams: false })
}

/** A PDF whose tree of pages is empty. */
export function noPages(): Uint8Array {
  return rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>'])
}

/** A PDF that claims more pages than it has. */
export function lyingCount(): Uint8Array {
  return rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>'])
}

/** A PDF whose pages are their own children. */
export function circularPages(): Uint8Array {
  return rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R] /Count 1 >>'])
}

function rawPdf(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.7\n'
  const offsets = objects.map((body, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  return strToU8(`${text}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`)
}

/** A Word file whose text unpacks to 400 MB. */
export function zipBomb(): Uint8Array {
  return zipSync({ 'word/document.xml': new Uint8Array(400_000_000) }, { level: 9 })
}

/** A PNG that says it is 60,000 pixels wide and high. */
export function vastPicture(): Uint8Array {
  const bytes = new Uint8Array(64)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  const view = new DataView(bytes.buffer)
  view.setUint32(16, 60_000)
  view.setUint32(20, 60_000)
  return bytes
}

/** A name of every class of Unicode, 255 bytes long in UTF-8: as long as a file system takes. */
export function longestName(): string {
  const signs = 'Aα中🗂٣ ´¼€—\u202E\u200D\u0301ǅʰ'
  const ending = '.pdf'
  let name = signs
  while (Buffer.byteLength(name) < 255 - ending.length) name += 'x'
  return name + ending
}
