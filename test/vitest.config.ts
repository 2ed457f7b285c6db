import { defineConfig } from 'vitest/config'

/** pdf.js lets promises of its own fail unheard on a damaged file; whoever asked it has had his answer. */
const onUnhandledError = (error: { name?: string }) => !/^(?:XRefEntry|XRefParse|InvalidPDF|MissingData|Parser.*|UnknownError)Exception$/.test(error.name ?? '')

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  // Left to itself it keeps one core free: the run is half as long with both of two.
  test: { include: ['test/unit/**/*.test.ts'], testTimeout: 30_000, restoreMocks: true, maxWorkers: '100%', onUnhandledError },
})
