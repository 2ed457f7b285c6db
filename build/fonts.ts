/** The fonts that papers are set in as PDF: which files, under which name, for which signs. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/** What the app reads of it: `FontEntry` of shared/report/pdf. */
type FontEntry = { file: string; name: string; bold: boolean; ranges: [number, number][] }

/** In the order in which they are asked. Tinos has Latin, Greek, Cyrillic and Hebrew; the Han signs of the first family that has them are taken. */
const FAMILIES: readonly { pack: string; list: string; name: string; weights: readonly (400 | 700)[]; subsets?: readonly string[] }[] = [
  { pack: 'tinos', list: require.resolve('@fontsource/tinos/unicode.json'), name: 'Tinos', weights: [400, 700] },
  { pack: 'noto-naskh-arabic', list: require.resolve('@fontsource/noto-naskh-arabic/unicode.json'), name: 'NotoNaskhArabic', weights: [400], subsets: ['arabic'] },
  { pack: 'noto-sans-sc', list: require.resolve('@fontsource/noto-sans-sc/unicode.json'), name: 'NotoSansSC', weights: [400] },
  { pack: 'noto-sans-kr', list: require.resolve('@fontsource/noto-sans-kr/unicode.json'), name: 'NotoSansKR', weights: [400] },
]

/** Every font file with its place on the disk. */
export function reportFonts(): (FontEntry & { path: string })[] {
  return FAMILIES.flatMap(({ pack, list, name, weights, subsets }) => {
    const folder = dirname(list)
    const unicode = JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>
    // The Western letters stand first: they are what most signs of a paper are.
    const keys = Object.keys(unicode).filter((key) => subsets?.includes(key) ?? true).sort((a, b) => Number(b === 'latin') - Number(a === 'latin'))
    return weights.flatMap((weight) => keys.map((key) => {
      const file = `${pack}-${key.replace(/[[\]]/g, '')}-${weight}-normal.woff`
      return { file, name: `${name}${weight === 700 ? '-Bold' : ''}`, bold: weight === 700, ranges: rangesOf(unicode[key] ?? ''), path: join(folder, 'files', file) }
    }))
  })
}

function rangesOf(text: string): [number, number][] {
  return text.split(',').map((range) => {
    const [from = '0', to = from] = range.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
  })
}

/** Puts the fonts and their list beside the app's pages. */
export function copyFonts(out: string): void {
  mkdirSync(out, { recursive: true })
  const fonts = reportFonts()
  for (const { file, path } of fonts) cpSync(path, join(out, file))
  writeFileSync(join(out, 'index.json'), JSON.stringify(fonts.map(({ path: _path, ...entry }) => entry)))
}
