import type { ImportFile } from '../import'
import { bridge } from './bridge'

/** Files that the system handed to the app (command line, file manager), each once. */
export async function handedFiles(): Promise<ImportFile[]> {
  const tokens = (await bridge()?.call('file.handed', {})) ?? []
  if (tokens.length === 0) return []
  const { fileFromToken } = await import('../import')
  return Promise.all(tokens.map((token) => fileFromToken(token.token, token.name)))
}
