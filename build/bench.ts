/** `npm run bench`: figures as ratios to a peer measured in the same run; judges nothing. */
import { createHash } from 'node:crypto'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { largeTranscript, type MadePage } from '../shared/demo/largeTranscript.ts'
import { random } from '../shared/demo/random.ts'
import { bundle } from './bundle.ts'
import { cli } from './cli.ts'
import { launchOf } from './launch.ts'
import { dist, root } from './paths.ts'
import { ensureRuntime } from './runtime.ts'
import { say } from './say.ts'
import { sampleMemory } from './memory.ts'
import { searchSet } from './searchPages.ts'
import { searchPeers } from './searchPeers.ts'
import { displayPrefix, ensureLibraries } from './system.ts'

const ROUNDS = 5

/** Pages that are searched where `--pages` does not say. */
const SEARCH_PAGES = 50_000

/** @param words name of one part inside the app, "start", "screens", "live", "importing" or "typing", none for all; `--pages N` for the search */
export async function bench(words: string[]): Promise<number> {
  const { values, positionals: [only] } = parseArgs({ args: words, allowPositionals: true, options: { pages: { type: 'string' }, megabytes: { type: 'string' } } })
  ensureLibraries(ensureRuntime())
  await bundle()
  for (const pages of [3, 300, 1000]) writeFileSync(join(dist, 'renderer', 'demo', `bench-${pages}.pdf`), await paper(pages))
  const searched = only === undefined || only === 'search' || only === 'typing'
  if (searched) handSearch(Math.max(1, Math.floor(Number(values.pages)) || SEARCH_PAGES), only !== 'typing')
  if (only === undefined || 'transcripts-pdf'.startsWith(only)) writeFileSync(join(dist, 'renderer', 'demo', 'bench-transcript.pdf'), await transcriptPaper(largeTranscript(400, random(7))))
  const data = mkdtempSync(join(tmpdir(), 'probata-bench-'))
  try {
    if (searched) await cli(['bench', '--timeout', '6000', '--part', 'fill-search', '--data', data])
    const code = OUTSIDE.includes(only ?? '') ? 0 : await inside(only, data)
    if (only === undefined || only === 'typing') await underDisplay('typing.ts', data)
    if (only === undefined || only === 'casefile') await caseFileSpeed(values.megabytes ?? '2000')
    if (only === 'merge') await withMemory('merge', [], async () => {})
    if (only === undefined || only === 'start') await startSpeed()
    if (only === undefined || only === 'screens') await underDisplay('screens.ts')
    if (only === undefined || only === 'importing') await underDisplay('importing.ts')
    if (only === undefined || only === 'live') await underDisplay('live.ts')
    return code
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

/** Parts that have processes of their own. */
const OUTSIDE: readonly string[] = ['start', 'screens', 'live', 'importing', 'casefile', 'typing', 'merge']

/** Parts inside the app, and the memory that they take. */
async function inside(only: string | undefined, data: string): Promise<number> {
  const stop = sampleMemory()
  const code = await cli(['bench', '--timeout', '6000', '--data', data, '--peer', String(nodeHash()), ...(only ? ['--part', only] : [])])
  const samples = stop()
  const most = (of: 'window' | 'all') => Math.round(Math.max(0, ...samples.map((one) => one[of])) / 1e6)
  if (most('all') > 0) say(`Memory at its highest: the window with its workers ${most('window')} MB, all processes together ${most('all')} MB`)
  return code
}

type Times = Record<string, { seconds: number; from: number; to: number }>

/** A part in the app that says when what it measures began and ended, with the memory of all its processes then. @param behind done in the folder that it wrote into */
async function withMemory(part: string, words: string[], behind: (out: string, times: Times) => Promise<void>): Promise<void> {
  const out = mkdtempSync(join(tmpdir(), `probata-bench-${part}-`))
  try {
    const stop = sampleMemory()
    await cli(['bench', '--timeout', '2400', '--part', part, '--out', out, ...words])
    const samples = stop()
    const times = JSON.parse(readFileSync(join(out, 'times.json'), 'utf8')) as Times
    for (const [name, { from, to }] of Object.entries(times)) {
      const before = samples.findLast((one) => one.at <= from)?.all ?? 0
      const most = Math.max(0, ...samples.filter((one) => one.at >= from && one.at <= to).map((one) => one.all))
      say(`Memory of all processes, ${name}: ${Math.round(before / 1e6)} MB before, at most ${Math.round((most - before) / 1e6)} MB more`)
    }
    await behind(out, times)
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

/** The case file in the app, and the system's own zip over the same bytes. */
async function caseFileSpeed(megabytes: string): Promise<void> {
  await withMemory('casefile', ['--megabytes', megabytes], async (out, times) => {
    const files = join(out, 'files')
    if (spawnSync('unzip', ['-q', join(out, 'bare.zip'), '-d', files]).status !== 0) return
    const began = performance.now()
    if (spawnSync('zip', ['-0', '-q', '-r', join(out, 'system.zip'), '.'], { cwd: files }).status === 0) say(`The system's zip -0 over the same bytes as files: ${((performance.now() - began) / 1000).toFixed(1)} s, ratio ${((times.save?.seconds ?? 0) / ((performance.now() - began) / 1000)).toFixed(2)}`)
  })
}

/** Megabytes a second of Node's SHA-256, over the bytes that the app hashes. */
function nodeHash(): number {
  const piece = new Uint8Array(1_000_000)
  for (let at = 0; at < piece.length; at++) piece[at] = (at * 31) & 255
  const times = Array.from({ length: 3 }, () => {
    const began = performance.now()
    for (let file = 0; file < 20; file++) {
      const sum = createHash('sha256')
      for (let part = 0; part < 5; part++) sum.update(piece)
      sum.digest('hex')
    }
    return performance.now() - began
  }).sort((a, b) => a - b)
  return Math.round(100 / ((times[1] ?? 1) / 1000))
}

/** Documents and queries for the search in the app, with what its peers took for them in this process. */
function handSearch(pages: number, withPeers: boolean): void {
  const set = searchSet(pages)
  const fileOf = (part: number) => join(dist, 'renderer', 'demo', `bench-search-${part}.json`)
  let count = 0
  for (const documents of set.documents) writeFileSync(fileOf(count++), JSON.stringify(documents))
  const queries = set.queries()
  function* parts(): Generator<string[][]> {
    for (let part = 0; part < count; part++) yield JSON.parse(readFileSync(fileOf(part), 'utf8')) as string[][]
  }
  writeFileSync(join(dist, 'renderer', 'demo', 'bench-search.json'), JSON.stringify({ source: set.source, pages, parts: count, queries, peers: withPeers ? searchPeers(parts, queries, pages) : [] }))
}

/** The screens need a display for the whole run of this process. */
async function underDisplay(script: string, ...more: string[]): Promise<void> {
  const [command = '', ...words] = [...displayPrefix(), process.execPath, join(root, 'test', 'bench', script), ...more]
  await new Promise((done) => spawn(command, words, { cwd: root, stdio: 'inherit' }).on('exit', done))
}

/** Pages of dense prose, each with its own words. */
async function paper(pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.TimesRoman)
  for (let n = 1; n <= pages; n++) {
    const page = pdf.addPage([612, 792])
    for (let line = 0; line < 40; line++) {
      page.drawText(`Page ${n}, line ${line}: the defendant stored the message and the plaintiff paid the fee under the agreement no. ${n * 41 + line}.`, { x: 60, y: 740 - line * 17, size: 10, font })
    }
  }
  return pdf.save()
}

/** A transcript as a reporter prints it: page number at the top right, numbered lines, a frame of rules left out. */
async function transcriptPaper(pages: readonly MadePage[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Courier)
  for (const { printed, lines } of pages) {
    const page = pdf.addPage([612, 792])
    page.drawText(String(printed), { x: 540, y: 750, size: 12, font })
    lines.forEach((text, at) => {
      page.drawText(String(at + 1).padStart(2), { x: 60, y: 715 - at * 26, size: 12, font })
      if (text !== '') page.drawText(text.replace(/’/g, "'"), { x: 96, y: 715 - at * 26, size: 12, font })
    })
  }
  return pdf.save()
}

/** Start to a usable window, against an empty window of the same runtime. */
async function startSpeed(): Promise<void> {
  const runtime = ensureRuntime()
  const ours: number[] = []
  const peer: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await timeToWindow(launchOf(runtime, [], true).words, { PROBATA_MEASURE_START: '1' }))
    peer.push(await timeToWindow(launchOf(runtime, [], true).words, { PROBATA_MEASURE_START: 'empty' }))
  }
  const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  say(`Start to usable window: ${middle(ours)} ms, an empty window ${middle(peer)} ms, ratio ${(middle(ours) / middle(peer)).toFixed(2)}`)
}

function timeToWindow(words: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const runtime = ensureRuntime()
  const data = mkdtempSync(join(tmpdir(), 'probata-bench-'))
  const [command = runtime.executable, ...rest] = [...displayPrefix(), runtime.executable, ...words, '--data', data]
  const began = performance.now()
  return new Promise((resolve) => {
    const app = spawn(command, rest, { cwd: root, env: { ...launchOf(runtime, [], true).env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] })
    let took = 0
    app.stdout.on('data', (chunk: Buffer) => {
      if (took === 0 && chunk.toString().includes('usable')) took = Math.round(performance.now() - began)
    })
    app.on('exit', () => {
      rmSync(data, { recursive: true, force: true })
      resolve(took)
    })
  })
}
