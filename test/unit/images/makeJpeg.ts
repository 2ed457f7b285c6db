/** A grey JPEG of one brightness, written by hand (ITU-T T.81): every block is its mean and an end of block. */
export function jpegOf(width: number, height: number, grey: number): { whole: Uint8Array; tables: Uint8Array; data: Uint8Array } {
  const segment = (marker: number, body: number[]) => [0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255, ...body]
  const quantisation = segment(0xdb, [0, ...new Array(64).fill(1)])
  // Direct current: categories 0 to 11, all of four bits; alternating: only the end of block, one bit.
  const direct = segment(0xc4, [0x00, 0, 0, 0, 12, ...new Array(12).fill(0), ...Array.from({ length: 12 }, (_, n) => n)])
  const alternating = segment(0xc4, [0x10, 1, ...new Array(15).fill(0), 0x00])
  const frame = segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0])
  const scan = segment(0xda, [1, 1, 0x00, 0, 63, 0])
  const mean = (grey - 128) * 8
  let bits = ''
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8)
  for (let block = 0; block < blocks; block++) {
    const value = block === 0 ? mean : 0
    const category = value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value))) + 1
    bits += category.toString(2).padStart(4, '0')
    if (category > 0) bits += (value > 0 ? value : value + 2 ** category - 1).toString(2).padStart(category, '0')
    bits += '0'
  }
  bits = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1')
  const coded = bits.match(/.{8}/g)?.flatMap((byte) => (byte === '11111111' ? [0xff, 0] : [Number.parseInt(byte, 2)])) ?? []
  const start = [0xff, 0xd8]
  const end = [0xff, 0xd9]
  return {
    whole: new Uint8Array([...start, ...quantisation, ...direct, ...alternating, ...frame, ...scan, ...coded, ...end]),
    tables: new Uint8Array([...start, ...quantisation, ...direct, ...alternating, ...end]),
    data: new Uint8Array([...start, ...frame, ...scan, ...coded, ...end]),
  }
}
