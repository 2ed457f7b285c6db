/** Files that were chosen, as isomorphic-git asks for them: read, never written. */

type Stat = { type: string; mode: number; size: number; ino: number; mtimeMs: number; ctimeMs: number; uid: number; gid: number; dev: number; isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean }

/**
 * @param files by their path, without a slash before it
 * @returns what isomorphic-git takes as `fs`; every call that would write is refused
 */
export function readOnlyFs(files: ReadonlyMap<string, Blob>) {
  const folders = new Map<string, Set<string>>([['', new Set()]])
  for (const path of files.keys()) {
    const parts = path.split('/')
    for (let depth = 0; depth < parts.length; depth++) {
      const folder = parts.slice(0, depth).join('/')
      if (!folders.has(folder)) folders.set(folder, new Set())
      folders.get(folder)?.add(parts[depth] ?? '')
    }
  }
  const fail = (code: string, path: string) => Object.assign(new Error(`${code}: ${path}`), { code })
  const plain = (path: string) => path.split('/').filter((part) => part !== '' && part !== '.').join('/')
  const refuse = (path: string): Promise<never> => Promise.reject(fail('EROFS', path))
  const stat = async (given: string): Promise<Stat> => {
    const path = plain(given)
    const file = files.get(path)
    if (!file && !folders.has(path)) throw fail('ENOENT', path)
    return {
      type: file ? 'file' : 'dir', mode: file ? 0o100444 : 0o40555, size: file?.size ?? 0, ino: 0, mtimeMs: 0, ctimeMs: 0, uid: 0, gid: 0, dev: 0,
      isFile: () => file !== undefined, isDirectory: () => file === undefined, isSymbolicLink: () => false,
    }
  }
  return {
    promises: {
      async readFile(given: string, options?: string | { encoding?: string }): Promise<string | Uint8Array> {
        const path = plain(given)
        const file = files.get(path)
        if (!file) throw fail(folders.has(path) ? 'EISDIR' : 'ENOENT', path)
        const encoding = typeof options === 'string' ? options : options?.encoding
        return encoding ? file.text() : new Uint8Array(await file.arrayBuffer())
      },
      async readdir(given: string): Promise<string[]> {
        const path = plain(given)
        const names = folders.get(path)
        if (!names) throw fail(files.has(path) ? 'ENOTDIR' : 'ENOENT', path)
        return [...names].sort()
      },
      stat, lstat: stat,
      readlink: (path: string): Promise<never> => Promise.reject(fail('EINVAL', path)),
      writeFile: refuse, mkdir: refuse, rmdir: refuse, unlink: refuse, symlink: refuse, chmod: refuse,
    },
  }
}
