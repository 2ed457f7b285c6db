/** Regions as policies write them, with codes, and which lies in which (domain § 10). */

type Region = { code: string; name: string; written: readonly string[]; parts?: readonly string[] }

const EU = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ')
const STATES: Record<string, string> = {
  CA: 'California', CO: 'Colorado', CT: 'Connecticut', DE: 'Delaware', FL: 'Florida', IL: 'Illinois', IA: 'Iowa', IN: 'Indiana', KY: 'Kentucky', MD: 'Maryland', MN: 'Minnesota', MT: 'Montana', NE: 'Nebraska', NV: 'Nevada',
  NH: 'New Hampshire', NJ: 'New Jersey', NY: 'New York', OR: 'Oregon', RI: 'Rhode Island', TN: 'Tennessee', TX: 'Texas', UT: 'Utah', VA: 'Virginia', WA: 'Washington',
}
const COUNTRIES: Record<string, string> = {
  AT: 'Austria', BE: 'Belgium', BG: 'Bulgaria', HR: 'Croatia', CY: 'Cyprus', CZ: 'Czechia', DK: 'Denmark', EE: 'Estonia', FI: 'Finland', FR: 'France', DE: 'Germany', GR: 'Greece', HU: 'Hungary', IE: 'Ireland', IT: 'Italy', LV: 'Latvia',
  LT: 'Lithuania', LU: 'Luxembourg', MT: 'Malta', NL: 'Netherlands', PL: 'Poland', PT: 'Portugal', RO: 'Romania', SK: 'Slovakia', SI: 'Slovenia', ES: 'Spain', SE: 'Sweden', IS: 'Iceland', LI: 'Liechtenstein', NO: 'Norway',
  AU: 'Australia', BR: 'Brazil', IN: 'India', JP: 'Japan', KR: 'South Korea', SG: 'Singapore', TR: 'Türkiye', MX: 'Mexico', ZA: 'South Africa', NZ: 'New Zealand',
}

const REGIONS: readonly Region[] = [
  { code: 'WORLD', name: 'Worldwide', written: ['worldwide', 'global', 'world', 'everywhere', 'all regions', 'international'] },
  { code: 'EEA', name: 'EEA', written: ['eea', 'european economic area', 'eu/eea'], parts: ['EU', 'IS', 'LI', 'NO'] },
  { code: 'EU', name: 'EU', written: ['eu', 'european union', 'e.u.', 'european', 'europe'], parts: EU },
  { code: 'UK', name: 'United Kingdom', written: ['uk', 'u.k.', 'gb', 'united kingdom', 'great britain', 'england'] },
  { code: 'CH', name: 'Switzerland', written: ['ch', 'switzerland', 'swiss'] },
  { code: 'CA', name: 'Canada', written: ['ca', 'canada', 'canadian'] },
  { code: 'HK', name: 'Hong Kong', written: ['hk', 'hong kong'] },
  { code: 'CN', name: 'China', written: ['cn', 'china', 'mainland china', 'prc', "people's republic of china"] },
  { code: 'US', name: 'United States', written: ['us', 'u.s.', 'usa', 'u.s.a.', 'united states', 'united states of america', 'us state', 'u.s. state', 'us states', 'u.s. members'], parts: Object.keys(STATES).map((code) => `US-${code}`) },
  ...Object.entries(STATES).map(([code, name]) => ({ code: `US-${code}`, name, written: [name.toLowerCase(), `us-${code.toLowerCase()}`] })),
  ...Object.entries(COUNTRIES).map(([code, name]) => ({ code, name, written: [name.toLowerCase(), code.toLowerCase()] })),
]

const byWritten = new Map<string, Region>()
const byCode = new Map<string, Region>()
for (const one of REGIONS) {
  if (!byCode.has(one.code)) byCode.set(one.code, one)
  for (const written of one.written) if (!byWritten.has(written)) byWritten.set(written, one)
}

/** Code of a region as it is written: "European Union" → "EU", "California" → "US-CA"; null where it is not known. */
export function regionCode(written: string): string | null {
  const bare = written.trim().toLowerCase().replace(/^the\s+/, '').replace(/\s+(?:members|residents|users|visitors)$/, '')
  return (byWritten.get(bare) ?? byCode.get(written.trim().toUpperCase()))?.code ?? null
}

/** "United States" of "US"; what is no code stays as it is written. */
export function regionName(written: string): string {
  const code = regionCode(written)
  return (code === null ? undefined : byCode.get(code)?.name) ?? written
}

function liesIn(inner: string, outer: string): boolean {
  if (inner === outer || outer === 'WORLD') return true
  return (byCode.get(outer)?.parts ?? []).some((part) => liesIn(inner, part))
}

/**
 * Whether what is said for `written` reaches `asked`: "EEA" reaches "Ireland". "part": only some of
 * what was asked for, as "Ireland" of "EU".
 */
export function reaches(written: string, asked: string): 'yes' | 'part' | 'no' {
  const [outer, inner] = [regionCode(written), regionCode(asked)]
  if (outer === null || inner === null) return written.trim().toLowerCase() === asked.trim().toLowerCase() ? 'yes' : 'no'
  if (liesIn(inner, outer)) return 'yes'
  return liesIn(outer, inner) && inner !== 'WORLD' ? 'part' : 'no'
}

/** The best of several regions for what was asked; "not said" where none is written at all. */
export function reachOf(written: readonly string[], asked: string): 'yes' | 'part' | 'no' | 'not-said' {
  if (written.length === 0) return 'not-said'
  const all = written.map((one) => reaches(one, asked))
  return all.includes('yes') ? 'yes' : all.includes('part') ? 'part' : 'no'
}

const NOTICE = /\b(?:notices?|disclosures?|addendum|supplement(?:al)?|privacy (?:policy|statement|rights|law|act)|residents?|information for|terms of (?:use|service))\b/i

/** Two letters are a word of their own in small letters: "us", "in", "is". */
const NAMED = [...byWritten].flatMap(([written, region]) => {
  if (region.code === 'WORLD' && written !== 'worldwide' && written !== 'global') return []
  const short = written.length <= 2
  if (short && !/^(?:eu|uk|us)$/.test(written)) return []
  return [{ region, pattern: new RegExp(`(?<![\\p{L}\\p{N}])${(short ? written.toUpperCase() : written).replace(/[.]/g, '\\.')}(?![\\p{L}\\p{N}])`, short ? 'u' : 'iu') }]
})

/**
 * Regions that the title of a notice names: "European Regional Privacy Notice", "U.S. State Privacy
 * Notice", "Additional information for California residents".
 * @returns as written, [] where the title is no regional notice
 */
export function regionsOfTitle(title: string): readonly string[] {
  if (title.length > 160 || !NOTICE.test(title)) return []
  const known = ofTitles.get(title)
  if (known) return known
  if (ofTitles.size >= MOST_TITLES) ofTitles.clear()
  const regions = regionsNamedIn(title)
  ofTitles.set(title, regions)
  return regions
}

/** A hundred versions of a policy have the same titles, and a title is tried against a hundred names. */
const ofTitles = new Map<string, readonly string[]>()
const MOST_TITLES = 2000

function regionsNamedIn(title: string): string[] {
  const found = NAMED.flatMap(({ region, pattern }) => {
    const match = pattern.exec(title)
    return match ? [{ at: match.index, name: match[0], code: region.code }] : []
  })
  const kept: typeof found = []
  for (const one of found.sort((a, b) => a.at - b.at || b.name.length - a.name.length)) if (!kept.some((other) => other.code === one.code || (one.at >= other.at && one.at < other.at + other.name.length))) kept.push(one)
  return kept.map((one) => one.name)
}
