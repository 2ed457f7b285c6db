/** The command line, as a script uses it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { papers } from '../papers/index.ts'

const main = resolve(import.meta.dirname, '../../build/main.ts')
const folder = mkdtempSync(join(tmpdir(), 'probata-cli-'))

function probata(...words: string[]) {
  const done = spawnSync(process.execPath, [main, 'cli', ...words], { encoding: 'utf8', maxBuffer: 1 << 28 })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

test('complaint prints what was read as JSON', async () => {
  const file = join(folder, 'complaint.pdf')
  writeFileSync(file, await (papers[0] as (typeof papers)[number]).pdf())
  const { code, out } = probata('complaint', file, '--json')
  const found = JSON.parse(out) as { paragraphs: { n: number; label: string; page: number; text: string; kind: string; flags: string[] }[]; counts: { ordinal: number; name: string; from: string; to: string }[]; doubts: unknown[]; seconds: number }
  expect(code).toBe(0)
  expect(found.paragraphs.map((one) => one.n)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
  expect(found.counts).toMatchObject([{ ordinal: 1, name: 'Negligence', from: '31', to: '35' }, { ordinal: 2, name: 'Breach of Contract', from: '36', to: '40' }])
})

test('demo, proof and verify work on a data folder', () => {
  const data = join(folder, 'data')
  expect(probata('demo', '--data', data).code).toBe(0)
  const proof = JSON.parse(probata('proof', '--data', data, '--json').out) as { gaps: { what: string; danger: number }[]; elements: { library: string; status: string }[] }
  expect(proof.gaps[0]).toMatchObject({ what: 'Nothing shows that any InMail left LinkedIn', danger: 3 })
  expect(proof.elements.find((one) => one.library === 'sca-2702.4')?.status).toBe('missing')
  const { code, out } = probata('verify', '--data', data)
  expect([code, out]).toEqual([0, expect.stringContaining('Nothing was altered')])
})

test('what cannot be read is said in one line, without a stack', () => {
  const files: [string, string, RegExp][] = [
    ['empty.pdf', '', /is empty/], ['cut.pdf', '%PDF-1.4\n1 0 obj', /damaged or cut short/], ['letter.txt', 'Dear counsel,\n', /no numbered paragraphs/], ['wrong.pdf', 'This is no PDF.\n', /no numbered paragraphs/],
  ]
  for (const [name, content, words] of files) {
    writeFileSync(join(folder, name), content)
    const { code, err } = probata('complaint', join(folder, name), '--json')
    expect([name, code, err.trim().split('\n').length]).toEqual([name, 2, 1])
    expect(err).toMatch(words)
  }
  expect(probata('complaint', join(folder, 'nowhere.pdf'))).toMatchObject({ code: 2, err: expect.stringContaining('is not there') })
  expect(probata('complaint', folder)).toMatchObject({ code: 2, err: expect.stringContaining('is a folder') })
  expect(probata('dance').code).toBe(64)
})
