import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  timeout: 150_000,
  // Two windows on two cores; each test has a profile of its own.
  workers: 2,
  // A long file keeps no worker waiting at the end.
  fullyParallel: true,
  // A machine that is busy for a moment must not stop a release; a test that needed its second try is named.
  retries: 1,
  expect: { timeout: 12_000 },
  forbidOnly: true,
  reporter: [['list'], ['json']],
  outputDir: '../../test-results/e2e',
  use: { trace: 'off' },
})
