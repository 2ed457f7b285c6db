import { defineConfig } from '@playwright/test'

export default defineConfig({ testDir: '.', testMatch: '*.pictures.ts', timeout: 300_000, workers: 1, reporter: [['list']], outputDir: '../../test-results/pictures-run' })
