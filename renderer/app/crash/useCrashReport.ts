import { useEffect, useState } from 'react'
import { type CrashPlace, crashReport } from '../../../shared/crash/report'
import { bridge } from '../../bridge'

/** The report of a fault; null until the facts of this program are known. @param others processes that ended, where they were told of already */
export function useCrashReport(place: CrashPlace, error: unknown, others: readonly string[] | null = null): string | null {
  const [report, setReport] = useState<string | null>(null)
  useEffect(() => {
    let gone = false
    const at = new Date().toISOString()
    const runningFor = place.kind === 'process' ? null : performance.now() / 1000
    void Promise.all([bridge()?.call('app.about', {}), others ?? bridge()?.call('crash.last', {}).then((last) => last.others)]).then(([about, ended]) => {
      if (gone) return
      setReport(crashReport({
        at, place, error, runningFor, version: about?.version ?? '', platform: about?.platform ?? '', ended: ended ?? [],
        runtime: about ? `Electron ${about.electron}, Chromium ${about.chromium}, Node ${about.node}` : '',
      }))
    })
    return () => {
      gone = true
    }
  }, [place, error, others])
  return report
}
