/** What a saved page says of where and when it was taken. It is the page's claim, and anyone can write it. */
import { edtfOf } from './dates'

/** Notes of the saving program stand near the top or, of a few, at the end. */
const HEAD = 300_000
const TAIL = 50_000

/**
 * Address and date of a saved page, from the surest note to the weakest: an archive's or saving program's
 * (Wayback Machine, SingleFile, WebScrapBook, HTTrack, "saved from url"), then the page's own canonical
 * address and date. Dates are EDTF with the zone as printed. Null where the page says nothing.
 */
export function captureOf(html: string): { url: string | null; date: string | null } {
  const text = html.length > HEAD + TAIL ? `${html.slice(0, HEAD)}\n${html.slice(-TAIL)}` : html
  const archive = waybackOf(text)
  const single = /<!--\s*Page saved with SingleFile[^\S\n]*\n?([^>]{0,4000}?)-->/i.exec(text)?.[1] ?? ''
  const root = /<html\b[^>]{0,8000}>/i.exec(text)?.[0] ?? ''
  const mirror = /<!--\s*Mirrored from ([^\s>]{1,2000}) by HTTrack[^,>]{0,200}(?:,\s*([^>]{5,60}?))?\s*-->/i.exec(text)
  const metas = [...text.matchAll(/<(?:meta|link)\b[^>]{0,4000}>/gi)].slice(0, 2000).map((one) => attributesOf(one[0]))
  const url = archive.url ?? address(/^\s*url:\s*(\S+)/im.exec(single)?.[1]) ?? address(attributesOf(root)['data-scrapbook-source']) ?? savedFrom(text) ?? address(mirror?.[1] ? `http://${mirror[1].replace(/^https?:\/\//i, '')}` : undefined)
    ?? address(metas.find((one) => /(^|\s)canonical(\s|$)/i.test(one.rel ?? ''))?.href) ?? address(metas.find((one) => one.property?.toLowerCase() === 'og:url')?.content)
  const date = archive.date ?? edtfOf(/^\s*saved date:\s*(.+)$/im.exec(single)?.[1] ?? '') ?? stampOf(attributesOf(root)['data-scrapbook-create']) ?? edtfOf(mirror?.[2] ?? '') ?? metaDate(metas)
  return { url, date }
}

/** "(0023)" counts the characters of the address. */
function savedFrom(text: string): string | null {
  const match = /<!--\s*saved from url=\((\d{4,5})\)([^\s>]{1,4000})/i.exec(text)
  if (!match?.[2]) return null
  return address(match[2].length >= Number(match[1]) && Number(match[1]) > 0 ? match[2].slice(0, Number(match[1])) : match[2].replace(/--$/, ''))
}

/** The note at the end of an archived page, its toolbar's call, or the archive's own address. */
function waybackOf(text: string): { url: string | null; date: string | null } {
  const call = /__wm\.wombat\(\s*["']([^"']{1,4000})["']\s*,\s*["'](\d{14})["']/.exec(text)
  const note = /FILE ARCHIVED ON (\d{1,2}:\d\d:\d\d [A-Za-z]{3} \d{1,2}, \d{4})/.exec(text)?.[1]
  const from = /<!--\s*saved from url=\(\d+\)https?:\/\/web\.archive\.org\/web\/(\d{14})[a-z_]*\/([^\s>]{1,4000})/i.exec(text)
  const found = call ? { url: call[1], stamp: call[2] } : from ? { url: from[2], stamp: from[1] } : null
  // The Internet Archive counts in UTC.
  const date = stampOf(found?.stamp) ?? (note ? edtfOf(`${note} UTC`) : null)
  return { url: address(found?.url), date }
}

/** "20240402140300" in UTC. */
function stampOf(stamp: string | undefined): string | null {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(stamp ?? '')
  return match ? edtfOf(`${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}Z`) : null
}

/** What the page calls its date, the time of publication before that of a change. */
const DATES = ['article:published_time', 'date', 'dc.date', 'dc.date.issued', 'dcterms.date', 'dcterms.created', 'datepublished', 'pubdate', 'citation_publication_date', 'article:modified_time', 'dcterms.modified', 'last-modified']

function metaDate(metas: readonly Record<string, string>[]): string | null {
  for (const name of DATES) {
    for (const one of metas) {
      if (![one.property, one.name, one.itemprop, one['http-equiv']].some((key) => key?.toLowerCase() === name)) continue
      const date = edtfOf(one.content ?? '')
      if (date) return date
    }
  }
  return null
}

function attributesOf(tag: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const match of tag.matchAll(/([a-z][\w:.-]{0,60})\s{0,20}=\s{0,20}(?:"([^"]{0,4000})"|'([^']{0,4000})'|([^\s"'>]{1,2000}))/gi)) {
    const name = (match[1] as string).toLowerCase()
    if (!Object.hasOwn(found, name)) found[name] = (match[2] ?? match[3] ?? match[4] ?? '').replaceAll('&amp;', '&')
  }
  return found
}

function address(text: string | undefined): string | null {
  const clean = text?.trim() ?? ''
  return /^(https?|ftp|file):\/\/\S/i.test(clean) ? clean.slice(0, 4000) : null
}
