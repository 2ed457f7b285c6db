/** Codepages of an RTF file: of the whole (`\ansicpg`) and of each typeface (`\fcharset`). */

const CP437 = 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ '
const CP850 = 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■ '

const LABELS: Record<number, string> = {
  874: 'windows-874', 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 866: 'ibm866', 10000: 'macintosh', 10001: 'shift_jis', 10002: 'big5', 10003: 'euc-kr', 10007: 'x-mac-cyrillic',
  10008: 'gbk', 20866: 'koi8-r', 21866: 'koi8-u', 54936: 'gb18030', 65001: 'utf-8', 1361: 'euc-kr',
}
/** Codepage of a typeface's character set (RTF 1.9.1, "Font Table"); 0 and 1 are the file's own. */
const CHARSETS: Record<number, number> = {
  77: 10000, 78: 10001, 79: 10003, 80: 10008, 81: 10002, 89: 10007, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256,
  186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850,
}
const SYMBOL = 2
/** Signs of the picture typefaces that carry meaning: bullets and ticked boxes. */
const PICTURES: Record<string, Record<number, string>> = {
  symbol: { 183: '•', 167: '♣', 210: '®', 211: '©', 212: '™', 179: '≥', 163: '≤', 185: '≠', 177: '±', 180: '×', 176: '°', 162: '′', 178: '″', 174: '→', 45: '−' },
  wingdings: { 167: '•', 108: '•', 110: '■', 118: '•', 216: '➢', 111: '☐', 113: '☐', 114: '☐', 168: '☐', 254: '☑', 253: '☒', 120: '☒', 252: '✓', 251: '✗', 224: '→', 183: '•' },
}

type Font = { charset: number | null; codepage: number | null; name: string }

export class Encodings {
  private page = 1252
  private readonly fonts = new Map<number, Font>()
  private readonly decoders = new Map<number, TextDecoder | null>()
  standard = 0

  set codepage(page: number) {
    this.page = page
  }

  get codepage(): number {
    return this.page
  }

  font(n: number): Font {
    const known = this.fonts.get(n)
    if (known) return known
    const made: Font = { charset: null, codepage: null, name: '' }
    // No file has so many typefaces; more are not remembered.
    if (this.fonts.size < 5000) this.fonts.set(n, made)
    return made
  }

  /** Text of bytes set in that typeface. */
  decode(bytes: readonly number[], fontNumber: number): string {
    const font = this.fonts.get(fontNumber)
    if (font?.charset === SYMBOL) return bytes.map((byte) => picture(font.name, byte)).join('')
    if (bytes.every((byte) => byte < 0x80)) return String.fromCharCode(...bytes)
    const charset = font?.charset ?? 0
    const page = font?.codepage || CHARSETS[charset] || this.page
    if (page === 437 || page === 850) return bytes.map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : ((page === 437 ? CP437 : CP850)[byte - 0x80] ?? ''))).join('')
    return (this.decoder(page) ?? (this.decoder(1252) as TextDecoder)).decode(Uint8Array.from(bytes))
  }

  private decoder(page: number): TextDecoder | null {
    const known = this.decoders.get(page)
    if (known !== undefined) return known
    const made = decoderOf(page)
    if (this.decoders.size < 200) this.decoders.set(page, made)
    return made
  }
}

function decoderOf(page: number): TextDecoder | null {
  const label = LABELS[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : page >= 28592 && page <= 28606 ? `iso-8859-${page - 28590}` : null)
  try {
    return label ? new TextDecoder(label) : null
  } catch {
    return null
  }
}

function picture(name: string, byte: number): string {
  if (byte <= 0x20) return String.fromCharCode(byte)
  const known = PICTURES[/wingdings/i.test(name) ? 'wingdings' : 'symbol']?.[byte]
  // As Word keeps such signs: in the private area, so that they are not taken for letters.
  return known ?? (/wingdings|webdings|symbol/i.test(name) ? String.fromCharCode(0xf000 + byte) : String.fromCharCode(byte))
}
