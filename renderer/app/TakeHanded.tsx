import { useCallback, useEffect } from 'react'
import { bytesOfToken } from '../casefile/bytes'
import { isCaseFile, useCaseFiles } from '../features/casefile'
import type { ImportFile } from '../import'
import { bridge } from '../bridge'

/** Takes what the system handed to the app (command line, file manager, a second start), each once: case files are opened one after the other, papers are told to the app. */
export function TakeHanded({ onPapers }: { onPapers: (files: readonly ImportFile[]) => void }) {
  const cases = useCaseFiles()
  const take = useCallback(async () => {
    const tokens = (await bridge()?.call('file.handed', {})) ?? []
    for (const one of tokens) if (isCaseFile(one.name)) cases.open({ bytes: bytesOfToken(one.token, one.size), name: one.name })
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
