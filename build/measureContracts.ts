/**
 * `npm run measure -- contracts`: takes every contract of the corpus apart with the real app. Segmentation is held
 * against numbers that were counted by hand in ten papers of different style, and against a
 * simpler method over the raw lines in all; kinds and facts against the CUAD labels.
 * Rules were written while looking at the even papers; the odd ones are reported apart.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayScore, figures, type Label, lawScore, paperScore, partyScore, passageScore, type ReadResult, type Score } from './contractScores.ts'
import { root } from './paths.ts'

/** Numbered headings of the body, counted by hand: begin of the file's name, numbers. */
const COUNTED: readonly [string, string][] = [
  ['WARNINGMANAGEMENT', '1-28'], ['TEARDROPGOLF', '1-30'], ['IntegrityMedia', '1-13'], ['LEGACYTECHNOLOGY', '1-22'], ['SIBANNAC', '1-13'], ['Reinsurance_Group', '1-19'], ['Musclepharm', '1-29'],
  ['PalmerSquare', '1-5 1.1-1.2 2.1-2.3 3.1-3.2 4.1-4.2 5.1-5.11'], ['LinkPlus', '1-7 1.1-1.1 2.1-2.8 3.1-3.5 3.1.1-3.1.3 3.2.1-3.2.4 3.3.1-3.3.5 3.5.1-3.5.4 4.1-4.1 7.1-7.5'],
  ['CnsPharma', '1-9 1.1-1.10 2.1-2.3 3.1-3.2 4.1-4.1 5.1-5.4 6.1-6.2 7.1-7.2 7.1.1-7.1.4 7.2.1-7.2.4 8.1-8.1 9.1-9.8'],
]

type Found = ReadResult & { file: string; pages: number; seconds: number }

export function measureContracts(corpus: string): boolean {
  const folder = join(corpus, 'contracts', 'cuad', 'txt')
  if (!existsSync(folder)) return true
  const files = readdirSync(folder).sort()
  const done = spawnSync(process.execPath, [join(root, 'build', 'main.ts'), 'cli', 'contract', ...files.map((file) => join(folder, file)), '--json', '--timeout', '1800'], { encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'inherit'] })
  const found = new Map((JSON.parse(done.stdout || '[]') as Found[]).map((one) => [one.file, one]))
  const counted = byHand(files, found)
  segmentation(folder, files, found)
  kinds(corpus, found)
  return counted
}

const numbersOf = (read: ReadResult) => new Set(read.clauses.filter((one) => /^(?:[^\d(]*\d+(?:\.\d+)*[.):]?|ARTICLE\s.*)$/i.test(one.number) && !/^(?:Ex\.|Sched|Att|App|Annex)/.test(one.path)).map((one) => one.number.replace(/^\D+/, '').replace(/[.):]+$/, '').split('.').map(Number).join('.').replace(/\.0$/, '')))

function rangesOf(text: string): string[] {
  return text.split(' ').flatMap((range) => {
    const [from = '', to = from] = range.split('-')
    const head = from.split('.').slice(0, -1)
    const [first, last] = [Number(from.split('.').at(-1)), Number(to.split('.').at(-1))]
    return Array.from({ length: last - first + 1 }, (_, n) => [...head, first + n].join('.'))
  })
}

/** @returns whether 98 of 100 headings were found and no more than 2 of 100 invented */
function byHand(files: readonly string[], found: ReadonlyMap<string, Found>): boolean {
  let [there, right, invented] = [0, 0, 0]
  process.stdout.write('\nNumbered headings, counted by hand in ten papers\n')
  for (const [name, ranges] of COUNTED) {
    const file = files.find((one) => one.startsWith(name))
    const read = file ? found.get(file) : undefined
    if (!file || !read) continue
    const wanted = rangesOf(ranges)
    const own = numbersOf(read)
    const missing = wanted.filter((one) => !own.has(one))
    const more = [...own].filter((one) => !wanted.includes(one))
    there += wanted.length
    right += wanted.length - missing.length
    invented += more.length
    process.stdout.write(`${name.padEnd(20)} ${wanted.length - missing.length} of ${wanted.length}${missing.length > 0 ? `  missing ${missing.join(' ')}` : ''}${more.length > 0 ? `  more ${more.join(' ')}` : ''}\n`)
  }
  process.stdout.write(`together ${right} of ${there} (${((right / there) * 100).toFixed(1)} %), invented ${invented}\n`)
  return right / there >= 0.98 && invented / there <= 0.02
}

/** The simpler method: numbers over the raw lines, each counting where the one before it was seen. */
function simpleNumbers(text: string): Set<string> {
  const clean = text.split(/\r?\n/).filter((line) => !/^Source: /.test(line.trim()) && !/^[\s–-]*(?:Page )?\d+(?: of \d+)?[\s–-]*$/.test(line)).join('\n')
  const pattern = /(?:(?:^|\n)[ \t#>*]*|[.;:)"”]\s+|\s{3,}|\b[A-Z]{3,}\s)(?:SECTION |Section |§ ?)?(\d{1,2}(?:\.\d{1,2}){0,3})([.):]?)\s+(?=["“(]?[A-Z_[*])/g
  const seen = new Set<string>()
  for (let match = pattern.exec(clean); match; match = pattern.exec(clean)) {
    pattern.lastIndex = match.index + match[0].length - 1
    const before = clean.slice(Math.max(0, match.index - 14), match.index + match[0].search(/\d/)).replace(/(?:SECTION|Section|§) ?$/, '')
    if (/(?:sections?|articles?|paragraphs?|exhibit|schedule|and|or|to|of|in|\$|no\.)\s*$/i.test(before)) continue
    const tuple = (match[1] ?? '').replace(/\.0$/, '').split('.').map(Number)
    if (tuple.length === 1 && match[2] === '' && !/section|§/i.test(match[0])) continue
    const last = tuple.at(-1) ?? 0
    const head = tuple.slice(0, -1)
    if (last === 1 || seen.has([...head, last - 1].join('.')) || seen.has([...head, last - 2].join('.'))) seen.add(tuple.join('.'))
  }
  return seen
}

function segmentation(folder: string, files: readonly string[], found: ReadonlyMap<string, Found>): void {
  let [both, missing, more, pages, seconds] = [0, 0, 0, 0, 0]
  process.stdout.write('\nAll papers, against a simpler method (what only it finds; how many only we find)\n')
  for (const file of files) {
    const read = found.get(file)
    if (!read) continue
    const simple = simpleNumbers(readFileSync(join(folder, file), 'utf8'))
    const own = numbersOf(read)
    const all = new Set(read.clauses.map((one) => one.number.replace(/^\D+/, '').replace(/[.):]+$/, '').split('.').map(Number).join('.').replace(/\.0$/, '')))
    const lost = [...simple].filter((one) => !all.has(one))
    const alone = [...own].filter((one) => !simple.has(one)).length
    both += [...simple].length - lost.length
    missing += lost.length
    more += alone
    pages += readFileSync(join(folder, file)).length / 2700
    seconds += read.seconds
    if (lost.length > 0 || alone > 0) process.stdout.write(`${file.slice(0, 44).padEnd(45)} both ${String(simple.size - lost.length).padEnd(4)} only theirs ${lost.length}${lost.length > 0 ? ` (${lost.slice(0, 8).join(' ')})` : ''}, only ours ${alone}\n`)
  }
  process.stdout.write(`Of what the simpler method finds, ${both} of ${both + missing} (${((both / (both + missing)) * 100).toFixed(1)} %) are found; ${more} more are found by ours alone. ${Math.round(pages / seconds)} pages of 2,700 letters a second.\n`)
}

function kinds(corpus: string, found: ReadonlyMap<string, Found>): void {
  const labels = JSON.parse(readFileSync(join(corpus, 'contracts', 'cuad', 'labels.json'), 'utf8')) as Label[]
  const known = JSON.parse(readFileSync(join(root, 'shared', 'contract', 'clauses.json'), 'utf8')) as { id: string; cuad: string | null }[]
  const columns = [...new Set(labels.flatMap((label) => Object.keys(label)))]
  const results = labels.flatMap((label) => {
    const read = found.get((label._txt ?? '').split('/').at(-1) ?? '')
    return read ? [{ label, read }] : []
  }).sort((a, b) => (a.read.file < b.read.file ? -1 : 1))
  const even = results.filter((_, index) => index % 2 === 0)
  const odd = results.filter((_, index) => index % 2 === 1)
  const row = (name: string, score: (some: typeof results) => Score, rest = '') => {
    const cells = [even, odd].map((some) => {
      const { precision, recall, f1 } = figures(score(some))
      return `${precision.toFixed(2)}  ${recall.toFixed(2)}  ${f1.toFixed(2)}`
    })
    process.stdout.write(`${name.padEnd(28)} ${cells.join('      ')}${rest}\n`)
  }
  process.stdout.write(`\n${'fact (value)'.padEnd(28)} seen while written    not seen\n${' '.repeat(28)} P     R     F1        P     R     F1\n`)
  row('parties', partyScore)
  row('agreement date', (some) => dayScore(some, 'agreement-date', 'Agreement Date'))
  row('effective date', (some) => dayScore(some, 'effective-date', 'Effective Date'))
  row('governing law', lawScore)
  process.stdout.write(`\n${'kind (in the paper at all)'.padEnd(28)} P     R     F1        P     R     F1        by passage: P, R, labelled\n`)
  for (const kind of known) {
    const column = columns.find((one) => one.toLowerCase() === kind.cuad?.toLowerCase())
    if (!column || ['document-name', 'parties', 'agreement-date'].includes(kind.id)) continue
    const passages = passageScore(results, kind.id, column)
    row(kind.id, (some) => paperScore(some, kind.id, column), `      ${passages.precision.toFixed(2)}  ${passages.recall.toFixed(2)}  ${passages.wanted}`)
  }
}
