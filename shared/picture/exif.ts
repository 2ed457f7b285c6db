/// <reference path="./exifr.d.ts" />
/** What a picture says of itself (Exif 2.32, IPTC, XMP): device, times, place. It is the file's claim. */
import { parse } from 'exifr/dist/full.esm.mjs'
import { withSoundCounts } from './soundCounts'

type Tags = Record<string, unknown>

const TEXTS: [string, string][] = [
  ['Make', 'Camera maker'], ['Model', 'Camera'], ['LensModel', 'Lens'], ['BodySerialNumber', 'Camera serial number'], ['SerialNumber', 'Camera serial number'], ['CameraOwnerName', 'Camera owner'], ['HostComputer', 'Device'],
  ['Software', 'Software'], ['CreatorTool', 'Software'], ['Artist', 'Artist'], ['Copyright', 'Copyright'], ['ImageDescription', 'Description'], ['ImageUniqueID', 'Picture id'],
]
/** Times with the tag that gives their zone. */
const TIMES: [string, string, string][] = [['DateTimeOriginal', 'OffsetTimeOriginal', 'Taken'], ['CreateDate', 'OffsetTimeDigitized', 'Digitised'], ['ModifyDate', 'OffsetTime', 'Changed']]
/** How the picture is to be shown, by the tag's number. */
const ORIENTATIONS = ['', 'upright', 'mirrored', 'turned 180°', 'mirrored and turned 180°', 'mirrored and turned 90° counterclockwise', 'turned 90° clockwise', 'mirrored and turned 90° clockwise', 'turned 90° counterclockwise']
const LONGEST = 500

/**
 * Facts of a picture (JPEG, TIFF, HEIC, AVIF, PNG) under plain names, and when it was taken as EDTF: local
 * time, with a zone only where the file gives one. Broken or absent data give no facts.
 */
export async function exifOf(bytes: Uint8Array): Promise<{ facts: Record<string, string>; date: string | null }> {
  try {
    const tags = await parse(withSoundCounts(bytes), { tiff: true, ifd1: false, exif: true, gps: true, interop: false, xmp: false, iptc: false, icc: false, jfif: false, ihdr: true, makerNote: false, userComment: false, reviveValues: false, translateValues: false, mergeOutput: true, sanitize: true })
    return tags ? factsOf(tags) : { facts: {}, date: null }
  } catch {
    return { facts: {}, date: null }
  }
}

function factsOf(tags: Tags): { facts: Record<string, string>; date: string | null } {
  const facts: Record<string, string> = {}
  for (const [tag, name] of TEXTS) {
    const text = textOf(tags[tag])
    if (text !== '' && facts[name] === undefined) facts[name] = text
  }
  let date: string | null = null
  for (const [tag, zone, name] of TIMES) {
    const time = timeOf(textOf(tags[tag]), textOf(tags[zone]))
    if (!time) continue
    facts[name] = time
    // When the file was last changed says nothing of when the picture was taken.
    if (name !== 'Changed') date ??= time
  }
  const orientation = ORIENTATIONS[Number(tags.Orientation)]
  if (orientation) facts.Orientation = orientation
  Object.assign(facts, gpsOf(tags))
  return { facts, date }
}

/** Place in degrees (WGS 84 unless the file says otherwise), height in metres, the satellites' time in UTC. */
function gpsOf(tags: Tags): Record<string, string> {
  const facts: Record<string, string> = {}
  const [latitude, longitude] = [tags.latitude, tags.longitude]
  if (typeof latitude === 'number' && typeof longitude === 'number' && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
    facts['GPS position'] = `${Math.abs(latitude).toFixed(6)}° ${latitude < 0 ? 'S' : 'N'}, ${Math.abs(longitude).toFixed(6)}° ${longitude < 0 ? 'W' : 'E'}`
  }
  const below = [tags.GPSAltitudeRef].flat()[0]
  const altitude = tags.GPSAltitude
  if (typeof altitude === 'number' && Number.isFinite(altitude)) facts['GPS altitude'] = `${below === 1 || (below instanceof Uint8Array && below[0] === 1) ? '−' : ''}${altitude.toFixed(1)} m`
  const day = /^(\d{4})[:-](\d\d)[:-](\d\d)$/.exec(textOf(tags.GPSDateStamp))
  const time = Array.isArray(tags.GPSTimeStamp) ? tags.GPSTimeStamp.map(Number) : textOf(tags.GPSTimeStamp).split(':').map(Number)
  if (day && time.length === 3 && time.every((one) => Number.isFinite(one) && one >= 0 && one < 61)) facts['GPS time'] = `${day[1]}-${day[2]}-${day[3]}T${time.map((one) => String(Math.floor(one)).padStart(2, '0')).join(':')}Z`
  return facts
}

/** "2024:04:02 14:03:00" and "-07:00" → "2024-04-02T14:03:00-07:00"; "" where it is no time. */
function timeOf(text: string, zone: string): string {
  const match = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)/.exec(text)
  if (!match) return ''
  const [, year, month, day, hour, minute, second] = match
  if (Number(year) < 1 || Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31 || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return ''
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${/^[+-]\d\d:\d\d$/.test(zone) ? zone : zone === 'Z' ? 'Z' : ''}`
}

/** Text without the zeros and blanks that cameras pad with. */
function textOf(tag: unknown): string {
  const text = typeof tag === 'string' ? tag : typeof tag === 'number' ? String(tag) : ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: cameras pad with zeros
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST)
}
