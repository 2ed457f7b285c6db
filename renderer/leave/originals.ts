/** Every stored file under its own name, with a list of where it belongs. */
import { Paths, safeFolder, safeName } from '../../shared/leave/names'
import { toCsv } from '../../shared/report/csv'
import type { Leaving, Side, Still } from './leave'

type Named = { name: string; folder: string; what: string; record: string }

const HEAD = ['File', 'SHA-256', 'Bytes', 'Original name', 'Original folder', 'What', 'Record', 'First number']

export async function writeOriginals({ still, target, options, rows, remarks, numbers }: Leaving, sides: readonly Side[]): Promise<void> {
  const names = namesOf(still)
  const lists = sides.map((side) => ({ side, paths: new Paths(), file: target.grow(`${side.prefix}Originals/Original files.csv`) }))
  for (const { paths, file } of lists) {
    paths.free('Original files.csv')
    await file.add(toCsv([HEAD]))
  }
  const total = await rows.size()
  let done = 0
  for await (const { sha256, size, content } of rows.bytes()) {
    options.signal.throwIfAborted()
    options.onProgress('Copying the original files (MB)', Math.ceil(done / 1e6), Math.ceil(total / 1e6))
    done += size
    const list = lists.find(({ side }) => side.holds(sha256))
    if (!list) continue
    const own = names.get(sha256) ?? [{ name: sha256, folder: 'Named by no record', what: 'named by no record', record: '' }]
    const first = own[0] as Named
    const folder = safeFolder(first.folder)
    const path = list.paths.free(`${folder === '' ? '' : `${folder}/`}${safeName(first.name)}`)
    const hash = await target.copy(`${list.side.prefix}Originals/${path}`, content)
    if (hash !== sha256) remarks.push(`The stored file of “${first.name}” no longer has its fingerprint: its bytes were altered.`)
    await list.file.add(toCsv(own.map((one) => [path, sha256, String(size), one.name, one.folder, one.what, one.record, numbers.get(one.record)?.range.first ?? ''])).slice(1))
  }
  for (const { file } of lists) await file.end()
}

/** What each stored file is called, by its fingerprint; the first name is the one that it is written under. */
function namesOf(still: Still): Map<string, Named[]> {
  const found = new Map<string, Named[]>()
  const add = (sha256: string, named: Named) => {
    const own = found.get(sha256)
    if (own) own.push(named)
    else found.set(sha256, [named])
  }
  for (const one of still.rows('documents')) {
    // The list of the pictures that a document is made of is ours, and reads as JSON.
    const name = one.kind === 'images' ? `${one.originalName}.pages.json` : one.kind === 'slip' ? `${one.originalName}.line.txt` : one.originalName
    add(one.sha256, { name, folder: one.originalFolder, what: 'document', record: one.id })
    for (const part of one.parts) add(part.sha256, { name: part.name.split(/[/\\]/).at(-1) ?? part.name, folder: [one.originalFolder, ...part.name.split(/[/\\]/).slice(0, -1)].filter(Boolean).join('/'), what: `${part.role} of a document`, record: one.id })
  }
  for (const intake of still.rows('intakes')) {
    for (const file of intake.loadfiles) add(file.sha256, { name: file.name, folder: 'Load files', what: 'load file', record: intake.id })
    if (intake.container) add(intake.container.sha256, { name: intake.container.name, folder: 'Archives', what: 'archive or mailbox', record: intake.id })
  }
  return found
}
