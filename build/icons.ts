/** The app's own mark, drawn here: a paragraph sign whose bowl is a full disc, the shape of "supported". */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'

const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024]
const GROUND: Colour = [43, 76, 155]
const PAPER: Colour = [250, 249, 247]
/** Samples along each side of a pixel. */
const SAMPLES = 4

type Colour = [number, number, number]

/** Writes PNGs in all sizes, an .ico and an .icns. */
export function drawIcons(folder: string): void {
  const pngs = new Map(SIZES.map((size) => [size, png(size)]))
  for (const [size, bytes] of pngs) writeFileSync(join(folder, `${size}x${size}.png`), bytes)
  writeFileSync(join(folder, 'icon.ico'), ico([16, 32, 48, 256].map((size) => [size, pngs.get(size) as Buffer])))
  writeFileSync(join(folder, 'icon.icns'), icns([['icp5', 32], ['icp6', 64], ['ic07', 128], ['ic08', 256], ['ic09', 512], ['ic10', 1024]].map(([type, size]) => [type as string, pngs.get(size as number) as Buffer])))
}

/** What lies at a point of the unit square: nothing, ground or paper. */
function at(x: number, y: number): Colour | null {
  const corner = 0.22
  const dx = Math.max(corner - x, 0, x - (1 - corner))
  const dy = Math.max(corner - y, 0, y - (1 - corner))
  if (Math.hypot(dx, dy) > corner) return null
  const disc = Math.hypot(x - 0.41, y - 0.37) < 0.165
  const bar = y > 0.205 && y < 0.285 && x > 0.41 && x < 0.74
  const stem = (x > 0.475 && x < 0.545) || (x > 0.625 && x < 0.695)
  return disc || bar || (stem && y > 0.205 && y < 0.81) ? PAPER : GROUND
}

function png(size: number): Buffer {
  const rows = Buffer.alloc(size * (size * 4 + 1))
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const [r, g, b, a] = pixel(x, y, size)
      rows.set([r, g, b, a], y * (size * 4 + 1) + 1 + x * 4)
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

function pixel(x: number, y: number, size: number): [number, number, number, number] {
  const sum = [0, 0, 0]
  let hits = 0
  for (let i = 0; i < SAMPLES * SAMPLES; i++) {
    const colour = at((x + ((i % SAMPLES) + 0.5) / SAMPLES) / size, (y + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) / size)
    if (!colour) continue
    hits++
    colour.forEach((value, channel) => {
      sum[channel] = (sum[channel] ?? 0) + value
    })
  }
  const mean = (channel: number) => (hits === 0 ? 0 : Math.round((sum[channel] ?? 0) / hits))
  return [mean(0), mean(1), mean(2), Math.round((hits / (SAMPLES * SAMPLES)) * 255)]
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc(body), body.length + 4)
  return out
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}

/** ICO with PNG entries (Windows Vista on). */
function ico(entries: [number, Buffer][]): Buffer {
  const head = Buffer.alloc(6 + entries.length * 16)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(entries.length, 4)
  let offset = head.length
  entries.forEach(([size, bytes], index) => {
    const place = 6 + index * 16
    head.set([size % 256, size % 256, 0, 0, 1, 0, 32, 0], place)
    head.writeUInt32LE(bytes.length, place + 8)
    head.writeUInt32LE(offset, place + 12)
    offset += bytes.length
  })
  return Buffer.concat([head, ...entries.map(([, bytes]) => bytes)])
}

function icns(entries: [string, Buffer][]): Buffer {
  const parts = entries.map(([type, bytes]) => {
    const head = Buffer.alloc(8)
    head.write(type, 0, 'latin1')
    head.writeUInt32BE(bytes.length + 8, 4)
    return Buffer.concat([head, bytes])
  })
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.write('icns', 0, 'latin1')
  head.writeUInt32BE(body.length + 8, 4)
  return Buffer.concat([head, body])
}
