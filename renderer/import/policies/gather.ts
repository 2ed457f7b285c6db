/** What can hold a version in what was chosen: files as they lie there, and those that a repository's history keeps. */
import { dayOfName } from '../../../shared/policy/days'
import { folderPath, historyOf, holdsVersions, isHidden, isOfHistory, isReadable, repositoryOf, worktreeFile } from '../../workers/history'
import type { ImportFile } from '../files'
import type { VersionFile } from './read'

/** A longer list is no policy but a disk. */
const MOST_FILES = 5000

export type Gathered = { files: VersionFile[]; left: string[]; /** what a person must know, in sentences */ notes: string[] }
type Options = { /** only a folder of the repository, from its top; "" for all */ within?: string; signal: AbortSignal; onProgress: (done: number, total: number, what: string) => void }

const pathOf = (one: ImportFile) => (one.folder === '' ? one.name : `${one.folder}/${one.name}`)

/** Which paths of a folder are worth reading: what is not hidden, and a repository's references and objects. */
export function pathsToRead(paths: readonly string[]): Set<string> {
  const repository = repositoryOf(paths)
  const worktree = repository === null ? worktreeFile(paths) : null
  return new Set(paths.filter((path) => path === worktree || (repository !== null && isOfHistory(path, repository)) || !isHidden(path)))
}

/**
 * The files that can hold a version; the rest by name. Where the folder is a repository, every text that
 * its history keeps is a file too, captured when it was committed.
 * @throws the signal's reason where it was aborted
 */
export async function gatherFiles(chosen: readonly ImportFile[], options: Options): Promise<Gathered> {
  const within = folderPath(options.within ?? '')
  const found = repositoryOf(chosen.map(pathOf))
  if (found === null) return { ...lyingFiles(chosen.filter((one) => isWithin(pathOf(one), chosen, within))), notes: await notesOfWorktree(chosen) }
  const repository = { ...found, within }
  const { root, gitdir } = repository
  const isBeside = (path: string) => !path.startsWith(gitdir)
  const isTracked = (path: string) => path.startsWith(root + within) && holdsVersions(path.slice(root.length))
  const needed = chosen.filter((one) => isOfHistory(pathOf(one), repository) || (isBeside(pathOf(one)) && isTracked(pathOf(one))))
  const history = await historyOf(new Map(needed.map((one) => [pathOf(one), one.file])), repository, options)
  const same = new Set(history.same)
  const kept = new Set(history.versions.map((one) => root + one.path))
  // Papers about the repository are no policies; where it keeps none, the folder is one like any other.
  const lying = chosen.filter((one) => isBeside(pathOf(one)) && !same.has(pathOf(one)) && (isTracked(pathOf(one)) || (within === '' && (kept.size === 0 || !pathOf(one).startsWith(root)))))
  // A text that was changed since its last commit is the newest version of the same file.
  const { files, left } = lyingFiles(lying.map((one) => (kept.has(pathOf(one)) ? { ...one, folder: policyOf(pathOf(one)) } : one)))
  const versions = history.versions.map((one) => versionFile(root + one.path, one))
  return { files: [...versions, ...files], left, notes: history.notes }
}

/** Whether a file lies in the folder asked for, from the top of what was chosen. */
function isWithin(path: string, chosen: readonly ImportFile[], within: string): boolean {
  if (within === '') return true
  const [top = ''] = chosen[0]?.folder.split('/') ?? []
  return path.startsWith(within) || (chosen.every((one) => one.folder === top || one.folder.startsWith(`${top}/`)) && path.startsWith(`${top}/${within}`))
}

async function notesOfWorktree(chosen: readonly ImportFile[]): Promise<string[]> {
  const path = worktreeFile(chosen.map(pathOf))
  const file = chosen.find((one) => pathOf(one) === path)
  const [, elsewhere] = /^gitdir:\s{0,9}(\S[^\n]{0,500})/.exec((await file?.file.slice(0, 2000).text()) ?? '') ?? []
  return elsewhere ? [`This folder is a worktree: its history lies in ${elsewhere.trim().replace(/\/?\.git\/worktrees\/.*$/, '') || 'another folder'} and was not read. Choose that repository to have the earlier versions too.`] : []
}

function lyingFiles(files: readonly ImportFile[]): { files: VersionFile[]; left: string[] } {
  const seen = files.filter((one) => !isHidden(pathOf(one)))
  const own = seen.filter((one) => isReadable(one.name) || files.length === 1)
  return {
    files: own.slice(0, MOST_FILES).map((file) => ({ file, path: pathOf(file), captured: null, source: null })),
    left: [...seen.filter((one) => !own.includes(one)), ...own.slice(MOST_FILES)].map(pathOf),
  }
}

/** Each file of a repository is a policy; files that are named by their day are versions of their folder's. */
function policyOf(path: string): string {
  const at = path.lastIndexOf('/')
  return dayOfName(path.slice(at + 1)) === null ? path.replace(/\.[^./]*$/, '') : path.slice(0, Math.max(at, 0))
}

function versionFile(path: string, { commit, at, bytes }: { commit: string; at: string | null; bytes: Uint8Array<ArrayBuffer> }): VersionFile {
  const last = path.slice(path.lastIndexOf('/') + 1)
  const short = commit.slice(0, 8)
  const dot = last.lastIndexOf('.')
  const dated = dayOfName(last) !== null
  const name = dated ? last : `${last.slice(0, dot)}, ${[at?.slice(0, 10), short].filter(Boolean).join(', ')}${last.slice(dot)}`
  return { file: { file: new Blob([bytes]), name, folder: policyOf(path), modified: at }, path: `${path}@${short}`, captured: dated ? null : at, source: dated ? null : `file history, commit ${short}` }
}
