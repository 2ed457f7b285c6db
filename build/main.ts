/** `node build/main.ts <command> …`: what the npm scripts call, after bootstrap.mjs. */
const [command = '', ...words] = process.argv.slice(2)

const commands: Record<string, () => Promise<number>> = {
  build: async () => (await import('./bundle.ts')).bundle(),
  start: async () => (await import('./start.ts')).start(words),
  test: async () => (await import('./test.ts')).test(words),
  cli: async () => (await import('./cli.ts')).cli(words),
  package: async () => (await import('./package.ts')).packageApp(words),
  bench: async () => (await import('./bench.ts')).bench(words),
  pictures: async () => (await import('./pictures.ts')).pictures(words),
  measure: async () => (await import('./measure.ts')).measure(words),
}

const chosen = commands[command]
if (!chosen) {
  process.stderr.write(`Unknown command “${command}”.\n`)
  process.exit(64)
}
process.exit(await chosen())
