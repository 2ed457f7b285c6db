import { useCallback, useEffect } from 'react'
import { bytesOfToken } from '../casefile/bytes'
import { useCommands } from '../commands'
import { isCaseFile, useCaseFiles } from '../features/casefile'
import type { ImportFile } from '../import'
import { bridge } from './bridge'

/** Files that the system handed to the app (command line, file manager), each once: a case file is opened, a paper begins a matter. */
export function HandedFiles({ onPaper }: { onPaper: (file: ImportFile) => Promise<void> }) {
  const cases = useCaseFiles()
  const take = useCallback(async () => {
    const [token] = (await bridge()?.call('file.handed', {})) ?? []
    if (!token) return
    if (isCaseFile(token.name)) cases.open({ bytes: bytesOfToken(token.token, token.size), name: token.name })
    else {
      const { fileFromToken } = await import('../import')
      await onPaper(await fileFromToken(token.token, token.name))
    }
  }, [cases, onPaper])
  useEffect(() => void take(), [take])
  useCommands([{ id: 'files.handed', label: 'Open what was handed over', group: 'Matter', keys: [], quiet: true, run: () => void take() }])
  return null
}
