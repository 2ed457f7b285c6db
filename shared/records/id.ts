const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * An id that sorts by time (ULID layout): table prefix, 10 characters of time, 16 of chance.
 * @param now milliseconds since 1970
 * @param random 16 bytes
 */
export function makeId(prefix: string, now: number, random: Uint8Array): string {
  let time = ''
  let rest = Math.floor(now)
  for (let i = 0; i < 10; i++) {
    time = (ALPHABET[rest % 32] ?? '0') + time
    rest = Math.floor(rest / 32)
  }
  let chance = ''
  for (let i = 0; i < 16; i++) chance += ALPHABET[(random[i] ?? 0) % 32] ?? '0'
  return `${prefix}_${time}${chance}`
}
