import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { FINDING_WORDS } from '../../../shared/loadfile/findings'
import type { FindingKind } from '../../../shared/loadfile/model'
import { mappingOf, proposeMapping } from '../../../shared/loadfile/fields'
import { problem, type Problem, ProblemError, problemOf } from '../../../shared/problem/problem'
import { put } from '../../../shared/log/change'
import { useCommands } from '../../commands'
import { filesFromInput } from '../../import'
import { type CandidateLoadfile, checkProduction, findLoadfiles, folderSource, importProduction, type ProductionCheck, type ProductionDetails, type ProductionOutcome, type ProductionSource, type Progress, zipSource } from '../../import/production'
import { useNavigation } from '../../navigation'
import { newId, type Session, useSession } from '../../store'
import { say, todayHere } from '../../ui'
import { LoadfileWorker } from '../../workers/loadfile/LoadfileWorker'
import type { LoadfileJob } from '../../workers/loadfile/protocol'

/** A load file with what was found in it, and whether it takes part. */
export type Chosen = CandidateLoadfile & { used: boolean }

export type Phase =
  | { at: 'idle' }
  | { at: 'working'; title: string; progress: Progress }
  | { at: 'columns'; source: ProductionSource; files: Chosen[]; refused: { name: string; problem: Problem }[]; details: ProductionDetails }
  | { at: 'report'; source: ProductionSource; files: Chosen[]; details: ProductionDetails; check: ProductionCheck; leaveOut: ReadonlySet<FindingKind> }
  | { at: 'done'; outcome: ProductionOutcome; details: ProductionDetails }
  | { at: 'failed'; problem: Problem }

type ProductionImport = {
  phase: Phase
  chooseFolder(): void
  chooseZip(): void
  /** the demo matter's own, with deliberate faults */
  openDemo(): void
  change(phase: Phase): void
  check(): void
  run(): void
  cancel(): void
}

const Context = createContext<ProductionImport | null>(null)

export function useProductionImport(): ProductionImport {
  const value = useContext(Context)
  if (!value) throw new Error('no production import here')
  return value
}

/** The import of a production goes on while a person works in another room. */
export function ProductionImportProvider({ children }: { children: ReactNode }) {
  const session = useSession()
  const { go, closeSource } = useNavigation()
  const [phase, setPhase] = useState<Phase>({ at: 'idle' })
  const abort = useRef<AbortController | null>(null)
  const folder = useRef<HTMLInputElement>(null)
  const zip = useRef<HTMLInputElement>(null)
  useEffect(() => () => abort.current?.abort(), [])

  const work = useCallback((title: string, back: Phase, job: (signal: AbortSignal, onProgress: (progress: Progress) => void) => Promise<Phase>) => {
    const controller = new AbortController()
    abort.current = controller
    setPhase({ at: 'working', title, progress: { what: 'Beginning', done: 0, total: 0 } })
    job(controller.signal, (progress) => setPhase((now) => (now.at === 'working' ? { ...now, progress } : now))).then(setPhase, (cause: unknown) => {
      if (controller.signal.aborted) {
        setPhase(back)
        say('Cancelled; nothing was added.')
      } else setPhase({ at: 'failed', problem: problemOf(cause, 'unexpected', `${title} stopped.`, 'Try again.', 'Nothing was added to the matter.') })
    }).finally(() => {
      if (abort.current === controller) abort.current = null
    })
  }, [])

  const open = useCallback((source: () => Promise<ProductionSource>) => {
    closeSource()
    go({ room: 'productions', view: 'import', item: null })
    work('Looking for load files', { at: 'idle' }, (signal) => opened(session, source, signal))
  }, [go, closeSource, session, work])

  const value = useMemo<ProductionImport>(() => ({
    phase, change: setPhase, cancel: () => (abort.current ? abort.current.abort() : setPhase({ at: 'idle' })),
    chooseFolder: () => folder.current?.click(), chooseZip: () => zip.current?.click(),
    openDemo: () => open(async () => zipSource(await (await fetch('/demo/production.zip')).blob(), 'VOL001.zip')),
    check: () => {
      if (phase.at !== 'columns') return
      work('Checking the production', phase, async (signal, onProgress) => {
        await remember(session, phase)
        const check = await checkProduction(phase.source, jobsOf(phase.files), true, signal, onProgress)
        return { at: 'report', source: phase.source, files: phase.files, details: phase.details, check, leaveOut: new Set<FindingKind>(['privileged-produced']) }
      })
    },
    run: () => {
      if (phase.at !== 'report') return
      work(`Importing ${phase.details.label}`, phase, async (signal, onProgress) => {
        const outcome = await importProduction(session, phase.source, phase.check, { details: phase.details, jobs: jobsOf(phase.files), signal, onProgress, leaveOut: leftOut(phase.check, phase.leaveOut) })
        return { at: 'done', outcome, details: phase.details }
      })
    },
  }), [phase, session, work, open])

  useCommands([
    { id: 'productions.import', label: 'Import a production…', group: 'Matter', keys: ['$mod+Shift+p'], blocked: () => (phase.at === 'working' ? 'A production is being worked on.' : null), run: value.chooseFolder },
    { id: 'productions.import-zip', label: 'Import a production from a zip…', group: 'Matter', keys: [], blocked: () => (phase.at === 'working' ? 'A production is being worked on.' : null), run: value.chooseZip },
  ])
  return (
    <Context.Provider value={value}>
      {children}
      <input ref={(element) => {
        folder.current = element
        element?.setAttribute('webkitdirectory', '')
      }} type="file" multiple hidden aria-label="Folder of the production" onChange={(event) => {
        const files = filesFromInput(event.target.files)
        event.target.value = ''
        if (files.length > 0) open(async () => folderSource(files, ''))
      }} />
      <input ref={zip} type="file" accept=".zip" hidden aria-label="Archive of the production" onChange={(event) => {
        const [file] = event.target.files ?? []
        event.target.value = ''
        if (file) open(() => zipSource(file, file.name))
      }} />
    </Context.Provider>
  )
}

export const jobsOf = (files: readonly Chosen[]): LoadfileJob[] => files.filter((one) => one.used).map((one) => one.job)

async function opened(session: Session, open: () => Promise<ProductionSource>, signal: AbortSignal): Promise<Phase> {
  const source = await open()
  const worker = new LoadfileWorker()
  try {
    const { found, refused } = await findLoadfiles(source, worker, signal)
    if (found.length === 0) {
      const why = refused[0]?.problem
      throw new ProblemError(why ?? problem('loadfile.unknown', `There is no load file in ${source.name}.`, 'Choose the folder that holds the DAT, OPT, LFP, XML or CSV file; a folder of loose files is imported in the documents room.', 'Nothing was imported.'))
    }
    const party = session.reader.rows('profiles').at(-1)?.party ?? ''
    const files = found.map((one): Chosen => ({ ...one, used: true, job: proposed(session, party, one) }))
    const today = todayHere()
    return { at: 'columns', source, files, refused, details: { label: source.name, party, volume: source.name, by: '', obtained: today, from: '', how: '', note: '' } }
  } finally {
    worker.end()
  }
}

/** What is proposed for a file, with what was decided for this party before. */
export function proposed(session: Session, party: string, { job, sniffed }: CandidateLoadfile): LoadfileJob {
  if (sniffed.names.length === 0) return job
  const profile = session.reader.rows('profiles').find((one) => one.party.toLowerCase() === party.trim().toLowerCase())
  const own = Object.fromEntries(Object.entries(profile?.mapping ?? {}).filter(([column]) => sniffed.names.includes(column))) as NonNullable<LoadfileJob['mapping']>
  return { ...job, headed: sniffed.headed, delimiters: sniffed.delimiters, dateOrder: profile?.dateOrder ?? 'mdy', mapping: { ...mappingOf(proposeMapping(sniffed.names, sniffed.preview)), ...own } }
}

/** Keeps the mapping for the party's next volume. */
async function remember(session: Session, { files, details }: Extract<Phase, { at: 'columns' }>): Promise<void> {
  const first = files.find((one) => one.used && one.job.mapping)
  const party = details.party.trim()
  if (!first?.job.mapping || party === '') return
  const before = session.reader.rows('profiles').find((one) => one.party.toLowerCase() === party.toLowerCase())
  const mapping = { ...before?.mapping, ...first.job.mapping }
  const dateOrder = first.job.dateOrder ?? 'mdy'
  if (before && before.dateOrder === dateOrder && JSON.stringify(before.mapping) === JSON.stringify(mapping)) return
  await session.commit({ label: `Remember how load files of ${party} are read`, ops: [put('profiles', { id: before?.id ?? newId('profiles'), party, delimiters: first.sniffed.delimiters, mapping, dateOrder })] })
}

/** Places of the documents whose rows have a finding of a kind that a person leaves out. */
export function leftOut(check: ProductionCheck, kinds: ReadonlySet<FindingKind>): ReadonlySet<number> {
  if (kinds.size === 0) return new Set()
  const rows = new Set(check.findings.filter((one) => kinds.has(one.kind) && one.row !== null).map((one) => one.row))
  return new Set(check.documents.flatMap(({ document }, at) => (rows.has(document.row.line) ? [at] : [])))
}

export const kindName = (kind: FindingKind) => FINDING_WORDS[kind].name
