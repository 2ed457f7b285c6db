import { resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '..')
export const dist = resolve(root, 'dist')
/** Things made or fetched once; git ignores it. */
export const cache = resolve(root, '.cache')
