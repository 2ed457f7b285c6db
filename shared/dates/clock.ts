/** The time of day behind or before a date, with its zone. */
import type { Reader } from './readUnit'
import type { Unit } from './unit'
import { offsetsOf, writeOffset, zoneOfWord } from './zones'

type Clock = { end: number; hour: number; minute: number; second: number; zone: string; fixed: number | null; named: string }

/** "11:30 p.m. PT", "9 am", "noon ET", "23:30 UTC", "14:00 -07:00" at a token; null where there is none. */
export function readClock(reader: Reader, index: number): Clock | null {
  const at = reader.skip(index, ',', 'at', 'about', 'approximately', 'around')
  const word = reader.word(at)
  if (word === 'noon' || word === 'midnight') return zoned(reader, at + 1, word === 'noon' ? 12 : 0, 0, 0)
  const token = reader.at(at)
  const half = /^([ap])m$/.exec(reader.word(at + 1))?.[1] ?? null
  if (token?.kind === 'clock') {
    const [hour = 0, minute = 0, second = 0] = token.text.split(':').map((part) => Math.floor(Number(part)))
    return fitted(reader, at + (half ? 2 : 1), hour, minute, second, half)
  }
  return token?.kind === 'number' && !token.ordinal && token.value <= 12 && half ? fitted(reader, at + 2, token.value, 0, 0, half) : null
}

function fitted(reader: Reader, end: number, hour: number, minute: number, second: number, half: string | null): Clock | null {
  if (half && (hour < 1 || hour > 12)) return null
  return hour <= 23 && minute <= 59 && second <= 59 ? zoned(reader, end, half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour, minute, second) : null
}

function zoned(reader: Reader, end: number, hour: number, minute: number, second: number): Clock {
  const bracket = reader.sign(end, '(') ? end + 1 : end
  const word = reader.word(bracket)
  const known = zoneOfWord(word)
  if (known) {
    const told = reader.skip(bracket + 1, 'standard', 'daylight', 'time')
    const close = bracket > end && reader.sign(told, ')') ? told + 1 : told
    return { end: close, hour, minute, second, zone: known.zone, fixed: known.fixed, named: word }
  }
  const east = reader.at(end + 1)
  if (reader.sign(end, '+-') && east?.kind === 'clock') {
    const [hours = 0, minutes = 0] = east.text.split(':').map(Number)
    if (hours <= 14 && minutes <= 59) return { end: end + 2, hour, minute, second, zone: '', fixed: (reader.sign(end, '-') ? -1 : 1) * (hours * 60 + minutes), named: 'offset' }
  }
  return { end, hour, minute, second, zone: '', fixed: null, named: '' }
}

/** A whole day with a clock on it: an instant where the zone is known, else the day with a remark. */
export function withClock(day: Unit, iso: string, clock: Clock, end: number): Unit {
  const time = [clock.hour, clock.minute, clock.second].map((part) => String(part).padStart(2, '0')).join(':')
  const local = `${iso}T${time}`
  if (clock.named === '') return { ...day, end, remarks: [...day.remarks, `The time ${time.slice(0, 5)} has no time zone, so only the day is kept.`] }
  if (clock.fixed !== null) {
    const reading = clock.zone && clock.zone !== 'UTC' ? offsetsOf(clock.zone, local) : null
    const offset = clock.fixed === 0 && clock.zone === 'UTC' ? 'Z' : writeOffset(clock.fixed)
    const odd = reading?.kind === 'one' && reading.offset !== offset ? [`${clock.named.toUpperCase()} was not in use there on that day; it is kept as written.`] : []
    return { ...day, end, fixed: `${local}${offset}`, zone: clock.zone, remarks: [...day.remarks, ...odd] }
  }
  const reading = offsetsOf(clock.zone, local)
  switch (reading.kind) {
    case 'one': return { ...day, end, fixed: `${local}${reading.offset}`, zone: clock.zone }
    case 'twice': return {
      ...day, end, zone: clock.zone,
      trouble: { kind: 'ask', say: 'Clocks were set back in that hour, so this time was there twice: which of the two is it?', readings: [{ edtf: `${local}${reading.offsets[0]}`, why: 'the first, in daylight time' }, { edtf: `${local}${reading.offsets[1]}`, why: 'the second, in standard time' }] },
    }
    case 'never': return { ...day, end, trouble: { kind: 'impossible', say: 'Clocks were set forward in that hour, so this time was never there.' } }
  }
}
