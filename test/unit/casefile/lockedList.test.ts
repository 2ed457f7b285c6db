import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { bytesOfBlob } from '../../../renderer/casefile/bytes'
import { lockedHead, unlocked } from '../../../renderer/casefile/locked'
import { openZip } from '../../../renderer/casefile/zip'
import { lockFile, writeHead } from '../../../shared/lock/envelope'
import { CHUNK, STREAM_HEAD } from '../../../shared/lock/stream'
import { platform } from '../lock/webCipher'

const root = new Uint8Array(32).fill(7)
const slots = { passphrase: { salt: '00'.repeat(16), cost: { memory: 65_536, passes: 3, lanes: 1 }, wrapped: '11'.repeat(60) }, recovery: { salt: '22'.repeat(16), wrapped: '33'.repeat(60) } }

test('a locked file whose beginning does not open, and whose list lies across it and the end, is damaged and not some other file', async () => {
  const { bytes: head, sum } = writeHead({ holds: 'case file', label: '', of: 'mat_1', ...slots }, root, new Uint8Array(16))
  const packed = zipSync(Object.fromEntries([['first', new Uint8Array(CHUNK - 2000)], ...Array.from({ length: 60 }, (_, n) => [`entry ${n}`, new Uint8Array()] as const)]), { level: 0 })
  const parts: Uint8Array<ArrayBuffer>[] = []
  for await (const part of lockFile({ bytes: head, sum }, root, new Uint8Array(16), (async function* () { yield packed })(), platform)) parts.push(part)
  const all = new Uint8Array(Buffer.concat(parts))
  const at = head.length + STREAM_HEAD + 40
  all[at] = (all[at] as number) ^ 1
  const bytes = bytesOfBlob(new Blob([all]))
  const known = await lockedHead(bytes, 'x.probata')
  if (!known) throw new Error('not known as locked')
  const inside = await unlocked(bytes, known, root, 'x.probata')
  await expect(openZip(inside, 'x.probata')).rejects.toMatchObject({ problem: { code: 'case.broken', happened: 'x.probata is cut short or was altered: the list of what it holds, at its end, cannot be read.' } })
})
