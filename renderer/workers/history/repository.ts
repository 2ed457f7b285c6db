/** Which files of a folder are a repository's, and which paths can hold a version of a policy. */

/** Kinds of files that a policy may come in. */
const READABLE = /\.(?:md|markdown|txt|text|html?|xhtml|mhtml?|pdf|docx|rtf)$/i
/** What stands beside the texts of a repository and is none of them. */
const BESIDE = /^(?:readme|licen[cs]e|contributing|changelog|code_of_conduct|security)(?:\.[a-z]+)?$/i
const NEEDED = /^(?:HEAD|config|packed-refs|shallow|refs\/.+|objects\/.+)$/

/** Where a repository lies. `root` is "" or ends with a slash; `gitdir` ends with one. */
export type Repository = { root: string; gitdir: string; bare: boolean }
/** A folder of a repository: `within` is as "Example/Policies/", from its top; "" for all of it. */
export type RepositoryPart = Repository & { within: string }

export const isReadable = (path: string): boolean => READABLE.test(path)

/** Whether a path lies in a hidden folder, such as that of a repository. */
export const isHidden = (path: string): boolean => path.split('/').some((part) => part.startsWith('.'))

/** Whether a path of a repository can hold a version: the papers at its top about itself cannot. */
export const holdsVersions = (path: string): boolean => isReadable(path) && !isHidden(path) && !BESIDE.test(path)

/** The repository nearest to the top of what was chosen: a folder with `.git` in it, or a bare one. */
export function repositoryOf(paths: readonly string[]): Repository | null {
  const all = new Set(paths)
  const heads = paths.filter((path) => path === 'HEAD' || path.endsWith('/HEAD')).sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))
  for (const head of heads) {
    const gitdir = head.slice(0, -'HEAD'.length)
    if (!all.has(`${gitdir}config`)) continue
    if (gitdir.endsWith('.git/') && (gitdir === '.git/' || gitdir.endsWith('/.git/'))) return { root: gitdir.slice(0, -'.git/'.length), gitdir, bare: false }
    if (!isHidden(gitdir.slice(0, -1)) && paths.some((path) => path.startsWith(`${gitdir}objects/`))) return { root: gitdir, gitdir, bare: true }
  }
  return null
}

/** A folder as `within` writes it: no slash before it, one behind. */
export const folderPath = (typed: string): string => typed.split(/[/\\]/).filter((part) => part !== '' && part !== '.').map((part) => `${part}/`).join('')

/** Whether a folder of a repository has to be opened to reach `within`. */
export const leadsTo = (folder: string, within: string): boolean => folder.startsWith(within) || within.startsWith(folder)

/** The file that stands for the repository in a worktree, whose history lies elsewhere; null where there is none. */
export const worktreeFile = (paths: readonly string[]): string | null => paths.find((path) => path === '.git' || (path.endsWith('/.git') && path.split('/').length === 2)) ?? null

/** Whether the history is read from this file: references and objects, no hooks, logs or index. */
export const isOfHistory = (path: string, { gitdir }: Repository): boolean => path.startsWith(gitdir) && NEEDED.test(path.slice(gitdir.length))
