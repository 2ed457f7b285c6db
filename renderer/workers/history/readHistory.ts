/** The versions of files that a repository's history keeps: one for each change of a text, with its commit. */
import type Git from 'isomorphic-git'
import { readOnlyFs } from './readOnlyFs'
import { holdsVersions, isOfHistory, leadsTo, type Repository, type RepositoryPart } from './repository'

type Reader = Pick<typeof Git, 'resolveRef' | 'readCommit' | 'readTree' | 'readBlob' | 'hashBlob'>

/** A text as one commit left it. */
export type HistoryVersion = {
  /** where the file lies now, or lay last: a file that was only renamed is one file */
  path: string
  commit: string
  /** the commit's author date, ISO 8601 UTC; null where it is no date */
  at: string | null
  bytes: Uint8Array<ArrayBuffer>
}

export type GitHistory = {
  versions: HistoryVersion[]
  /** files lying in the folder whose very text is in the history */
  same: string[]
  /** what a person must know of how it was read, in sentences */
  notes: string[]
}

type Commit = { oid: string; tree: string; parents: string[]; at: number; committed: number }
type Change = { path: string; before: string | null; after: string | null }
type Lineage = { path: string; versions: { oid: string; commit: Commit }[] }

const MOST_COMMITS = 5000
const MOST_VERSIONS = 5000
/** bytes */
const LARGEST_TEXT = 20_000_000
const LARGEST_ALL = 400_000_000
const LARGEST_REPOSITORY = 1_500_000_000
const DEPTH = 64
/** 1 January 2100; a later author date is none */
const LATEST = 4_102_444_800

const short = (oid: string) => oid.slice(0, 8)

/**
 * Walks all commits behind HEAD and takes each text that a commit changed, oldest first.
 * What is damaged is said in `notes`; what could be read before it stays.
 * @param files the repository's own and those lying beside it, by path
 */
export async function readHistory(git: Reader, files: ReadonlyMap<string, Blob>, repository: RepositoryPart, onProgress: (done: number, total: number, what: string) => void): Promise<GitHistory> {
  const notes: string[] = []
  const nothing = (note: string): GitHistory => ({ versions: [], same: [], notes: [note] })
  const own = new Map([...files].filter(([path]) => isOfHistory(path, repository)))
  if ([...own.values()].reduce((sum, one) => sum + one.size, 0) > LARGEST_REPOSITORY) return nothing('The repository is larger than 1.5 GB; its history was not read.')
  if (/objectformat\s{0,9}=\s{0,9}sha256/i.test((await own.get(`${repository.gitdir}config`)?.slice(0, 100_000).text()) ?? '')) return nothing('The repository names its objects by SHA-256, which is not read here; its history was left out.')
  const at = { fs: readOnlyFs(own), gitdir: `/${repository.gitdir.slice(0, -1)}`, cache: {} }
  const head = await git.resolveRef({ ...at, ref: 'HEAD' }).catch(() => null)
  if (head === null) return nothing('The repository has no commit that its HEAD leads to; its history was not read.')
  const shallow = new Set(((await own.get(`${repository.gitdir}shallow`)?.text()) ?? '').split(/\s+/).filter(Boolean))
  if (shallow.size > 0) notes.push('The repository is a shallow clone: older commits are not in it. The first version of a file may be older than its commit.')
  const walker = new Walker(git, at, shallow, notes, repository.within)
  const commits = await walker.commits(head, (done) => onProgress(0, 0, `Reading the file history: ${done.toLocaleString()} commits`))
  const lineages = await lineagesOf(walker, commits, (done) => onProgress(done, commits.length, 'Reading the file history'))
  const versions = await walker.texts(lineages, (done, total) => onProgress(done, total, 'Taking the versions'))
  if (versions.length === 0 && repository.within !== '') notes.push(`The history holds no text in a folder ${repository.within.slice(0, -1)}. Its name is written as in the repository, from the top.`)
  return { versions, same: await sameOf(git, files, repository, lineages), notes }
}

class Walker {
  private trees = new Map<string, Promise<Map<string, { oid: string; type: string }>>>()
  private hurt = false
  constructor(private git: Reader, private at: { fs: ReturnType<typeof readOnlyFs>; gitdir: string; cache: object }, private shallow: ReadonlySet<string>, private notes: string[], private within: string) {}

  /** Said once: after the first object that is not there, others will lack too. */
  damaged(where: string): void {
    if (!this.hurt) this.notes.push(`The repository is damaged or not complete: ${where} could not be read. What depends on it is left out.`)
    this.hurt = true
  }

  /** @returns from the oldest to the newest */
  async commits(head: string, onProgress: (done: number) => void): Promise<Commit[]> {
    const found: Commit[] = []
    const seen = new Set([head])
    const waiting: Commit[] = []
    const meet = async (oid: string) => {
      try {
        const { commit } = await this.git.readCommit({ ...this.at, oid })
        waiting.push({ oid, tree: commit.tree, parents: this.shallow.has(oid) ? [] : commit.parent, at: commit.author.timestamp, committed: commit.committer.timestamp })
      } catch {
        this.damaged(`commit ${short(oid)}`)
      }
    }
    await meet(head)
    while (waiting.length > 0) {
      if (found.length >= MOST_COMMITS) {
        this.notes.push(`Only the newest ${MOST_COMMITS.toLocaleString()} commits were read. The first version of a file may be older than its commit.`)
        break
      }
      const newest = waiting.reduce((best, one, index) => (one.committed > (waiting[best]?.committed ?? 0) ? index : best), 0)
      const [commit] = waiting.splice(newest, 1) as [Commit]
      found.push(commit)
      for (const parent of commit.parents) {
        if (seen.has(parent)) continue
        seen.add(parent)
        await meet(parent)
      }
      if (found.length % 50 === 0) onProgress(found.length)
    }
    return found.reverse()
  }

  private tree(oid: string): Promise<Map<string, { oid: string; type: string }>> {
    const there = this.trees.get(oid)
    if (there) return there
    const read = this.git.readTree({ ...this.at, oid }).then(({ tree }) => new Map(tree.map((one) => [one.path, { oid: one.oid, type: one.type }])))
    this.trees.set(oid, read)
    return read
  }

  /** Paths that can hold a version and differ between two trees; null stands for an empty one. */
  async changes(before: string | null, after: string | null, folder = '', depth = 0): Promise<Change[]> {
    if (before === after || depth > DEPTH) return []
    const [old, now] = await Promise.all([before, after].map((oid) => (oid === null ? new Map<string, { oid: string; type: string }>() : this.tree(oid))))
    if (!old || !now) return []
    const found: Change[] = []
    for (const name of new Set([...old.keys(), ...now.keys()])) {
      const [a, b] = [old.get(name), now.get(name)]
      const path = folder + name
      const [treeA, treeB] = [a, b].map((one) => (one?.type === 'tree' ? one.oid : null))
      if ((treeA || treeB) && leadsTo(`${path}/`, this.within)) found.push(...(await this.changes(treeA ?? null, treeB ?? null, `${path}/`, depth + 1)))
      const [blobA, blobB] = [a, b].map((one) => (one?.type === 'blob' ? one.oid : null))
      if (blobA !== blobB && path.startsWith(this.within) && holdsVersions(path)) found.push({ path, before: blobA ?? null, after: blobB ?? null })
    }
    return found
  }

  async texts(lineages: readonly Lineage[], onProgress: (done: number, total: number) => void): Promise<HistoryVersion[]> {
    const all = lineages.flatMap((one) => one.versions.map((version) => ({ path: one.path, ...version })))
    const wanted = all.slice(0, MOST_VERSIONS)
    if (all.length > wanted.length) this.notes.push(`The history holds ${all.length.toLocaleString()} versions; ${MOST_VERSIONS.toLocaleString()} were taken.`)
    const found: HistoryVersion[] = []
    let size = 0
    for (const [index, { path, oid, commit }] of wanted.entries()) {
      if (index % 20 === 0) onProgress(index, wanted.length)
      const blob = await this.git.readBlob({ ...this.at, oid }).then((read) => read.blob, () => null)
      if (blob === null) this.damaged(`${path} in commit ${short(commit.oid)}`)
      else if (blob.length > LARGEST_TEXT) this.notes.push(`${path} in commit ${short(commit.oid)} is larger than 20 MB and was left out.`)
      else {
        size += blob.length
        if (size > LARGEST_ALL) {
          this.notes.push(`The versions are larger than 400 MB together; those after ${path} were left out.`)
          break
        }
        const sure = Number.isFinite(commit.at) && commit.at > 0 && commit.at < LATEST
        found.push({ path, commit: commit.oid, at: sure ? new Date(commit.at * 1000).toISOString().replace('.000Z', 'Z') : null, bytes: new Uint8Array(blob) })
      }
    }
    return found
  }
}

/** What each commit changed, put together by file. */
async function lineagesOf(walker: Walker, commits: readonly Commit[], onProgress: (done: number) => void): Promise<Lineage[]> {
  const trees = new Map(commits.map((one) => [one.oid, one.tree]))
  const now = new Map<string, Lineage>()
  const found: Lineage[] = []
  for (const [index, commit] of commits.entries()) {
    if (index % 20 === 0) onProgress(index)
    const changes = await changesOf(walker, commit, trees)
    for (const one of changes) {
      if (one.after === null) continue
      const from = one.before === null ? changes.find((other) => other.after === null && other.before === one.after && now.has(other.path)) : undefined
      const renamed = from && now.get(from.path)
      const lineage = renamed ?? now.get(one.path) ?? { path: one.path, versions: [] }
      if (renamed && from) now.delete(from.path)
      if (!found.includes(lineage)) found.push(lineage)
      lineage.path = one.path
      now.set(one.path, lineage)
      // The same change made on two branches is one version.
      if (lineage.versions.at(-1)?.oid !== one.after) lineage.versions.push({ oid: one.after, commit })
    }
  }
  return found
}

async function changesOf(walker: Walker, commit: Commit, trees: ReadonlyMap<string, string>): Promise<Change[]> {
  try {
    const [first = null, ...others] = commit.parents.map((oid) => trees.get(oid) ?? null)
    let changes = await walker.changes(first, commit.tree)
    for (const other of others) {
      // What a merge took over as it stood on the other side was that side's version already.
      const own = new Set((await walker.changes(other, commit.tree)).map((one) => one.path))
      changes = changes.filter((one) => own.has(one.path))
    }
    return changes
  } catch {
    walker.damaged(`commit ${short(commit.oid)}`)
    return []
  }
}

/** Files lying in the folder that the history holds just so; git may have turned their line ends. */
async function sameOf(git: Reader, files: ReadonlyMap<string, Blob>, { root, bare }: Repository, lineages: readonly Lineage[]): Promise<string[]> {
  const kept = new Map(lineages.map((one) => [one.path, new Set(one.versions.map((version) => version.oid))]))
  const found: string[] = []
  if (bare) return found
  for (const [path, file] of files) {
    const oids = path.startsWith(root) ? kept.get(path.slice(root.length)) : undefined
    if (!oids || file.size > LARGEST_TEXT) continue
    const bytes = new Uint8Array(await file.arrayBuffer())
    const unix = bytes.filter((byte, index) => byte !== 13 || bytes[index + 1] !== 10)
    for (const object of [bytes, unix]) {
      if (!oids.has((await git.hashBlob({ object })).oid)) continue
      found.push(path)
      break
    }
  }
  return found
}
