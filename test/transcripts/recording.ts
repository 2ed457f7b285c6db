/** A recording made on the spot: the repository holds none. */

const RATE = 8000

/** A tone as a WAV file of so many seconds, 8 bit mono. */
export function wave(seconds: number): Buffer {
  const bytes = Buffer.alloc(44 + RATE * seconds, 128)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(bytes.length - 8, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(RATE, 24)
  bytes.writeUInt32LE(RATE, 28)
  bytes.writeUInt16LE(1, 32)
  bytes.writeUInt16LE(8, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(bytes.length - 44, 40)
  for (let at = 44; at < bytes.length; at++) bytes[at] = 128 + Math.round(20 * Math.sin((at * 2 * Math.PI * 220) / RATE))
  return bytes
}
