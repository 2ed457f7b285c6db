/**
 * `npm run measure`: reads every pleading of the corpus with the real app and prints, per file,
 * how many paragraphs and counts were found of those that are there; then how well pages are recognised
 * (`npm run measure -- ocr`: only that, with each word that went wrong); then how well evidence is found
 * (`npm run measure -- evidence`: only that). `npm run measure -- inputs`: what becomes of every other file of the corpus.
 * `npm run measure -- transcripts`: how many lines of the depositions stand at their printed page and line.
 * `npm run measure -- fuzz`: every reader on spoilt input (`fuzz.ts`).
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fuzz } from './fuzz.ts'
import { measureContracts } from './measureContracts.ts'
import { measureEvidence } from './measureEvidence.ts'
import { measureInputs } from './measureInputs.ts'
import { measureTranscripts } from './measureTranscripts.ts'
import { measureOcr } from './measureOcr.ts'
import { root } from './paths.ts'
import { say } from './say.ts'

type Found = { file: string; paragraphs: { n: number; page: number; text: string }[]; counts: { ordinal: number }[]; doubts: unknown[]; seconds: number }
type Facts = { last: number | null; counts: number | null; starts: Map<number, { page: number; words: string }> }

export async function measure(words: string[]): Promise<number> {
  if (words[0] === 'fuzz') return (await fuzz(words.slice(1))) ? 0 : 1
  const corpus = process.env.PROBATA_CORPUS ?? resolve(root, '..', 'shared', 'corpus')
  if (!existsSync(join(corpus, 'ground-truth.tsv'))) {
    say('The corpus is not on this machine; set PROBATA_CORPUS to its folder.')
    return 1
  }
  if (words[0] === 'evidence') return (await measureEvidence()) ? 0 : 1
  if (words[0] === 'contracts') return measureContracts(corpus) ? 0 : 1
  if (words[0] === 'ocr') return measureOcr(corpus, true) ? 0 : 1
  if (words[0] === 'transcripts') return (await measureTranscripts(corpus)) ? 0 : 1
  if (words[0] === 'inputs') return measureInputs(corpus) ? 0 : 1
  const facts = readFacts(join(corpus, 'ground-truth.tsv'))
  const files = [...facts.keys()].filter((file) => facts.get(file)?.last && (words.length === 0 || words.some((word) => file.includes(word))))
  const done = spawnSync(process.execPath, [join(root, 'build', 'main.ts'), 'cli', 'complaint', ...files.map((file) => join(corpus, file)), '--json', '--timeout', '1200'], { encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'inherit'] })
  const parsed = JSON.parse(done.stdout || '[]') as Found | Found[]
  const results = new Map((Array.isArray(parsed) ? parsed : [parsed]).map((one) => [one.file, one]))
  let good = true
  process.stdout.write(`${'file'.padEnd(52)} paragraphs     starts   invented  counts  doubts  seconds\n`)
  for (const file of files) good = report(file, facts.get(file) as Facts, results.get(basename(file))) && good
  if (words.length === 0) good = measureOcr(corpus) && measureContracts(corpus) && (await measureEvidence()) && good
  return good ? 0 : 1
}

function readFacts(path: string): Map<string, Facts> {
  const facts = new Map<string, Facts>()
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [file = '', fact = '', value = ''] = line.split('\t')
    if (!file.startsWith('pleadings/')) continue
    const own = facts.get(file) ?? { last: null, counts: null, starts: new Map() }
    facts.set(file, own)
    if (fact === 'last numbered paragraph') own.last = Number(value)
    else if (fact === 'counts/causes of action found') own.counts = Number(value)
    else if (fact === 'counts') own.counts = value.startsWith('none') ? 0 : Number.parseInt(value, 10)
    const start = /^para (\d+) begins on pdf page$/.exec(fact)
    const where = /^(\d+): (.*)$/.exec(value)
    if (start && where) own.starts.set(Number(start[1]), { page: Number(where[1]), words: where[2] ?? '' })
  }
  return facts
}

function report(file: string, facts: Facts, found: Found | undefined): boolean {
  if (!found || facts.last === null) {
    process.stdout.write(`${basename(file).padEnd(52)} not read\n`)
    return false
  }
  const numbers = found.paragraphs.map((one) => one.n)
  const right = new Set(numbers.filter((n) => n >= 1 && n <= (facts.last ?? 0))).size
  const invented = numbers.length - right
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '').slice(0, 24)
  const starts = [...facts.starts].filter(([n, start]) => found.paragraphs.some((one) => one.n === n && one.page === start.page && plain(one.text).startsWith(plain(start.words).slice(0, 12)))).length
  process.stdout.write(`${basename(file).padEnd(52)} ${`${right} of ${facts.last}`.padEnd(14)} ${`${starts}/${facts.starts.size}`.padEnd(8)} ${String(invented).padEnd(9)} ${`${found.counts.length}/${facts.counts ?? '?'}`.padEnd(7)} ${String(found.doubts.length).padEnd(7)} ${found.seconds}\n`)
  return right / facts.last >= 0.99 && invented === 0 && (facts.counts === null || facts.counts === found.counts.length)
}
