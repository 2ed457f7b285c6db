import { useCallback, useEffect } from 'react'
import { bytesOfToken } from '../casefile/bytes'
import { isCaseFile, useCaseFiles } from '../features/casefile'
import type { ImportFile } from '../import'
import { bridge } from './bridge'

/** Takes what the system handed to the app (command line, file manager, a second start), each once: a case file is opened, papers are told to the app. */
export function TakeHanded({ onPapers }: { onPapers: (files: readonly ImportFile[]) => void }) {
  const cases = useCaseFiles()
  const take = useCallback(async () => {
    const tokens = (await bridge()?.call('file.handed', {})) ?? []
    const kept = tokens.find((one) => isCaseFile(one.name))
    if (kept) cases.open({ bytes: bytesOfToken(kept.token, kept.size), name: kept.name })
    const papers = tokens.filter((one) => !isCaseFile(one.name))
    if (papers.length === 0) return
    const { fileFromToken } = await import('../import')
    onPapers(await Promise.all(papers.map((one) => fileFromToken(one.token, one.name))))
  }, [cases, onPapers])
  useEffect(() => {
    void take()
    return bridge()?.onHanded(() => void take())
  }, [take])
  return null
}
