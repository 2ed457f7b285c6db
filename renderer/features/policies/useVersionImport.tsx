import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type FoundVersion, policiesOf } from '../../../shared/policy/gather'
import { proposedChoice, type VersionChoice } from '../../../shared/policy/records'
import { problem, type Problem, ProblemError, problemOf } from '../../../shared/problem/problem'
import { filesFromInput, type ImportFile } from '../../import'
import { gatherFiles, importVersions, readVersions } from '../../import/policies'
import { useNavigation } from '../../navigation'
import { useSession } from '../../store'
import { type MenuItem, say } from '../../ui'

/** A version on the check screen, and whether it is taken. */
export type Checked = VersionChoice & { taken: boolean }
/** A policy that was found: the versions of one folder. */
export type CheckedPolicy = { folder: string; into: string; name: string; publisher: string; versions: Checked[] }

export type ImportPhase =
  | { at: 'idle' }
  | { at: 'working'; what: string; done: number; total: number }
  | { at: 'check'; policies: CheckedPolicy[]; refused: { name: string; problem: Problem }[]; left: string[]; notes: string[] }
  | { at: 'failed'; problem: Problem }

export type VersionImport = {
  phase: ImportPhase
  inputs: ReactNode
  choices: MenuItem[]
  chooseFiles(): void
  chooseFolder(): void
  change(policies: CheckedPolicy[]): void
  take(): void
  cancel(): void
}

/** Versions out of files and folders: read, checked by a person, then imported by one change. */
export function useVersionImport(): VersionImport {
  const session = useSession()
  const { go } = useNavigation()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const abort = useRef<AbortController | null>(null)
  const [phase, setPhase] = useState<ImportPhase>({ at: 'idle' })
  useEffect(() => () => abort.current?.abort(), [])

  const run = async (work: (signal: AbortSignal) => Promise<void>) => {
    const controller = new AbortController()
    abort.current = controller
    try {
      await work(controller.signal)
    } catch (cause) {
      if (controller.signal.aborted) {
        setPhase({ at: 'idle' })
        say('The import was cancelled; nothing was added.')
      } else setPhase({ at: 'failed', problem: problemOf(cause, 'unexpected', 'The import stopped.', 'Try again.', 'Nothing was added to the matter.') })
    }
  }
  const read = (chosen: readonly ImportFile[]) => {
    if (chosen.length === 0) return
    void run(async (signal) => {
      setPhase({ at: 'working', what: 'Reading the versions', done: 0, total: 0 })
      const found = await gatherFiles(chosen, { signal, onProgress: (done, total, what) => setPhase({ at: 'working', what, done, total }) })
      const result = await readVersions(found, { signal, onProgress: (done, total, what) => setPhase({ at: 'working', what: `Reading ${what}`, done, total }) })
      if (result.captured.length === 0 && result.refused.length === 0) throw new ProblemError(problem('file.unsupported', result.notes[0] ?? 'No file here can hold a version of a policy.', 'Choose Markdown, text, saved pages, PDF or Word files.'))
      const policies = policiesOf(result.captured).map(({ folder: name, versions }) => checkedPolicy(name, versions, session.reader.rows('policies')))
      setPhase({ at: 'check', policies, refused: result.refused, left: result.left, notes: result.notes })
    })
  }
  const take = () => {
    if (phase.at !== 'check') return
    const choices = phase.policies.flatMap((one) => {
      const versions = one.versions.filter((version) => version.taken)
      return versions.length === 0 ? [] : [{ into: one.into === '' ? { name: one.name.trim() || 'Policy', publisher: one.publisher.trim() } : { id: one.into }, versions }]
    })
    void run(async (signal) => {
      setPhase({ at: 'working', what: 'Importing', done: 0, total: choices.reduce((sum, one) => sum + one.versions.length, 0) })
      await importVersions(session, choices, { signal, onProgress: (progress) => setPhase({ at: 'working', ...progress }) })
      setPhase({ at: 'idle' })
      go({ view: 'versions', item: null })
    })
  }
  const takeInput = (input: HTMLInputElement) => {
    const chosen = filesFromInput(input.files)
    input.value = ''
    read(chosen)
  }
  const chooseFiles = () => files.current?.click()
  const chooseFolder = () => folder.current?.click()
  return {
    phase, chooseFiles, chooseFolder, take,
    change: (policies) => setPhase((before) => (before.at === 'check' ? { ...before, policies } : before)),
    cancel: () => {
      if (phase.at === 'working') abort.current?.abort()
      else setPhase({ at: 'idle' })
    },
    choices: [{ label: 'From files…', run: chooseFiles }, { label: 'From a folder…', run: chooseFolder }],
    inputs: (
      <>
        <input ref={files} type="file" multiple hidden aria-label="Files of versions" onChange={(event) => takeInput(event.target)} />
        <input ref={(element) => {
          folder.current = element
          element?.setAttribute('webkitdirectory', '')
        }} type="file" multiple hidden aria-label="Folder of versions" onChange={(event) => takeInput(event.target)} />
      </>
    ),
  }
}

function checkedPolicy(folder: string, versions: readonly FoundVersion[], there: readonly { id: string; name: string }[]): CheckedPolicy {
  const name = versions.at(-1)?.title ?? (folder.split('/').at(-1) || 'Policy')
  const same = there.find((one) => one.name.toLowerCase() === name.toLowerCase())
  return { folder, into: same?.id ?? '', name, publisher: '', versions: versions.map((version) => ({ ...proposedChoice(version), taken: version.text.text.trim() !== '' })) }
}
