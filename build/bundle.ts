/** Builds the app into dist/, if anything it is made of has changed since the last time. */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { allMeanings } from './columns.ts'
import { allCommands } from './commands.ts'
import { makeDemo } from './demo/make.ts'
import { copyFonts } from './fonts.ts'
import { dist, root } from './paths.ts'
import { say } from './say.ts'

const SOURCES = ['electron/**/*', 'renderer/**/*', 'shared/**/*', 'build/**/*', 'package-lock.json']
/** Chromium and Node of the oldest runtime that the app must run on. */
const TARGET = { renderer: 'chrome114', main: 'node18' }

export async function bundle(): Promise<number> {
  const now = sourceStamp()
  const file = join(dist, 'stamp')
  if (existsSync(file) && readFileSync(file, 'utf8') === now) return 0
  say('Building the app…')
  rmSync(dist, { recursive: true, force: true })
  mkdirSync(dist, { recursive: true })
  await buildRenderer()
  await buildMain('main')
  await buildMain('preload')
  await buildMain('witnessPreload')
  copyAssets()
  await makeDemo(join(dist, 'renderer', 'demo'))
  writeFileSync(file, now)
  return 0
}

function sourceStamp(): string {
  const hash = createHash('sha256')
  // The README's pictures are in no part of the app: taking them anew must not build it anew under a test that runs.
  for (const name of globSync(SOURCES, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.endsWith('.png')).map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash.update(name.slice(root.length)).update(readFileSync(name))
  }
  return hash.digest('hex')
}

async function buildRenderer(): Promise<void> {
  await build({
    root: join(root, 'renderer'), base: './', configFile: false, logLevel: 'warn', publicDir: false,
    resolve: { alias: { 'iconv-lite': join(root, 'renderer', 'workers', 'iconv.ts') } },
    define: { __APP_VERSION__: JSON.stringify(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version), __COMMANDS__: JSON.stringify(allCommands()), __MEANINGS__: JSON.stringify(allMeanings()) },
    build: {
      outDir: join(dist, 'renderer'), emptyOutDir: true, target: TARGET.renderer, sourcemap: false, modulePreload: { polyfill: false },
      assetsInlineLimit: 0, chunkSizeWarningLimit: 6000,
      // Directives for server components mean nothing here.
      rollupOptions: {
        input: ['index.html', 'witness.html'].map((name) => join(root, 'renderer', name)),
        onLog: (level, log, tell) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && tell(level, log),
      },
    },
    worker: { format: 'es' },
  })
}

async function buildMain(name: 'main' | 'preload' | 'witnessPreload'): Promise<void> {
  await build({
    root, configFile: false, logLevel: 'warn', publicDir: false,
    build: {
      outDir: join(dist, 'main'), emptyOutDir: false, target: TARGET.main, minify: false, ssr: true,
      rollupOptions: {
        input: join(root, 'electron', `${name}.ts`), external: ['electron', /^node:/],
        output: { format: 'cjs', entryFileNames: `${name}.cjs`, codeSplitting: false },
      },
    },
    ssr: { noExternal: true },
  })
}

/** What pdf.js and tesseract.js would fetch from a CDN, and the fonts of papers, served from our own origin. */
function copyAssets(): void {
  const packages = join(root, 'node_modules')
  const out = join(dist, 'renderer')
  copyFonts(join(out, 'fonts'))
  for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs']) {
    cpSync(join(packages, 'pdfjs-dist', folder), join(out, 'pdfjs', folder), { recursive: true })
  }
  mkdirSync(join(out, 'ocr'), { recursive: true })
  cpSync(join(packages, 'tesseract.js', 'dist', 'worker.min.js'), join(out, 'ocr', 'worker.min.js'))
  for (const name of ['tesseract-core-simd-lstm.wasm.js', 'tesseract-core-lstm.wasm.js']) {
    cpSync(join(packages, 'tesseract.js-core', name), join(out, 'ocr', name))
  }
  cpSync(join(packages, '@tesseract.js-data', 'eng', '4.0.0_best_int', 'eng.traineddata.gz'), join(out, 'ocr', 'eng.traineddata.gz'))
}
