/** Versions that were checked become documents, policies and versions by one change. */
import { put } from '../../../shared/log/change'
import { newPolicy, type VersionChoice, versionPuts } from '../../../shared/policy/records'
import { howMany } from '../../../shared/proof'
import { newId, type Session } from '../../store'
import { type ImportOutcome, type ImportProgress, importDocuments } from '../documents'
import type { ReadVersion } from './read'

/** Versions of one policy: one that is there, by its id, or a new one by its name. */
export type PolicyChoice = { into: { id: string } | { name: string; publisher: string }; versions: VersionChoice[] }

/**
 * Imports the files behind the versions and writes policies and versions with them.
 * @throws the signal's reason where it was cancelled: nothing was added then
 */
export async function importVersions(session: Session, choices: readonly PolicyChoice[], options: { signal: AbortSignal; onProgress: (progress: ImportProgress) => void }): Promise<ImportOutcome> {
  const files = choices.flatMap((one) => one.versions).flatMap(({ version }) => version.captures as ReadVersion[])
  const titles = new Map(choices.flatMap((one) => one.versions.flatMap(({ version, effective }) => version.captures.map((capture) => [(capture as ReadVersion).file, { title: titleOf(version.title, capture.captured, effective?.date ?? null) }] as const))))
  const hashes = new Map(files.map((one) => [one.key, one.sha256]))
  return importDocuments(session, files.map((one) => one.file), {
    ...options,
    describe: (file) => titles.get(file) ?? {},
    along: (outcome) => {
      const byHash = new Map([...session.reader.rows('documents').filter((one) => one.range === null && one.parent === null), ...outcome.added].map((one) => [one.sha256, one.id]))
      const documentOf = (key: string) => byHash.get(hashes.get(key) ?? '')
      const count = choices.reduce((sum, one) => sum + one.versions.length, 0)
      const ops = choices.flatMap(({ into, versions }) => {
        const policy = 'id' in into ? into.id : newId('policies')
        const made = 'id' in into ? [] : [put('policies', { ...newPolicy(policy, into.name), publisher: into.publisher.slice(0, 300) })]
        return [...made, ...versionPuts(policy, versions, documentOf, () => newId('versions'))]
      })
      return { label: `Import ${howMany(count, 'version')} of ${choices.length === 1 && choices[0] ? nameOf(session, choices[0]) : howMany(choices.length, 'policy', 'policies')}`, ops }
    },
  })
}

function nameOf(session: Session, { into }: PolicyChoice): string {
  return 'id' in into ? (session.reader.get('policies', into.id)?.name ?? 'a policy') : into.name
}

function titleOf(title: string, captured: string | null, effective: string | null): string {
  const when = effective ? `effective ${effective}` : captured ? `captured ${captured.slice(0, 10)}` : ''
  return [title.slice(0, 900), when].filter(Boolean).join(', ')
}
