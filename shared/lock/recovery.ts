/** The recovery key as it is printed: 160 random bits in Crockford's base 32, and a sum that tells a slip of the pen. */
import { sha256 } from '@noble/hashes/sha2.js'

export const RECOVERY_BYTES = 20
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUP = 4
/** Letters of the sum. */
const SUM = 4
const LENGTH = (RECOVERY_BYTES * 8) / 5 + SUM

/** @param bytes 20 random bytes @returns nine groups of four letters */
export function printRecovery(bytes: Uint8Array): string {
  const text = lettersOf(bytes) + lettersOf(sha256(bytes)).slice(0, SUM)
  return text.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? ''
}

/** Reads it as somebody types it: any case, blanks or dashes anywhere, O for 0, I and L for 1. Null where it is none. */
export function readRecovery(typed: string): Uint8Array | null {
  const text = typed.toUpperCase().replace(/[\s\p{Pd}]/gu, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  if (text.length !== LENGTH || [...text].some((letter) => !LETTERS.includes(letter))) return null
  const bytes = new Uint8Array(RECOVERY_BYTES)
  for (let at = 0; at < LENGTH - SUM; at++) {
    const value = LETTERS.indexOf(text[at] as string)
    for (let bit = 0; bit < 5; bit++) if (value & (16 >> bit)) bytes[(at * 5 + bit) >> 3] = (bytes[(at * 5 + bit) >> 3] as number) | (128 >> ((at * 5 + bit) & 7))
  }
  return lettersOf(sha256(bytes)).slice(0, SUM) === text.slice(-SUM) ? bytes : null
}

function lettersOf(bytes: Uint8Array): string {
  let text = ''
  let [held, bits] = [0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += LETTERS[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return text
}
