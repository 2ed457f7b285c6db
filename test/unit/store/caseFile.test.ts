import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { bytesOfBlob } from '../../../renderer/casefile/bytes'
import { readCaseFile } from '../../../renderer/casefile/open'
import { rescueCaseFile } from '../../../renderer/casefile/rescue'
import { saveCaseFile } from '../../../renderer/casefile/save'
import { isBomb } from '../../../renderer/casefile/zip'
import { createMatter, listMatters, newId, openMatter } from '../../../renderer/store'
import { put } from '../../../shared/log/change'
import { PERSON_DEFAULTS } from '../../../shared/records'
import { everything } from './everything'

const options = { signal: new AbortController().signal, onProgress: () => {} }
const read = (bytes: Uint8Array<ArrayBuffer>, keep = false) => readCaseFile(new Blob([bytes]), 'Doe.probata', keep, options)

describe('A case file', () => {
  let id = ''
  let file = new Uint8Array()
  beforeAll(async () => {
    const pieces: Uint8Array[] = []
    vi.stubGlobal('window', { probata: { call: async (channel: string, input: { name: string; bytes: Uint8Array }) => {
      if (channel === 'save.begin') return { token: '0'.repeat(32), name: input.name, answer: 'done' }
      if (channel === 'save.write') pieces.push(input.bytes)
      return 'done'
    } } })
    id = await createMatter('Doe v. Roe')
    const session = await openMatter(id)
    await session.commit({ label: 'Import people', bulk: true, ops: Array.from({ length: 1200 }, (_, n) => put('people', { ...PERSON_DEFAULTS, id: newId('people'), name: `Person ${n} ünï 漢字`, role: '', organisation: '', note: '' })) })
    for (let n = 0; n < 60; n++) {
      const bytes = new TextEncoder().encode(`file ${n} `.repeat(n * 10))
      await session.bytes.put(createHash('sha256').update(bytes).digest('hex'), new Blob([bytes]))
    }
    session.close()
    await saveCaseFile(id, 'token', 'Doe.probata', { ...options, withoutBytes: false })
    file = new Uint8Array(Buffer.concat(pieces))
  })

  test('opened again is the same matter, row by row and byte by byte', async () => {
    const opened = await read(file, true)
    if (!opened.ok) throw new Error(opened.findings[0]?.say)
    expect(opened.matterId).not.toBe(id)
    expect(await everything(opened.matterId)).toEqual(await everything(id))
  })

  test('is verified without leaving anything behind', async () => {
    const before = { cards: (await listMatters()).length, databases: (await indexedDB.databases()).length }
    expect(await read(file)).toMatchObject({ ok: true })
    expect({ cards: (await listMatters()).length, databases: (await indexedDB.databases()).length }).toEqual(before)
  })

  test('cut anywhere is named as cut or as no case file', async () => {
    for (const share of [0.001, 0.2, 0.5, 0.9, 0.999]) await expect(read(file.slice(0, Math.floor(file.length * share)))).rejects.toThrow(/cut short|not a case file/)
    await expect(read(new TextEncoder().encode('no zip at all'))).rejects.toThrow('is not a case file')
    await expect(read(new Uint8Array())).rejects.toThrow('is not a case file')
  })

  test('with one altered byte is never taken for whole', async () => {
    // Every 997th byte: in records, the log, stored files, the manifest and the list at the end.
    const untouched = await everything(id)
    let noticed = 0
    for (let at = 997; at < file.length; at += Math.max(997, Math.floor(file.length / 20))) {
      const altered = file.slice()
      altered[at] = (altered[at] ?? 0) ^ 0x55
      const opened = await read(altered, true).catch((cause: unknown) => ({ ok: false as const, findings: [String(cause)] }))
      if (!opened.ok) noticed++
      // What is no content (a time, an attribute of the zip) may change; then all of the matter is there.
      else expect(await everything(opened.matterId)).toEqual(untouched)
    }
    expect(noticed).toBeGreaterThan(10)
  }, 60_000)
})

describe('A damaged case file', () => {
  const progress = { ...options, author: 'Tester' }
  const rescue = (bytes: Uint8Array<ArrayBuffer>) => rescueCaseFile(bytesOfBlob(new Blob([bytes])), 'Doe.probata', progress)
  let id = ''
  let file = new Uint8Array()
  beforeAll(async () => {
    const pieces: Uint8Array[] = []
    vi.stubGlobal('window', { probata: { call: async (channel: string, input: { name: string; bytes: Uint8Array }) => {
      if (channel === 'save.begin') return { token: '0'.repeat(32), name: input.name, answer: 'done' }
      if (channel === 'save.write') pieces.push(input.bytes)
      return 'done'
    } } })
    id = await createMatter('Doe v. Roe')
    const session = await openMatter(id)
    await session.commit({ label: 'Import people', bulk: true, ops: Array.from({ length: 300 }, (_, n) => put('people', { ...PERSON_DEFAULTS, id: newId('people'), name: `Person ${n}` })) })
    for (let n = 0; n < 20; n++) {
      const bytes = new TextEncoder().encode(`file ${n} `.repeat(200 + n))
      await session.bytes.put(createHash('sha256').update(bytes).digest('hex'), new Blob([bytes]))
    }
    session.close()
    await saveCaseFile(id, 'token', 'Doe.probata', { ...options, withoutBytes: false })
    file = new Uint8Array(Buffer.concat(pieces))
  })

  test('cut in its files is rescued with all its records and the files before the cut', async () => {
    const whole = await rescue(file)
    expect(whole).toMatchObject({ log: true, records: 301, files: 20, missing: [] })
    expect(await everything(whole.matterId)).toEqual(await everything(id))
    const cut = await rescue(file.slice(0, Math.floor(file.length * 0.8)))
    expect(cut).toMatchObject({ log: true, records: 301 })
    expect(cut.files).toBeGreaterThan(2)
    expect(cut.files).toBeLessThan(20)
  })

  test('cut at any place either gives a matter that verifies or says that nothing can be saved', async () => {
    for (const share of [0.0005, 0.01, 0.05, 0.1, 0.2, 0.3, 0.5]) {
      const saved = await rescue(file.slice(0, Math.floor(file.length * share))).catch((cause: unknown) => cause as Error)
      if (saved instanceof Error) expect(saved.message).toBe('Nothing of Doe.probata can be rescued.')
      else {
        const session = await openMatter(saved.matterId)
        expect(await session.verify()).toEqual([])
        session.close()
      }
    }
  })

  test('with one altered file keeps all others', async () => {
    const altered = file.slice()
    const at = Buffer.from(altered).indexOf('file 7 file 7 ')
    altered[at + 2] = 0x21
    expect(await read(altered)).toMatchObject({ ok: false, findings: [{ say: expect.stringContaining('no longer has its fingerprint') }] })
    expect(await rescue(altered)).toMatchObject({ log: true, records: 301, files: 19 })
  })

  test('a bomb, a strange name and a newer version are refused in words', async () => {
    expect(isBomb({ compressedSize: 1_000_000, uncompressedSize: 1_000_000_000 })).toBe(true)
    expect(isBomb({ compressedSize: 1_000_000, uncompressedSize: 30_000_000 })).toBe(false)
    const { Uint8ArrayWriter, TextReader, ZipWriter } = await import('@zip.js/zip.js')
    const made = async (manifest: object, strange = 'evil\u202egnp.exe') => {
      const zip = new ZipWriter(new Uint8ArrayWriter())
      await zip.add(strange, new TextReader('x'))
      await zip.add('manifest.json', new TextReader(JSON.stringify(manifest)))
      return (await zip.close()) as Uint8Array<ArrayBuffer>
    }
    const manifest = { probata: 'case file', format: 2, schema: 4, kind: 'whole', choice: '', withoutBytes: false, matter: 'x', made: '2026', parts: [], bytes: { files: 0, size: 0 } }
    const opened = await read(await made(manifest), true)
    expect(opened).toMatchObject({ ok: false })
    expect(opened.ok ? '' : opened.findings[0]?.say).toBe('“evil\\u202egnp.exe” does not belong into a case file.')
    await expect(read(await made(manifest, '../../etc/passwd'))).rejects.toThrow('cannot be read')
    await expect(read(await made({ ...manifest, schema: 99, more: 'fields' }))).rejects.toThrow('newer version')
  })

  test('a cancelled save leaves nothing', async () => {
    const said: string[] = []
    vi.stubGlobal('window', { probata: { call: async (channel: string, input: { name: string }) => {
      said.push(channel)
      return channel === 'save.begin' ? { token: '0'.repeat(32), name: input.name, answer: 'done' } : 'done'
    } } })
    const controller = new AbortController()
    await expect(saveCaseFile(id, 'token', 'Doe.probata', { signal: controller.signal, withoutBytes: false, onProgress: (what) => what === 'Writing the files' && controller.abort(new Error('cancelled')) })).rejects.toThrow('cancelled')
    expect(said.at(-1)).toBe('save.drop')
    expect(said).not.toContain('save.finish')
  })
})
