/** Fonts put into a PDF: the used glyphs, their widths, and the way back from glyphs to letters. */
import { latin, type PdfFile, pdfNumber } from './file'
import type { FontSet } from './fonts'

/** Six letters before the name say that a font is a part of one. */
const tag = (at: number) => Array.from({ length: 6 }, (_, n) => String.fromCharCode(65 + (Math.floor(at / 26 ** n) % 26))).join('')

/** @returns entries of a resource dictionary for the fonts that were used: "/F0 12 0 R/F3 16 0 R" */
export function embedFonts(file: PdfFile, set: FontSet, numbers: readonly number[]): void {
  for (const [at, font] of set.fonts.entries()) {
    const used = set.used[at] ?? new Map<number, string>()
    const number = numbers[at] ?? file.reserve()
    const scale = 1000 / font.unitsPerEm
    const name = `${tag(at)}+${font.name}`
    const program = font.subset(used.keys())
    const bytes = file.stream(`/Length1 ${program.length}`, program)
    const [x, y, right, top] = font.box.map((value) => Math.round(value * scale))
    const descriptor = file.put(`<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[${x} ${y} ${right} ${top}]/ItalicAngle 0/Ascent ${Math.round(font.ascent * scale)}/Descent ${Math.round(font.descent * scale)}/CapHeight ${Math.round(font.ascent * scale * 0.75)}/StemV 80/FontFile2 ${bytes} 0 R>>`)
    const glyphs = [...used.keys()].sort((a, b) => a - b)
    const widths = glyphs.map((glyph) => `${glyph}[${pdfNumber(font.advance(glyph) * scale)}]`).join(' ')
    const descendant = file.put(`<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${descriptor} 0 R/DW ${pdfNumber(font.advance(0) * scale)}/W[${widths}]/CIDToGIDMap/Identity>>`)
    const unicode = file.stream('', latin(toUnicode(glyphs, used)))
    file.put(`<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`, number)
  }
}

/** Mappings in one block at most (Adobe technical note 5014). */
const BLOCK = 100

function toUnicode(glyphs: readonly number[], used: ReadonlyMap<number, string>): string {
  const blocks: string[] = []
  for (let from = 0; from < glyphs.length; from += BLOCK) {
    const part = glyphs.slice(from, from + BLOCK)
    const rows = part.map((glyph) => `<${glyph.toString(16).padStart(4, '0')}><${Array.from({ length: used.get(glyph)?.length ?? 0 }, (_, n) => (used.get(glyph) ?? '').charCodeAt(n).toString(16).padStart(4, '0')).join('')}>`)
    blocks.push(`${part.length} beginbfchar\n${rows.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><ffff>\nendcodespacerange\n${blocks.join('\n')}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n`
}
