/** Every reader of what comes from elsewhere, on a few spoilt inputs and on all that ever broke one (`npm run measure -- fuzz` tries a hundred thousand). */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { faultOf, inputOf, LIMIT } from '../fuzz/parser'
import { parsers } from '../fuzz/parsers'

const CASES = 200
const kept = (name: string) => join(import.meta.dirname, '..', 'fixtures', 'fuzz', name)

describe('Spoilt input is read, or refused in a sentence, and soon', () => {
  test.each(parsers.map((one) => [one.name, one] as const))('%s', async (name, parser) => {
    const samples = await parser.samples()
    const inputs = [
      ...samples.map((input, at) => [`sample ${at}`, input] as const),
      ...(existsSync(kept(name)) ? readdirSync(kept(name)).map((file) => [file, new Uint8Array(readFileSync(join(kept(name), file)))] as const) : []),
      ...Array.from({ length: parser.few ?? CASES }, (_, at) => [`seed ${at + 1}`, inputOf(parser, samples, at + 1)] as const),
    ]
    for (const [what, input] of inputs) {
      const began = process.threadCpuUsage()
      expect(await faultOf(parser, input), what).toBeNull()
      // Of its thread, not of the clock: the machine may be busy.
      const { user, system } = process.threadCpuUsage(began)
      expect((user + system) / 1000, what).toBeLessThan(LIMIT)
    }
  }, 60_000)
})
