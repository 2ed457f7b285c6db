import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  // Left to itself it keeps one core free: the run is half as long with both of two.
  test: { include: ['test/unit/**/*.test.ts'], testTimeout: 30_000, restoreMocks: true, maxWorkers: '100%' },
})
