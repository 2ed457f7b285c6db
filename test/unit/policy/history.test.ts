/** A repository's history, read from the files that a person chose: loose, packed, cut short and damaged. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import git from 'isomorphic-git'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ReadBuffer } from '../../../renderer/workers/history/buffer'
import { readHistory } from '../../../renderer/workers/history/readHistory'
import { readOnlyFs } from '../../../renderer/workers/history/readOnlyFs'
import { repositoryOf } from '../../../renderer/workers/history/repository'

const POLICY = 'Example/Privacy Policy.md'
const RENAMED = 'Example/Privacy.md'
const DAY = 86_400
const START = Date.UTC(2024, 0, 10, 12) / 1000

let dir = ''
beforeEach(() => { dir = fs.mkdtempSync(join(tmpdir(), 'history-')) })
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }))

async function commit(day: number, files: Record<string, string | null>): Promise<string> {
  for (const [path, text] of Object.entries(files)) {
    if (text === null) {
      fs.rmSync(join(dir, path))
      await git.remove({ fs, dir, filepath: path })
      continue
    }
    fs.mkdirSync(join(dir, path, '..'), { recursive: true })
    fs.writeFileSync(join(dir, path), text)
    await git.add({ fs, dir, filepath: path })
  }
  // Two hours east of Greenwich: the instant counts, not the clock of the one who committed.
  return git.commit({ fs, dir, message: `Day ${day}`, author: { name: 'Example', email: 'a@example.org', timestamp: START + day * DAY, timezoneOffset: -120 } })
}

/** Three versions of a policy, which keeps one text through a commit and is renamed in another; terms that stay. */
async function makeRepository(): Promise<string[]> {
  await git.init({ fs, dir, defaultBranch: 'main' })
  return [
    await commit(0, { [POLICY]: 'One', 'Example/Terms.md': 'Terms', 'README.md': 'About', 'data.json': '{}' }),
    await commit(1, { [POLICY]: 'Two' }),
    await commit(2, { 'Example/Terms.md': 'New terms' }),
    await commit(3, { [POLICY]: null, [RENAMED]: 'Two' }),
    await commit(4, { [RENAMED]: 'Three' }),
  ]
}

function filesIn(folder: string): Map<string, Blob> {
  const paths = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
  return new Map(paths.map((path) => [path.slice(folder.length + 1), new Blob([new Uint8Array(fs.readFileSync(path))])]))
}

function read(files: Map<string, Blob>, within = '') {
  const repository = repositoryOf([...files.keys()])
  if (!repository) throw new Error('no repository')
  return readHistory(git, files, { ...repository, within }, () => {})
}

const plain = (one: Awaited<ReturnType<typeof read>>) => one.versions.map(({ path, at, commit: oid, bytes }) => [path, at, oid, new TextDecoder().decode(bytes)])

function expected(commits: readonly string[]) {
  return [
    [RENAMED, '2024-01-10T12:00:00Z', commits[0], 'One'], [RENAMED, '2024-01-11T12:00:00Z', commits[1], 'Two'], [RENAMED, '2024-01-14T12:00:00Z', commits[4], 'Three'],
    ['Example/Terms.md', '2024-01-10T12:00:00Z', commits[0], 'Terms'], ['Example/Terms.md', '2024-01-12T12:00:00Z', commits[2], 'New terms'],
  ]
}

const gitIsThere = (() => {
  try {
    return execFileSync('git', ['--version']).length > 0
  } catch {
    return false
  }
})()

describe('the history of a repository', () => {
  it('gives each text with the commit that brought it; a renamed file is one file', async () => {
    const commits = await makeRepository()
    const history = await read(filesIn(dir))
    expect(plain(history)).toEqual(expected(commits))
    expect(history.notes).toEqual([])
    expect(history.same.sort()).toEqual([RENAMED, 'Example/Terms.md'])
  })

  it('reads one folder of it, and says where there is none', async () => {
    await makeRepository()
    await commit(9, { 'Other/Deep/Notice.md': 'Notice' })
    const paths = async (within: string) => (await read(filesIn(dir), within)).versions.map((one) => one.path)
    expect(await paths('Other/')).toEqual(['Other/Deep/Notice.md'])
    expect(await paths('Other/Deep/')).toEqual(['Other/Deep/Notice.md'])
    expect(new Set(await paths('Example/'))).toEqual(new Set([RENAMED, 'Example/Terms.md']))
    const none = await read(filesIn(dir), 'Oth/')
    expect([none.versions, none.notes]).toEqual([[], ['The history holds no text in a folder Oth. Its name is written as in the repository, from the top.']])
  })

  it('counts a file in the folder again only where its words are others than those committed', async () => {
    await makeRepository()
    fs.writeFileSync(join(dir, RENAMED), 'Four')
    await commit(5, { 'Example/Lines.txt': 'a\nb\n' })
    fs.writeFileSync(join(dir, 'Example/Lines.txt'), 'a\r\nb\r\n')
    expect((await read(filesIn(dir))).same.sort()).toEqual(['Example/Lines.txt', 'Example/Terms.md'])
  })

  it('takes over what a merge brings as the version of the side that it came from', async () => {
    const commits = await makeRepository()
    await git.branch({ fs, dir, ref: 'side', checkout: true })
    const aside = await commit(6, { 'Example/Terms.md': 'Side terms' })
    await git.checkout({ fs, dir, ref: 'main' })
    const straight = await commit(7, { [RENAMED]: 'Four' })
    await git.merge({ fs, dir, ours: 'main', theirs: 'side', author: { name: 'Example', email: 'a@example.org', timestamp: START + 8 * DAY, timezoneOffset: 0 } })
    const found = (await read(filesIn(dir))).versions.map((one) => one.commit)
    expect(found).toEqual([commits[0], commits[1], commits[4], straight, commits[0], commits[2], aside])
  })

  it.skipIf(!gitIsThere)('reads packed objects and references, a bare repository, and says what a shallow clone lacks', async () => {
    const commits = await makeRepository()
    const quiet = { cwd: dir, stdio: 'pipe' as const }
    execFileSync('git', ['gc', '--quiet', '--prune=now'], quiet)
    execFileSync('git', ['pack-refs', '--all'], quiet)
    const files = filesIn(dir)
    expect([...files.keys()].filter((path) => /^\.git\/objects\/[0-9a-f]{2}\//.test(path))).toEqual([])
    expect(plain(await read(files))).toEqual(expected(commits))

    const bare = join(dir, 'bare')
    execFileSync('git', ['clone', '--quiet', '--bare', dir, join(bare, 'versions.git')], quiet)
    const inBare = await read(filesIn(bare))
    expect(plain(inBare)).toEqual(expected(commits))
    expect(inBare.same).toEqual([])

    const cut = join(dir, 'shallow')
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${dir}`, cut], quiet)
    const shallow = await read(filesIn(cut))
    expect(plain(shallow).map((one) => one[3])).toEqual(['Three', 'New terms'])
    expect(shallow.notes).toEqual([expect.stringContaining('shallow clone')])
  })

  it('says what is damaged and keeps what can be read', async () => {
    const commits = await makeRepository()
    const files = filesIn(dir)
    const object = (oid = '') => `.git/objects/${oid.slice(0, 2)}/${oid.slice(2)}`
    files.set(object(commits[1]), new Blob(['no object']))
    const history = await read(files)
    expect(history.notes).toEqual([`The repository is damaged or not complete: commit ${commits[1]?.slice(0, 8)} could not be read. What depends on it is left out.`])
    expect(plain(history).map((one) => one[3])).toContain('Three')
  })

  it('gives no versions and one sentence where there is nothing to walk', async () => {
    await git.init({ fs, dir })
    expect((await read(filesIn(dir))).notes).toEqual([expect.stringContaining('no commit')])
    const config = '[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n'
    expect((await read(new Map([...filesIn(dir), ['.git/config', new Blob([config])]]))).notes).toEqual([expect.stringContaining('SHA-256')])
  })
})

describe('where a repository lies', () => {
  it.each([
    [['.git/HEAD', '.git/config', 'a.md'], { root: '', gitdir: '.git/', bare: false }],
    [['top/.git/HEAD', 'top/.git/config', 'top/sub/.git/HEAD', 'top/sub/.git/config'], { root: 'top/', gitdir: 'top/.git/', bare: false }],
    [['v.git/HEAD', 'v.git/config', 'v.git/objects/pack/a.pack'], { root: 'v.git/', gitdir: 'v.git/', bare: true }],
    [['HEAD', 'a.md'], null],
    [['.git', 'a.md'], null],
  ])('%j', (paths, found) => expect(repositoryOf(paths)).toEqual(found))
})

describe('files that are only read', () => {
  it('answers as a file system does, and refuses to write', async () => {
    const { promises } = readOnlyFs(new Map([['a/b.txt', new Blob(['text'])]]))
    expect(await promises.readFile('/a/b.txt', 'utf8')).toBe('text')
    expect(await promises.readdir('/a')).toEqual(['b.txt'])
    expect((await promises.stat('/a')).isDirectory()).toBe(true)
    await expect(promises.readFile('/a/c')).rejects.toMatchObject({ code: 'ENOENT' })
    await expect(promises.readFile('/a')).rejects.toMatchObject({ code: 'EISDIR' })
    await expect(promises.readdir('/a/b.txt')).rejects.toMatchObject({ code: 'ENOTDIR' })
    await expect(promises.writeFile('/a/b.txt')).rejects.toMatchObject({ code: 'EROFS' })
  })
})

describe('a buffer for reading', () => {
  it('answers as Node does', () => {
    const bytes = [0, 255, 16, 1, 0x68, 0xc3, 0xa9, 0x69, 200]
    const [ours, node] = [ReadBuffer.from(bytes), Buffer.from(bytes)]
    for (const at of [0, 1, 3, 5]) {
      expect([ours.readUInt8(at), ours.readUInt16BE(at), ours.readUInt32BE(at)]).toEqual([node.readUInt8(at), node.readUInt16BE(at), node.readUInt32BE(at)])
      expect(ours.slice(at).toString('hex')).toBe(node.subarray(at).toString('hex'))
    }
    expect(ours.toString('utf8', 4, 8)).toBe(node.toString('utf8', 4, 8))
    expect(ReadBuffer.from('00ff10', 'hex').toString('hex')).toBe('00ff10')
    expect(ReadBuffer.concat([ours, ReadBuffer.from('é')]).toString('hex')).toBe(Buffer.concat([node, Buffer.from('é')]).toString('hex'))
    const target = ReadBuffer.alloc(4)
    expect(ours.copy(target, 1, 2)).toBe(3)
    expect([...target]).toEqual([0, 16, 1, 0x68])
    expect(() => ours.readUInt32BE(7)).toThrow(RangeError)
    ours.slice(1, 2)[0] = 7
    expect(ours[1]).toBe(7)
  })
})
